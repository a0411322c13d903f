//! A person on Discord: the language and zone they chose, and whether their direct messages are open.

use chrono::{DateTime, Utc};

use super::program::Zone;
use super::{ChannelId, Language, PersonId, ProgramId};

/// What Duet knows of a person in whatever programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// Discord's number.
    pub person_id: PersonId,
    /// The language they chose, before any other clue.
    pub language: Option<Language>,
    /// The Discord locale last seen with them.
    pub locale: Option<String>,
    /// Their direct message channel with Duet, once opened.
    pub direct_channel_id: Option<ChannelId>,
    /// Whether direct messages reach them.
    pub reach: Reach,
    /// The time zone they chose.
    #[sqlx(try_from = "Option<String>")]
    pub zone: ChosenZone,
    /// The programme that they said their direct messages are about.
    pub direct_program_id: Option<ProgramId>,
    /// Until when that holds.
    pub direct_program_until: Option<DateTime<Utc>>,
}

impl Person {
    /// The programme that their direct messages are about now, if they chose one lately.
    pub fn direct_program(&self, now: DateTime<Utc>) -> Option<ProgramId> {
        self.direct_program_id.filter(|_| self.direct_program_until.is_some_and(|until| now < until))
    }
}

/// Whether direct messages reach a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Reach {
    /// Not tried yet.
    #[default]
    Unknown,
    /// The last one arrived.
    Open,
    /// The last one was refused by their settings.
    Closed,
    /// No server in common any more.
    Left,
}

/// The zone that a person chose, if they did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ChosenZone(pub Option<Zone>);

impl TryFrom<Option<String>> for ChosenZone {
    type Error = chrono_tz::ParseError;

    fn try_from(name: Option<String>) -> Result<Self, Self::Error> {
        name.map(Zone::try_from).transpose().map(Self)
    }
}
