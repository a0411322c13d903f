//! A participation: one creator in one campaign, from the offer to its end.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::contact::Topic;
use super::refusal::Field;
use super::text::{optional, required};
use super::{
    BriefQuestionId, CampaignId, CreatorId, DeadlineId, DeliverableId, IdeaId, ParticipationId, PersonId,
    ProgramId, Refusal,
};

/// Characters of a reason: for a no, or for asking somebody who has enough to do.
pub const REASON_LENGTH: usize = 300;

/// How far a creator is with a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// Offered to them personally, and not answered.
    Offered,
    /// They take part.
    Joined,
    /// They said no.
    Declined,
    /// They had joined and stepped back.
    Withdrawn,
    /// They took part, and the campaign is over.
    Ended,
}

/// One creator in one campaign.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Participation {
    /// Its key.
    pub participation_id: ParticipationId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Who.
    pub creator_id: CreatorId,
    /// How far they are.
    pub state: State,
    /// Which of their collaborations it is, from 1, once they have joined.
    pub ordinal: Option<i32>,
    /// The version of the terms that they agreed to.
    pub terms_version: Option<i32>,
    /// When it was offered to them personally.
    pub offered_at: Option<DateTime<Utc>>,
    /// When they last said yes or no.
    pub answered_at: Option<DateTime<Utc>>,
    /// When they joined.
    pub joined_at: Option<DateTime<Utc>>,
    /// When the campaign ended for them.
    pub ended_at: Option<DateTime<Utc>>,
    /// Why they said no; for managers alone.
    pub decline_reason: Option<String>,
    /// Why a manager offers it although they have enough to do.
    pub band_reason: Option<String>,
    /// That manager.
    pub band_by_person_id: Option<PersonId>,
}

impl Participation {
    /// One that nothing has happened in yet: as if it were offered, by nobody.
    pub const fn new(
        participation_id: ParticipationId,
        (program_id, campaign_id): (ProgramId, CampaignId),
        creator_id: CreatorId,
    ) -> Self {
        Self {
            participation_id,
            program_id,
            campaign_id,
            creator_id,
            state: State::Offered,
            ordinal: None,
            terms_version: None,
            offered_at: None,
            answered_at: None,
            joined_at: None,
            ended_at: None,
            decline_reason: None,
            band_reason: None,
            band_by_person_id: None,
        }
    }

    /// Whether it counts as a collaboration.
    pub const fn is_collaboration(&self) -> bool {
        matches!(self.state, State::Joined | State::Ended)
    }

    /// The same once its creator has joined under this version of the terms.
    pub fn joined(self, terms_version: i32, ordinal: i32, now: DateTime<Utc>) -> Self {
        Self {
            state: State::Joined,
            ordinal: Some(ordinal),
            terms_version: Some(terms_version),
            answered_at: Some(now),
            joined_at: Some(now),
            decline_reason: None,
            ..self
        }
    }

    /// The same once its creator said no, or stepped back.
    pub fn declined(self, reason: String, now: DateTime<Utc>) -> Self {
        let state = if self.state == State::Joined { State::Withdrawn } else { State::Declined };
        Self {
            state,
            ordinal: None,
            answered_at: Some(now),
            decline_reason: (!reason.is_empty()).then_some(reason),
            ..self
        }
    }
}

/// A reason that must be given.
///
/// # Errors
/// [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub fn reason(raw: &str) -> Result<String, Refusal> {
    required(Field::Reason, raw, REASON_LENGTH)
}

/// A reason that may be left out.
///
/// # Errors
/// [`Refusal::TextTooLong`].
pub fn reason_if_any(raw: &str) -> Result<String, Refusal> {
    Ok(optional(Field::Reason, raw, REASON_LENGTH)?.unwrap_or_default())
}

/// Something that a participant owes by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Deadline {
    /// Its key.
    pub deadline_id: DeadlineId,
    /// Whose, in which campaign.
    pub participation_id: ParticipationId,
    /// What.
    pub deliverable_id: DeliverableId,
    /// By the end of this day, where they live.
    pub due_on: NaiveDate,
    /// When it was there.
    pub done_at: Option<DateTime<Utc>>,
}

/// What there is to tell about campaigns. It is drawn from what it is about, as that stands when it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// A campaign is offered to its reader.
    Offered(ParticipationId),
    /// The terms that its reader agreed to have changed.
    TermsChanged(ParticipationId),
    /// Ideas for a campaign are wanted of its reader.
    IdeasWanted(CampaignId),
    /// A manager answered its reader's question.
    Answered(BriefQuestionId),
    /// A manager said what became of its reader's idea.
    IdeaAnswered(IdeaId),
    /// A creator asks something about a brief; for managers.
    Asked(BriefQuestionId),
    /// A creator stepped back; for whoever looks after them.
    Withdrawn(ParticipationId),
    /// Something is overdue and nobody reacts; for whoever looks after the creator.
    Missed(DeadlineId),
}

impl News {
    /// Whether it asks a creator for something.
    pub const fn is_ask(self) -> bool {
        matches!(self, Self::Offered(_) | Self::TermsChanged(_) | Self::IdeasWanted(_))
    }

    /// What it is about, by which its reader chooses to hear more or less.
    pub const fn topic(self) -> Topic {
        match self {
            Self::Offered(_) | Self::IdeasWanted(_) => Topic::Campaign,
            // Whoever joined has asked to know.
            Self::TermsChanged(_) | Self::Answered(_) | Self::IdeaAnswered(_) => Topic::Decision,
            Self::Asked(_) | Self::Withdrawn(_) | Self::Missed(_) => Topic::Staff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stepping_back_is_not_declining_and_neither_is_a_collaboration() {
        let now = DateTime::UNIX_EPOCH;
        let new = Participation::new(ParticipationId(1), (ProgramId(1), CampaignId(1)), CreatorId(1));
        assert!(!new.is_collaboration());
        let declined = new.clone().declined("busy".to_owned(), now);
        assert_eq!((declined.state, declined.decline_reason.as_deref()), (State::Declined, Some("busy")));
        let joined = declined.joined(3, 2, now);
        assert!(joined.is_collaboration());
        assert_eq!((joined.terms_version, joined.ordinal), (Some(3), Some(2)));
        assert_eq!(joined.decline_reason, None);
        let back = joined.declined(String::new(), now);
        assert_eq!((back.state, back.ordinal, back.decline_reason), (State::Withdrawn, None, None));
    }
}
