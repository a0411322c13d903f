//! What comes again and again at the same hour of the same place: every few weeks, every month, at the end of a quarter.

use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::program::Zone;
use super::zone::resolve;

/// The hour at which things are said to people, where they live.
pub const TEN: NaiveTime = NaiveTime::from_hms_opt(10, 0, 0).expect("ten o'clock");

/// How long it is from one time to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// This many weeks, at least one.
    Weeks(u32),
    /// This many months, at least one, on the day of the first time; where a month is too short, on its last day.
    Months(u32),
    /// The last day of each quarter of the calendar.
    QuarterEnd,
}

/// Times that come again, all counted from the first one, so that none of them drifts: day 31 is day 31 again after
/// February, and ten o'clock is ten o'clock again after a day on which the clocks left it out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// The day of the first time.
    pub anchor: NaiveDate,
    /// What the clock shows each time.
    pub time: NaiveTime,
    /// Where.
    pub zone: Zone,
    /// How long it is from one to the next.
    pub every: Every,
}

impl Recurrence {
    /// At ten o'clock, for the first time on the day `anchor`.
    pub const fn at_ten(anchor: NaiveDate, zone: Zone, every: Every) -> Self {
        Self { anchor, time: TEN, zone, every }
    }

    /// The first time that is later than `now`; of all times that passed unnoticed none comes again. `None` at the end
    /// of the calendar.
    pub fn next_after(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = now.with_timezone(&self.zone.0).date_naive();
        let mut number = self.passed(today).saturating_sub(1);
        loop {
            let next = self.nth(number)?;
            if next > now {
                return Some(next);
            }
            number = number.checked_add(1)?;
        }
    }

    /// The time of this number, the first being 0; `None` beyond the calendar's end.
    pub fn nth(&self, number: u32) -> Option<DateTime<Utc>> {
        let day = match self.every {
            Every::Weeks(weeks) => {
                let weeks = u64::from(weeks.max(1)) * u64::from(number);
                self.anchor.checked_add_days(Days::new(weeks * 7))?
            }
            Every::Months(months) => {
                self.anchor.checked_add_months(Months::new(months.max(1).checked_mul(number)?))?
            }
            Every::QuarterEnd => {
                let to_end = 2 - self.anchor.month0() % 3;
                let month = Months::new(number.checked_mul(3)?.checked_add(to_end)?);
                self.anchor
                    .with_day(1)?
                    .checked_add_months(month)?
                    .checked_add_months(Months::new(1))?
                    .pred_opt()?
            }
        };
        Some(resolve(self.zone, day.and_time(self.time)))
    }

    /// About how many times there were until this day: at most one more than there were.
    fn passed(&self, today: NaiveDate) -> u32 {
        let days = today.signed_duration_since(self.anchor).num_days();
        let months = i64::from(today.year() - self.anchor.year()) * 12 + i64::from(today.month())
            - i64::from(self.anchor.month());
        let passed = match self.every {
            Every::Weeks(weeks) => days / 7 / i64::from(weeks.max(1)),
            Every::Months(months_each) => months / i64::from(months_each.max(1)),
            Every::QuarterEnd => months / 3,
        };
        u32::try_from(passed.max(0)).unwrap_or(u32::MAX)
    }
}

/// Ten o'clock of a day in a zone.
pub fn ten(zone: Zone, day: NaiveDate) -> DateTime<Utc> {
    resolve(zone, day.and_time(TEN))
}

/// The first ten o'clock in a zone that is later than `now`.
pub fn ten_after(zone: Zone, now: DateTime<Utc>) -> DateTime<Utc> {
    let today = now.with_timezone(&zone.0).date_naive();
    let tens = today.iter_days().take(4).map(|day| ten(zone, day));
    tens.into_iter().find(|ten| *ten > now).unwrap_or(now + TimeDelta::days(1))
}

/// Ten o'clock in a zone some days after the day of a moment.
pub fn ten_in(zone: Zone, moment: DateTime<Utc>, days: u32) -> DateTime<Utc> {
    let today = moment.with_timezone(&zone.0).date_naive();
    ten(zone, today.checked_add_days(Days::new(days.into())).unwrap_or(today))
}

/// The ten o'clock in a zone that is nearest to a moment.
pub fn ten_near(zone: Zone, moment: DateTime<Utc>) -> DateTime<Utc> {
    ten_after(zone, moment - TimeDelta::hours(12))
}

#[cfg(test)]
mod tests {
    use chrono::{TimeZone as _, Timelike as _};
    use chrono_tz::TZ_VARIANTS;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    fn zone(name: &str) -> Zone {
        Zone(name.parse().expect("a zone"))
    }

