//! The card of a creator's figures.

use crate::discord::card::{Card, Control, Weight};
use crate::discord::press::Press;
use crate::domain::stats::Period;
use crate::features::stats::Mine;
use crate::i18n::{Message, text};

/// A creator's figures over a period, with buttons for the other periods.
pub fn mine(mine: &Mine) -> Card {
    Card::titled(text::stats_title(days(mine.period)))
        .figure(text::stats_clicks(), text::stats_figure(mine.figures.clicks))
        .figure(text::stats_visitors(), text::stats_figure(mine.figures.visitors))
        .footer(text::stats_until(mine.since, mine.until))
        .row(Period::ALL.iter().map(|period| Control::Button {
            press: Press::StatsPeriod(*period),
            label: days(*period),
            weight: if *period == mine.period { Weight::Current } else { Weight::Secondary },
        }))
}

fn days(period: Period) -> Message {
    text::stats_days(i64::try_from(period.days()).unwrap_or_default())
}
