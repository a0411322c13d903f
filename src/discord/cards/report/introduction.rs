//! The card that says what came of introductions.

use super::period;
use crate::discord::card::Card;
use crate::domain::MarketId;
use crate::domain::introduction::tally::Tally;
use crate::features::report::Introductions;
use crate::i18n::{Arg, Message, market, text};

/// Named values that are shown of markets; all are in the file.
const SHOWN: usize = 12;

/// What came of the introductions of a period: nobody's own word, and no sum that fewer than three people stand behind.
pub fn introductions(of: &Introductions) -> Card {
    let card = Card::titled(text::report_introductions_title(period(of.period)));
    if of.meetings.is_empty {
        return card.text(text::report_introductions_none());
    }
    let all = &of.meetings.all;
    let mut card = card
        .text(text::report_introductions_lead())
        .figure(text::report_introductions_introduced(), count(all.introduced))
        .figure(text::report_introductions_agreed(), count(all.agreed))
        .figure(text::report_introductions_met(), count(all.met))
        .figure(text::report_introductions_score(), score(all))
        .figure(text::report_introductions_again(), count(all.again))
        .figure(text::report_introductions_met_again(), count(all.met_again))
        .figure(text::report_introductions_fruitful(), count(all.fruitful))
        .figure(text::report_introductions_works(), count(all.works));
    let name = |id: Option<MarketId>| match of.market(id) {
        Some(known) => market::name(known),
        None => text::report_none_market(),
    };
    for ((one, two), tally) in of.meetings.between.iter().take(SHOWN) {
        let between = text::report_introductions_between(name(*one), name(*two));
        let counts = [tally.introduced, tally.agreed, tally.met].map(|sum| Arg::from(count(sum)));
        let [introduced, agreed, met] = counts;
        card = card.field(between, text::report_introductions_counts(introduced, agreed, met));
    }
    card.footer(text::report_introductions_meaning())
}

fn count(sum: Option<i64>) -> Message {
    sum.map_or_else(text::report_introductions_few, text::stats_figure)
}

fn score(of: &Tally) -> Message {
    match of.score {
        Some(tenths) => text::report_introductions_score_of(Arg::Tenths(tenths)),
        None => text::report_introductions_few(),
    }
}
