//! Finds when creators began, and in which months they were active.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::{CreatorId, ProgramId};

/// Every creator who was ever approved, when that was, and how many campaigns they have joined.
pub async fn list_beginnings(
    tx: &mut Tx,
    program: ProgramId,
) -> sqlx::Result<Vec<(CreatorId, DateTime<Utc>, i64)>> {
    on!(tx, conn => sqlx::query_as(
        "select c.creator_id, c.approved_at, count(n.participation_id)
         from creator c
         left join participation n on n.creator_id = c.creator_id and n.state in ('joined', 'ended')
         where c.program_id = $1 and c.approved_at is not null
         group by c.creator_id, c.approved_at order by c.creator_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The months, `2026-03`, in which somebody came through a creator's links or bought.
pub async fn list_active_months(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(CreatorId, String)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, month from creator_month
         where program_id = $1 and clicks + signups + sales + renewals > 0",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The moments at which a creator joined a campaign or had a deliverable approved.
pub async fn list_deeds(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(CreatorId, DateTime<Utc>)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, joined_at as done_at from participation
         where program_id = $1 and state in ('joined', 'ended') and joined_at is not null
         union all
         select s.creator_id, r.decided_at as done_at
         from submission s join submission_revision r on r.submission_id = s.submission_id
         where s.program_id = $1 and r.verdict = 'approved' and r.decided_at is not null",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}
