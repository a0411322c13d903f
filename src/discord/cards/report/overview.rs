//! The card of the programme as a whole.

use chrono::TimeDelta;

use super::super::stats::{counts, dates, figure, period};
use super::ways;
use crate::discord::card::Card;
use crate::domain::money::Money;
use crate::domain::overview::{Counts, Overview};
use crate::domain::segment::Sight;
use crate::domain::stats::{Period, change};
use crate::i18n::{Arg, Message, Verbatim, text};

/// The title of the card over a period.
pub fn overview_title(of: Period) -> Message {
    text::report_overview_title(period(of))
}

/// The programme over a period, each figure beside what it was before.
pub fn overview(overview: &Overview) -> Card {
    let report = &overview.report;
    let mut card = Card::titled(overview_title(report.period));
    if overview.owed > 0 {
        card = card.text(text::report_owed(overview.owed));
    }
    let card = match overview.is_empty() {
        true => card.text(text::report_overview_empty()).footer(dates(report)),
        false => people(money(counts(card, report), overview), overview)
            .footer(text::report_footer(dates(report), text::report_overview_meaning())),
    };
    ways(card, Sight { by: None, period: report.period })
}

/// What was paid in each currency, beside what it was before.
fn money(card: Card, overview: &Overview) -> Card {
    let before = overview.before.as_ref();
    let line = |sum: &Money| {
        let was = before.and_then(|side| side.revenue.iter().find(|was| was.currency == sum.currency));
        match was.and_then(|was| change(sum.minor, was.minor)) {
            None => text::report_money(sum.clone()),
            Some(0) => text::report_money_same(sum.clone()),
            Some(up) if up > 0 => text::report_money_up(sum.clone(), Verbatim(up.to_string())),
            Some(down) => text::report_money_down(sum.clone(), Verbatim(down.unsigned_abs().to_string())),
        }
    };
    let lines: Vec<Arg> = overview.report.revenue.iter().map(|sum| Arg::from(line(sum))).collect();
    if lines.is_empty() { card } else { card.figure(text::stats_revenue(), text::lines(Arg::Lines(lines))) }
}

/// Who was active, what ran, and how long they waited.
fn people(card: Card, overview: &Overview) -> Card {
    let now = overview.now.counts;
    let before = overview.before.as_ref().map(|side| side.counts);
    let counted = |pick: fn(&Counts) -> i64| figure(pick(&now), before.as_ref().map(pick));
    let card = card
        .figure(text::report_active(), counted(|counts| counts.active))
        .figure(text::report_newcomers(), counted(|counts| counts.newcomers))
        .figure(text::report_running(), figure(now.running, None))
        .figure(text::report_ended(), figure(now.ended, None))
        .figure(text::report_participations(), counted(|counts| counts.participations))
        .figure(text::report_approved(), counted(|counts| counts.approved));
    let was = overview.before.as_ref().and_then(|side| side.wait);
    match (overview.now.wait, was) {
        (None, _) => card,
        (Some(now), None) => card.figure(text::report_wait(), wait(now)),
        (Some(now), Some(was)) => {
            card.figure(text::report_wait(), text::report_wait_before(wait(now), wait(was)))
        }
    }
}

/// A time as people would say it: minutes up to two hours, hours up to two days, then days.
fn wait(wait: TimeDelta) -> Message {
    match (wait.num_minutes(), wait.num_hours(), wait.num_days()) {
        (minutes, ..2, _) => text::report_wait_minutes(minutes),
        (_, hours @ ..48, _) => text::report_wait_hours(hours),
        (.., days) => text::report_wait_days(days),
    }
}
