//! The cards of figures: a creator's, a link's, a campaign's, and those of the best.

use crate::charts::{self, Chart, Series};
use crate::discord::card::{Card, Control, Weight};
use crate::discord::ids::{Lens, Placed, View};
use crate::discord::press::Press;
use crate::domain::Language;
use crate::domain::campaign::Campaign;
use crate::domain::link::Link;
use crate::domain::report::{Curve, Report};
use crate::domain::span::{Span, Step};
use crate::domain::stats::{Period, Placement, change};
use crate::features::stats::{Place, Top};
use crate::i18n::{self, Arg, Message, Verbatim, label, text};

/// The asker's figures of the last thirty days, where a button leads to figures.
pub const MONTH: Lens = Lens { view: View::Me, period: Period::Month };

/// What a period is called.
pub fn period(period: Period) -> Message {
    match period {
        Period::Week => text::stats_period_week(),
        Period::Month => text::stats_period_month(),
        Period::Quarter => text::stats_period_ninety(),
        Period::QuarterToDate => text::stats_period_quarter(),
        Period::YearToDate => text::stats_period_year(),
        Period::Ever => text::stats_period_all(),
    }
}

/// A creator's figures over a period, with buttons for the other periods; without a click, what to do for one.
pub fn mine(report: &Report) -> Card {
    let next = if report.is_empty() { super::link::get_button() } else { super::link::list_button() };
    let card = figures(Card::titled(text::stats_title(period(report.period))), report);
    periods(card, View::Me, report.period).row([next])
}

/// The title of a link's card.
pub fn link_title(link: &Link, of: Period) -> Message {
    text::stats_link_title(Verbatim(&*link.code), period(of))
}

/// A link's figures over a period, and what came through each of its placements.
pub fn link(link: &Link, report: &Report, placements: &[Placement]) -> Card {
    let mut card = figures(Card::titled(link_title(link, report.period)), report);
    let is_told_apart = placements.iter().any(|placement| !placement.sub_id.is_empty());
    if is_told_apart {
        let lines: Vec<Arg> = placements.iter().map(|one| Arg::from(placement(one))).collect();
        card = card.field(text::stats_placements(), text::lines(Arg::Lines(lines)));
    }
    let shown = Control::Button {
        press: Press::LinkCard(Placed { link: link.link_id, placement: None }),
        label: text::stats_link_button(),
        weight: Weight::Secondary,
    };
    let card = periods(card, View::Link(link.link_id), report.period);
    if link.archived_at.is_some() { card } else { card.row([shown]) }
}

fn placement(placement: &Placement) -> Message {
    let name = match placement.sub_id.is_empty() {
        true => text::stats_placement_none(),
        false => text::value(&placement.sub_id),
    };
    match placement.sales {
        0 => text::stats_placement_clicks(name, placement.clicks),
        sales => text::stats_placement_sales(name, placement.clicks, sales),
    }
}

/// The title of a campaign's card.
pub fn campaign_title(campaign: &Campaign, of: Period) -> Message {
    text::stats_campaign_title(&campaign.name, period(of))
}

/// A creator's figures in one campaign.
pub fn campaign(campaign: &Campaign, report: &Report) -> Card {
    let card = figures(Card::titled(campaign_title(campaign, report.period)), report);
    periods(card, View::Campaign(campaign.campaign_id), report.period)
}

/// The figures of a report, each beside what it was before.
fn figures(card: Card, report: &Report) -> Card {
    if report.is_empty() {
        let (since, until) = (report.span.since(), report.span.until());
        return card.text(text::stats_empty()).footer(text::stats_until(since, until));
    }
    counted(card, report).text(text::stats_visitors_meaning()).footer(dates(report))
}

/// Every figure of a report, beside what it was before.
pub fn counted(card: Card, report: &Report) -> Card {
    let card = counts(card, report);
    if report.revenue.is_empty() {
        return card;
    }
    let sums: Vec<Arg> = report.revenue.iter().map(|sum| Arg::from(sum.clone())).collect();
    card.figure(text::stats_revenue(), text::lines(Arg::Lines(sums)))
}

