//! Whether creators stay: who is still active months after they began, and who comes back for another campaign.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::CreatorId;

/// After how many months is looked.
pub const AFTER: [i32; 3] = [3, 6, 12];

/// A month of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + i32::try_from(day.month0()).unwrap_or_default())
    }

    /// The month that roll-ups call this: `2026-03`.
    pub fn read(name: &str) -> Option<Self> {
        let (year, month) = name.split_once('-')?;
        let (year, month): (i32, u32) = (year.parse().ok()?, month.parse().ok()?);
        NaiveDate::from_ymd_opt(year, month, 1).map(Self::of)
    }

    /// So many months later.
    pub const fn after(self, months: i32) -> Self {
        Self(self.0.saturating_add(months))
    }

    /// The quarter that it is in.
    pub const fn quarter(self) -> Quarter {
        Quarter(self.0.div_euclid(3))
    }
}

/// A quarter of the calendar: `2026-Q1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quarter(i32);

impl fmt::Display for Quarter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}-Q{}", self.0.div_euclid(4), self.0.rem_euclid(4) + 1)
    }
}

/// A creator who was approved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Who.
    pub creator_id: CreatorId,
    /// The month in which they were approved.
    pub month: Month,
    /// How many campaigns they have joined since, those they stepped back from left out.
    pub collaborations: i64,
}

/// Some of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub some: i64,
    /// Of how many.
    pub of: i64,
}

impl Share {
    /// In tenths of a percent; `None` of none.
    pub fn tenths(self) -> Option<i64> {
        (self.of > 0).then(|| self.some.saturating_mul(1_000) / self.of)
    }

    fn add(&mut self, is_one: bool) {
        self.of += 1;
        self.some += i64::from(is_one);
    }
}

/// How many creators stayed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stay {
    /// Who began.
    pub creators: i64,
    /// Still active after each of [`AFTER`], of those who have had the time.
    pub after: [Share; 3],
    /// Who joined two campaigns or more, of those who joined any.
    pub repeat: Share,
}

impl Stay {
    fn add(&mut self, one: &Beginning, active: &BTreeSet<(CreatorId, Month)>, now: Month) {
        self.creators += 1;
        for (months, share) in AFTER.into_iter().zip(&mut self.after) {
            let then = one.month.after(months);
            if then < now {
                share.add(active.contains(&(one.creator_id, then)));
            }
        }
        if one.collaborations > 0 {
            self.repeat.add(one.collaborations > 1);
        }
    }
}

/// Everybody's stay, and that of those who began in the same quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Everybody's.
    pub all: Stay,
    /// By the quarter in which they were approved, the oldest first.
    pub cohorts: BTreeMap<Quarter, Stay>,
}

impl Retention {
    /// Counts who stayed. A creator is still active after some months if, in the calendar month so many months after that
    /// of their approval, they joined a campaign, a deliverable of theirs was approved, or somebody clicked, signed up or
    /// bought through a link of theirs. Who has not had the time is not counted: that month must be over, and `now` is
    /// the month that is not.
    pub fn of(began: &[Beginning], active: &BTreeSet<(CreatorId, Month)>, now: Month) -> Self {
        let mut retention = Self::default();
        for one in began {
            retention.all.add(one, active, now);
            retention.cohorts.entry(one.month.quarter()).or_default().add(one, active, now);
        }
        retention
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn month(name: &str) -> Month {
        Month::read(name).expect("a month")
    }

    fn began(creator: i64, on: &str, collaborations: i64) -> Beginning {
        Beginning { creator_id: CreatorId(creator), month: month(on), collaborations }
    }

    #[test]
    fn months_and_quarters_are_the_calendars() {
        assert_eq!(month("2026-11").after(3), month("2027-02"));
        assert_eq!(month("2026-01").quarter().to_string(), "2026-Q1");
        assert_eq!(month("2026-12").quarter().to_string(), "2026-Q4");
        assert!(month("2025-12") < month("2026-01"));
        assert_eq!((Month::read("2026-13"), Month::read("2026")), (None, None));
    }

    #[test]
    fn only_those_who_have_had_the_time_are_counted() {
        let all =
            [began(1, "2026-01", 0), began(2, "2026-01", 1), began(3, "2026-04", 2), began(4, "2026-05", 3)];
        let active = BTreeSet::from([(CreatorId(1), month("2026-04")), (CreatorId(3), month("2026-07"))]);
        // April's creators could be active in July, which is over; May's in August, which is not.
        let retention = Retention::of(&all, &active, month("2026-08"));
        assert_eq!(retention.all.creators, 4);
        assert_eq!(retention.all.after[0], Share { some: 2, of: 3 });
        assert_eq!(retention.all.after[1], Share { some: 0, of: 2 });
        assert_eq!(retention.all.after[2], Share::default());
        assert_eq!(retention.all.repeat, Share { some: 2, of: 3 });
        assert_eq!(retention.all.after[0].tenths(), Some(666));
        assert_eq!(retention.all.after[2].tenths(), None);
        let quarters: Vec<String> = retention.cohorts.keys().map(ToString::to_string).collect();
        assert_eq!(quarters, ["2026-Q1", "2026-Q2"]);
    }

    proptest! {
        #[test]
        fn shares_are_shares_of_those_with_time_and_cohorts_are_the_whole(
            all in prop::collection::vec((0_i32..40, 0_i64..4), 0..40),
            active in prop::collection::btree_set((0_i64..40, 0_i32..60), 0..200),
            now in 0_i32..60,
        ) {
            let start = month("2020-01");
            let began: Vec<Beginning> = (0..).zip(&all).map(|(id, (on, collaborations))| Beginning {
                creator_id: CreatorId(id), month: start.after(*on), collaborations: *collaborations,
            }).collect();
            let active = active.into_iter().map(|(id, on)| (CreatorId(id), start.after(on))).collect();
            let retention = Retention::of(&began, &active, start.after(now));
            for (at, months) in AFTER.into_iter().enumerate() {
                let share = retention.all.after[at];
                let had_time = all.iter().filter(|(on, _)| on + months < now).count();
                prop_assert_eq!(usize::try_from(share.of).expect("a count"), had_time);
                prop_assert!(share.tenths().is_none_or(|tenths| (0..=1_000).contains(&tenths)));
                let cohorts: i64 = retention.cohorts.values().map(|stay| stay.after[at].some).sum();
                prop_assert_eq!(cohorts, share.some);
            }
            prop_assert!(retention.all.repeat.tenths().is_none_or(|tenths| (0..=1_000).contains(&tenths)));
        }
    }
}
