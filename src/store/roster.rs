//! Remembers files of creators that managers have looked over and not brought in yet.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::{PersonId, ProgramId, RosterId};

/// Keeps a file.
pub async fn insert(
    tx: &mut Tx,
    id: RosterId,
    (program, by): (ProgramId, PersonId),
    content: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into roster (roster_id, program_id, content, made_by_person_id, made_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(id)
    .bind(program)
    .bind(content)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Takes a programme's file out, so that it is brought in once; `None` when it is not there any more.
pub async fn delete(tx: &mut Tx, program: ProgramId, id: RosterId) -> sqlx::Result<Option<String>> {
    on!(tx, conn => sqlx::query_scalar(
        "delete from roster where program_id = $1 and roster_id = $2 returning content",
    )
    .bind(program)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// Drops the files from before `since`. Says how many.
pub async fn delete_old(tx: &mut Tx, since: DateTime<Utc>) -> sqlx::Result<u64> {
    on!(tx, conn => sqlx::query("delete from roster where made_at < $1")
        .bind(since)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))
}
