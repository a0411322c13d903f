//! A programme: one Discord server in which an app or a brand works with creators.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::refusal::Field;
use super::{ChannelId, Language, MarketId, ProgramId, Refusal, ServerId, text};

/// What every feature needs to know of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Program {
    /// Its key.
    pub program_id: ProgramId,
    /// The Discord server.
    pub server_id: ServerId,
    /// The server's name when last seen.
    pub name: String,
    /// The language used where nobody chose another.
    pub language: Language,
    /// ISO 4217 code used where a market has none of its own.
    pub currency: String,
    /// The zone used where a market has none of its own.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// When a manager finished the set-up; nothing works for creators before.
    pub ready_at: Option<DateTime<Utc>>,
}

/// What a channel is for. Everything that Duet posts unasked goes to a channel of a purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Purpose {
    /// Managers decide on applications here.
    Review,
    /// One market's creators; campaigns are published here.
    Market,
    /// For everybody.
    Announcements,
    /// Creators who agreed to it are thanked here.
    Wins,
    /// What came of campaigns in one market; without one that stands in the market's own channel.
    Results,
}

/// A channel that a manager gave a purpose and a language.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Channel {
    /// Discord's number.
    pub channel_id: ChannelId,
    /// Its programme.
    pub program_id: ProgramId,
    /// What it is for.
    pub purpose: Purpose,
    /// The language of what is posted there; the programme's when none.
    pub language: Option<Language>,
    /// The market, for a market's channel.
    pub market_id: Option<MarketId>,
}

/// An IANA time zone as the database keeps it: by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub Tz);

impl Zone {
    /// The zone that somebody typed, in whatever case, with spaces or underscores: `europe/moscow`, `America/New York`.
    ///
    /// # Errors
    /// [`Refusal::ZoneUnknown`], [`Refusal::TextMissing`].
    pub fn read(raw: &str) -> Result<Self, Refusal> {
        let typed = text::required(Field::Zone, raw, 100)?.replace(' ', "_");
        let found = chrono_tz::TZ_VARIANTS.iter().find(|zone| zone.name().eq_ignore_ascii_case(&typed));
        found.copied().map(Self).ok_or(Refusal::ZoneUnknown)
    }
}

/// The ISO 4217 code that somebody typed, in whatever case.
///
/// # Errors
/// [`Refusal::CurrencyUnknown`], [`Refusal::TextMissing`].
pub fn currency(raw: &str) -> Result<String, Refusal> {
    let typed = text::required(Field::Currency, raw, 100)?.to_ascii_uppercase();
    let found = iso_currency::Currency::from_code(&typed).filter(|currency| {
        // Precious metals, funds and codes for tests have numbers of their own but buy nothing.
        !currency.used_by().is_empty() && currency.exponent().is_some()
    });
    found.map(|currency| currency.code().to_owned()).ok_or(Refusal::CurrencyUnknown)
}

impl TryFrom<String> for Zone {
    type Error = chrono_tz::ParseError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        name.parse().map(Self)
    }
}
