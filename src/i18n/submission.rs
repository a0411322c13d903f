//! The words for how far something that is handed in has come.

use chrono::NaiveDate;

use super::{Message, text};
use crate::domain::submission::State;

/// How far it has come, to stand in a list.
pub fn row(state: Option<State>, due_on: NaiveDate) -> Message {
    match state {
        None => text::submission_state_open(due_on),
        Some(State::Waiting) => text::submission_state_waiting(),
        Some(State::ChangesAsked) => text::submission_state_changes_asked(),
        Some(State::Approved) => text::submission_state_approved(),
        Some(State::Posted) => text::submission_state_posted(),
        Some(State::Published) => text::submission_state_published(),
        Some(State::Declined) => text::submission_state_declined(),
    }
}
