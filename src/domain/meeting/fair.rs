//! Times that are fair: where no hour suits everybody, the unpleasant one goes round from meeting to meeting.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveTime, TimeDelta, Timelike as _, Utc};

use super::Wish;
use crate::domain::program::Zone;
use crate::domain::working_time::weekend;
use crate::domain::zone::resolve;

/// Minutes after midnight from which nobody minds to meet.
const FROM: i64 = 9 * 60;
/// Until when.
const UNTIL: i64 = 21 * 60;
/// Minutes of a day.
const DAY: i64 = 24 * 60;
/// The most minutes by which a moment can lie outside of the one and the other: in the middle of the night.
const WORST: i64 = i64::midpoint(DAY - UNTIL, FROM);
/// Minutes after midnight of that moment.
const WORST_AT: i64 = FROM - WORST;
/// Minutes from one beginning that is looked at to the next.
const BEGINS: i64 = 30;
/// Days after the one that was wished on which a meeting may be.
const DAYS: i64 = 7;
/// More room than this before nine and after nine makes an hour no better.
const ROOMY: i64 = 3 * 60;
/// Other hours differ by as many minutes at least.
const APART: i64 = 60;

/// Where somebody is who is to come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Their zone.
    pub zone: Zone,
    /// Days off of their market.
    pub days_off: BTreeSet<NaiveDate>,
}

/// Minutes by which a meeting lies outside of nine to nine where somebody is, at its worst moment.
pub fn burden(zone: Zone, (starts_at, minutes): (DateTime<Utc>, i32)) -> i64 {
    let until_worst = (WORST_AT - clock(zone, starts_at)).rem_euclid(DAY);
    if until_worst <= i64::from(minutes) {
        return WORST;
    }
    let ends_at = starts_at + TimeDelta::minutes(minutes.into());
    outside(zone, starts_at).max(outside(zone, ends_at))
}

/// Minutes after midnight on the clock of a zone.
fn clock(zone: Zone, moment: DateTime<Utc>) -> i64 {
    i64::from(moment.with_timezone(&zone.0).num_seconds_from_midnight()) / 60
}

fn outside(zone: Zone, moment: DateTime<Utc>) -> i64 {
    match clock(zone, moment) {
        early if early < FROM => (FROM - early).min(early + DAY - UNTIL),
        late if late > UNTIL => (late - UNTIL).min(DAY + FROM - late),
        _ => 0,
    }
}

/// Minutes between nine and a meeting, or between it and nine: of the two, and of all zones, the least.
fn room(zones: &[Zone], starts_at: DateTime<Utc>, minutes: i32) -> i64 {
    let ends_at = starts_at + TimeDelta::minutes(minutes.into());
    let room = |zone: &Zone| (clock(*zone, starts_at) - FROM).min(UNTIL - clock(*zone, ends_at));
    zones.iter().map(room).min().unwrap_or_default().clamp(0, ROOMY)
}

/// Whether a meeting lies on days on which everybody works.
fn is_working(places: &[Place], starts_at: DateTime<Utc>, minutes: i32) -> bool {
    let ends_at = starts_at + TimeDelta::minutes(minutes.into());
    places.iter().all(|place| {
        [starts_at, ends_at].iter().all(|moment| {
            let day = moment.with_timezone(&place.zone.0).date_naive();
            !weekend().contains(day.weekday()) && !place.days_off.contains(&day)
        })
    })
}

/// A time at which a meeting could be, and what it would come to. The best is the least: whoever has the greatest burden
/// then has as little as can be, then whoever has the second greatest; then it is soon, and far from everybody's night.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    greatest_first: Vec<i64>,
    day: i64,
    cramped: i64,
    starts_at: DateTime<Utc>,
}

