//! Remembers which public uses of their name creators agreed to.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::CreatorId;
use crate::domain::consent::Use;

/// The uses that a creator agreed to.
pub async fn list(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Use>> {
    let granted: Vec<Use> = on!(tx, conn => sqlx::query_scalar(
        "select use_of_name from consent where creator_id = $1",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    Ok(Use::ALL.iter().copied().filter(|known| granted.contains(known)).collect())
}

/// Agrees to a use.
pub async fn insert(tx: &mut Tx, creator: CreatorId, of: Use, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into consent (creator_id, use_of_name, granted_at) values ($1, $2, $3) on conflict do nothing",
    )
    .bind(creator)
    .bind(of)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Agrees to a use no longer.
pub async fn delete(tx: &mut Tx, creator: CreatorId, of: Use) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from consent where creator_id = $1 and use_of_name = $2")
        .bind(creator)
        .bind(of)
        .execute(conn)
        .await
        .map(drop))
}
