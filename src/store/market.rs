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

/// A market of this programme, in use or not.
pub async fn find(tx: &mut Tx, program: ProgramId, market: MarketId) -> sqlx::Result<Option<Market>> {
    on!(tx, conn => sqlx::query_as(
        "select market_id, program_id, code, name, language, currency, zone, disclosure, needs_token from market
         where program_id = $1 and market_id = $2",
    )
    .bind(program)
    .bind(market)
    .fetch_optional(conn)
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

/// The market in use of this code.
pub async fn find_by_code(tx: &mut Tx, program: ProgramId, code: &str) -> sqlx::Result<Option<Market>> {
    on!(tx, conn => sqlx::query_as(
        "select market_id, program_id, code, name, language, currency, zone, disclosure, needs_token from market
         where program_id = $1 and code = $2 and archived_at is null",
    )
    .bind(program)
    .bind(code)
    .fetch_optional(conn)
    .await)
}

/// Adds a market, or takes one that was out of use into use again with what is new; `None` when the programme has one
/// of this code in use.
pub async fn insert_or_restore(
    tx: &mut Tx,
    market: &Market,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<MarketId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into market (market_id, program_id, code, name, language, currency, zone, disclosure, needs_token,
                             created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (program_id, code) do update
         set name = excluded.name, language = excluded.language, currency = excluded.currency,
             zone = excluded.zone, disclosure = excluded.disclosure, needs_token = excluded.needs_token,
             archived_at = null
         where market.archived_at is not null
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

/// Keeps how advertisements are marked in a market.
pub async fn update_disclosure(tx: &mut Tx, market: MarketId, disclosure: &str) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update market set disclosure = $2 where market_id = $1")
        .bind(market)
        .bind(disclosure)
        .execute(conn)
        .await
        .map(drop))
}

/// Takes a market out of use; `false` when it was already.
pub async fn update_archived(tx: &mut Tx, market: MarketId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update market set archived_at = $2 where market_id = $1 and archived_at is null",
    )
    .bind(market)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// How many people have their place in a market: applicants and creators, not those who left or were declined.
pub async fn count_creators(tx: &mut Tx, market: MarketId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from creator where market_id = $1 and stage in ('invited', 'applied', 'active')",
    )
    .bind(market)
    .fetch_one(conn)
    .await)
}
