//! The cards on the way into a programme: choices, form, and where one stands.

use chrono::{DateTime, Utc};

use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::creator::{
    ABOUT_LENGTH, AUDIENCE_LENGTH, Draft, NAME_LENGTH, NICHE_LENGTH, PLATFORMS_LENGTH,
};
use crate::domain::person::Reach;
use crate::domain::program::Zone;
use crate::domain::{CreatorId, Language, Refusal, zone};
use crate::features::start::{Active, Choices, Declined, Standing, Waiting};
use crate::i18n::{Message, Verbatim, creator as words, market, refusal, text};

/// Where somebody stands and what they can do next.
pub fn standing(standing: &Standing, now: DateTime<Utc>) -> Card {
    match standing {
        Standing::Choosing(choices) => self::choices(choices, now),
        Standing::Waiting(waiting) => self::waiting(waiting),
        Standing::Active(active) => self::active(active),
        Standing::Declined(declined) => self::declined(declined),
    }
}

/// Language, market and time zone, then the form.
pub fn choices(choices: &Choices, now: DateTime<Utc>) -> Card {
    let id = choices.creator.creator_id;
    let intro = if choices.draft.is_blank() { text::start_intro() } else { text::start_kept() };
    let mut card = Card::titled(text::start_title(&choices.program)).text(intro).row([Control::Select {
        press: Press::StartLanguage(id),
        placeholder: text::start_language(),
        choices: Language::ALL
            .iter()
            .map(|language| Choice {
                value: language.code().to_owned(),
                label: words::language_title(*language),
                is_chosen: *language == choices.language,
            })
            .collect(),
        bounds: (1, 1),
    }]);
    if !choices.markets.is_empty() {
        let chosen = choices.market.as_ref().map(|market| market.market_id);
        card = card.row([Control::Select {
            press: Press::StartMarket(id),
            placeholder: text::start_market(),
            choices: choices
                .markets
                .iter()
                .take(25)
                .map(|market| Choice {
                    value: market.market_id.to_string(),
                    label: market::name(market),
                    is_chosen: chosen == Some(market.market_id),
                })
                .collect(),
            bounds: (1, 1),
        }]);
    }
    if !choices.zones.is_empty() {
        card = card.text(text::start_zone_other()).row([Control::Select {
            press: Press::StartZone(id),
            placeholder: text::start_zone(),
            choices: choices.zones.iter().map(|zone| zone_choice(*zone, choices, now)).collect(),
            bounds: (1, 1),
        }]);
    }
    let weight = if choices.is_complete() { Weight::Primary } else { Weight::Current };
    card.row([Control::Button { press: Press::StartForm(id), label: text::start_form_button(), weight }])
}

fn zone_choice(zone: Zone, choices: &Choices, now: DateTime<Utc>) -> Choice {
    Choice {
        value: zone.0.name().to_owned(),
        label: text::choice_zone(
            Verbatim(crate::i18n::zone::city(choices.language, zone)),
            Verbatim(zone::offset_name(zone, now)),
        ),
        is_chosen: choices.zone == Some(zone),
    }
}

/// The application's form, with what was written before.
pub fn form(press: Press, title: Message, draft: &Draft) -> Form {
    let kept = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let portrait = &draft.portrait;
    Form {
        press,
        title,
        inputs: vec![
            Input::line("name", text::field_creator_name(), NAME_LENGTH).filled(kept(&draft.name)),
            Input::line("niche", text::field_niche(), NICHE_LENGTH)
                .example(text::example_niche())
                .filled(kept(&portrait.niche)),
            Input::lines("platforms", text::field_platforms(), PLATFORMS_LENGTH)
                .example(text::example_platforms())
                .filled(kept(&portrait.platforms)),
            Input::line("audience", text::field_audience(), AUDIENCE_LENGTH)
                .example(text::example_audience())
                .filled(kept(&portrait.audience)),
            Input::lines("about", text::field_about(), ABOUT_LENGTH)
                .example(text::example_about())
                .filled(kept(&portrait.about)),
        ],
    }
}

/// What is still wrong with what was written, and the way back into the form.
pub fn mend(refused: &Refusal, press: Press) -> Card {
    Card::plain(refusal::words(refused)).row([Control::Button {
        press,
        label: text::start_edit_button(),
        weight: Weight::Primary,
    }])
}

/// The application is with the managers.
fn waiting(waiting: &Waiting) -> Card {
    let id = waiting.creator.creator_id;
    let mut card = Card::titled(text::start_waiting_title(&waiting.program))
        .text(text::start_waiting(waiting.application.applied_at));
    if let Some(inquiry) = &waiting.inquiry {
        card = card
            .text(text::start_asked())
            .field(text::label_question(), text::value(&inquiry.question))
            .row([Control::Button {
                press: Press::InquiryAnswer(inquiry.inquiry_id),
                label: text::inquiry_answer_button(),
                weight: Weight::Primary,
            }]);
    }
    match waiting.reach {
        Reach::Open => card.text(text::reach_open_text()),
        Reach::Unknown => card.text(text::reach_unknown_text()).row([test(id)]),
        Reach::Closed | Reach::Left => card.text(text::reach_closed_text()).row([test(id)]),
    }
}

fn test(id: CreatorId) -> Control {
    Control::Button {
        press: Press::StartTest(id),
        label: text::start_test_button(),
        weight: Weight::Secondary,
    }
}

fn active(active: &Active) -> Card {
    Card::titled(text::start_active_title(&active.program)).text(text::start_active()).row([
        Control::Button {
            press: Press::LinkGet(Nothing),
            label: text::link_get_button(),
            weight: Weight::Primary,
        },
    ])
}

fn declined(declined: &Declined) -> Card {
    let mut card = Card::titled(text::application_declined_title(&declined.program));
    if let Some(reason) = &declined.reason {
        card = card.text(text::application_declined()).field(text::label_reason(), text::value(reason));
    }
    card.text(text::start_declined()).row([again(declined.creator.creator_id)])
}

/// The button by which somebody applies anew.
pub fn again(id: CreatorId) -> Control {
    Control::Button {
        press: Press::StartAgain(id),
        label: text::start_again_button(),
        weight: Weight::Secondary,
    }
}
