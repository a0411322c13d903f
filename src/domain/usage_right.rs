//! A usage right: for what, where and how long the programme may use one thing that a creator published.

use chrono::{DateTime, NaiveDate, Utc};

use super::text::Variants;
use super::{CampaignId, CreatorId, ProgramId, Refusal, SubmissionId, UsageRightId};

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum State {
    /// It may be used until its last day.
    Running,
    /// The same, and its creator wants no more of it then.
    Ending,
    /// The programme uses it no more.
    Stopped,
}

/// One of the two between whom a right is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Whose content it is.
    Creator,
    /// Who may use it.
    Program,
}

/// For what, where and how long one thing may be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UsageRight {
    /// Its key.
    pub usage_right_id: UsageRightId,
    /// The programme.
    pub program_id: ProgramId,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Whose content it is.
    pub creator_id: CreatorId,
    /// Which.
    pub submission_id: SubmissionId,
    /// For what.
    pub scope: Variants,
    /// Where it may be shown.
    pub channels: Variants,
    /// In which countries.
    pub territory: Variants,
    /// The first day.
    pub from_on: NaiveDate,
    /// The last day; for good where there is none.
    pub until_on: Option<NaiveDate>,
    /// How it stands.
    pub state: State,
    /// Grows with each change.
    pub revision: i32,
    /// A later last day that one side proposes.
    pub proposed: Option<(Side, NaiveDate)>,
    /// When the programme stopped using it.
    pub stopped_at: Option<DateTime<Utc>>,
}

impl UsageRight {
    /// Whether the programme may use it on a day.
    pub fn is_on(&self, day: NaiveDate) -> bool {
        self.state != State::Stopped && self.from_on <= day && self.until_on.is_none_or(|until| day <= until)
    }

    /// The same with a later last day that one side proposes to the other.
    ///
    /// # Errors
    /// [`Refusal::RightStopped`], [`Refusal::RightForGood`], [`Refusal::RenewalTooShort`].
    pub fn proposed(self, by: Side, until: NaiveDate, today: NaiveDate) -> Result<Self, Refusal> {
        let before = self.renewable()?;
        if until <= before || until < today {
            return Err(Refusal::RenewalTooShort { after: before.max(today) });
        }
        Ok(Self { proposed: Some((by, until)), ..self })
    }

    /// Its last day, if there can be a later one.
    ///
    /// # Errors
    /// [`Refusal::RightStopped`], [`Refusal::RightForGood`].
    pub fn renewable(&self) -> Result<NaiveDate, Refusal> {
        match (self.state, self.until_on) {
            (State::Stopped, _) => Err(Refusal::RightStopped),
            (_, None) => Err(Refusal::RightForGood),
            (_, Some(until)) => Ok(until),
        }
    }

    /// The same once the other side has answered. `None` when this side was not asked.
    pub fn answered(self, by: Side, is_yes: bool) -> Option<Self> {
        let (_, until) = self.proposed.filter(|(asker, _)| *asker != by && self.state != State::Stopped)?;
        let (state, until_on) =
            if is_yes { (State::Running, Some(until)) } else { (self.state, self.until_on) };
        Some(Self { state, until_on, proposed: None, ..self })
    }

    /// The same once one side wants no more of it: the programme stops at once, the creator from the last day on.
    ///
    /// # Errors
    /// [`Refusal::RightStopped`].
    pub fn stopped(self, by: Side, now: DateTime<Utc>) -> Result<Self, Refusal> {
        match (self.state, by) {
            (State::Stopped, _) => Err(Refusal::RightStopped),
            (_, Side::Creator) => Ok(Self { state: State::Ending, proposed: None, ..self }),
            (_, Side::Program) => {
                Ok(Self { state: State::Stopped, proposed: None, stopped_at: Some(now), ..self })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn right(until: Option<&str>) -> UsageRight {
        UsageRight {
            usage_right_id: UsageRightId(1),
            program_id: ProgramId(1),
            campaign_id: CampaignId(1),
            creator_id: CreatorId(1),
            submission_id: SubmissionId(1),
            scope: Variants::default(),
            channels: Variants::default(),
            territory: Variants::default(),
            from_on: day("2026-03-01"),
            until_on: until.map(day),
            state: State::Running,
            revision: 0,
            proposed: None,
            stopped_at: None,
        }
    }

    #[test]
    fn both_sides_agree_to_a_longer_time() {
        let today = day("2026-05-01");
        let short = right(Some("2026-06-01")).proposed(Side::Program, day("2026-06-01"), today);
        assert_eq!(short, Err(Refusal::RenewalTooShort { after: day("2026-06-01") }));
        let asked = right(Some("2026-06-01")).proposed(Side::Program, day("2026-12-01"), today);
        let asked = asked.expect("it is later");
        assert_eq!(asked.clone().answered(Side::Program, true), None);
        let no = asked.clone().answered(Side::Creator, false).expect("they were asked");
        assert_eq!((no.until_on, no.proposed), (Some(day("2026-06-01")), None));
        let yes = asked.answered(Side::Creator, true).expect("they were asked");
        assert!(yes.is_on(day("2026-12-01")) && !yes.is_on(day("2026-12-02")));
        assert_eq!(yes.answered(Side::Creator, true), None);
    }

    #[test]
    fn what_may_be_used_for_good_has_no_last_day() {
        assert!(right(None).is_on(day("2099-01-01")) && !right(None).is_on(day("2026-02-28")));
        assert_eq!(right(None).renewable(), Err(Refusal::RightForGood));
    }

    #[test]
    fn a_creator_has_it_end_and_the_programme_stops() {
        let now = DateTime::UNIX_EPOCH;
        let ending = right(Some("2026-06-01")).stopped(Side::Creator, now).expect("it runs");
        assert_eq!((ending.state, ending.is_on(day("2026-06-01"))), (State::Ending, true));
        let stopped = ending.stopped(Side::Program, now).expect("it runs");
        assert!(!stopped.is_on(day("2026-04-01")));
        assert_eq!(stopped.clone().stopped(Side::Creator, now), Err(Refusal::RightStopped));
        assert_eq!(stopped.renewable(), Err(Refusal::RightStopped));
    }
}
