//! What a council is asked to agree on: words in the language of whoever wrote them, and their translations.

use chrono::{DateTime, Utc};

use super::decision::Decision;
use super::market::Market;
use super::refusal::Field;
use super::text::{Variants, required};
use super::vote::{Outcome, Turnout};
use super::{ContributionId, CouncilId, Language, PersonId, ProgramId, ProposalId, Refusal};

/// Characters of a proposal's title.
pub const TITLE_LENGTH: usize = 100;
/// Characters of a proposal: escaped, two languages of it still fit on a card.
pub const BODY_LENGTH: usize = 900;
/// Characters of what somebody says in a discussion.
pub const CONTRIBUTION_LENGTH: usize = 900;

/// How far a proposal has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// It is discussed.
    Open,
    /// It is voted on.
    Voting,
    /// The vote was counted.
    Closed,
    /// Whoever proposed it asked to be forgotten before that.
    Withdrawn,
}

/// One proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Proposal {
    /// Its key.
    pub proposal_id: ProposalId,
    /// The programme.
    pub program_id: ProgramId,
    /// To which council.
    pub council_id: CouncilId,
    /// Whose; nobody's once that person asked to be forgotten.
    pub person_id: Option<PersonId>,
    /// The language in which it was written.
    pub language: Language,
    /// How far it has come.
    pub state: State,
    /// Since when it is there.
    pub proposed_at: DateTime<Utc>,
    /// Until when one can vote, once one can.
    pub closes_at: Option<DateTime<Utc>>,
    /// What the vote came to.
    pub outcome: Option<Outcome>,
    /// Votes for it.
    pub in_favour: Option<i32>,
    /// Votes against it.
    pub against: Option<i32>,
    /// Votes for neither.
    pub abstained: Option<i32>,
    /// How often its author changed it.
    pub revision: i64,
}

/// A proposal's words in one language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Text {
    /// The language.
    pub language: Language,
    /// The topic.
    pub title: String,
    /// What is proposed.
    pub body: String,
    /// Who wrote these words.
    pub person_id: Option<PersonId>,
    /// Which revision of the original they are, or translate.
    pub origin: i64,
}

/// A proposal with everything that is known of it.
#[derive(Clone, Debug)]
pub struct View {
    /// The proposal.
    pub proposal: Proposal,
    /// Its words, the original first.
    pub texts: Vec<Text>,
    /// The languages that the council's seats speak, the original's first.
    pub languages: Vec<Language>,
    /// How each market voted, once that was counted.
    pub turnout: Vec<(Turnout, Market)>,
    /// What the programme does about it.
    pub decision: Option<Decision>,
}

impl View {
    /// The words in a language; the original's where there are none in it.
    pub fn text(&self, language: Language) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == language).or(self.texts.first())
    }

    /// The topic in every language in which there is one.
    pub fn titles(&self) -> Variants {
        self.texts.iter().map(|text| (text.language, text.title.clone())).collect()
    }

    /// Whether the original was changed after these words were written.
    pub const fn is_stale(&self, text: &Text) -> bool {
        text.origin < self.proposal.revision
    }

    /// The languages in which words are wanted: there are none, or they translate what was changed since.
    pub fn missing(&self) -> Vec<Language> {
        let is_missing = |language: &&Language| {
            self.texts.iter().all(|text| text.language != **language || self.is_stale(text))
        };
        self.languages.iter().filter(is_missing).copied().collect()
    }

    /// Whether it was voted on before, and is once more.
    pub fn is_again(&self) -> bool {
        self.proposal.state == State::Voting && self.proposal.outcome.is_some()
    }

    /// Whether anybody but its author made a translation, and who.
    pub fn translators(&self) -> Vec<PersonId> {
        let by = self.texts.iter().filter(|text| text.language != self.proposal.language);
        by.filter_map(|text| text.person_id).filter(|by| Some(*by) != self.proposal.person_id).collect()
    }
}

/// What somebody says to a proposal, carried across languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Contribution {
    /// Its key.
    pub contribution_id: ContributionId,
    /// The programme.
    pub program_id: ProgramId,
    /// To which proposal.
    pub proposal_id: ProposalId,
    /// Whose; nobody's once that person asked to be forgotten.
    pub person_id: Option<PersonId>,
    /// The language in which it was said.
    pub language: Language,
}

/// A contribution with its words.
#[derive(Clone, Debug)]
pub struct Carried {
    /// The contribution.
    pub contribution: Contribution,
    /// Its words by language, the original first; none once they were taken back.
    pub texts: Vec<(Language, String)>,
}

impl Carried {
    /// The words in a language, if they are there in it.
    pub fn text(&self, language: Language) -> Option<&str> {
        self.texts.iter().find(|(known, _)| *known == language).map(|(_, body)| &**body)
    }
}

/// A proposal as somebody typed it: its topic, and what is proposed.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read(title: &str, body: &str) -> Result<(String, String), Refusal> {
    let title = required(Field::ProposalTitle, &title.replace('\n', " "), TITLE_LENGTH)?;
    Ok((title, required(Field::ProposalBody, body, BODY_LENGTH)?))
}

/// What somebody says, as they typed it.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn read_contribution(raw: &str) -> Result<String, Refusal> {
    required(Field::Contribution, raw, CONTRIBUTION_LENGTH)
}
