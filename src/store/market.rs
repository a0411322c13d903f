//! Remembers a programme's markets.

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
