//! The card of all tiers, as managers build them.

use super::sheet::{benefits_input, input, name_input, number, revenue_input};
use super::{button, words};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::Language;
use crate::domain::audience::Band;
use crate::domain::tier::{MOST, Policy, Tier};
use crate::features::tier::Ladder;
use crate::i18n::{Arg, Message, creator::language as language_name, text};

/// Every tier, the lowest first, and what holds for all.
pub fn ladder(ladder: &Ladder) -> Card {
    let mut card = Card::titled(text::ladder_title(&ladder.program));
    card = match ladder.tiers.is_empty() {
        true => card.text(text::ladder_none()),
        false => {
            card.lines((1_i64..).zip(&ladder.tiers).map(|(number, (tier, count))| line(number, tier, *count)))
        }
    };
    card = card.text(policy(&ladder.policy));
    if let Some(moves_at) = ladder.moves_at {
        card = card.text(text::ladder_next(moves_at));
    }
    if !ladder.tiers.is_empty() {
        card = card.row([choose(ladder)]);
    }
    let new = (ladder.tiers.len() < MOST)
        .then(|| button(Press::TierNew(Nothing), text::ladder_new_button(), Weight::Primary));
    let others = [
        button(Press::TierPreview(Nothing), text::ladder_preview_button(), Weight::Secondary),
        button(Press::TierPolicy(Nothing), text::ladder_policy_button(), Weight::Secondary),
    ];
    card.row(new.into_iter().chain(others))
}

fn line(number: i64, tier: &Tier, creators: i64) -> Message {
    let needs = words::needs(&tier.rule);
    match tier.is_open() {
        true => text::ladder_line(number, tier.name(), creators, needs),
        false => text::ladder_line_draft(number, tier.name(), needs),
    }
}

fn policy(policy: &Policy) -> Message {
    let bands: Vec<Arg> =
        Band::ALL.iter().map(|band| Arg::from(words::bounds(*band, policy.bands))).collect();
    text::ladder_policy(i64::from(policy.grace_days), Arg::List(bands))
}

fn choose(ladder: &Ladder) -> Control {
    let choices = ladder.tiers.iter().map(|(tier, _)| Choice {
        value: tier.tier_id.to_string(),
        label: text::tier_name(tier.name()),
        is_chosen: false,
    });
    Control::Select {
        press: Press::TierChoose(Nothing),
        placeholder: text::ladder_choose(),
        choices: choices.collect(),
        bounds: (1, 1),
    }
}

/// The form that begins a tier, in the programme's own language.
pub fn new_form(language: Language) -> Form {
    Form {
        press: Press::TierBegin(Nothing),
        title: text::tier_new_title(language_name(language)),
        inputs: vec![
            name_input(None),
            benefits_input(None),
            number(input::SALES, text::tier_form_sales(), None),
            revenue_input(&[]),
            number(input::TENURE, text::tier_form_tenure(), None),
        ],
    }
}

/// The form for what holds for all tiers.
pub fn policy_form(policy: &Policy) -> Form {
    let grace = number(input::GRACE, text::ladder_policy_grace(), Some(policy.grace_days.into()));
    let begins = input::BANDS.iter().zip(&Band::ALL[1..]).zip(policy.bands.begins());
    let begins = begins.map(|((name, band), begin)| {
        let label = text::ladder_policy_band(words::band(*band));
        Input { is_required: true, ..number(name, label, Some(begin)) }
    });
    Form {
        press: Press::TierPolicyKeep(Nothing),
        title: text::ladder_policy_title(),
        inputs: [Input { is_required: true, ..grace }].into_iter().chain(begins).collect(),
    }
}
