//! A market: a country or language area with its language, currency, time zone and disclosure rule.

use super::program::Zone;
use super::{Language, MarketId, ProgramId};

/// One market of a programme.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Market {
    /// Its key.
    pub market_id: MarketId,
    /// Its programme.
    pub program_id: ProgramId,
    /// A short code, unique in the programme: `us`, `ru`, `de`.
    pub code: String,
    /// What people call it, in the programme's own words.
    pub name: String,
    /// The language of its creators unless they choose another.
    pub language: Language,
    /// ISO 4217 code of its prices.
    pub currency: String,
    /// Days of its figures are days of this zone.
    #[sqlx(try_from = "String")]
    pub zone: Zone,
    /// What the law there wants an advertisement to be marked with, such as `#ad`.
    pub disclosure: String,
    /// Whether each advertisement carries a token of its own besides (as in Russia).
    pub needs_token: bool,
}
