//! Figures over a period: what a creator reads to see how a link is doing.

use std::iter::Sum;
use std::ops::Add;

use chrono::{Datelike as _, Months, NaiveDate};

use super::span::Span;
use super::{CampaignId, CreatorId, LinkId};

/// A day before every figure: Discord opened on it, and no programme is older.
const EARLIEST: NaiveDate = NaiveDate::from_ymd_opt(2015, 5, 13).expect("a day of the calendar");

/// A period of days that ends today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Period {
    /// Seven days.
    Week,
    /// Thirty days.
    Month,
    /// Ninety days.
    Quarter,
    /// The calendar's quarter, as far as it has come.
    QuarterToDate,
    /// The calendar's year, as far as it has come.
    YearToDate,
    /// All days of which anything is known.
    Ever,
}

impl Period {
    /// Every period that can be chosen, shortest first.
    pub const ALL: &'static [Self] =
        &[Self::Week, Self::Month, Self::Quarter, Self::QuarterToDate, Self::YearToDate, Self::Ever];

    /// The value of the command's choice: `7d`, `30d`, `90d`, `quarter`, `year`, `all`.
    pub const fn value(self) -> &'static str {
        match self {
            Self::Week => "7d",
            Self::Month => "30d",
            Self::Quarter => "90d",
            Self::QuarterToDate => "quarter",
            Self::YearToDate => "year",
            Self::Ever => "all",
        }
    }

    /// The period of a choice's value; none of a value that cannot be chosen.
    pub fn of(value: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|period| period.value() == value)
    }

    /// How many days, today included, where that is the same every day.
    pub const fn length(self) -> Option<u64> {
        match self {
            Self::Week => Some(7),
            Self::Month => Some(30),
            Self::Quarter => Some(90),
            Self::QuarterToDate | Self::YearToDate | Self::Ever => None,
        }
    }

    /// The first day of the period that ends on `today`: nothing older belongs to it. [`Period::Ever`] has a
    /// day here that is before all figures; its true first day is the one that [`Period::span`] is told.
    pub fn since(self, today: NaiveDate) -> NaiveDate {
        let calendar = match self {
            Self::Week | Self::Month | Self::Quarter => {
                return Span::ending(today, self.length().unwrap_or(1)).since();
            }
            Self::QuarterToDate => quarter_start(today),
            Self::YearToDate => today.with_ordinal(1),
            Self::Ever => Some(EARLIEST),
        };
        calendar.unwrap_or(today).min(today)
    }

    /// The days of the period that ends on `today`. `first` is the first day of which anything is known; it
    /// bounds [`Period::Ever`] alone, and while nothing is known (`None`) that is today only.
    pub fn span(self, today: NaiveDate, first: Option<NaiveDate>) -> Span {
        match self {
            Self::Ever => Span::new(first.unwrap_or(today), today),
            _ => Span::new(self.since(today), today),
        }
    }

    /// The days that [`Period::span`] is compared with; none for [`Period::Ever`].
    ///
    /// For a number of days these are as many days just before. For the quarter and the year they are as many
    /// first days of the quarter or the year before, or all of it when it is shorter (by two days at most).
    pub fn before(self, today: NaiveDate) -> Option<Span> {
        let since = self.since(today);
        let months = match self {
            Self::Week | Self::Month | Self::Quarter => {
                return Some(Span::ending(since.pred_opt()?, self.length()?));
            }
            Self::QuarterToDate => 3,
            Self::YearToDate => 12,
            Self::Ever => return None,
        };
        let whole = Span::new(since.checked_sub_months(Months::new(months))?, since.pred_opt()?);
        let same = Span::beginning(whole.since(), Span::new(since, today).days());
        Some(Span::new(same.since(), same.until().min(whole.until())))
    }
}

/// The first day of the quarter that `day` is in.
fn quarter_start(day: NaiveDate) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(day.year(), day.month0() / 3 * 3 + 1, 1)
}

/// Counts over some days. People only: robots are counted apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Figures {
    /// Visits by people.
    pub clicks: i64,
    /// Different people, counted anew each day.
    pub visitors: i64,
    /// Sign-ups.
    pub signups: i64,
    /// Sales, also those that were taken back later.
    pub sales: i64,
    /// Renewals.
    pub renewals: i64,
    /// Refunds of sales and renewals.
    pub refunds: i64,
}

impl Figures {
    /// Sales for a thousand clicks; `None` where nobody came.
    pub fn rate(&self) -> Option<i64> {
        (self.clicks > 0).then(|| self.sales.saturating_mul(1_000) / self.clicks)
    }
}

impl Add for Figures {
    type Output = Self;

    fn add(self, more: Self) -> Self {
        Self {
            clicks: self.clicks + more.clicks,
            visitors: self.visitors + more.visitors,
            signups: self.signups + more.signups,
            sales: self.sales + more.sales,
            renewals: self.renewals + more.renewals,
            refunds: self.refunds + more.refunds,
        }
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(figures: I) -> Self {
        figures.fold(Self::default(), Self::add)
    }
}

/// The figures of one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Day {
    /// The day, in the market's zone.
    pub counted_on: NaiveDate,
    /// What was counted.
    #[sqlx(flatten)]
    pub figures: Figures,
}

/// Whose figures: a creator's, of all links, of one, or of those for one campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// The creator.
    pub creator_id: CreatorId,
    /// One link only.
    pub link_id: Option<LinkId>,
    /// One campaign only.
    pub campaign_id: Option<CampaignId>,
}

impl Scope {
    /// Everything of a creator.
    pub const fn of(creator_id: CreatorId) -> Self {
        Self { creator_id, link_id: None, campaign_id: None }
    }
}

