//! The card of a programme's channels: which one is for what, and in which language.

use super::program::{title, way_on};
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::ids::Spoken;
use crate::discord::press::{Nothing, Press};
use crate::domain::ChannelId;
use crate::domain::setup::{Setup, Step, Target};
use crate::i18n::{Message, creator::language as language_name, market, mention, own_name, text};

/// What every channel is for, with the lists to choose one for `focus`. `exposed` is a channel in which everybody
/// would read applications.
pub fn step(setup: &Setup, focus: Target, exposed: Option<ChannelId>) -> Card {
    let targets = setup.targets();
    let mut card = title(setup, Step::Channels)
        .text(text::channel_ask())
        .lines(targets.iter().map(|target| line(setup, *target)));
    if let Some(channel) = exposed {
        card = card.text(text::channel_exposed(mention::channel(channel)));
    }
    let is_missing = targets.iter().any(|target| setup.channel(*target).is_none());
    let make = is_missing.then(|| Control::Button {
        press: Press::ChannelMake(Nothing),
        label: text::channel_make(),
        weight: Weight::Primary,
    });
    card.row([Control::Select {
        press: Press::ChannelFocus(Nothing),
        placeholder: text::channel_focus(),
        choices: targets
            .iter()
            .map(|target| Choice {
                value: target.to_string(),
                label: name(setup, *target),
                is_chosen: *target == focus,
            })
            .collect(),
        bounds: (1, 1),
    }])
    .row([Control::Channels {
        press: Press::ChannelChoose(focus),
        placeholder: text::channel_choose(name(setup, focus)),
        bounds: (1, 1),
    }])
    .row(of_chosen(setup, focus))
    .row(make.into_iter().chain(way_on(setup, Step::Channels)))
}

/// What can be done with the channel that is chosen for something.
fn of_chosen(setup: &Setup, target: Target) -> Vec<Control> {
    if setup.channel(target).is_none() {
        return Vec::new();
    }
    let spoken = setup.language_for(target);
    let free = Control::Button {
        press: Press::ChannelFree(target),
        label: text::channel_free(name(setup, target)),
        weight: Weight::Secondary,
    };
    let languages = setup.languages.iter().take(4).filter(|_| setup.languages.len() > 1);
    let speak = languages.map(|language| Control::Button {
        press: Press::ChannelSpeak(Spoken { target, language: *language }),
        label: text::channel_speak(own_name(*language)),
        weight: if *language == spoken { Weight::Current } else { Weight::Secondary },
    });
    speak.chain([free]).collect()
}

fn line(setup: &Setup, target: Target) -> Message {
    let name = name(setup, target);
    match setup.channel(target) {
        Some(channel) => text::channel_line(
            name,
            mention::channel(channel.channel_id),
            language_name(setup.language_for(target)),
        ),
        None => text::program_line(name, text::program_open()),
    }
}

/// What a channel is for.
pub fn name(setup: &Setup, target: Target) -> Message {
    match target {
        Target::Review => text::channel_target_review(),
        Target::Announcements => text::channel_target_announcements(),
        Target::Market(id) => match setup.markets.iter().find(|known| known.market_id == id) {
            Some(known) => market::name(known),
            None => text::program_open(),
        },
    }
}
