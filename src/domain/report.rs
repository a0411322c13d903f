//! Figures over a period, what they are compared with, and the curve that is drawn of them.

use super::money::Money;
use super::span::{Span, Step, gather};
use super::stats::{Day, Figures, Period};

/// Figures over a period, and what they are compared with.
#[derive(Clone, Debug)]
pub struct Report {
    /// The period.
    pub period: Period,
    /// Its days; the last is today in the market's zone, not over yet.
    pub span: Span,
    /// The figures.
    pub figures: Figures,
    /// What was paid less what was taken back, each currency by itself.
    pub revenue: Vec<Money>,
    /// The days before with their figures, where there is a period to compare with.
    pub before: Option<(Span, Figures)>,
    /// What is drawn: the figures of each day, week or month.
    pub curve: Curve,
}

/// The figures of a period piece by piece.
#[derive(Clone, Debug)]
pub struct Curve {
    /// The pieces: days, weeks or months.
    pub pieces: Vec<Span>,
    /// What they are.
    pub step: Step,
    /// Clicks of each.
    pub clicks: Vec<i64>,
    /// Clicks of the pieces before, if anything is compared.
    pub before: Option<Vec<i64>>,
    /// Sales of each.
    pub sales: Vec<i64>,
    /// Whether the last piece is not over yet.
    pub is_open: bool,
}

impl Report {
    /// The report of a span and of the one before, from the days of both on which there was anything.
    pub fn of(
        period: Period,
        (span, before): (Span, Option<Span>),
        days: &[Day],
        revenue: Vec<Money>,
    ) -> Self {
        let sum =
            |span: Span| days.iter().filter(|day| span.has(day.counted_on)).map(|day| day.figures).sum();
        Self {
            period,
            span,
            figures: sum(span),
            revenue,
            before: before.map(|before| (before, sum(before))),
            curve: Curve::of(span, before, days),
        }
    }

    /// Whether nothing happened.
    pub fn is_empty(&self) -> bool {
        self.figures == Figures::default() && self.revenue.is_empty()
    }
}

impl Curve {
    /// The curve of days that are over.
    pub fn closed(span: Span, days: &[Day]) -> Self {
        Self { is_open: false, ..Self::of(span, None, days) }
    }

    /// The curve of a span, beside that of the one before where there is one, from the days on which there was anything.
    pub fn of(span: Span, before: Option<Span>, days: &[Day]) -> Self {
        let step = Step::of(span);
        let pieces = span.cut(step);
        let count = |pieces: &[Span], of: fn(&Figures) -> i64| {
            gather(pieces, days.iter().map(|day| (day.counted_on, of(&day.figures))))
        };
        Self {
            step,
            clicks: count(&pieces, |figures| figures.clicks),
            before: before.map(|before| count(&before.cut_like(&pieces), |figures| figures.clicks)),
            sales: count(&pieces, |figures| figures.sales),
            pieces,
            is_open: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_week_is_compared_with_the_week_before() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        let clicks = |on, clicks| Day { counted_on: day(on), figures: Figures { clicks, ..<_>::default() } };
        let days = [clicks(1, 5), clicks(7, 7), clicks(8, 11), clicks(14, 13)];
        let (now, before) = (Span::ending(day(14), 7), Span::ending(day(7), 7));
        let report = Report::of(Period::Week, (now, Some(before)), &days, Vec::new());
        assert_eq!(report.figures.clicks, 24);
        assert_eq!(report.before.map(|(_, figures)| figures.clicks), Some(12));
        assert_eq!(report.curve.clicks, [11, 0, 0, 0, 0, 0, 13]);
        assert_eq!(report.curve.before, Some(vec![5, 0, 0, 0, 0, 0, 7]));
        assert!(!report.is_empty());
    }
}
