//! The words for Discord's permissions, as its own settings call them.

use super::{Message, text};
use crate::domain::server::Ability;

/// A permission by the name that stands in Discord's settings.
pub fn ability(ability: Ability) -> Message {
    match ability {
        Ability::View => text::ability_view(),
        Ability::Send => text::ability_send(),
        Ability::Embed => text::ability_embed(),
        Ability::Attach => text::ability_attach(),
        Ability::Threads => text::ability_threads(),
        Ability::ThreadSend => text::ability_thread_send(),
        Ability::History => text::ability_history(),
    }
}

/// Several permissions.
pub fn abilities(abilities: &[Ability]) -> Vec<Message> {
    abilities.iter().map(|one| ability(*one)).collect()
}
