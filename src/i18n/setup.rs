//! The words for the steps of the set-up.

use super::{Message, text};
use crate::domain::setup::Step;

/// What a step is called.
pub fn step(step: Step) -> Message {
    match step {
        Step::Languages => text::program_step_languages(),
        Step::Markets => text::program_step_markets(),
        Step::Roles => text::program_step_roles(),
        Step::Channels => text::program_step_channels(),
        Step::Money => text::program_step_money(),
        Step::Landing => text::program_step_landing(),
        Step::Commands => text::program_step_commands(),
        Step::Finish => text::program_step_finish(),
    }
}
