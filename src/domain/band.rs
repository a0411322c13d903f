//! How much a creator should be asked for: enough that they stay, and never so much that they tire.

use chrono::{DateTime, Datelike as _, Months, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::program::Zone;
use super::tier::Collaborations;

/// Collaborations in a creator's first year, in their second, and later: at least, at most.
const USUAL: [(i32, Option<i32>); 3] = [(2, Some(3)), (4, Some(5)), (6, None)];

/// How many collaborations a creator is asked for in any twelve months. One a month is the most in any case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Band {
    /// At least so many.
    pub floor: i32,
    /// At most so many; open where only the month counts.
    pub ceiling: Option<i32>,
}

/// What a creator has joined lately, seen from a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Collaborations joined in the twelve months up to that day.
    pub year: i32,
    /// The day of the last one, if it is less than a month ago.
    pub month: Option<NaiveDate>,
}

/// By what one more would be too many.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Excess {
    /// There are as many in twelve months as there should be.
    Year {
        /// How many.
        joined: i32,
        /// At most so many.
        ceiling: i32,
    },
    /// The last one is less than a month ago.
    Month {
        /// The first day on which it is not.
        free_on: NaiveDate,
    },
}

/// How a creator stands between too little and too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strain {
    /// Less than they are owed.
    Owed,
    /// As it should be.
    Easy,
    /// One more, and it is as much as it should be.
    Near,
    /// One more would be too many.
    Full,
}

impl Band {
    /// The band of a creator since the day `since`: their tier's own where it says anything, else the usual one of their
    /// year in the programme.
    pub fn of(tier: Collaborations, since: NaiveDate, today: NaiveDate) -> Self {
        if tier.floor.or(tier.ceiling).is_some() {
            return Self { floor: tier.floor.unwrap_or(0), ceiling: tier.ceiling };
        }
        let has = |years: u32| {
            let since = since.checked_add_months(Months::new(years * 12));
            since.is_some_and(|since| since <= today)
        };
        let year = if has(2) { 2 } else { usize::from(has(1)) };
        let (floor, ceiling) = USUAL[year];
        Self { floor, ceiling }
    }

    /// By what one more on this day would be too many, if it would.
    pub fn excess(self, load: Load) -> Option<Excess> {
        if let Some(ceiling) = self.ceiling.filter(|ceiling| load.year >= *ceiling) {
            return Some(Excess::Year { joined: load.year, ceiling });
        }
        let last = load.month?;
        Some(Excess::Month { free_on: free_after(last) })
    }

    /// Where a creator stands.
    pub fn strain(self, load: Load) -> Strain {
        let left = self.ceiling.map(|ceiling| ceiling - load.year);
        match left {
            Some(..=0) => Strain::Full,
            _ if load.year < self.floor => Strain::Owed,
            Some(1) => Strain::Near,
            _ if load.month.is_some() => Strain::Near,
            _ => Strain::Easy,
        }
    }
}

impl Load {
    /// What was joined at these moments, in any order, seen from `today` in a zone.
    pub fn of(joined: &[DateTime<Utc>], zone: Zone, today: NaiveDate) -> Self {
        let days = joined.iter().map(|moment| moment.with_timezone(&zone.0).date_naive());
        Self::of_days(days, today)
    }

    fn of_days(days: impl Iterator<Item = NaiveDate>, today: NaiveDate) -> Self {
        let year_ago = today.checked_sub_months(Months::new(12)).unwrap_or(NaiveDate::MIN);
        let within: Vec<NaiveDate> = days.filter(|day| *day > year_ago && *day <= today).collect();
        let last = within.iter().max().copied().filter(|last| free_after(*last) > today);
        Self { year: i32::try_from(within.len()).unwrap_or(i32::MAX), month: last }
    }
}

