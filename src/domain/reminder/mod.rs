//! What somebody is reminded of until it is done, step by step.

mod kind;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::program::Zone;
use super::recurrence::{ten, ten_in, ten_near};
use super::{CreatorId, ProgramId, ReminderId};

pub use kind::{At, Deed, Kind, Step};

/// By how much something is put off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Snooze {
    /// Until tomorrow.
    Day,
    /// For three days.
    ThreeDays,
    /// For a week.
    Week,
}

impl Snooze {
    /// Every way, the shortest first.
    pub const ALL: &'static [Self] = &[Self::Day, Self::ThreeDays, Self::Week];

    /// Its name in custom ids and choices.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "1d",
            Self::ThreeDays => "3d",
            Self::Week => "7d",
        }
    }

    /// The way of this name.
    pub fn of(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.code() == code)
    }

    /// How many days that is.
    pub const fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::ThreeDays => 3,
            Self::Week => 7,
        }
    }
}

impl fmt::Display for Snooze {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Snooze {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::of(text).ok_or(())
    }
}

/// How a reminder speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Its reader asked to be reminded now.
    Again,
    /// In passing.
    Soft,
    /// For the last time.
    Last,
}

/// Something of which somebody is reminded.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reminder {
    /// Its key.
    pub reminder_id: ReminderId,
    /// Of which programme.
    pub program_id: ProgramId,
    /// What is due.
    pub kind: Kind,
    /// The key of what is due.
    pub subject_id: i64,
    /// The creator whose it is, if it is a creator's.
    pub creator_id: Option<CreatorId>,
    /// The moment from which the steps are counted.
    pub since: DateTime<Utc>,
    /// How many of them were taken.
    pub step: i32,
    /// Whether somebody asked to be reminded again.
    pub is_snoozed: bool,
    /// When the next is due; none once it is done, or there is none.
    pub due_at: Option<DateTime<Utc>>,
    /// When it was done.
    pub done_at: Option<DateTime<Utc>>,
    /// Where its reader lives.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
}

/// What is done when a reminder's moment has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What is done now; nothing when its moment is still to come.
    pub deed: Option<Deed>,
    /// The reminder as it stands then.
    pub next: Reminder,
}

impl Reminder {
    /// When a step is due: at the ten o'clock nearest to its day, or at its own hour.
    fn moment(&self, step: &Step) -> DateTime<Utc> {
        match step.at {
            At::Ten => ten_near(self.zone, self.since + TimeDelta::days(step.days)),
            At::Hour(hours) => self.since + TimeDelta::days(step.days) + TimeDelta::hours(hours),
        }
    }

    /// The first step not taken that is still to come, seen from `now`: its number and its moment.
    fn ahead(&self, now: DateTime<Utc>) -> Option<(i32, DateTime<Utc>)> {
        let steps = (0..).zip(self.kind.ladder()).filter(|(number, _)| *number >= self.step);
        steps.map(|(number, step)| (number, self.moment(step))).find(|(_, moment)| *moment > now)
    }

    /// A reminder of something that is due from now on.
    pub fn of(
        reminder_id: ReminderId,
        (program_id, creator_id): (ProgramId, Option<CreatorId>),
        (kind, subject_id): (Kind, i64),
        zone: Zone,
        now: DateTime<Utc>,
    ) -> Self {
        let new = Self {
            reminder_id,
            program_id,
            kind,
            subject_id,
            creator_id,
            since: now,
            step: 0,
            is_snoozed: false,
            due_at: None,
            done_at: None,
            zone,
        };
        new.begun(now)
    }

    /// A reminder of something that is at a moment.
    pub fn at(
        reminder_id: ReminderId,
        whose: (ProgramId, Option<CreatorId>),
        about: (Kind, i64),
        (zone, moment): (Zone, DateTime<Utc>),
        now: DateTime<Utc>,
    ) -> Self {
        Self { since: moment, step: 0, ..Self::of(reminder_id, whose, about, zone, now) }.begun(now)
    }