/// Times for the meetings that somebody wishes, in order, none on a day on which the council meets already. `earlier` are
/// its other meetings with their minutes: what those cost counts. A meeting for which there is no day before `until` is
/// left out, and so are those after it.
pub fn plan(
    wish: &Wish,
    places: &[Place],
    earlier: &[(DateTime<Utc>, i32)],
    (zone, now, until): (Zone, DateTime<Utc>, NaiveDate),
) -> Vec<DateTime<Utc>> {
    // Of several in one zone each carries the same.
    let zones: BTreeMap<&str, Zone> = places.iter().map(|place| (place.zone.0.name(), place.zone)).collect();
    let zones: Vec<Zone> = zones.into_values().collect();
    let mut carried: Vec<i64> =
        zones.iter().map(|zone| earlier.iter().map(|meeting| burden(*zone, *meeting)).sum()).collect();
    let mut taken: Vec<DateTime<Utc>> = earlier.iter().map(|(starts_at, _)| *starts_at).collect();
    let mut found = Vec::new();
    for number in 0..wish.count {
        let from = resolve(zone, wish.day(number).and_time(NaiveTime::MIN));
        let fits = |starts_at: &DateTime<Utc>| {
            let day = starts_at.with_timezone(&zone.0).date_naive();
            let is_free = taken.iter().all(|other| (*other - *starts_at).abs() >= TimeDelta::days(1));
            *starts_at > now && day <= until && is_free && is_working(places, *starts_at, wish.minutes)
        };
        let steps = (0..DAYS * DAY / BEGINS).map(|step| from + TimeDelta::minutes(step * BEGINS));
        let mut candidates: Vec<Candidate> = steps
            .filter(fits)
            .map(|starts_at| {
                let burdens = zones.iter().map(|zone| burden(*zone, (starts_at, wish.minutes)));
                let mut greatest_first: Vec<i64> =
                    burdens.zip(&carried).map(|(more, before)| more + before).collect();
                greatest_first.sort_unstable_by(|one, other| other.cmp(one));
                Candidate {
                    greatest_first,
                    day: (starts_at - from).num_days(),
                    cramped: ROOMY - room(&zones, starts_at, wish.minutes),
                    starts_at,
                }
            })
            .collect();
        candidates.sort();
        let Some(chosen) = chosen(&candidates, wish.turn) else { break };
        for (zone, carried) in zones.iter().zip(&mut carried) {
            *carried += burden(*zone, (chosen, wish.minutes));
        }
        taken.push(chosen);
        found.push(chosen);
    }
    found
}

