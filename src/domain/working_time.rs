//! The hours in which a manager can be expected to answer, in their own zone.

use chrono::{DateTime, Datelike, NaiveTime, TimeDelta, Utc};

use super::contact::Weekdays;
use super::program::Zone;
use super::zone::resolve;

/// When a working day begins.
const FROM: NaiveTime = NaiveTime::from_hms_opt(9, 0, 0).expect("nine is a time");
/// When a working day ends.
const UNTIL: NaiveTime = NaiveTime::from_hms_opt(18, 0, 0).expect("six is a time");
/// Nobody is waited for longer, whatever days they keep free.
const LONGEST_DAYS: u64 = 60;

/// When so many working hours have passed since `since`: from nine to six, on the days of the week that are not free.
/// Somebody without a working day is given two months.
pub fn after(since: DateTime<Utc>, hours: i64, zone: Zone, free: Weekdays) -> DateTime<Utc> {
    let mut left = TimeDelta::hours(hours);
    let first = since.with_timezone(&zone.0).date_naive();
    for day in first.iter_days().take(usize::try_from(LONGEST_DAYS).unwrap_or(60)) {
        if free.contains(day.weekday()) {
            continue;
        }
        let from = resolve(zone, day.and_time(FROM)).max(since);
        let until = resolve(zone, day.and_time(UNTIL));
        if until <= from {
            continue;
        }
        if left <= until - from {
            return from + left;
        }
        left -= until - from;
    }
    since + TimeDelta::days(i64::try_from(LONGEST_DAYS).unwrap_or(60))
}

/// The days on which nobody works who has not said otherwise.
pub fn weekend() -> Weekdays {
    Weekdays::of("67")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn moment(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    const MOSCOW: Zone = Zone(chrono_tz::Europe::Moscow);

    #[test]
    fn a_night_and_a_weekend_do_not_count() {
        // Friday, half past four in the afternoon in Moscow.
        let asked = moment("2026-03-06T13:30:00Z");
        let hour = |hours| after(asked, hours, MOSCOW, weekend());
        assert_eq!(hour(1), moment("2026-03-06T14:30:00Z"));
        assert_eq!(hour(2), moment("2026-03-09T06:30:00Z"));
        // 1.5 hours on Friday, 9 a day from Monday to Wednesday: the rest of 24 on Wednesday.
        assert_eq!(hour(24), moment("2026-03-11T10:30:00Z"));
    }

    #[test]
    fn a_day_with_a_missing_hour_is_as_long_as_any_other() {
        let zone = Zone(chrono_tz::Europe::Berlin);
        // The clocks go forward in the night to Sunday, outside of the working day.
        let asked = moment("2026-03-27T16:00:00Z");
        assert_eq!(after(asked, 10, zone, weekend()), moment("2026-03-30T16:00:00Z"));
    }

    #[test]
    fn whoever_never_works_is_given_two_months() {
        let never = Weekdays::of("1234567");
        let asked = moment("2026-03-06T13:30:00Z");
        assert_eq!(after(asked, 24, MOSCOW, never), moment("2026-05-05T13:30:00Z"));
    }

    proptest! {
        #[test]
        fn more_hours_are_never_over_earlier(seconds in 0_i64..400_000_000, hours in 1_i64..100) {
            let asked = moment("2026-01-01T00:00:00Z") + TimeDelta::seconds(seconds);
            let (less, more) = (after(asked, hours, MOSCOW, weekend()), after(asked, hours + 1, MOSCOW, weekend()));
            prop_assert!(asked < less && less < more);
            prop_assert!(less - asked >= TimeDelta::hours(hours));
        }
    }
}