    /// A reminder of something that is due on a day.
    pub fn until(
        reminder_id: ReminderId,
        whose: (ProgramId, Option<CreatorId>),
        about: (Kind, i64),
        (zone, due_on): (Zone, NaiveDate),
        now: DateTime<Utc>,
    ) -> Self {
        Self::at(reminder_id, whose, about, (zone, ten(zone, due_on)), now)
    }

    /// The same, waiting for its first step that is still to come.
    fn begun(self, now: DateTime<Utc>) -> Self {
        let ahead = self.ahead(now);
        Self {
            due_at: ahead.map(|(_, moment)| moment),
            step: ahead.map_or(self.step, |(step, _)| step),
            ..self
        }
    }

    /// The same, put off until ten o'clock some days from now. Its steps begin anew then; those of a deadline stay.
    pub fn snoozed(self, now: DateTime<Utc>, by: Snooze) -> Self {
        let until = ten_in(self.zone, now, by.days());
        if self.kind.is_deadline() {
            return Self { is_snoozed: true, due_at: Some(until), ..self };
        }
        Self { since: until, step: 0, is_snoozed: true, due_at: Some(until), ..self }
    }

    /// The same, counted as if what was said of it last were said now: that waits still, for its reader's morning or for
    /// room in their week.
    pub fn held(self, now: DateTime<Utc>) -> Self {
        let taken = usize::try_from(self.step).unwrap_or_default().checked_sub(1);
        let last = taken.and_then(|number| self.kind.ladder().get(number));
        let since = now - TimeDelta::days(last.map_or(0, |step| step.days));
        Self { since, is_snoozed: false, ..self }.begun(now)
    }