/// The best of some candidates, or, the more often other hours were asked for, one at another hour of the day.
fn chosen(candidates: &[Candidate], turn: u8) -> Option<DateTime<Utc>> {
    let minute = |moment: DateTime<Utc>| i64::from(moment.num_seconds_from_midnight()) / 60;
    let mut hours: Vec<DateTime<Utc>> = Vec::new();
    for candidate in candidates {
        let is_other = hours.iter().all(|known| {
            let between = (minute(*known) - minute(candidate.starts_at)).abs();
            between.min(DAY - between) >= APART
        });
        if is_other {
            hours.push(candidate.starts_at);
        }
        if hours.len() > usize::from(turn) {
            break;
        }
    }
    hours.last().copied()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const UTC: Zone = Zone(chrono_tz::UTC);
    const NEW_YORK: Zone = Zone(chrono_tz::America::New_York);
    const LOS_ANGELES: Zone = Zone(chrono_tz::America::Los_Angeles);
    const ALMATY: Zone = Zone(chrono_tz::Asia::Almaty);
    const BERLIN: Zone = Zone(chrono_tz::Europe::Berlin);
    const TOKYO: Zone = Zone(chrono_tz::Asia::Tokyo);

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn in_zones(zones: &[Zone]) -> Vec<Place> {
        zones.iter().map(|zone| Place { zone: *zone, days_off: BTreeSet::new() }).collect()
    }

    fn monthly(first: &str, minutes: i32) -> Wish {
        Wish::new(day(first), (minutes, 4)).turned()
    }

    fn planned(wish: &Wish, places: &[Place], earlier: &[(DateTime<Utc>, i32)]) -> Vec<DateTime<Utc>> {
        plan(wish, places, earlier, (UTC, at("2026-01-01T00:00:00Z"), day("2100-01-01")))
    }

    fn shown(times: &[DateTime<Utc>], zone: Zone) -> Vec<String> {
        times.iter().map(|time| time.with_timezone(&zone.0).format("%a %F %H:%M").to_string()).collect()
    }

    #[test]
    fn an_hour_costs_what_lies_outside_of_nine_to_nine() {
        let cost = |time: &str, minutes| burden(UTC, (at(&format!("2026-03-02T{time}:00Z")), minutes));
        assert_eq!((cost("09:00", 60), cost("20:00", 60), cost("12:00", 180)), (0, 0, 0));
        assert_eq!((cost("08:30", 60), cost("20:30", 60)), (30, 30));
        assert_eq!((cost("03:00", 15), cost("02:30", 60), cost("23:45", 60)), (360, 360, 225));
    }

    #[test]
    fn an_hour_that_suits_everybody_is_found_on_both_sides_of_a_change_of_the_clocks() {
        // Clocks in New York are put forward on 14 March 2027, those in Almaty never are.
        let times = planned(&monthly("2027-02-16", 60), &in_zones(&[NEW_YORK, ALMATY]), &[]);
        assert_eq!(
            shown(&times, NEW_YORK),
            ["Tue 2027-02-16 09:30", "Tue 2027-03-16 10:00", "Tue 2027-04-13 10:00", "Tue 2027-05-11 10:00"]
        );
        assert_eq!(
            shown(&times, ALMATY),
            ["Tue 2027-02-16 19:30", "Tue 2027-03-16 19:00", "Tue 2027-04-13 19:00", "Tue 2027-05-11 19:00"]
        );
        // And back on 7 November.
        let times = planned(&monthly("2027-10-19", 60), &in_zones(&[NEW_YORK, ALMATY]), &[]);
        assert_eq!(shown(&times[..2], NEW_YORK), ["Tue 2027-10-19 10:00", "Tue 2027-11-16 09:30"]);
        assert_eq!(shown(&times[..2], ALMATY), ["Tue 2027-10-19 19:00", "Tue 2027-11-16 19:30"]);
    }

    #[test]
    fn where_no_hour_suits_everybody_the_unpleasant_one_goes_round() {
        let zones = [LOS_ANGELES, BERLIN, TOKYO];
        let places = in_zones(&zones);
        let wish = Wish { count: 3, ..monthly("2027-01-12", 60) };
        let times = planned(&wish, &places, &[]);
        let cost = |zone: Zone| -> Vec<i64> { times.iter().map(|time| burden(zone, (*time, 60))).collect() };
        let costs = zones.map(cost);
        let whole: Vec<i64> = costs.iter().map(|costs| costs.iter().sum()).collect();
        for of in &costs {
            let is_worst = |number: &usize| costs.iter().all(|other| other[*number] <= of[*number]);
            let count = (0..times.len()).filter(is_worst).count();
            assert!(count < times.len(), "somebody has the worst hour each time: {costs:?}");
        }
        let worst = costs.iter().flatten().max().copied().expect("some");
        let (least, most) = (whole.iter().min().expect("some"), whole.iter().max().expect("some"));
        assert!(most - least <= worst, "{costs:?}");
        // Whoever carried it in an earlier series is spared in the next.
        let earlier: Vec<_> =
            [0, 7, 14].map(|days| at("2026-12-01T03:00:00Z") + TimeDelta::days(days)).to_vec();
        let berlin_carried: Vec<_> = earlier.iter().map(|time| (*time, 60)).collect();
        let next = planned(&Wish { count: 1, ..wish }, &places, &berlin_carried);
        assert_eq!(burden(BERLIN, (next[0], 60)), 0, "{:?}", shown(&next, BERLIN));
    }

    #[test]
    fn nobody_meets_at_a_weekend_on_a_day_off_or_twice_a_day() {
        let mut places = in_zones(&[NEW_YORK, ALMATY]);
        places[1].days_off = BTreeSet::from([day("2027-03-22"), day("2027-03-23")]);
        // The 20th is a Saturday.
        let wish = Wish { count: 1, ..monthly("2027-03-20", 60) };
        let times = planned(&wish, &places, &[]);
        assert_eq!(shown(&times, ALMATY), ["Wed 2027-03-24 19:00"]);
        let again = planned(&wish, &places, &[(times[0], 60)]);
        assert_eq!(shown(&again, ALMATY), ["Thu 2027-03-25 19:00"]);
        // Friday evening in New York is Saturday in Almaty.
        let friday = Wish { minutes: 180, ..Wish { count: 1, ..monthly("2027-03-19", 60) } };
        let times = planned(&friday, &in_zones(&[NEW_YORK, ALMATY]), &[]);
        assert!(times.iter().all(|time| is_working(&in_zones(&[NEW_YORK, ALMATY]), *time, 180)));
    }

    #[test]
    fn other_hours_are_other_hours_and_nothing_is_planned_after_the_term() {
        let places = in_zones(&[NEW_YORK, ALMATY]);
        let wish = monthly("2027-02-16", 60);
        let first = planned(&wish, &places, &[]);
        let other = planned(&wish.at_other_hours(), &places, &[]);
        assert!(first.iter().zip(&other).all(|(one, other)| (*one - *other).abs() >= TimeDelta::hours(1)));
        let now = at("2026-01-01T00:00:00Z");
        let short = plan(&wish, &places, &[], (UTC, now, day("2027-03-20")));
        assert_eq!(short, first[..2]);
        let late = plan(&wish, &places, &[], (UTC, now, day("2027-01-01")));
        assert_eq!(late, Vec::<DateTime<Utc>>::new());
    }

    fn any_zone() -> impl Strategy<Value = Zone> {
        prop::sample::select(vec![
            NEW_YORK,
            LOS_ANGELES,
            ALMATY,
            BERLIN,
            TOKYO,
            Zone(chrono_tz::Pacific::Auckland),
            Zone(chrono_tz::Asia::Kathmandu),
            Zone(chrono_tz::America::Sao_Paulo),
        ])
    }

    fn any_wish() -> impl Strategy<Value = Wish> {
        (0_u64..800, 1_i32..13, any::<bool>(), 1_u8..5).prop_map(|(days, quarters, is_monthly, count)| {
            let first = day("2026-02-01") + chrono::Days::new(days);
            let wish = Wish::new(first, (quarters * 15, count));
            if is_monthly { wish.turned() } else { wish }
        })
    }

    /// Every time at which a meeting of this number could be.
    fn possible(wish: &Wish, number: u8, places: &[Place]) -> Vec<DateTime<Utc>> {
        let from = wish.day(number).and_time(NaiveTime::MIN).and_utc();
        let steps = (0..DAYS * 48).map(|step| from + TimeDelta::minutes(step * 30));
        steps.filter(|time| is_working(places, *time, wish.minutes)).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn a_meeting_lies_within_everybodys_day_where_one_can(
            zones in prop::collection::vec(any_zone(), 1..4), wish in any_wish(),
        ) {
            let places = in_zones(&zones);
            for (number, time) in (0..).zip(planned(&wish, &places, &[])) {
                prop_assert!(is_working(&places, time, wish.minutes));
                let costs = |time: DateTime<Utc>| zones.iter().any(|zone| burden(*zone, (time, wish.minutes)) > 0);
                let can = possible(&wish, number, &places).into_iter().any(|time| !costs(time));
                prop_assert_eq!(costs(time), !can, "{}", time);
            }
        }

        #[test]
        fn between_two_zones_the_burden_differs_by_no_more_than_one_meetings_worst(
            one in any_zone(), other in any_zone(), first in 0_u64..800, minutes in 1_i32..13,
        ) {
            let places = in_zones(&[one, other]);
            let (mut earlier, mut carried, mut worst) = (Vec::new(), (0, 0), 0);
            for series in 0..3 {
                let days = chrono::Days::new(first + series * 140);
                let wish = Wish::new(day("2026-02-01") + days, (minutes * 15, 4)).turned();
                for (number, time) in (0..).zip(planned(&wish, &places, &earlier)) {
                    let cost = |zone, time| burden(zone, (time, wish.minutes));
                    // What it takes to spare the one, or the other.
                    let all = possible(&wish, number, &places);
                    let spares = |spared, pays| {
                        all.iter().filter(|time| cost(spared, **time) == 0).map(|time| cost(pays, *time)).min()
                    };
                    let sparing = spares(one, other).zip(spares(other, one));
                    prop_assert!(sparing.is_some(), "somebody's day is always there");
                    worst = sparing.map_or(worst, |(one, other)| worst.max(one).max(other));
                    carried = (carried.0 + cost(one, time), carried.1 + cost(other, time));
                    let apart: i64 = carried.0 - carried.1;
                    prop_assert!(apart.abs() <= worst, "{carried:?} with {worst} at {time}");
                    earlier.push((time, wish.minutes));
                }
            }
        }

        #[test]
        fn whoever_carries_most_is_not_given_more_while_a_choice_would_spare_them(
            zones in prop::collection::vec(any_zone(), 2..5), wish in any_wish(),
        ) {
            let places = in_zones(&zones);
            let mut carried = vec![0; zones.len()];
            let mut taken: Vec<DateTime<Utc>> = Vec::new();
            for (number, chosen) in (0..).zip(planned(&wish, &places, &[])) {
                let after = |time: DateTime<Utc>| -> i64 {
                    let costs = zones.iter().zip(&carried);
                    costs.map(|(zone, before)| before + burden(*zone, (time, wish.minutes))).max().unwrap_or(0)
                };
                let free = |time: &DateTime<Utc>| taken.iter().all(|known| (*known - *time).abs() >= TimeDelta::days(1));
                let best = possible(&wish, number, &places).into_iter().filter(free).map(after).min();
                prop_assert_eq!(Some(after(chosen)), best);
                for (zone, carried) in zones.iter().zip(&mut carried) {
                    *carried += burden(*zone, (chosen, wish.minutes));
                }
                taken.push(chosen);
            }
        }
    }
}
