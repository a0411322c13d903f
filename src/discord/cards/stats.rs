//! The card of a creator's figures.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::stats::Period;
use crate::features::stats::Mine;
use crate::i18n::{Message, text};

/// A creator's figures over a period, with buttons for the other periods; without a click, what to do for one.
pub fn mine(mine: &Mine) -> Card {
    let card = Card::titled(text::stats_title(days(mine.period)));
    let (card, next) = match mine.figures.clicks {
        0 => (card.text(text::stats_empty()), super::link::get_button()),
        _ => (
            card.figure(text::stats_clicks(), text::stats_figure(mine.figures.clicks))
                .figure(text::stats_visitors(), text::stats_figure(mine.figures.visitors))
                .text(text::stats_visitors_meaning()),
            super::link::list_button(),
        ),
    };
    card.footer(text::stats_until(mine.since, mine.until))
        .row(Period::ALL.iter().map(|period| Control::Button {
            press: Press::StatsPeriod(*period),
            label: days(*period),
            weight: if *period == mine.period { Weight::Current } else { Weight::Secondary },
        }))
        .row([next])
}

fn days(period: Period) -> Message {
    text::stats_days(i64::try_from(period.length().unwrap_or_default()).unwrap_or_default())
}
