//! When somebody may be spoken to who did not just ask, and how often they want to be.

use chrono::{DateTime, Datelike as _, NaiveDate, TimeDelta, Utc, Weekday};

use super::program::Zone;
use super::recurrence::ten;

/// When what was gathered since a moment is told: the next ten o'clock in the reader's zone, or that of the next Monday.
pub fn gathered_at(frequency: Frequency, since: DateTime<Utc>, zone: Zone) -> DateTime<Utc> {
    let today = since.with_timezone(&zone.0).date_naive();
    let is_meant = |day: &NaiveDate| frequency != Frequency::Weekly || day.weekday() == Weekday::Mon;
    // Two weeks hold a Monday also where a zone leaves one out.
    let mut tens = today.iter_days().take(15).filter(is_meant).map(|day| ten(zone, day));
    tens.find(|ten| *ten > since).unwrap_or(since + TimeDelta::days(1))
}

/// What a notice is about: what its reader can choose to hear more or less of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Topic {
    /// How it goes.
    CheckIn,
    /// What is due.
    Reminder,
    /// Steps of the programme.
    Tier,
    /// What was bought through one's links.
    Sales,
    /// What one can take part in.
    Campaign,
    /// What came of something that the reader did themselves.
    Decision,
    /// What managers need to know.
    Staff,
}

/// How often a creator hears of a topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Frequency {
    /// Each time, at once.
    #[default]
    Each,
    /// Once a day, at ten in the morning where they are.
    Daily,
    /// Once a week, on Mondays at ten.
    Weekly,
    /// Not at all.
    Off,
}

impl Topic {
    /// How often a creator hears of it who chose nothing.
    pub const fn usual(self) -> Frequency {
        match self {
            Self::Sales => Frequency::Daily,
            _ => Frequency::Each,
        }
    }
}

impl Frequency {
    /// Every way, the most talkative first.
    pub const ALL: &'static [Self] = &[Self::Each, Self::Daily, Self::Weekly, Self::Off];

    /// Its name in choices.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Each => "each",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Off => "off",
        }
    }

    /// The way of a choice's name.
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|way| way.value() == value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a moment")
    }

    #[test]
    fn what_is_gathered_for_a_day_is_told_at_ten_also_when_the_clocks_change() {
        let moscow = Zone(chrono_tz::Europe::Moscow);
        let told = |since, zone| gathered_at(Frequency::Daily, at(since), zone);
        assert_eq!(told("2026-03-03T06:59:59Z", moscow), at("2026-03-03T07:00:00Z"));
        assert_eq!(told("2026-03-03T07:00:00Z", moscow), at("2026-03-04T07:00:00Z"));
        let berlin = Zone(chrono_tz::Europe::Berlin);
        assert_eq!(told("2026-03-28T12:00:00Z", berlin), at("2026-03-29T08:00:00Z"));
        assert_eq!(told("2026-10-24T12:00:00Z", berlin), at("2026-10-25T09:00:00Z"));
    }

    #[test]
    fn what_is_gathered_for_a_week_is_told_on_monday_at_ten() {
        let berlin = Zone(chrono_tz::Europe::Berlin);
        let told = |since| gathered_at(Frequency::Weekly, at(since), berlin);
        assert_eq!(told("2026-03-03T12:00:00Z"), at("2026-03-09T09:00:00Z"));
        assert_eq!(told("2026-03-09T09:00:00Z"), at("2026-03-16T09:00:00Z"));
        assert_eq!(told("2026-03-29T12:00:00Z"), at("2026-03-30T08:00:00Z"));
    }
}
