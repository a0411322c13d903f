//! When everybody is awake: three times to meet that suit people in whatever zones.

use chrono::{DateTime, DurationRound as _, TimeDelta, Utc};

use crate::domain::contact::Quiet;
use crate::domain::program::Zone;

/// How many steps a meeting lasts.
const LASTS: usize = 4;
/// The steps in which times are looked at.
const STEP: TimeDelta = TimeDelta::minutes(15);
/// Every how many of them a meeting may begin.
const BEGINS: usize = 2;
/// Steps of a day.
const DAY: usize = 96;
/// How many times are proposed.
const PROPOSED: usize = 3;
/// Days between two of them.
const APART: usize = 2;
/// Days that are looked at.
const DAYS: usize = 14;
/// More room than this around a meeting makes it no better.
const ROOMY: usize = 16;

/// When one person is awake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awake {
    /// Where they are.
    pub zone: Zone,
    /// The hours and days at which they are left alone.
    pub quiet: Quiet,
}

impl Awake {
    /// Whether they are awake at a moment.
    pub fn is_at(&self, moment: DateTime<Utc>) -> bool {
        !self.quiet.contains(moment.with_timezone(&self.zone.0).naive_local())
    }
}

/// Up to three times from a moment on at which all of these people are awake for an hour, each on a day of its own and as
/// far from everybody's night as that day allows; none where there is no such hour.
pub fn times(people: &[Awake], from: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let half = TimeDelta::minutes(30);
    let Ok(first) = (from + half).duration_trunc(half) else { return Vec::new() };
    let at = |step: usize| {
        i32::try_from(step).ok().and_then(|step| first.checked_add_signed(STEP * step)).unwrap_or(first)
    };
    let awake: Vec<bool> = (0..DAYS * DAY).map(|step| people.iter().all(|one| one.is_at(at(step)))).collect();
    let is_awake = |step: usize| awake.get(step).copied().unwrap_or_default();
    let fits = |step: usize| (step..step + LASTS).all(is_awake);
    let room = |step: usize| {
        let before = (1..=ROOMY).take_while(|back| step.checked_sub(*back).is_some_and(is_awake)).count();
        let after = (0..ROOMY).take_while(|on| is_awake(step + LASTS + on)).count();
        before.min(after)
    };
    let mut found = Vec::new();
    let mut day = 0;
    while day < DAYS && found.len() < PROPOSED {
        let steps = (day * DAY..(day + 1) * DAY).step_by(BEGINS);
        // Of several with as much room, the earliest.
        let best = steps.filter(|step| fits(*step)).max_by_key(|step| (room(*step), usize::MAX - step));
        day += if best.is_some() { APART } else { 1 };
        found.extend(best.map(at));
    }
    found
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveTime, Timelike as _};
    use proptest::prelude::*;

    use super::*;
    use crate::domain::contact::Weekdays;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn person(zone: chrono_tz::Tz) -> Awake {
        Awake { zone: Zone(zone), quiet: Quiet::default() }
    }

    #[test]
    fn new_york_and_almaty_meet_in_the_morning_of_one_and_the_evening_of_the_other() {
        let both = [person(chrono_tz::America::New_York), person(chrono_tz::Asia::Almaty)];
        let found = times(&both, at("2026-03-05T09:00:00Z"));
        assert_eq!(found.len(), 3);
        // Clocks in New York are put forward on 8 March.
        let hours: Vec<String> = found.iter().map(|one| one.format("%d %H:%M").to_string()).collect();
        assert_eq!(hours, ["05 14:30", "07 14:30", "09 14:00"]);
    }

    #[test]
    fn people_who_are_never_awake_together_are_proposed_nothing() {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
        let of = |from, until| Quiet { from: hour(from), until: hour(until), days: Weekdays::default() };
        let one = Awake { quiet: of(12, 0), ..person(chrono_tz::UTC) };
        let other = Awake { quiet: of(0, 12), ..person(chrono_tz::UTC) };
        assert!(times(&[one, other], at("2026-03-05T09:00:00Z")).is_empty());
    }

    proptest! {
        #[test]
        fn nobody_is_asked_to_meet_at_night(
            hours in prop::collection::vec((0_u32..24, 0_u32..24, 0_usize..5), 2..4), minutes in 0_i64..60 * 24 * 365,
        ) {
            let zones = [
                chrono_tz::America::New_York,
                chrono_tz::Asia::Almaty,
                chrono_tz::Europe::Berlin,
                chrono_tz::Asia::Kathmandu,
                chrono_tz::Pacific::Apia,
            ];
            let people: Vec<Awake> = hours.into_iter().map(|(from, until, zone)| {
                let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
                let quiet = Quiet { from: hour(from), until: hour(until), days: Weekdays::of("7") };
                Awake { quiet, ..person(zones[zone]) }
            }).collect();
            let from = at("2026-01-01T00:00:00Z") + TimeDelta::minutes(minutes);
            let found = times(&people, from);
            prop_assert!(found.len() <= 3);
            prop_assert!(found.windows(2).all(|pair| pair[1] - pair[0] > TimeDelta::days(1)));
            for moment in found {
                prop_assert!(moment > from && moment - from < TimeDelta::days(15));
                prop_assert_eq!(moment.minute() % 30, 0);
                for person in &people {
                    prop_assert!((0..4).all(|quarter| person.is_at(moment + STEP * quarter)));
                }
            }
        }
    }
}
