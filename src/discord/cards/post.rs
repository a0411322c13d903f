//! A public post of Duet's as its reader sees it in another language.

use super::{announcement, campaign, tier};
use crate::discord::card::Card;
use crate::features::post::Shown;

/// The post, for this reader alone.
pub fn shown(shown: &Shown) -> Card {
    match shown {
        Shown::Campaign { words, is_stale, is_instead } => campaign::shown(words, *is_stale, *is_instead),
        Shown::Announcement { words, instead } => announcement::shown(words, *instead),
        Shown::Celebration { creator, words } => tier::congratulated(creator, words),
    }
}
