//! The cards on which managers keep a campaign's links and files.

use super::participation::{button, hub as row, lines};
use crate::discord::card::{Card, Choice, Control, Form, Input, Weight};
use crate::discord::ids::Rendering;
use crate::discord::press::Press;
use crate::domain::campaign::{LANDING_LENGTH, State};
use crate::domain::hub::TITLE_LENGTH;
use crate::features::hub::Hub;
use crate::i18n::{
    creator::{language as language_name, language_title},
    own_name, text,
};

/// A campaign's links and files in each language.
pub fn hub(hub: &Hub) -> Card {
    let id = hub.campaign.campaign_id;
    let mut card = Card::titled(text::hub_title(&hub.campaign.name));
    if hub.items.is_empty() {
        card = card.text(text::hub_none());
    }
    for language in &hub.languages {
        let mut own = hub.items.iter().filter(|item| item.language == *language).peekable();
        if own.peek().is_some() {
            card = card.field(text::hub_in(language_title(*language)), lines(own.map(row)));
        }
    }
    if hub.campaign.state == State::Closed {
        return card;
    }
    let add = hub.languages.iter().take(5).map(|language| {
        let press = Press::HubForm(Rendering { language: *language, campaign: id });
        button(press, text::hub_add_button(own_name(*language)), Weight::Primary)
    });
    let choices: Vec<Choice> = hub
        .items
        .iter()
        .take(25)
        .map(|item| Choice {
            value: item.hub_item_id.to_string(),
            label: text::hub_choice(&item.title, own_name(item.language)),
            is_chosen: false,
        })
        .collect();
    let remove = (!choices.is_empty()).then(|| Control::Select {
        press: Press::HubArchive(id),
        placeholder: text::hub_remove(),
        choices,
        bounds: (1, 1),
    });
    let back = button(Press::ParticipationRoster(id), text::participants_button(), Weight::Secondary);
    card.row(remove).row(add.collect::<Vec<_>>()).row([back])
}

/// The form for a link in a language.
pub fn form(rendering: Rendering) -> Form {
    let limit = |characters: usize| u16::try_from(characters).unwrap_or(u16::MAX);
    Form {
        press: Press::HubAdd(rendering),
        title: text::hub_form_title(language_name(rendering.language)),
        inputs: vec![
            Input::line("title", text::field_hub_title(), limit(TITLE_LENGTH))
                .example(text::hub_title_example()),
            Input::line("url", text::hub_url_label(), limit(LANDING_LENGTH)).example(text::hub_url_example()),
        ],
    }
}
