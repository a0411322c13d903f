//! The cards by which managers introduce creators to each other.

use super::meet::{names, why};
use super::{CHOICES, button};
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::market::Market;
use crate::features::introduction::{Portrait, Proposal, Sheet};
use crate::i18n::{market, text};

/// Whom a creator could be introduced to.
pub fn sheet(sheet: &Sheet) -> Card {
    let card = Card::titled(text::intro_sheet_title(&sheet.creator.name));
    if sheet.others.is_empty() {
        return card.text(text::intro_sheet_none());
    }
    let choices: Vec<Choice> = sheet
        .others
        .iter()
        .take(CHOICES)
        .map(|other| Choice {
            value: other.creator.creator_id.to_string(),
            label: match &other.market {
                Some(known) => text::intro_choice(&other.creator.name, market::name(known)),
                None => text::value(&other.creator.name),
            },
            is_chosen: false,
        })
        .collect();
    let most = sheet.most.min(choices.len());
    card.text(text::intro_sheet(sheet.most)).row([Control::Select {
        press: Press::IntroPick(sheet.creator.creator_id),
        placeholder: text::intro_sheet_choose(),
        bounds: (1, u8::try_from(most).unwrap_or(1)),
        choices,
    }])
}

fn markets(people: &[Portrait]) -> Vec<Market> {
    people.iter().filter_map(|one| one.market.clone()).collect()
}

/// People who are about to be introduced to each other, and why.
pub fn proposal(proposal: &Proposal) -> Card {
    let card = Card::titled(text::intro_proposal_title(names(&proposal.people)));
    let card = why(card.text(text::intro_proposal()), &proposal.reasons, &markets(&proposal.people));
    let ids: Vec<_> = proposal.people.iter().map(|one| one.creator.creator_id).collect();
    let [first, second, others @ ..] = ids.as_slice() else { return card };
    let press = Press::IntroMake(Pair(*first, Pair(*second, Maybe(others.first().copied()))));
    card.row([
        button(press, text::intro_make_button(), Weight::Success),
        button(Press::IntroOpen(*first), text::intro_other_button(), Weight::Secondary),
    ])
}

/// They are asked.
pub fn made(proposal: &Proposal) -> Card {
    let card = Card::titled(text::intro_made_title(names(&proposal.people)));
    why(card.text(text::intro_made()), &proposal.reasons, &markets(&proposal.people))
}
