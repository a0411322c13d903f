//! A creator's question to their owner, on a clock: nobody waits for an answer that everybody has forgotten.

use chrono::{DateTime, Utc};

use super::contact::Weekdays;
use super::program::Zone;
use super::working_time;
use super::{CreatorId, OwnerQuestionId, PersonId, ProgramId};

/// Working hours of the owner after which they are reminded.
const REMINDED_AFTER: i64 = 24;
/// Working hours of the owner after which the other managers hear of it.
const ESCALATED_AFTER: i64 = 48;

/// A question and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnerQuestion {
    /// Its key.
    pub owner_question_id: OwnerQuestionId,
    /// The programme.
    pub program_id: ProgramId,
    /// Who asks.
    pub creator_id: CreatorId,
    /// What.
    pub body: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When the owner is reminded.
    pub remind_at: DateTime<Utc>,
    /// When the other managers hear of it.
    pub escalate_at: DateTime<Utc>,
    /// When the owner was reminded.
    pub reminded_at: Option<DateTime<Utc>>,
    /// When the other managers heard of it.
    pub escalated_at: Option<DateTime<Utc>>,
    /// The answer.
    pub answer: Option<String>,
    /// Who gave it.
    pub answered_by_person_id: Option<PersonId>,
    /// When. Answering stops the clock.
    pub answered_at: Option<DateTime<Utc>>,
}

/// What is to be done about a question that nobody has answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The owner is reminded.
    Remind,
    /// The other managers hear of it.
    Escalate,
}

/// When the owner is reminded of a question, and when the other managers hear of it.
pub fn clock(asked_at: DateTime<Utc>, zone: Zone, free: Weekdays) -> (DateTime<Utc>, DateTime<Utc>) {
    let after = |hours| working_time::after(asked_at, hours, zone, free);
    (after(REMINDED_AFTER), after(ESCALATED_AFTER))
}

impl OwnerQuestion {
    /// What is to be done about it now. A process that was down for long does only the last of what it missed.
    pub fn step(&self, now: DateTime<Utc>) -> Option<Step> {
        if self.answered_at.is_some() || self.escalated_at.is_some() {
            None
        } else if self.escalate_at <= now {
            Some(Step::Escalate)
        } else if self.remind_at <= now && self.reminded_at.is_none() {
            Some(Step::Remind)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    fn question() -> OwnerQuestion {
        let asked_at = "2026-03-10T09:00:00Z".parse().expect("a moment");
        let (remind_at, escalate_at) =
            clock(asked_at, Zone(chrono_tz::Europe::Moscow), working_time::weekend());
        OwnerQuestion {
            owner_question_id: OwnerQuestionId(1),
            program_id: ProgramId(1),
            creator_id: CreatorId(1),
            body: "?".to_owned(),
            asked_at,
            remind_at,
            escalate_at,
            reminded_at: None,
            escalated_at: None,
            answer: None,
            answered_by_person_id: None,
            answered_at: None,
        }
    }

    #[test]
    fn the_owner_is_reminded_once_and_the_others_hear_once() {
        let mut question = question();
        assert_eq!(question.step(question.remind_at - TimeDelta::seconds(1)), None);
        assert_eq!(question.step(question.remind_at), Some(Step::Remind));
        question.reminded_at = Some(question.remind_at);
        assert_eq!(question.step(question.escalate_at - TimeDelta::seconds(1)), None);
        assert_eq!(question.step(question.escalate_at), Some(Step::Escalate));
        question.escalated_at = Some(question.escalate_at);
        assert_eq!(question.step(question.escalate_at + TimeDelta::days(365)), None);
    }

    #[test]
    fn an_answer_stops_the_clock_and_a_long_absence_skips_the_reminder() {
        let mut question = question();
        assert_eq!(question.step(question.escalate_at), Some(Step::Escalate));
        question.answered_at = Some(question.asked_at);
        assert_eq!(question.step(question.escalate_at), None);
    }
}