    /// What the clocks of the zone show each time, from `from` on.
    fn shown(recurrence: &Recurrence, from: &str, most: usize) -> Vec<String> {
        let mut now = at(from);
        let mut shown = Vec::new();
        while shown.len() < most {
            now = recurrence.next_after(now).expect("the calendar goes on");
            shown.push(now.with_timezone(&recurrence.zone.0).format("%Y-%m-%d %H:%M").to_string());
        }
        shown
    }

    #[test]
    fn day_31_comes_again_after_a_short_month() {
        let monthly = Recurrence::at_ten(day("2027-01-31"), zone("Europe/Moscow"), Every::Months(1));
        assert_eq!(
            shown(&monthly, "2027-01-01T00:00:00Z", 5),
            [
                "2027-01-31 10:00",
                "2027-02-28 10:00",
                "2027-03-31 10:00",
                "2027-04-30 10:00",
                "2027-05-31 10:00"
            ]
        );
        assert_eq!(shown(&monthly, "2028-02-01T00:00:00Z", 1), ["2028-02-29 10:00"]);
    }

    #[test]
    fn a_quarter_ends_on_its_last_day() {
        let quarters = Recurrence::at_ten(day("2026-05-10"), zone("UTC"), Every::QuarterEnd);
        assert_eq!(
            shown(&quarters, "2026-01-01T00:00:00Z", 5),
            [
                "2026-06-30 10:00",
                "2026-09-30 10:00",
                "2026-12-31 10:00",
                "2027-03-31 10:00",
                "2027-06-30 10:00"
            ]
        );
    }

    #[test]
    fn ten_stays_ten_when_the_clocks_change() {
        let berlin = Recurrence::at_ten(day("2026-03-15"), zone("Europe/Berlin"), Every::Weeks(2));
        assert_eq!(berlin.nth(0), Some(at("2026-03-15T09:00:00Z")));
        assert_eq!(berlin.nth(1), Some(at("2026-03-29T08:00:00Z")));
        assert_eq!(berlin.nth(16), Some(at("2026-10-25T09:00:00Z")));
    }

    #[test]
    fn a_time_that_the_clocks_leave_out_comes_as_much_later_and_one_shown_twice_comes_once() {
        let half_past_two = NaiveTime::from_hms_opt(2, 30, 0).expect("a time");
        let weekly = Every::Weeks(1);
        let berlin = zone("Europe/Berlin");
        let spring =
            Recurrence { anchor: day("2026-03-22"), time: half_past_two, zone: berlin, every: weekly };
        assert_eq!(
            shown(&spring, "2026-03-01T00:00:00Z", 3),
            ["2026-03-22 02:30", "2026-03-29 03:30", "2026-04-05 02:30"]
        );
        let autumn = Recurrence { anchor: day("2026-10-18"), ..spring };
        assert_eq!(
            shown(&autumn, "2026-10-01T00:00:00Z", 3),
            ["2026-10-18 02:30", "2026-10-25 02:30", "2026-11-01 02:30"]
        );
        assert_eq!(autumn.nth(1), Some(at("2026-10-25T00:30:00Z")), "the first of the two");
    }

    #[test]
    fn a_day_that_a_zone_skips_and_a_shift_of_half_an_hour_lose_nothing() {
        // Samoa went from the 29th straight to the 31st of December 2011.
        let apia = Recurrence::at_ten(day("2011-12-23"), zone("Pacific/Apia"), Every::Weeks(1));
        assert_eq!(
            shown(&apia, "2011-12-20T00:00:00Z", 3),
            ["2011-12-23 10:00", "2011-12-31 10:00", "2012-01-06 10:00"]
        );
        let quarter_past_two = NaiveTime::from_hms_opt(2, 15, 0).expect("a time");
        let lord_howe = Recurrence {
            anchor: day("2026-09-27"),
            time: quarter_past_two,
            zone: zone("Australia/Lord_Howe"),
            every: Every::Weeks(1),
        };
        assert_eq!(
            shown(&lord_howe, "2026-09-20T00:00:00Z", 3),
            ["2026-09-27 02:15", "2026-10-04 02:45", "2026-10-11 02:15"]
        );
    }

    #[test]
    fn what_passed_unnoticed_does_not_come_again() {
        let weekly = Recurrence::at_ten(day("2026-03-02"), zone("UTC"), Every::Weeks(1));
        assert_eq!(weekly.next_after(at("2026-04-08T12:00:00Z")), Some(at("2026-04-13T10:00:00Z")));
        assert_eq!(weekly.next_after(at("2026-04-13T10:00:00Z")), Some(at("2026-04-20T10:00:00Z")));
        assert_eq!(weekly.next_after(at("2026-01-01T00:00:00Z")), Some(at("2026-03-02T10:00:00Z")));
    }

