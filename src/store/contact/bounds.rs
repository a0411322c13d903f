//! Remembers how often and on which days a programme speaks to its creators unasked.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::{MarketId, ProgramId};
use crate::store::{Tx, on};

/// How many unasked messages a week a creator of a programme gets at most.
pub async fn get_limit(tx: &mut Tx, program: ProgramId) -> sqlx::Result<i32> {
    on!(tx, conn => sqlx::query_scalar("select weekly_limit from program where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// Keeps how many unasked messages a week a creator gets at most; `false` when it was as many.
pub async fn update_limit(tx: &mut Tx, program: ProgramId, limit: i32) -> sqlx::Result<bool> {
    let kept = on!(tx, conn => sqlx::query(
        "update program set weekly_limit = $2 where program_id = $1 and weekly_limit <> $2",
    )
    .bind(program)
    .bind(limit)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(kept > 0)
}

/// The days from this one on, on which nobody in a market is spoken to unasked.
pub async fn list_days_off(tx: &mut Tx, market: MarketId, from: NaiveDate) -> sqlx::Result<Vec<NaiveDate>> {
    on!(tx, conn => sqlx::query_scalar(
        "select off_on from market_day_off where market_id = $1 and off_on >= $2 order by off_on",
    )
    .bind(market)
    .bind(from)
    .fetch_all(conn)
    .await)
}

/// Makes a day one on which nobody in a market is spoken to unasked.
pub async fn insert_day_off(tx: &mut Tx, market: MarketId, day: NaiveDate) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into market_day_off (market_id, off_on) values ($1, $2) on conflict do nothing",
    )
    .bind(market)
    .bind(day)
    .execute(conn)
    .await
    .map(drop))
}

/// Makes a day one like any other; `false` when it was.
pub async fn delete_day_off(tx: &mut Tx, market: MarketId, day: NaiveDate) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query("delete from market_day_off where market_id = $1 and off_on = $2")
        .bind(market)
        .bind(day)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Has what waits for the creators of a programme, or of one of its markets, looked at anew, because when they may be
/// spoken to has changed.
pub async fn update_waiting_of(
    tx: &mut Tx,
    (program, market): (ProgramId, Option<MarketId>),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set due_at = $3
         where program_id = $1 and state = 'waiting' and tried_at is null and due_at > $3
           and person_id in (select c.person_id from creator c
                             where c.program_id = $1 and (cast($2 as bigint) is null or c.market_id = $2))",
    )
    .bind(program)
    .bind(market)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
