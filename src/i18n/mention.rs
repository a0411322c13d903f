//! Mentions of people, roles and channels as Discord draws them; what Duet sends never rings at anybody for one.

use super::Verbatim;
use crate::domain::{ChannelId, PersonId, RoleId};

/// A channel by its name, which opens it.
pub fn channel(channel: ChannelId) -> Verbatim<String> {
    Verbatim(format!("<#{channel}>"))
}

/// A role by its name.
pub fn role(role: RoleId) -> Verbatim<String> {
    Verbatim(format!("<@&{role}>"))
}

/// A person by their name.
pub fn person(person: PersonId) -> Verbatim<String> {
    Verbatim(format!("<@{person}>"))
}
