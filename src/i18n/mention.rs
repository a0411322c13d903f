//! People, roles, channels and how long ago something was, as Discord draws them; what Duet sends never rings at anybody for one.

use chrono::{DateTime, Utc};

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

/// How long ago a moment was, as each reader's Discord says it.
pub fn ago(moment: DateTime<Utc>) -> Verbatim<String> {
    Verbatim(format!("<t:{}:R>", moment.timestamp()))
}

/// A person by their name.
pub fn person(person: PersonId) -> Verbatim<String> {
    Verbatim(format!("<@{person}>"))
}
