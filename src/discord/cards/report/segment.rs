//! The card of a programme's figures divided.

use super::super::stats::period;
use super::super::tier::band;
use super::{by, ways};
use crate::charts::{Bars, Group, MOST};
use crate::discord::card::Card;
use crate::domain::Language;
use crate::domain::segment::{By, Sight};
use crate::features::report::{Label, Row, Segments};
use crate::i18n::{self, Arg, Message, Verbatim, label, text};

/// Segments on a card; the file has all.
const SHOWN: usize = 10;

fn title(segments: &Segments) -> Message {
    text::report_segment_title(by(segments.by), period(segments.period))
}

/// The best segments of a division.
pub fn segment(segments: &Segments) -> Card {
    let card = Card::titled(title(segments));
    let sight = Sight { by: Some(segments.by), period: segments.period };
    let days = text::stats_until(segments.span.since(), segments.span.until());
    if segments.rows.is_empty() {
        return ways(card.text(text::report_segment_empty()).footer(days), sight);
    }
    let mut lines: Vec<Message> =
        (1..).zip(segments.rows.iter().take(SHOWN)).map(|(rank, row)| line(rank, row, segments.by)).collect();
    let more = segments.rows.len().saturating_sub(SHOWN);
    if more > 0 {
        lines.push(text::report_segment_more(more));
    }
    ways(card.lines(lines).footer(text::report_footer(days, text::report_segment_meaning())), sight)
}

fn line(rank: i64, row: &Row, by: By) -> Message {
    let of = &row.segment;
    let rank = Verbatim(rank.to_string());
    let (sales, clicks) = (of.figures.sales, of.figures.clicks);
    let mut line = text::report_segment_row(rank, called(&row.label, by), sales, clicks, of.creators);
    if let Some(rate) = of.figures.rate() {
        line = text::report_segment_rate(line, Arg::Tenths(rate));
    }
    if of.revenue.is_empty() { line } else { text::report_segment_paid(line, of.revenue.clone()) }
}

/// What a segment is called.
pub(super) fn called(name: &Label, by: By) -> Message {
    match name {
        Label::Market(code, name) => i18n::market::called(code, name),
        Label::Tier(name) => text::value(Arg::from(name)),
        Label::Campaign(name) => text::value(name),
        Label::Stage(stage) => i18n::campaign::stage(*stage),
        Label::Formats(formats) => {
            let formats: Vec<Arg> =
                formats.iter().map(|format| Arg::from(i18n::deliverable::format(*format))).collect();
            text::report_formats(Arg::List(formats))
        }
        Label::Audience(size) => band(*size),
        Label::None => match by {
            By::Market => text::report_none_market(),
            By::Tier => text::report_none_tier(),
            By::Campaign => text::report_none_campaign(),
            By::Stage => text::report_none_stage(),
            By::Format => text::report_none_format(),
            By::Partner => text::report_none_partner(),
        },
    }
}

/// The picture of a division: sales of each segment; clicks where nothing was sold.
pub fn segment_bars(segments: &Segments, language: Language) -> Bars {
    let has_sales = segments.rows.iter().any(|row| row.segment.figures.sales > 0);
    let (first, pick): (Message, fn(&Row) -> i64) = match has_sales {
        true => (text::stats_sales(), |row| row.segment.figures.sales),
        false => (text::stats_clicks(), |row| row.segment.figures.clicks),
    };
    let group = |row: &Row| Group {
        name: label(language, &called(&row.label, segments.by)),
        first: Some(pick(row)),
        second: None,
    };
    Bars {
        title: label(language, &title(segments)),
        first: label(language, &first),
        second: String::new(),
        groups: segments.rows.iter().take(MOST.min(SHOWN)).map(group).collect(),
    }
}
