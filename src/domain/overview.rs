//! How a programme is doing over a period: who was active, what ran, what came of it.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};

use super::money::Money;
use super::program::Zone;
use super::report::Report;
use super::span::Span;
use super::zone::resolve;

/// A programme's days and the moments at which they begin and are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The days.
    pub span: Span,
    /// When the first begins.
    pub since: DateTime<Utc>,
    /// When the last is over.
    pub until: DateTime<Utc>,
}

impl Window {
    /// The days of `span` in a zone.
    pub fn of(span: Span, zone: Zone) -> Self {
        let begins = |day: chrono::NaiveDate| resolve(zone, day.and_time(NaiveTime::MIN));
        let next = span.until().checked_add_days(Days::new(1)).unwrap_or(span.until());
        Self { span, since: begins(span.since()), until: begins(next) }
    }
}

/// What was counted over a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// Creators who joined a campaign, had a deliverable approved, or brought a click or more than that.
    pub active: i64,
    /// Creators who were approved.
    pub newcomers: i64,
    /// Campaigns that were open at some time.
    pub running: i64,
    /// Campaigns that came to their end.
    pub ended: i64,
    /// Times that a creator joined a campaign.
    pub participations: i64,
    /// Deliverables that were approved.
    pub approved: i64,
}

/// Everything about a window that is not in its [`Report`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What was counted.
    pub counts: Counts,
    /// What was paid less what was taken back, each currency by itself.
    pub revenue: Vec<Money>,
    /// The median time from a deliverable's first version to its approval, of those approved in the window.
    pub wait: Option<TimeDelta>,
}

/// How a programme is doing.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Clicks and what came of them, by day, week or month, beside the period before.
    pub report: Report,
    /// Everything else of the period.
    pub now: Side,
    /// And of the one before, where there is one.
    pub before: Option<Side>,
    /// Campaigns that are over and of which participants have not heard yet.
    pub owed: i64,
}

impl Overview {
    /// Whether nothing happened in the period, though campaigns may have been open.
    pub fn is_empty(&self) -> bool {
        let counts = Counts { running: 0, ..self.now.counts };
        self.report.is_empty() && counts == Counts::default()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_window_begins_and_ends_at_midnight_also_when_the_clocks_change() {
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
        let window = Window::of(Span::new(day(3, 8), day(3, 8)), Zone(chrono_tz::America::New_York));
        assert_eq!(window.since.to_rfc3339(), "2026-03-08T05:00:00+00:00");
        assert_eq!(window.until - window.since, TimeDelta::hours(23));
    }
}
