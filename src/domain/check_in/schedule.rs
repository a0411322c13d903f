//! When a creator is asked how it goes: often enough to be heard, never so often that it is a burden.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use crate::domain::contact::APART;
use crate::domain::program::Zone;
use crate::domain::recurrence::{Every, Recurrence, ten_after, ten_in};
use crate::domain::reminder::Snooze;
use crate::domain::{CreatorId, ProgramId, Refusal};

/// Days from a creator's approval to their first check-in.
const FIRST_AFTER: Days = Days::new(14);
/// The furthest that somebody can put the next check-in off without turning them off: a quarter.
const FURTHEST: TimeDelta = TimeDelta::days(92);

/// How often creators are asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Cadence {
    /// Every week.
    Weekly,
    /// Every two weeks.
    #[default]
    Fortnightly,
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
}

impl Cadence {
    /// Every cadence, the quickest first.
    pub const ALL: &'static [Self] = &[Self::Weekly, Self::Fortnightly, Self::Monthly, Self::Quarterly];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
            Self::Monthly => "monthly",
            Self::Quarterly => "quarterly",
        }
    }

    /// The cadence of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// How often by the calendar.
    const fn every(self) -> Every {
        match self {
            Self::Weekly => Every::Weeks(1),
            Self::Fortnightly => Every::Weeks(2),
            Self::Monthly => Every::Months(1),
            Self::Quarterly => Every::Months(3),
        }
    }

    /// Half of the time from one to the next: whoever was heard less long ago is not asked.
    const fn half(self) -> TimeDelta {
        match self {
            Self::Weekly => TimeDelta::hours(84),
            Self::Fortnightly => TimeDelta::days(7),
            Self::Monthly => TimeDelta::days(15),
            Self::Quarterly => TimeDelta::days(45),
        }
    }
}

/// How often somebody would rather be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// This often at most.
    Every(Cadence),
    /// Not at all.
    Never,
}

impl Wish {
    /// Every wish, the quickest first.
    pub const ALL: &'static [Self] = &[
        Self::Every(Cadence::Weekly),
        Self::Every(Cadence::Fortnightly),
        Self::Every(Cadence::Monthly),
        Self::Every(Cadence::Quarterly),
        Self::Never,
    ];

    /// Its name in choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Every(cadence) => cadence.code(),
            Self::Never => "off",
        }
    }

    /// The wish of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }
}

/// How often and when one creator is asked.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Schedule {
    /// Who.
    pub creator_id: CreatorId,
    /// Of which programme.
    pub program_id: ProgramId,
    /// How often at most, if they chose.
    #[sqlx(rename = "cadence")]
    pub own: Option<Cadence>,
    /// How often their programme, or their tier, asks.
    pub usual: Cadence,
    /// Whether they turned check-ins off.
    pub is_off: bool,
    /// The day from which all times are counted, once the first one is planned.
    pub anchor_on: Option<NaiveDate>,
    /// When the next is due; none while they are off.
    pub next_at: Option<DateTime<Utc>>,
    /// Whether that moment is theirs already, rather than the one at which it is to be planned.
    pub is_planned: bool,
    /// Where they live.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// When they were last asked, or spoke up by themselves.
    pub last_at: Option<DateTime<Utc>>,
}

impl Schedule {
    /// How often they are asked: as the programme does, or less often if they chose.
    pub fn cadence(&self) -> Cadence {
        self.own.map_or(self.usual, |own| own.max(self.usual))
    }

    /// The day from which all times are counted: without one, that of somebody approved now.
    pub fn anchor(&self, now: DateTime<Utc>) -> NaiveDate {
        self.anchor_on.unwrap_or_else(|| first_on(now, self.zone))
    }

    /// When they are asked next, seen from `now`: at ten o'clock of the first day that is theirs and not too soon after the
    /// last time. What passed unnoticed does not come again.
    pub fn next_after(&self, now: DateTime<Utc>) -> DateTime<Utc> {
        let cadence = self.cadence();
        let rested = self.last_at.map_or(now, |last| now.max(last + cadence.half()));
        let times = Recurrence::at_ten(self.anchor(now), self.zone, cadence.every());
        times.next_after(rested).unwrap_or(rested + FURTHEST)
    }

    /// When they are asked next, as far as can be told; none while they are off.
    pub fn upcoming(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match self.next_at {
            Some(_) if !self.is_planned => Some(self.next_after(now)),
            planned => planned,
        }
    }

    /// When they are asked next if they put it off.
    ///
    /// # Errors
    /// [`Refusal::CheckInTooFar`] more than a quarter ahead.
    pub fn put_off(&self, now: DateTime<Utc>, by: Snooze) -> Result<DateTime<Utc>, Refusal> {
        let planned = self.upcoming(now).unwrap_or(now).max(now);
        let next = ten_in(self.zone, planned, by.days());
        if next > now + FURTHEST { Err(Refusal::CheckInTooFar) } else { Ok(next) }
    }
}

/// The day from which the times of somebody approved now are counted: that of their first check-in.
fn first_on(now: DateTime<Utc>, zone: Zone) -> NaiveDate {
    let today = now.with_timezone(&zone.0).date_naive();
    today.checked_add_days(FIRST_AFTER).unwrap_or(today)
}

