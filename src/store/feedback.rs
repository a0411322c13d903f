//! Remembers what creators told their owners in private.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::{CreatorId, FeedbackId};

/// Adds what a creator told.
pub async fn insert(
    tx: &mut Tx,
    id: FeedbackId,
    creator: CreatorId,
    body: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into feedback (feedback_id, creator_id, body, given_at) values ($1, $2, $3, $4)",
    )
    .bind(id)
    .bind(creator)
    .bind(body)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
