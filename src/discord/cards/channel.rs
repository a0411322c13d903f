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
    let said = targets.iter().filter(|target| !target.is_optional() || setup.channel(**target).is_some());
    let mut card = title(setup, Step::Channels)
        .text(text::channel_ask())
        .lines(said.map(|target| line(setup, *target)))
        .text(text::channel_optional());
    if let Some(channel) = exposed {
        card = card.text(text::channel_exposed(mention::channel(channel)));
    }
    let make = (!setup.open_targets().is_empty()).then(|| Control::Button {
        press: Press::ChannelMake(Nothing),
        label: text::channel_make(),
        weight: Weight::Primary,
    });
    card.row([Control::Select {
        press: Press::ChannelFocus(Nothing),
        placeholder: text::channel_focus(),
        choices: targets
            .iter()
            .filter(|target| !matches!(target, Target::Results(_)))
            .map(|target| Choice {
                value: target.to_string(),
                label: name(setup, *target),
                is_chosen: *target == of_market(focus),
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
    .row(make.into_iter().chain(turn(setup, focus)).chain(way_on(setup, Step::Channels)))
}

/// What stands for something in the list of what channels are for, which has a market once.
const fn of_market(target: Target) -> Target {
    match target {
        Target::Results(market) => Target::Market(market),
        other => other,
    }
}

/// From a market's channel to the one for its results, and back.
fn turn(setup: &Setup, focus: Target) -> Option<Control> {
    let to = match focus {
        Target::Market(market) => Target::Results(market),
        Target::Results(market) => Target::Market(market),
        Target::Review | Target::Announcements | Target::Wins => return None,
    };
    let label = text::channel_turn(name(setup, to));
    Some(Control::Button { press: Press::ChannelTurn(to), label, weight: Weight::Secondary })
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
    let of = |id| match setup.markets.iter().find(|known| known.market_id == id) {
        Some(known) => market::name(known),
        None => text::program_open(),
    };
    match target {
        Target::Review => text::channel_target_review(),
        Target::Announcements => text::channel_target_announcements(),
        Target::Wins => text::channel_target_wins(),
        Target::Market(id) => of(id),
        Target::Results(id) => text::channel_target_results(of(id)),
    }
}
