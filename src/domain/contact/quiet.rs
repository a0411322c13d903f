//! The hours and days at which somebody is left alone.

use std::fmt;

use chrono::{Datelike as _, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _, Weekday};

use super::super::Refusal;

/// The hours and days at which somebody is left alone, on their own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// From when until when, perhaps over midnight; the same twice means no hours at all.
    pub from: NaiveTime,
    /// Until when.
    pub until: NaiveTime,
    /// The days.
    pub days: Weekdays,
}

/// Some days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays([bool; 7]);

impl Weekdays {
    /// The days numbered in a text, Monday is 1; other signs mean nothing.
    pub fn of(numbers: &str) -> Self {
        let has = |number: u8| numbers.bytes().any(|digit| digit == b'0' + number);
        Self([1, 2, 3, 4, 5, 6, 7].map(has))
    }

    /// Whether a day is among them.
    pub fn contains(self, day: Weekday) -> bool {
        self.0.get(day.num_days_from_monday() as usize).copied().unwrap_or_default()
    }

    /// Whether every day is.
    pub fn is_all(self) -> bool {
        self.0.iter().all(|day| *day)
    }
}

impl fmt::Display for Weekdays {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        (1..=7)
            .zip(self.0)
            .filter(|(_, is_in)| *is_in)
            .try_for_each(|(number, _)| write!(formatter, "{number}"))
    }
}

impl Default for Quiet {
    /// Ten in the evening to eight in the morning.
    fn default() -> Self {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        Self { from: hour(22), until: hour(8), days: Weekdays::default() }
    }
}

impl Quiet {
    /// Whether a moment on their clock is one at which they are left alone.
    pub fn contains(self, local: NaiveDateTime) -> bool {
        self.end(local).is_some()
    }

    /// The end of the quiet that a moment is in, if it is in one. The end of one may lie in another.
    pub(super) fn end(&self, local: NaiveDateTime) -> Option<NaiveDateTime> {
        let (day, time) = (local.date(), local.time());
        if self.days.contains(day.weekday()) && !self.days.is_all() {
            return Some(tomorrow(day).and_time(NaiveTime::MIN));
        }
        match self.from < self.until {
            true if self.from <= time && time < self.until => Some(day.and_time(self.until)),
            false if self.from > self.until && self.from <= time => Some(tomorrow(day).and_time(self.until)),
            false if self.from > self.until && time < self.until => Some(day.and_time(self.until)),
            _ => None,
        }
    }
}

pub(super) fn tomorrow(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}

/// The time of day that somebody typed: `22:00`, `8.30`, `7`.
///
/// # Errors
/// [`Refusal::TimeUnclear`].
pub fn read_time(typed: &str) -> Result<NaiveTime, Refusal> {
    let typed = typed.trim();
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let read = |part: &str| part.trim().parse::<u32>().ok();
    let time = read(hour).zip(read(minute)).and_then(|(hour, minute)| {
        // Midnight is written both ways.
        NaiveTime::from_hms_opt(if hour == 24 { 0 } else { hour }, minute, 0)
    });
    time.ok_or(Refusal::TimeUnclear)
}

/// Minutes since midnight.
pub fn minute(time: NaiveTime) -> i32 {
    i32::try_from(time.num_seconds_from_midnight() / 60).unwrap_or_default()
}

/// What a clock shows so many minutes after midnight; midnight for what no clock shows.
pub fn time(minute: i32) -> NaiveTime {
    let seconds = u32::try_from(minute).unwrap_or_default().saturating_mul(60);
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let shown = |typed: &str| read_time(typed).map(|time| time.format("%H:%M").to_string());
        for (typed, meant) in [("22:00", "22:00"), ("8.30", "08:30"), (" 7 ", "07:00"), ("24:00", "00:00")] {
            assert_eq!(shown(typed).as_deref(), Ok(meant), "{typed}");
        }
        for typed in ["", "25", "8:60", "ten", "-1", "8:30:10"] {
            assert_eq!(shown(typed), Err(Refusal::TimeUnclear), "{typed}");
        }
    }

    #[test]
    fn days_are_numbered_from_monday() {
        let weekend = Weekdays::of("76x0");
        assert_eq!(weekend.to_string(), "67");
        assert!(weekend.contains(Weekday::Sun) && !weekend.contains(Weekday::Mon) && !weekend.is_all());
    }

    #[test]
    fn minutes_and_times_are_the_same_thing() {
        for minutes in 0..1_440 {
            assert_eq!(minute(time(minutes)), minutes);
        }
        assert_eq!(time(-5), NaiveTime::MIN);
    }
}
