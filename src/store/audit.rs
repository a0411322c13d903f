//! Remembers what the staff did: lines are added, and the database refuses to change or remove one.

use super::{Tx, on};
use crate::domain::audit::Line;
use crate::domain::{ApplicationId, AuditId, CreatorId, PersonId, ProgramId};

/// Adds a line, in the transaction of the deed.
pub async fn insert(tx: &mut Tx, line: &Line) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into audit (audit_id, program_id, person_id, deed, subject, detail, done_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(line.audit_id)
    .bind(line.program_id)
    .bind(line.person_id)
    .bind(line.deed)
    .bind(line.subject.to_string())
    .bind(&line.detail)
    .bind(line.done_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A programme's lines older than `before`, newest first, at most `most`.
pub async fn list(
    tx: &mut Tx,
    program: ProgramId,
    before: Option<AuditId>,
    most: i64,
) -> sqlx::Result<Vec<Line>> {
    on!(tx, conn => sqlx::query_as(
        "select audit_id, program_id, person_id, deed, subject, detail, done_at from audit
         where program_id = $1 and audit_id < $2 order by audit_id desc limit $3",
    )
    .bind(program)
    .bind(before.map_or(i64::MAX, |line| line.0))
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Whoever a creator of this programme is.
pub async fn find_creator(
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
) -> sqlx::Result<Option<PersonId>> {
    on!(tx, conn => sqlx::query_scalar("select person_id from creator where program_id = $1 and creator_id = $2")
        .bind(program)
        .bind(creator)
        .fetch_optional(conn)
        .await)
}

/// Whoever applied.
pub async fn find_applicant(
    tx: &mut Tx,
    program: ProgramId,
    application: ApplicationId,
) -> sqlx::Result<Option<PersonId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select c.person_id from application a join creator c on c.creator_id = a.creator_id
         where a.program_id = $1 and a.application_id = $2",
    )
    .bind(program)
    .bind(application)
    .fetch_optional(conn)
    .await)
}
