//! The words of what a sale is seen by to be its creator's own.

use super::{Message, text};
use crate::domain::own_sale::Evidence;

/// What was seen; `like` is the shop's own name for the earlier one, where it is like one.
pub fn evidence(evidence: Evidence, like: Option<&str>) -> Message {
    let like = like.unwrap_or_default();
    match evidence {
        Evidence::Click => text::hold_own_click(),
        Evidence::Customer => text::hold_own_customer(like),
        Evidence::Email => text::hold_own_email(like),
    }
}
