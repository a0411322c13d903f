//! Figures over a period: what a creator reads to see how a link is doing.

use chrono::{Days, NaiveDate};

/// A period of days that ends today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Ninety days.
    Quarter,
}

impl Period {
    /// Every period, shortest first.
    pub const ALL: &'static [Self] = &[Self::Week, Self::Month, Self::Quarter];

    /// The value of the command's choice: `7d`, `30d`, `90d`.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Week => "7d",
            Self::Month => "30d",
            Self::Quarter => "90d",
        }
    }

    /// The period of a choice's value.
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|period| period.value() == value)
    }

    /// How many days, today included.
    pub const fn days(self) -> u64 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// The first day of the period that ends on `today`.
    pub fn since(self, today: NaiveDate) -> NaiveDate {
        today.checked_sub_days(Days::new(self.days() - 1)).unwrap_or(today)
    }
}

/// Counts over some days. People only: robots are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Figures {
    /// Visits by people.
    pub clicks: i64,
    /// Different people, counted anew each day.
    pub visitors: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_today_and_six_days_before() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 3).expect("a day");
        assert_eq!(Period::Week.since(today), NaiveDate::from_ymd_opt(2026, 2, 25).expect("a day"));
    }

    #[test]
    fn a_period_is_found_by_its_value() {
        for period in Period::ALL {
            assert_eq!(Period::of(period.value()), Some(*period));
        }
        assert_eq!(Period::of("7D"), None);
    }
}
