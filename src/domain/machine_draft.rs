//! What a machine makes of somebody's words in another language: a draft that a person reads, mends and sends.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};

use super::brief::{Leaf, Part};
use super::{
    AnnouncementId, CampaignId, ContributionId, Language, MachineDraftId, MarketNoteId, PersonId, ProgramId,
    ProposalId, QuestionAnswerId, QuestionId,
};

/// How long a draft is kept that nobody sends.
pub const KEPT: TimeDelta = TimeDelta::days(7);

/// What is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// A question to another market.
    Question,
    /// An answer to one.
    Answer,
    /// A proposal to a council.
    Proposal,
    /// What somebody says to a proposal.
    Contribution,
    /// A campaign's name and summary.
    Name,
    /// What a brief is about.
    Message,
    /// How it is made and measured.
    Craft,
    /// One thing that a brief asks for.
    Deliverable,
    /// An announcement.
    Announcement,
    /// A note on a market.
    MarketNote,
    /// What worked in a campaign, what did not and what is next.
    Results,
}

impl Kind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::Question,
        Self::Answer,
        Self::Proposal,
        Self::Contribution,
        Self::Name,
        Self::Message,
        Self::Craft,
        Self::Deliverable,
        Self::Announcement,
        Self::MarketNote,
        Self::Results,
    ];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Proposal => "proposal",
            Self::Contribution => "contribution",
            Self::Name => "name",
            Self::Message => "message",
            Self::Craft => "craft",
            Self::Deliverable => "deliverable",
            Self::Announcement => "announcement",
            Self::MarketNote => "market-note",
            Self::Results => "results",
        }
    }
}

/// The words of what: `question.7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// Of what kind it is.
    pub kind: Kind,
    /// Its key.
    pub id: i64,
}

macro_rules! sources {
    ($($id:ident => $kind:ident),* $(,)?) => {$(
        impl From<$id> for Source {
            fn from(id: $id) -> Self {
                Self { kind: Kind::$kind, id: id.0 }
            }
        }
    )*};
}

sources! {
    QuestionId => Question,
    QuestionAnswerId => Answer,
    ProposalId => Proposal,
    ContributionId => Contribution,
    AnnouncementId => Announcement,
    MarketNoteId => MarketNote,
}

impl Source {
    /// What worked in a campaign, what did not and what is next.
    pub const fn results(campaign: CampaignId) -> Self {
        Self { kind: Kind::Results, id: campaign.0 }
    }

    /// The words of a campaign that are written in one form.
    pub const fn leaf(campaign: CampaignId, leaf: Leaf) -> Self {
        let (kind, id) = match leaf {
            Leaf::Name => (Kind::Name, campaign.0),
            Leaf::Part(Part::Message) => (Kind::Message, campaign.0),
            Leaf::Part(Part::Craft) => (Kind::Craft, campaign.0),
            Leaf::Deliverable(one) => (Kind::Deliverable, one.0),
        };
        Self { kind, id }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.kind.code(), self.id)
    }
}

impl FromStr for Source {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once('.').ok_or(())?;
        let kind = Kind::ALL.iter().copied().find(|known| known.code() == kind).ok_or(())?;
        Ok(Self { kind, id: id.parse().map_err(drop)? })
    }
}

/// Words that a machine is to translate, as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The language that they are in.
    pub language: Language,
    /// The texts, in the order of the form in which a translation is written; empty where there is nothing to translate.
    pub texts: Vec<String>,
    /// Whose they are, where they are one person's.
    pub person_id: Option<PersonId>,
}

impl Original {
    /// Whether there is nothing to translate.
    pub fn is_empty(&self) -> bool {
        self.texts.iter().all(|text| text.trim().is_empty())
    }

