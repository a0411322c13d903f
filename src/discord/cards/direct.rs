//! The cards on which somebody in several programmes says which one their direct messages are about.

use std::fmt::Display;

use super::link::get_button;
use super::stats::MONTH;
use crate::discord::card::{Card, Choice, Control, Weight};
use crate::discord::press::{Nothing, Press};
use crate::domain::ProgramId;
use crate::i18n::text;

/// Which of several programmes is meant.
pub fn which(programs: &[(ProgramId, String)]) -> Card {
    let choices = programs.iter().map(|(program, name)| (program, name.as_str()));
    one_of(Press::DirectChoose(Nothing), choices)
}

/// Asks which of several programmes is meant; `press` gets the key of the choice.
pub fn one_of<'a>(press: Press, programs: impl Iterator<Item = (impl Display, &'a str)>) -> Card {
    let choice = |(key, name): (_, &str)| Choice {
        value: ToString::to_string(&key),
        label: text::value(name),
        is_chosen: false,
    };
    Card::plain(text::direct_which()).row([Control::Select {
        press,
        placeholder: text::direct_which_placeholder(),
        choices: programs.take(25).map(choice).collect(),
        bounds: (1, 1),
    }])
}

/// Which programme is meant from now on, and what can be asked about it.
pub fn chosen(program: &str) -> Card {
    let button = |press, label| Control::Button { press, label, weight: Weight::Secondary };
    Card::titled(text::direct_chosen_title(program)).text(text::direct_chosen()).row([
        get_button(),
        button(Press::StatsPeriod(MONTH), text::stats_button()),
        button(Press::DirectWhich(Nothing), text::direct_other_button()),
    ])
}