    #[test]
    fn ten_is_found_after_a_moment_and_near_it() {
        let moscow = zone("Europe/Moscow");
        assert_eq!(ten_after(moscow, at("2026-03-03T06:59:59Z")), at("2026-03-03T07:00:00Z"));
        assert_eq!(ten_after(moscow, at("2026-03-03T07:00:00Z")), at("2026-03-04T07:00:00Z"));
        assert_eq!(ten_in(moscow, at("2026-03-03T20:59:00Z"), 1), at("2026-03-04T07:00:00Z"));
        assert_eq!(ten_in(moscow, at("2026-03-03T21:00:00Z"), 7), at("2026-03-11T07:00:00Z"));
        assert_eq!(ten_near(moscow, at("2026-03-03T07:00:40Z")), at("2026-03-03T07:00:00Z"));
        assert_eq!(ten_near(moscow, at("2026-03-03T20:00:00Z")), at("2026-03-04T07:00:00Z"));
    }

    /// Checks every time of ten years: each is later than the one before, is found from just before it, and shows its
    /// own time of day on its own day, unless the clocks of the place leave that out.
    fn walk(recurrence: &Recurrence, since: DateTime<Utc>) -> Result<(), TestCaseError> {
        let (zone, until) = (recurrence.zone, since + TimeDelta::days(3_653));
        let mut now = since;
        let mut number =
            (0..20_000_u32).find(|number| recurrence.nth(*number).is_some_and(|time| time > since));
        while let Some(next) = recurrence.next_after(now).filter(|next| *next <= until) {
            prop_assert!(next > now, "{recurrence:?}: {next} is not after {now}");
            let wanted = number.and_then(|number| recurrence.nth(number));
            prop_assert_eq!(Some(next), wanted, "{:?}: one is skipped or doubled", recurrence);
            let shown = next.with_timezone(&zone.0).naive_local();
            if shown.time() != recurrence.time {
                let mut days = [shown.date(), shown.date() - Days::new(1)].into_iter();
                let is_left_out = days.any(|day| {
                    zone.0.from_local_datetime(&day.and_time(recurrence.time)).earliest().is_none()
                });
                prop_assert!(is_left_out, "{recurrence:?}: {shown} is not at {}", recurrence.time);
            }
            number = number.map(|number| number + 1);
            now = next;
        }
        Ok(())
    }

    #[test]
    fn in_every_zone_nothing_drifts_doubles_or_is_skipped_in_ten_years() {
        let since = at("2026-01-05T03:00:00Z");
        for zone in TZ_VARIANTS {
            for every in [Every::Weeks(1), Every::Months(1), Every::QuarterEnd] {
                let anchor = day("2026-01-31");
                walk(&Recurrence::at_ten(anchor, Zone(zone), every), since).expect("it holds");
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn whatever_recurs_wherever_keeps_its_time_of_day(
            zone in 0..TZ_VARIANTS.len(),
            anchor in 0_u64..18_000,
            minutes in 0_u32..24 * 60,
            (weeks, months, kind) in (1_u32..9, 1_u32..13, 0_u8..3),
            since in 0_i64..18_000,
        ) {
            let first = day("1995-01-01");
            let every = [Every::Weeks(weeks), Every::Months(months), Every::QuarterEnd][usize::from(kind)];
            let recurrence = Recurrence {
                anchor: first + Days::new(anchor),
                time: NaiveTime::from_hms_opt(minutes / 60, minutes % 60, 0).expect("a time"),
                zone: Zone(TZ_VARIANTS[zone]),
                every,
            };
            let since = Utc.from_utc_datetime(&first.and_time(recurrence.time)) + TimeDelta::days(since);
            walk(&recurrence, since)?;
            prop_assert_eq!(recurrence.time.second(), 0);
        }

        #[test]
        fn ten_after_a_moment_is_later_and_less_than_two_days_away(
            zone in 0..TZ_VARIANTS.len(),
            seconds in 788_918_400_i64..2_366_841_600,
        ) {
            let (zone, now) = (Zone(TZ_VARIANTS[zone]), DateTime::from_timestamp(seconds, 0).expect("a moment"));
            let next = ten_after(zone, now);
            prop_assert!(next > now && next - now < TimeDelta::hours(49), "{next} after {now}");
            prop_assert!((ten_near(zone, now) - now).abs() < TimeDelta::hours(37));
        }
    }
}
