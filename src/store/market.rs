//! Remembers a programme's markets.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::market::Market;
use crate::domain::{MarketId, ProgramId};

/// The market, which must exist.
pub async fn get(tx: &mut Tx, market: MarketId) -> sqlx::Result<Market> {
    on!(tx, conn => sqlx::query_as(
        "select market_id, program_id, code, name, language, currency, zone, disclosure, needs_token from market
         where market_id = $1",
    )
    .bind(market)
    .fetch_one(conn)
    .await)
}

/// A programme's markets in use, by name.
pub async fn list(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Market>> {
    on!(tx, conn => sqlx::query_as(
        "select market_id, program_id, code, name, language, currency, zone, disclosure, needs_token from market
         where program_id = $1 and archived_at is null order by name",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// Adds a market; `None` when the programme has one of this code.
pub async fn insert(tx: &mut Tx, market: &Market, now: DateTime<Utc>) -> sqlx::Result<Option<MarketId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into market (market_id, program_id, code, name, language, currency, zone, disclosure, needs_token,
                             created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (program_id, code) do nothing
         returning market_id",
    )
    .bind(market.market_id)
    .bind(market.program_id)
    .bind(&market.code)
    .bind(&market.name)
    .bind(market.language)
    .bind(&market.currency)
    .bind(market.zone.0.name())
    .bind(&market.disclosure)
    .bind(market.needs_token)
    .bind(now)
    .fetch_optional(conn)
    .await)
}
