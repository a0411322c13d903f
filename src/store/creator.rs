//! Remembers creators: each person's place in each programme.

use super::{Tx, on};
use crate::domain::creator::Creator;
use crate::domain::{PersonId, ProgramId};

/// A person's place in a programme.
pub async fn find(tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<Option<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, person_id, stage, name, market_id, joined_at from creator
         where program_id = $1 and person_id = $2",
    )
    .bind(program)
    .bind(person)
    .fetch_optional(conn)
    .await)
}
