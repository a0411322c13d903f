//! Remembers the day's key for counting visitors, and who was counted, for as long as the day lasts.

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::click::VisitorKey;

/// The key of `day`: the first one ever offered, so that every process uses the same.
pub async fn insert_or_get_key(tx: &mut Tx, day: NaiveDate, offered: VisitorKey) -> sqlx::Result<VisitorKey> {
    on!(tx, conn => sqlx::query(
        "insert into visitor_key (key_on, secret) values ($1, $2) on conflict do nothing",
    )
    .bind(day)
    .bind(offered.0.as_slice())
    .execute(conn)
    .await
    .map(drop))?;
    let secret: Vec<u8> = on!(tx, conn => sqlx::query_scalar("select secret from visitor_key where key_on = $1")
        .bind(day)
        .fetch_one(conn)
        .await)?;
    let secret = secret.try_into().map_err(|_| sqlx::Error::Decode("a visitor key has 32 bytes".into()))?;
    Ok(VisitorKey(secret))
}

/// Forgets the keys of `last` and of the days before. Says how many there were.
pub async fn delete_keys(tx: &mut Tx, last: NaiveDate) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from visitor_key where key_on <= $1")
        .bind(last)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}

/// Forgets up to `most` of those counted on `last` or before. Says how many there were.
pub async fn delete_days(tx: &mut Tx, last: NaiveDate, most: i64) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query(
        "delete from visitor_day where (counted_on, link_id, visitor) in (
             select counted_on, link_id, visitor from visitor_day where counted_on <= $1
             order by counted_on, link_id, visitor limit $2)",
    )
    .bind(last)
    .bind(most)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))
}