/// The first day that is a month after another: where a month is too short, the first of the one after it.
fn free_after(last: NaiveDate) -> NaiveDate {
    let next = last.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    if next.day() < last.day() { next.succ_opt().unwrap_or(next) } else { next }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;

    const USUALLY: Collaborations = Collaborations { floor: None, ceiling: None };

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn after(days: u64) -> NaiveDate {
        day("2025-01-31") + Days::new(days)
    }

    fn load(joined: &[NaiveDate], today: NaiveDate) -> Load {
        Load::of_days(joined.iter().copied(), today)
    }

    #[test]
    fn the_band_grows_with_the_years_unless_the_tier_has_its_own() {
        let since = day("2024-02-29");
        let band = |today| Band::of(USUALLY, since, day(today));
        assert_eq!(band("2024-03-01"), Band { floor: 2, ceiling: Some(3) });
        assert_eq!(band("2025-02-27"), Band { floor: 2, ceiling: Some(3) });
        assert_eq!(band("2025-02-28"), Band { floor: 4, ceiling: Some(5) });
        assert_eq!(band("2026-02-28"), Band { floor: 6, ceiling: None });
        let own = Collaborations { floor: None, ceiling: Some(9) };
        assert_eq!(Band::of(own, since, day("2024-03-01")), Band { floor: 0, ceiling: Some(9) });
    }

    #[test]
    fn a_month_lies_between_two_and_a_year_has_its_ceiling() {
        let band = Band { floor: 2, ceiling: Some(3) };
        let joined = [day("2026-01-31"), day("2026-04-10"), day("2025-06-02")];
        let seen = |today: &str| load(&joined, day(today));
        assert_eq!(band.excess(seen("2026-02-28")), Some(Excess::Month { free_on: day("2026-03-01") }));
        assert_eq!(band.excess(seen("2026-03-01")), None);
        assert_eq!(band.strain(seen("2026-03-01")), Strain::Near);
        let full = Excess::Year { joined: 3, ceiling: 3 };
        assert_eq!(band.excess(seen("2026-06-01")), Some(full));
        assert_eq!(band.strain(seen("2026-06-01")), Strain::Full);
        assert_eq!(band.excess(seen("2026-06-02")), None);
        assert_eq!(band.strain(seen("2027-02-01")), Strain::Owed);
    }

    fn tier() -> impl Strategy<Value = Collaborations> {
        let bounds = (prop::option::of(0_i32..8), prop::option::of(0_i32..8));
        bounds.prop_map(|(floor, more)| Collaborations {
            floor,
            ceiling: more.map(|more| floor.unwrap_or(0) + more),
        })
    }

    proptest! {
        #[test]
        fn whoever_joins_only_what_is_not_too_much_never_has_too_much(
            tier in tier(),
            tries in prop::collection::btree_set(0_u64..1_500, 1..200),
        ) {
            let since = after(0);
            let mut joined: Vec<NaiveDate> = Vec::new();
            for today in tries.into_iter().map(after) {
                let band = Band::of(tier, since, today);
                if band.excess(load(&joined, today)).is_none() {
                    joined.push(today);
                }
                let now = load(&joined, today);
                prop_assert!(now.year <= 12, "more than one a month: {joined:?}");
                prop_assert!(band.ceiling.is_none_or(|ceiling| now.year <= ceiling), "{joined:?} on {today}");
            }
            for pair in joined.windows(2) {
                prop_assert!(free_after(pair[0]) <= pair[1], "two within a month: {pair:?}");
            }
        }

        #[test]
        fn one_more_makes_nobody_freer_and_only_a_full_year_leaves_no_room(
            tier in tier(),
            joined in prop::collection::vec(0_u64..800, 0..15),
            more in 0_u64..800,
            today in 0_u64..800,
        ) {
            let today = after(today);
            let band = Band::of(tier, after(0), today);
            let mut days: Vec<NaiveDate> = joined.into_iter().map(after).collect();
            let before = load(&days, today);
            days.push(after(more));
            let then = load(&days, today);
            prop_assert!(band.strain(then) >= band.strain(before));
            prop_assert!(band.excess(then).is_some() || band.excess(before).is_none());
            let has_no_room = matches!(band.excess(before), Some(Excess::Year { .. }));
            prop_assert_eq!(band.strain(before) == Strain::Full, has_no_room);
        }

        #[test]
        fn what_lies_a_year_back_or_ahead_weighs_nothing(
            days in prop::collection::vec(0_u64..800, 0..15),
            more in 367_u64..2_000,
        ) {
            let today = after(800);
            let mut days: Vec<NaiveDate> = days.into_iter().map(after).collect();
            let before = load(&days, today);
            days.push(today - Days::new(more));
            days.push(today + Days::new(more));
            prop_assert_eq!(load(&days, today), before);
        }
    }
}
