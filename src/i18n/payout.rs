//! The words of payouts.

use super::{Message, text};
use crate::domain::refusal;

/// A no about a payout.
pub fn refusal(refusal: refusal::Payout) -> Message {
    match refusal {
        refusal::Payout::NothingDue => text::refusal_payout_nothing_due(),
        refusal::Payout::Unknown => text::refusal_payout_unknown(),
        refusal::Payout::NotConfirmed => text::refusal_payout_not_confirmed(),
        refusal::Payout::OwnConfirm => text::refusal_payout_own_confirm(),
        refusal::Payout::CalledOff => text::refusal_payout_called_off(),
        refusal::Payout::PaidBefore => text::refusal_payout_paid_before(),
        refusal::Payout::AllPaid => text::refusal_payout_all_paid(),
        refusal::Payout::NothingToUndo => text::refusal_payout_nothing_to_undo(),
        refusal::Payout::Unreadable { line } => text::refusal_payout_unreadable(line),
        refusal::Payout::FileUnreadable => text::refusal_payout_file_unreadable(),
        refusal::Payout::Held => text::refusal_payout_held(),
        refusal::Payout::NotHeld => text::refusal_payout_not_held(),
    }
}
