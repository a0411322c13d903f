//! Remembers in which browsers creators tried their links, for as long as the day lasts, and when each link was tried last.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::click::Visitor;
use crate::domain::trial::Trial;
use crate::domain::{CreatorId, LinkId};

/// Keeps a trial, unless the creator has tried their links in `most` other browsers on that day. Says whether it is kept,
/// now or since before.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, new: &Trial, most: i64) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "insert into trial (creator_id, counted_on, visitor, tried_at)
         select c.creator_id, $2, $3, $4 from creator c
         where c.creator_id = $1
           and (select count(*) from trial t
                where t.creator_id = $1 and t.counted_on = $2 and t.visitor <> $3) < $5
         on conflict (creator_id, counted_on, visitor) do update set tried_at = excluded.tried_at",
    )
    .bind(new.creator_id)
    .bind(new.counted_on)
    .bind(new.visitor.0.as_slice())
    .bind(new.tried_at)
    .bind(most)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The browsers in which a creator tried their links on the days that are not forgotten yet.
///
/// # Errors
/// When the database fails.
pub async fn list_visitors(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Visitor>> {
    let kept: Vec<Vec<u8>> = on!(tx, conn => sqlx::query_scalar("select visitor from trial where creator_id = $1")
        .bind(creator)
        .fetch_all(conn)
        .await)?;
    Ok(kept.into_iter().filter_map(|visitor| visitor.try_into().ok().map(Visitor)).collect())
}

/// Notes that a link was tried.
///
/// # Errors
/// When the database fails.
pub async fn update_tried(tx: &mut Tx, link: LinkId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update link set tried_at = $2 where link_id = $1")
        .bind(link)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// When a link was tried last, if it was.
///
/// # Errors
/// When the database fails.
pub async fn find_tried(tx: &mut Tx, link: LinkId) -> sqlx::Result<Option<DateTime<Utc>>> {
    let found: Option<Option<DateTime<Utc>>> = on!(tx, conn => sqlx::query_scalar(
        "select tried_at from link where link_id = $1",
    )
    .bind(link)
    .fetch_optional(conn)
    .await)?;
    Ok(found.flatten())
}

/// Forgets in which browsers links were tried on `last` or before.
///
/// # Errors
/// When the database fails.
pub async fn delete_days(tx: &mut Tx, last: NaiveDate) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from trial where counted_on <= $1")
        .bind(last)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}