/// The same without money.
pub fn counts(card: Card, report: &Report) -> Card {
    let now = report.figures;
    let before = report.before.map(|(_, figures)| figures);
    let mut card = card
        .figure(text::stats_clicks(), figure(now.clicks, before.map(|was| was.clicks)))
        .figure(text::stats_visitors(), figure(now.visitors, before.map(|was| was.visitors)))
        .figure(text::stats_signups(), figure(now.signups, before.map(|was| was.signups)))
        .figure(text::stats_sales(), figure(now.sales, before.map(|was| was.sales)));
    if now.renewals > 0 {
        card = card.figure(text::stats_renewals(), figure(now.renewals, before.map(|was| was.renewals)));
    }
    if now.refunds > 0 {
        card = card.figure(text::stats_refunds(), text::stats_figure(now.refunds));
    }
    match now.rate() {
        Some(rate) => card.figure(text::stats_rate(), text::stats_rate_figure(Arg::Tenths(rate))),
        None => card,
    }
}

/// A figure beside what it was before, if it was anything.
pub fn figure(value: i64, before: Option<i64>) -> Message {
    compared(value, before.and_then(|before| change(value, before)))
}

fn compared(value: i64, change: Option<i64>) -> Message {
    match change {
        None => text::stats_figure(value),
        Some(0) => text::stats_figure_same(value),
        Some(percent) if percent > 0 => text::stats_figure_up(value, Verbatim(percent.to_string())),
        Some(percent) => text::stats_figure_down(value, Verbatim(percent.unsigned_abs().to_string())),
    }
}

/// The days of a report, and those that it is compared with.
pub fn dates(report: &Report) -> Message {
    let (since, until) = (report.span.since(), report.span.until());
    match report.before {
        Some((before, _)) => text::stats_until_compared(since, until, before.since(), before.until()),
        None => text::stats_until(since, until),
    }
}

/// Two rows of buttons, one for each period.
fn periods(mut card: Card, view: View, shown: Period) -> Card {
    for row in Period::ALL.chunks(3) {
        card = card.row(row.iter().map(|of| Control::Button {
            press: Press::StatsPeriod(Lens { view, period: *of }),
            label: period(*of),
            weight: if *of == shown { Weight::Current } else { Weight::Secondary },
        }));
    }
    card
}

/// The best of a programme, and the reader among them.
pub fn top(top: &Top) -> Card {
    let card = Card::titled(text::stats_top_title(period(top.period)));
    let card = match top.rows.is_empty() {
        true => card.text(text::stats_top_empty()),
        false => card.lines(top.rows.iter().map(place)),
    };
    let card = card.lines(top.own.as_ref().map(place));
    periods(card.footer(text::stats_top_hint()), View::Top, top.period)
}

fn place(place: &Place) -> Message {
    let name = match (&place.name, place.is_own) {
        (Some(name), true) => text::stats_top_own(name),
        (Some(name), false) => text::value(name),
        (None, _) => text::stats_top_somebody(),
    };
    let rank = Verbatim(place.rank.to_string());
    match place.revenue.is_empty() {
        true => text::stats_top_row(rank, name, place.sales, place.clicks),
        false => text::stats_top_row_paid(rank, name, place.sales, place.clicks, place.revenue.clone()),
    }
}

/// The picture of a report's curve in the reader's language; none where there is nothing to draw.
///
/// # Errors
/// When it cannot be drawn.
pub fn picture(language: Language, title: &Message, curve: &Curve) -> anyhow::Result<Option<Vec<u8>>> {
    let name = |piece: &Span| match curve.step {
        Step::Day | Step::Week => i18n::short_day(language, piece.since()),
        Step::Month => i18n::short_month(language, piece.since()),
    };
    let series =
        |words: Message, values: &[i64]| Series { name: label(language, &words), values: values.to_vec() };
    let chart = Chart {
        title: label(language, title),
        days: curve.pieces.iter().map(name).collect(),
        now: series(text::stats_clicks(), &curve.clicks),
        before: curve.before.as_deref().map(|before| series(text::stats_before(), before)),
        beneath: Some(series(text::stats_sales(), &curve.sales))
            .filter(|sales| sales.values.iter().any(|sold| *sold > 0)),
        is_open: curve.is_open,
    };
    charts::line(&chart, |number| i18n::number(language, number))
}