/// What came through one placement of a link.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Placement {
    /// Its label; empty where the address named none.
    pub sub_id: String,
    /// Visits by people.
    pub clicks: i64,
    /// Sales.
    pub sales: i64,
}

/// A creator among the others of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Ranked {
    /// Who.
    pub creator_id: CreatorId,
    /// Their name, to be shown where they agreed to that.
    pub name: String,
    /// Whether they agreed to be named on the leaderboard.
    pub is_open: bool,
    /// Visits by people.
    pub clicks: i64,
    /// Sales.
    pub sales: i64,
}

/// How much more or less than before, in whole percent; `None` where there was nothing before.
pub fn change(now: i64, before: i64) -> Option<i64> {
    (before > 0)
        .then(|| (i128::from(now) - i128::from(before)) * 100 / i128::from(before))
        .map(|percent| i64::try_from(percent).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::span::Step;

    const EVERY: [Period; 6] = [
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::QuarterToDate,
        Period::YearToDate,
        Period::Ever,
    ];

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    fn span(since: (i32, u32, u32), until: (i32, u32, u32)) -> Span {
        Span::new(day(since.0, since.1, since.2), day(until.0, until.1, until.2))
    }

    #[test]
    fn a_week_is_today_and_six_days_before() {
        let today = day(2026, 3, 3);
        assert_eq!(Period::Week.since(today), day(2026, 2, 25));
        assert_eq!(Period::Week.before(today), Some(span((2026, 2, 18), (2026, 2, 24))));
    }

    #[test]
    fn a_period_is_found_by_its_value() {
        for period in Period::ALL {
            assert_eq!(Period::of(period.value()), Some(*period));
        }
        assert_eq!(Period::of("7D"), None);
    }

    #[test]
    fn a_quarter_begins_with_its_first_month() {
        for (today, first) in [
            (day(2026, 1, 1), day(2026, 1, 1)),
            (day(2026, 3, 31), day(2026, 1, 1)),
            (day(2026, 5, 15), day(2026, 4, 1)),
            (day(2026, 9, 30), day(2026, 7, 1)),
            (day(2026, 12, 31), day(2026, 10, 1)),
        ] {
            assert_eq!(Period::QuarterToDate.span(today, None), Span::new(first, today));
        }
    }

    #[test]
    fn a_quarter_is_compared_with_as_many_days_of_the_one_before() {
        let before = |today| Period::QuarterToDate.before(today);
        assert_eq!(before(day(2026, 2, 10)), Some(span((2025, 10, 1), (2025, 11, 10))));
        assert_eq!(before(day(2026, 1, 1)), Some(span((2025, 10, 1), (2025, 10, 1))));
        assert_eq!(before(day(2026, 6, 30)), Some(span((2026, 1, 1), (2026, 3, 31))));
    }

    #[test]
    fn a_year_is_compared_with_as_many_days_of_the_one_before_also_around_a_leap_day() {
        let before = |today| Period::YearToDate.before(today);
        assert_eq!(before(day(2024, 2, 29)), Some(span((2023, 1, 1), (2023, 3, 1))));
        assert_eq!(before(day(2025, 3, 1)), Some(span((2024, 1, 1), (2024, 2, 29))));
        assert_eq!(before(day(2024, 12, 31)), Some(span((2023, 1, 1), (2023, 12, 31))));
        assert_eq!(before(day(2025, 12, 31)), Some(span((2024, 1, 1), (2024, 12, 30))));
    }

    #[test]
    fn all_begins_with_the_first_day_known_and_has_nothing_before() {
        let today = day(2026, 3, 3);
        let first = day(2024, 2, 29);
        assert_eq!(Period::Ever.span(today, Some(first)), Span::new(first, today));
        assert_eq!(Period::Ever.span(today, None).days(), 1);
        assert_eq!(Period::Ever.span(today, today.succ_opt()).days(), 1);
        assert_eq!(Period::Ever.before(today), None);
        assert!(Period::Ever.since(today) < first);
    }

    proptest! {
        #[test]
        fn a_period_ends_today_and_its_before_ends_sooner(number in 700_000..780_000) {
            let today = NaiveDate::from_num_days_from_ce_opt(number).expect("a day of our time");
            for period in EVERY {
                let span = period.span(today, None);
                prop_assert_eq!(span.until(), today);
                prop_assert!(period == Period::Ever || span.since() == period.since(today));
                let Some(before) = period.before(today) else { continue };
                prop_assert!(before.until() < span.since());
                let pieces = span.cut(Step::of(span));
                let compared = before.cut_like(&pieces);
                prop_assert!(compared.len() <= pieces.len());
                prop_assert_eq!(compared.iter().map(|piece| piece.days()).sum::<u64>(), before.days());
                match period.length() {
                    Some(length) => {
                        prop_assert_eq!((span.days(), before.days()), (length, length));
                        prop_assert_eq!(before.until().succ_opt(), Some(span.since()));
                    }
                    None => {
                        prop_assert!(before.days() <= span.days() && before.days() + 2 >= span.days());
                        let is_whole = before.until().succ_opt() == Some(span.since());
                        prop_assert!(before.days() == span.days() || is_whole);
                    }
                }
            }
        }

        #[test]
        fn no_day_of_the_calendar_is_too_early(number in -96_000_000..96_000_000) {
            if let Some(today) = NaiveDate::from_num_days_from_ce_opt(number) {
                for period in EVERY {
                    prop_assert!(period.since(today) <= today);
                    prop_assert!(period.before(today).is_none_or(|before| before.until() < today));
                }
            }
        }
    }
}
