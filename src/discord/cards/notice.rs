//! What a notice looks like to its reader.

use crate::discord::card::Card;
use crate::domain::notice::Notice;
use crate::i18n::{Verbatim, text};

/// The card of a notice.
pub fn card(notice: &Notice) -> Card {
    match notice {
        Notice::ApplicationApproved { program, url } => {
            Card::titled(text::application_approved_title(program))
                .text(text::application_approved(Verbatim(&**url)))
        }
    }
}
