//! The words of every no about drafts that a machine makes of translations.

use super::{Message, text};
use crate::domain::refusal::MachineDraft;

/// What is wrong, and what to do.
pub fn refused(no: MachineDraft) -> Message {
    match no {
        MachineDraft::Unset => text::refusal_machine_draft_unset(),
        MachineDraft::Unavailable => text::refusal_machine_draft_unavailable(),
        MachineDraft::Empty => text::refusal_machine_draft_empty(),
        MachineDraft::Outdated => text::refusal_machine_draft_outdated(),
        MachineDraft::Gone => text::refusal_machine_draft_gone(),
    }
}
