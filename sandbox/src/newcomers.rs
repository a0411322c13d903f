//! What a world is built from: the servers, channels, roles and people that a host asks for.

use crate::state::entities::{Id, kind};
use crate::state::permissions::Permissions;

pub use crate::state::entities::Overwrite;

/// A server to be.
#[derive(Debug, Clone)]
pub struct NewGuild {
    /// Its number; a new one if none. A host that keeps a database names it, to find its world again.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// Its preferred language, for example `en-US`.
    pub locale: String,
    /// Who owns it; without one, somebody who does nothing else.
    pub owner: Option<Id>,
    /// What everybody may do.
    pub everyone: Permissions,
    /// Whether the bot is in it from the start.
    pub has_bot: bool,
    /// What the bot's own role may do.
    pub bot_permissions: Permissions,
}

impl NewGuild {
    /// A server with everyday permissions and the bot in it.
    pub fn named(name: &str) -> Self {
        Self {
            id: None,
            name: name.to_owned(),
            locale: "en-US".to_owned(),
            owner: None,
            everyone: Permissions::EVERYDAY,
            has_bot: true,
            bot_permissions: crate::state::building::BOT_PERMISSIONS,
        }
    }
}

/// Which kind of channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ChannelKind {
    /// For text.
    #[default]
    Text,
    /// For announcements.
    Announcement,
    /// A heading over other channels.
    Category,
}

impl ChannelKind {
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::Text => kind::TEXT,
            Self::Announcement => kind::ANNOUNCEMENT,
            Self::Category => kind::CATEGORY,
        }
    }
}

/// A channel to be.
#[derive(Debug, Clone, Default)]
pub struct NewChannel {
    /// Its number; a new one if none. A host that keeps a database names it, to find its world again.
    pub id: Option<Id>,
    /// Its name, without `#`.
    pub name: String,
    /// What it is for.
    pub kind: ChannelKind,
    /// What it is about.
    pub topic: Option<String>,
    /// The category that it belongs to.
    pub category: Option<Id>,
    /// Whether only `roles`, `people` and (with `has_bot`) the bot see it.
    pub is_private: bool,
    /// The roles that see a private channel.
    pub roles: Vec<Id>,
    /// The people who see a private channel.
    pub people: Vec<Id>,
    /// Whether the bot is let into a private channel.
    pub has_bot: bool,
    /// Whatever else the channel allows or denies.
    pub overwrites: Vec<Overwrite>,
}

impl NewChannel {
    /// A text channel that everybody sees.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), has_bot: true, ..Self::default() }
    }

    /// A text channel that only these roles and the bot see.
    pub fn private(name: &str, roles: &[Id]) -> Self {
        Self { is_private: true, roles: roles.to_vec(), ..Self::named(name) }
    }
}

/// A thread to be.
#[derive(Debug, Clone)]
pub struct NewThread {
    /// Its name.
    pub name: String,
    /// Whether only those who are added see it.
    pub is_private: bool,
    /// Whether its members may add others to a private thread.
    pub invitable: bool,
    /// The message that it starts from.
    pub from: Option<Id>,
    /// Minutes of silence until it is archived.
    pub auto_archive_duration: u32,
    /// Seconds between two messages of one person.
    pub rate_limit_per_user: u32,
    /// Who is in it from the start, besides who starts it.
    pub people: Vec<Id>,
}

impl NewThread {
    /// A public thread.
    pub fn named(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            is_private: false,
            invitable: true,
            from: None,
            auto_archive_duration: 4320,
            rate_limit_per_user: 0,
            people: Vec::new(),
        }
    }
}

/// A role to be.
#[derive(Debug, Clone)]
pub struct NewRole {
    /// Its number; a new one if none. A host that keeps a database names it, to find its world again.
    pub id: Option<Id>,
    /// Its name.
    pub name: String,
    /// What its holders may do beyond everybody else.
    pub permissions: Permissions,
    /// Its colour as `0xRRGGBB`; 0 for none.
    pub color: u32,
    /// Whether its holders are listed apart.
    pub hoist: bool,
    /// Whether everybody may mention it.
    pub mentionable: bool,
}

impl NewRole {
    /// A role without permissions of its own.
    pub fn named(name: &str) -> Self {
        Self {
            id: None,
            name: name.to_owned(),
            permissions: Permissions::NONE,
            color: 0,
            hoist: false,
            mentionable: false,
        }
    }
}

/// Whether the bot may write to somebody in private.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DirectMessages {
    /// It may.
    #[default]
    Open,
    /// It may not.
    Closed,
}

impl DirectMessages {
    pub(crate) fn are_open(self) -> bool {
        self == Self::Open
    }
}

/// A person to be.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Its number; a new one if none. A host that keeps a database names it, to find its world again.
    pub id: Option<Id>,
    /// The name that others see.
    pub name: String,
    /// The language of their client, for example `ru`.
    pub locale: String,
    /// The zone in which they read times.
    pub timezone: chrono_tz::Tz,
    /// The server they are in from the start.
    pub guild: Option<Id>,
    /// The roles that they have there.
    pub roles: Vec<Id>,
    /// Whether the bot may write to them.
    pub direct_messages: DirectMessages,
    /// Whether they get a role with every permission there.
    pub administrator: bool,
}

impl NewPerson {
    /// Somebody who speaks English, in no server yet.
    pub fn named(name: &str) -> Self {
        Self {
            id: None,
            name: name.to_owned(),
            locale: "en-US".to_owned(),
            timezone: chrono_tz::UTC,
            guild: None,
            roles: Vec::new(),
            direct_messages: DirectMessages::Open,
            administrator: false,
        }
    }

    /// Somebody who speaks this language in this server.
    pub fn speaking(name: &str, locale: &str, guild: Id) -> Self {
        Self { locale: locale.to_owned(), guild: Some(guild), ..Self::named(name) }
    }
}