    /// What is done now. Of steps that passed unnoticed only the last is taken.
    pub fn turn(self, now: DateTime<Utc>) -> Turn {
        if self.is_snoozed {
            let since = if self.kind.is_deadline() { self.since } else { now };
            let next = Self { is_snoozed: false, since, due_at: None, ..self }.begun(now);
            return Turn { deed: Some(Deed::Remind(Tone::Again)), next };
        }
        let ladder = (0..).zip(self.kind.ladder()).filter(|(number, _)| *number >= self.step);
        let passed = ladder.filter(|(_, step)| self.moment(step) <= now).last();
        match passed {
            Some((number, step)) => {
                let next = match self.kind.repeats_after().filter(|_| self.kind.is_last(number)) {
                    Some(days) => {
                        Self { since: now + TimeDelta::days(days - step.days), step: number, ..self }
                    }
                    None => Self { step: number + 1, ..self },
                };
                let due_at = next.ahead(now).map(|(_, moment)| moment);
                Turn { deed: Some(step.deed), next: Self { due_at, ..next } }
            }
            None => Turn { deed: None, next: self.begun(now) },
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn asked(since: &str) -> Reminder {
        let zone = Zone(chrono_tz::Europe::Berlin);
        Reminder::of(ReminderId(1), (ProgramId(1), None), (Kind::CheckIn, 1), zone, at(since))
    }

    /// What is done until nothing is due any more, and when.
    fn lived(mut reminder: Reminder) -> Vec<(String, Deed)> {
        let mut done = Vec::new();
        while let Some(due) = reminder.due_at {
            let turn = reminder.turn(due);
            done.extend(turn.deed.map(|deed| (due.to_string(), deed)));
            reminder = turn.next;
        }
        done
    }

    #[test]
    fn a_check_in_is_reminded_of_twice_at_ten_and_then_given_up() {
        let (soft, last) = (Deed::Remind(Tone::Soft), Deed::Remind(Tone::Last));
        let wanted = [
            // The clocks went forward in between.
            ("2026-03-30 08:00:00 UTC".to_owned(), soft),
            ("2026-04-03 08:00:00 UTC".to_owned(), last),
            ("2026-04-06 08:00:00 UTC".to_owned(), Deed::GiveUp),
        ];
        assert_eq!(lived(asked("2026-03-27T09:00:40Z")), wanted);
    }

    #[test]
    fn what_ends_is_reminded_of_sixty_and_thirty_days_before_as_far_as_those_are_to_come() {
        let before = |now: &str| {
            let zone = Zone(chrono_tz::Europe::Berlin);
            let whose = (ProgramId(1), Some(CreatorId(1)));
            let end = (zone, "2026-12-31".parse().expect("a day"));
            lived(Reminder::until(ReminderId(1), whose, (Kind::Agreement, 1), end, at(now)))
        };
        let (soft, last) = (Deed::Remind(Tone::Soft), Deed::Remind(Tone::Last));
        let wanted =
            [("2026-11-01 09:00:00 UTC".to_owned(), soft), ("2026-12-01 09:00:00 UTC".to_owned(), last)];
        assert_eq!(before("2026-03-01T00:00:00Z"), wanted);
        assert_eq!(before("2026-11-15T00:00:00Z"), wanted[1..]);
        assert_eq!(before("2026-12-15T00:00:00Z"), []);
    }

    #[test]
    fn what_passed_unnoticed_is_said_once() {
        let turn = asked("2026-03-02T09:00:00Z").turn(at("2026-03-09T20:00:00Z"));
        assert_eq!(turn.deed, Some(Deed::Remind(Tone::Last)));
        assert_eq!(turn.next.due_at, Some(at("2026-03-12T09:00:00Z")));
        let later = asked("2026-03-02T09:00:00Z").turn(at("2026-05-09T20:00:00Z"));
        assert_eq!((later.deed, later.next.due_at), (Some(Deed::GiveUp), None));
    }

    #[test]
    fn what_is_put_off_comes_back_and_then_begins_anew() {
        let snoozed = asked("2026-03-02T09:00:00Z").snoozed(at("2026-03-02T15:00:00Z"), Snooze::Week);
        assert_eq!(snoozed.due_at, Some(at("2026-03-09T09:00:00Z")));
        let deeds: Vec<Deed> = lived(snoozed).into_iter().map(|(_, deed)| deed).collect();
        let tones = [Tone::Again, Tone::Soft, Tone::Last].map(Deed::Remind);
        assert_eq!(deeds[..3], tones);
        assert_eq!(deeds[3..], [Deed::GiveUp]);
    }

    fn owed(due_on: &str, now: &str) -> Reminder {
        let (zone, due_on) = (Zone(chrono_tz::Europe::Berlin), due_on.parse().expect("a day"));
        let whose = (ProgramId(1), None);
        Reminder::until(ReminderId(1), whose, (Kind::Deadline, 1), (zone, due_on), at(now))
    }

    #[test]
    fn a_deadline_is_reminded_of_before_it_on_it_and_after_it() {
        let (soft, last) = (Deed::Remind(Tone::Soft), Deed::Remind(Tone::Last));
        let wanted = [
            ("2026-03-25 09:00:00 UTC".to_owned(), soft),
            // The clocks went forward in between.
            ("2026-03-30 08:00:00 UTC".to_owned(), soft),
            ("2026-04-01 08:00:00 UTC".to_owned(), soft),
            ("2026-04-02 08:00:00 UTC".to_owned(), last),
            ("2026-04-04 08:00:00 UTC".to_owned(), Deed::GiveUp),
        ];
        assert_eq!(lived(owed("2026-04-01", "2026-03-01T09:00:00Z")), wanted);
        assert_eq!(lived(owed("2026-04-01", "2026-03-31T09:00:00Z")), wanted[2..]);
    }

    #[test]
    fn a_decision_is_reminded_of_every_week_until_it_is_done() {
        let due = (Zone(chrono_tz::Europe::Berlin), "2026-04-20".parse().expect("a day"));
        let about = (Kind::Decision, 1);
        let whose = (ProgramId(1), None);
        let mut reminder = Reminder::until(ReminderId(1), whose, about, due, at("2026-04-15T09:00:00Z"));
        let mut days = Vec::new();
        for _ in 0..5 {
            let now = reminder.due_at.expect("it is never over by itself");
            let turn = reminder.turn(now);
            assert!(matches!(turn.deed, Some(Deed::Remind(_))), "{:?}", turn.deed);
            days.push(now.to_string()[..10].to_owned());
            reminder = turn.next;
        }
        assert_eq!(days, ["2026-04-18", "2026-04-20", "2026-04-27", "2026-05-04", "2026-05-11"]);
    }

    #[test]
    fn a_meeting_is_reminded_of_a_day_and_an_hour_before_it_and_never_after_it() {
        let before = |now: &str| {
            let zone = Zone(chrono_tz::America::New_York);
            let whose = (ProgramId(1), Some(CreatorId(1)));
            // The clocks are put forward in the night before.
            let moment = (zone, at("2027-03-14T14:00:00Z"));
            lived(Reminder::at(ReminderId(1), whose, (Kind::Meeting, 1), moment, at(now)))
        };
        let wanted = [
            ("2027-03-13 14:00:00 UTC".to_owned(), Deed::Remind(Tone::Soft)),
            ("2027-03-14 13:00:00 UTC".to_owned(), Deed::Remind(Tone::Last)),
        ];
        assert_eq!(before("2027-02-01T00:00:00Z"), wanted);
        assert_eq!(before("2027-03-14T00:00:00Z"), wanted[1..]);
        assert_eq!(before("2027-03-14T13:30:00Z"), []);
    }

    #[test]
    fn a_deadline_cannot_be_put_off_only_its_reminder() {
        let turn = owed("2026-04-20", "2026-03-01T09:00:00Z").turn(at("2026-04-13T08:00:00Z"));
        let snoozed = turn.next.snoozed(at("2026-04-13T09:00:00Z"), Snooze::ThreeDays);
        assert_eq!(snoozed.due_at, Some(at("2026-04-16T08:00:00Z")));
        let days: Vec<String> = lived(snoozed).into_iter().map(|(when, _)| when[..10].to_owned()).collect();
        assert_eq!(days, ["2026-04-16", "2026-04-18", "2026-04-20", "2026-04-21", "2026-04-23"]);
    }

    #[test]
    fn what_waits_to_be_said_is_reminded_of_as_long_after_it_as_ever() {
        let soft = asked("2026-03-02T09:00:00Z").turn(at("2026-03-05T09:00:00Z")).next;
        assert_eq!(soft.due_at, Some(at("2026-03-09T09:00:00Z")));
        // Of the check-in itself.
        let held = asked("2026-03-02T09:00:00Z").held(at("2026-03-05T09:00:00Z"));
        let deeds: Vec<(String, Deed)> = lived(held);
        assert_eq!(deeds[0], ("2026-03-08 09:00:00 UTC".to_owned(), Deed::Remind(Tone::Soft)));
        assert_eq!(deeds[2], ("2026-03-15 09:00:00 UTC".to_owned(), Deed::GiveUp));
        // Of the first reminder.
        let deeds = lived(soft.held(at("2026-03-09T09:00:00Z")));
        assert_eq!(deeds[0], ("2026-03-13 09:00:00 UTC".to_owned(), Deed::Remind(Tone::Last)));
        assert_eq!(deeds.len(), 2);
    }

    #[test]
    fn a_clock_that_goes_back_repeats_nothing() {
        let turn = asked("2026-03-02T09:00:00Z").turn(at("2026-03-05T09:00:00Z"));
        assert_eq!(turn.next.step, 1);
        assert_eq!(turn.next.clone().turn(at("2026-03-03T09:00:00Z")).deed, None);
        assert_eq!(turn.next.due_at, Some(at("2026-03-09T09:00:00Z")));
    }

    proptest! {
        #[test]
        fn whenever_somebody_looks_each_step_is_taken_at_most_once_and_in_order(
            hours in prop::collection::vec(0_i64..24 * 20, 1..20),
        ) {
            let mut reminder = asked("2026-10-20T08:00:00Z");
            let mut taken = Vec::new();
            for hour in hours {
                let turn = reminder.turn(at("2026-10-20T08:00:00Z") + TimeDelta::hours(hour));
                taken.extend(turn.deed);
                reminder = turn.next;
            }
            let ladder: Vec<Deed> = Kind::CheckIn.ladder().iter().map(|step| step.deed).collect();
            let places: Vec<_> = taken.iter().map(|deed| ladder.iter().position(|known| known == deed)).collect();
            prop_assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
        }
    }
}
