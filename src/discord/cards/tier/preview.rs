//! The card on which managers see who would move and why.

use super::{button, words};
use crate::discord::card::{Card, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::tier::Move;
use crate::features::tier::{Outlook, Preview};
use crate::i18n::{Message, mention, text};

/// Who would move today, the first of them with the reason.
pub fn preview(preview: &Preview) -> Card {
    let title = match &preview.with {
        Some(tier) => text::preview_title_with(tier.name()),
        None => text::preview_title(),
    };
    let total: usize = preview.counts.iter().sum();
    let card = Card::titled(title);
    let card = match total {
        0 => card.text(text::preview_none(preview.creators)),
        _ => {
            let [up, warned, down, kept] = preview.counts;
            let more = total.saturating_sub(preview.rows.len());
            let more = (more > 0).then(|| text::preview_more(more));
            card.text(text::preview_counts(up, warned, down, kept))
                .lines(preview.rows.iter().map(row).chain(more))
        }
    };
    let back = match &preview.with {
        Some(tier) => button(Press::TierSheet(tier.tier_id), text::tier_back_button(), Weight::Secondary),
        None => button(Press::TierList(Nothing), text::ladder_back_button(), Weight::Secondary),
    };
    card.footer(text::preview_meaning()).row([back])
}

fn row(row: &Outlook) -> Message {
    let person = mention::person(row.person_id);
    match row.step {
        Move::Up(_) => match row.from.is_empty() {
            true => text::preview_up(person, &row.to, words::figures(&row.why)),
            false => text::preview_up_from(person, &row.from, &row.to, words::figures(&row.why)),
        },
        Move::AtRisk(until) => text::preview_warned(person, &row.from, until, reason(row)),
        Move::Down(_) => text::preview_down(person, &row.from, reached(row), reason(row)),
        Move::Recover | Move::Stay => text::preview_kept(person, &row.from),
    }
}

/// The tier that somebody would have.
fn reached(row: &Outlook) -> Message {
    if row.to.is_empty() { text::preview_no_tier() } else { text::tier_name(&row.to) }
}

/// Why somebody would lose their tier.
fn reason(row: &Outlook) -> Message {
    match row.why.is_empty() {
        true => text::preview_why_gone(),
        false => text::preview_why_missing(row.why.iter().map(words::missing).collect::<Vec<_>>()),
    }
}
