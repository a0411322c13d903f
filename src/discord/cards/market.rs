//! The card of a programme's markets, and the form for one that is not ready-made.

use super::program::title;
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::Language;
use crate::domain::market::{CODE_LENGTH, DISCLOSURE_LENGTH, Market, NAME_LENGTH, PRESETS, Preset};
use crate::domain::setup::{Setup, Step};
use crate::i18n::{Message, Verbatim, creator::language as language_name, market, own_name, text};

/// The markets there are, ready-made ones to add, and the way to write one.
pub fn step(setup: &Setup) -> Card {
    let card = title(setup, Step::Markets).text(text::market_ask()).lines(setup.markets.iter().map(line));
    let card = match setup.markets.is_empty() {
        true => {
            card.text(text::market_default(market::preset(Preset::for_language(setup.program.language).code)))
        }
        false => card,
    };
    let open: Vec<&Preset> = PRESETS
        .iter()
        .filter(|preset| setup.markets.iter().all(|market| market.code != preset.code))
        .collect();
    let most = u8::try_from(open.len()).unwrap_or(u8::MAX);
    let card = card.row((!open.is_empty()).then(|| Control::Select {
        press: Press::MarketAdd(Nothing),
        placeholder: text::market_add_ready_made(),
        choices: open.iter().map(|preset| ready_made(preset)).collect(),
        bounds: (1, most),
    }));
    let choose = |press, placeholder| {
        (!setup.markets.is_empty()).then(|| Control::Select {
            press,
            placeholder,
            choices: setup.markets.iter().map(in_use).collect(),
            bounds: (1, 1),
        })
    };
    let card = card
        .row(choose(Press::MarketChoose(Nothing), text::market_change()))
        .row(choose(Press::MarketArchive(Nothing), text::market_archive()));
    card.row(setup.languages.iter().take(5).map(|language| Control::Button {
        press: Press::MarketForm(*language),
        label: text::market_other(own_name(*language)),
        weight: Weight::Secondary,
    }))
}

fn line(known: &Market) -> Message {
    text::market_line(
        market::name(known),
        language_name(known.language),
        Verbatim(&*known.currency),
        Verbatim(known.zone.0.name()),
        disclosure(known),
    )
}

/// What an advertisement is marked with, and whether a token comes with it.
fn disclosure(known: &Market) -> Message {
    match known.needs_token {
        true => text::market_disclosure_token(&known.disclosure),
        false => text::market_disclosure(&known.disclosure),
    }
}

fn ready_made(preset: &Preset) -> Choice {
    Choice { value: preset.code.to_owned(), label: market::preset(preset.code), is_chosen: false }
}

fn in_use(known: &Market) -> Choice {
    Choice { value: known.market_id.to_string(), label: market::name(known), is_chosen: false }
}

/// The form for how advertisements are marked in a market.
pub fn change_form(known: &Market) -> Form {
    let limit = u16::try_from(DISCLOSURE_LENGTH).unwrap_or(100);
    Form {
        press: Press::MarketChange(known.market_id),
        title: text::market_change_form(market::name(known)),
        inputs: vec![
            Input::line("disclosure", text::market_form_disclosure(), limit)
                .filled(Some(known.disclosure.clone())),
        ],
    }
}

/// The form for a market of a language that is not ready-made.
pub fn form(language: Language) -> Form {
    let limit = |length: usize| u16::try_from(length).unwrap_or(100);
    let example = |text: &str| text::program_choice(Verbatim(text));
    Form {
        press: Press::MarketNew(language),
        title: text::market_form(language_name(language)),
        inputs: vec![
            Input::line("name", text::market_form_name(), limit(NAME_LENGTH))
                .example(text::market_form_name_example()),
            Input::line("code", text::market_form_code(), limit(CODE_LENGTH)).example(example("nz")),
            Input::line("currency", text::market_form_currency(), 10).example(example("NZD")),
            Input::line("zone", text::program_zone(), 60).example(example("Pacific/Auckland")),
            Input::line("disclosure", text::market_form_disclosure(), limit(DISCLOSURE_LENGTH))
                .example(example("#ad")),
        ],
    }
}
