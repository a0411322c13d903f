//! A notice on its way: to whom, by which way, and how far it has come.

use chrono::{DateTime, Utc};

use super::Notice;
use crate::domain::{ChannelId, NoticeId, PersonId, ProgramId};

/// Who is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reader {
    /// A person, by direct message.
    Person(PersonId),
    /// Whoever reads a channel.
    Channel(ChannelId),
}

/// The way by which a notice goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Route {
    /// A direct message.
    Direct,
    /// The private thread of somebody whose direct messages are closed.
    Thread,
    /// A channel.
    Channel,
}

/// A notice on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its key, which makes saying it twice harmless.
    pub notice_id: NoticeId,
    /// The programme it comes from.
    pub program_id: ProgramId,
    /// Who is to be told.
    pub reader: Reader,
    /// What.
    pub notice: Notice,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// How often it was taken up, this time included.
    pub attempts: i32,
    /// When it was taken up first: nothing of it was said before.
    pub tried_at: DateTime<Utc>,
    /// Until when nobody else takes it up.
    pub claimed_until: DateTime<Utc>,
    /// The way that it was found to have to go.
    pub route: Option<Route>,
    /// The first notice of the message as part of which it is said, if it is.
    pub bundle: Option<NoticeId>,
}

impl Route {
    /// The letter by which messages of one notice by different ways are told apart.
    pub const fn letter(self) -> char {
        match self {
            Self::Direct => 'd',
            Self::Thread => 't',
            Self::Channel => 'c',
        }
    }
}