    /// By which it is known whether the words are still the same.
    pub fn digest(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        for part in [self.language.code()].into_iter().chain(self.texts.iter().map(String::as_str)) {
            hasher.update(&part.len().to_le_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// What a machine made of somebody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineDraft {
    /// Its key.
    pub machine_draft_id: MachineDraftId,
    /// The programme.
    pub program_id: ProgramId,
    /// What is translated.
    pub source: Source,
    /// Into which language.
    pub language: Language,
    /// Whose words they are, where they are one person's.
    pub person_id: Option<PersonId>,
    /// The digest of the words that were translated.
    pub origin: String,
    /// The texts, in the order of the form; empty where there was nothing to translate.
    pub texts: Vec<String>,
    /// Whether a text was longer than the form takes.
    pub is_cut: bool,
    /// When it was made.
    pub drafted_at: DateTime<Utc>,
}

impl MachineDraft {
    /// Whether it is of these words as they stand.
    pub fn is_of(&self, original: &Original) -> bool {
        self.origin == original.digest()
    }
}

/// The text without anybody's number in it: whom people mention is nothing that a machine elsewhere needs to know.
pub fn unmentioning(text: &str) -> String {
    let mut told = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<@") {
        let (before, mention) = rest.split_at(at);
        told.push_str(before);
        let inner = mention[2..].trim_start_matches(['!', '&']);
        let digits = inner.chars().take_while(char::is_ascii_digit).count();
        match inner[digits..].strip_prefix('>').filter(|_| digits > 0) {
            Some(after) => {
                told.push_str("@…");
                rest = after;
            }
            None => {
                told.push_str("<@");
                rest = &mention[2..];
            }
        }
    }
    told + rest
}

/// As much of a text as a form takes, and whether that is less than all.
pub fn fitting(text: &str, most: usize) -> (String, bool) {
    match text.chars().count() > most {
        true => (text.chars().take(most).collect(), true),
        false => (text.to_owned(), false),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn original(texts: &[&str]) -> Original {
        let texts = texts.iter().map(|text| (*text).to_owned()).collect();
        Original { language: Language::En, texts, person_id: None }
    }

    #[test]
    fn a_source_is_known_by_its_name() {
        for kind in Kind::ALL {
            let source = Source { kind: *kind, id: 7 };
            assert_eq!(source.to_string().parse(), Ok(source));
        }
        assert_eq!("question.7".parse(), Ok(Source { kind: Kind::Question, id: 7 }));
        for forged in ["", "question", "question.", "question.x", "secret.7"] {
            assert_eq!(forged.parse::<Source>(), Err(()), "{forged}");
        }
    }

    #[test]
    fn other_words_have_another_digest() {
        let known = original(&["ab", "c"]).digest();
        assert_eq!(known, original(&["ab", "c"]).digest());
        assert_ne!(known, original(&["a", "bc"]).digest());
        assert_ne!(known, Original { language: Language::Ru, ..original(&["ab", "c"]) }.digest());
        assert!(original(&["", " "]).is_empty() && !original(&["", "a"]).is_empty());
    }

    #[test]
    fn nobody_is_named_by_a_mention() {
        assert_eq!(unmentioning("Ask <@123> or <@!4>, <@&5>; <@x> <@"), "Ask @… or @…, @…; <@x> <@");
        assert_eq!(unmentioning("спросите <@1>"), "спросите @…");
    }

    #[test]
    fn a_text_is_cut_where_a_form_ends() {
        assert_eq!(fitting("привет", 6), ("привет".to_owned(), false));
        assert_eq!(fitting("привет", 3), ("при".to_owned(), true));
    }

    proptest! {
        #[test]
        fn what_mentions_nobody_stays_as_it_is(text in "[^<]*") {
            prop_assert_eq!(unmentioning(&text), text);
        }

        #[test]
        fn no_number_of_a_person_is_left(before in "[a-я<@!&>]{0,5}", id in 1_u64.., after in "[a-я<@!&>]{0,5}") {
            let told = unmentioning(&format!("{before}<@{id}>{after}"));
            let mention = format!("<@{id}>");
            prop_assert!(!told.contains(&mention), "{}", told);
        }
    }
}