/// A schedule whose moment has come, and what matters for what to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The schedule.
    pub schedule: Schedule,
    /// Whether the creator is active in a programme that is there, and not pausing.
    pub is_present: bool,
    /// Whether an earlier one still waits for an answer.
    pub is_open: bool,
    /// When something was last asked of the creator.
    pub last_ask_at: Option<DateTime<Utc>>,
}

/// What is done when a schedule's moment has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// They are asked, and the next time is this.
    Ask(DateTime<Utc>),
    /// They are left alone until then.
    Wait(DateTime<Utc>),
}

impl Due {
    /// What is done now.
    pub fn turn(&self, now: DateTime<Utc>) -> Turn {
        let schedule = &self.schedule;
        if !schedule.is_planned || !self.is_present || self.is_open {
            return Turn::Wait(schedule.next_after(now));
        }
        if schedule.last_at.is_some_and(|last| now < last + schedule.cadence().half()) {
            return Turn::Wait(schedule.next_after(now));
        }
        if let Some(ask) = self.last_ask_at.filter(|ask| now < *ask + APART) {
            return Turn::Wait(ten_after(schedule.zone, (ask + APART).max(now)));
        }
        Turn::Ask(Schedule { last_at: Some(now), ..schedule.clone() }.next_after(now))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn schedule() -> Schedule {
        Schedule {
            creator_id: CreatorId(1),
            program_id: ProgramId(1),
            own: None,
            usual: Cadence::Fortnightly,
            is_off: false,
            anchor_on: "2026-03-16".parse().ok(),
            next_at: Some(at("2026-03-16T14:00:00Z")),
            is_planned: true,
            zone: Zone(chrono_tz::America::New_York),
            last_at: None,
        }
    }

    fn due() -> Due {
        Due { schedule: schedule(), is_present: true, is_open: false, last_ask_at: None }
    }

    #[test]
    fn a_creator_is_asked_less_often_than_usual_but_never_more() {
        let chosen = |own| Schedule { own: Some(own), ..schedule() }.cadence();
        assert_eq!(chosen(Cadence::Weekly), Cadence::Fortnightly);
        assert_eq!(chosen(Cadence::Quarterly), Cadence::Quarterly);
        assert_eq!(schedule().cadence(), Cadence::Fortnightly);
    }

    #[test]
    fn the_first_is_two_weeks_after_the_approval_and_ten_stays_ten() {
        let zone = schedule().zone;
        assert_eq!(first_on(at("2026-03-03T03:00:00Z"), zone).to_string(), "2026-03-16");
        assert_eq!(schedule().next_after(at("2026-03-02T00:00:00Z")), at("2026-03-16T14:00:00Z"));
        // The clocks went forward on the 8th of March and go back on the 1st of November.
        assert_eq!(schedule().next_after(at("2026-10-27T00:00:00Z")), at("2026-11-09T15:00:00Z"));
    }

    #[test]
    fn whoever_is_due_is_asked_once_however_long_nobody_looked() {
        assert_eq!(due().turn(at("2026-03-16T14:00:00Z")), Turn::Ask(at("2026-03-30T14:00:00Z")));
        assert_eq!(due().turn(at("2026-05-20T00:00:00Z")), Turn::Ask(at("2026-06-08T14:00:00Z")));
        // A day before the next time: that one is too soon after this.
        assert_eq!(due().turn(at("2026-03-29T20:00:00Z")), Turn::Ask(at("2026-04-13T14:00:00Z")));
    }

    #[test]
    fn whoever_is_away_busy_or_was_just_asked_is_left_alone() {
        let now = at("2026-03-16T14:00:00Z");
        let next = Turn::Wait(at("2026-03-30T14:00:00Z"));
        assert_eq!(Due { is_present: false, ..due() }.turn(now), next);
        assert_eq!(Due { is_open: true, ..due() }.turn(now), next);
        let spoke = Schedule { last_at: Some(at("2026-03-12T09:00:00Z")), ..schedule() };
        assert_eq!(Due { schedule: spoke, ..due() }.turn(now), next);
        let asked = |ask| Due { last_ask_at: Some(at(ask)), ..due() }.turn(now);
        assert_eq!(asked("2026-03-15T20:00:00Z"), Turn::Wait(at("2026-03-19T14:00:00Z")));
        assert_eq!(asked("2026-03-13T14:00:01Z"), Turn::Wait(at("2026-03-17T14:00:00Z")));
        assert_eq!(asked("2026-03-13T14:00:00Z"), Turn::Ask(at("2026-03-30T14:00:00Z")));
    }

    #[test]
    fn the_next_one_can_be_put_off_for_a_while() {
        let now = at("2026-03-10T00:00:00Z");
        assert_eq!(schedule().put_off(now, Snooze::ThreeDays), Ok(at("2026-03-19T14:00:00Z")));
        let far = Schedule { next_at: Some(at("2026-06-09T14:00:00Z")), ..schedule() };
        assert_eq!(far.put_off(now, Snooze::Week), Err(Refusal::CheckInTooFar));
    }

    #[test]
    fn a_cadence_is_found_by_its_name() {
        for cadence in Cadence::ALL {
            assert_eq!(Cadence::of(cadence.code()), Some(*cadence));
            assert_eq!(Wish::of(cadence.code()), Some(Wish::Every(*cadence)));
        }
    }
}
