//! Remembers creators: each person's place in each programme.

use super::{Tx, on};
use crate::domain::creator::{Creator, Portrait};
use crate::domain::{CreatorId, PersonId, ProgramId};

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

/// Adds a person's place in a programme; `None` when they have one.
pub async fn insert(tx: &mut Tx, creator: &Creator, portrait: &Portrait) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into creator (creator_id, program_id, person_id, stage, name, market_id, niche, platforms, audience,
                              about, joined_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (program_id, person_id) do nothing returning creator_id",
    )
    .bind(creator.creator_id)
    .bind(creator.program_id)
    .bind(creator.person_id)
    .bind(creator.stage)
    .bind(&creator.name)
    .bind(creator.market_id)
    .bind(&portrait.niche)
    .bind(&portrait.platforms)
    .bind(&portrait.audience)
    .bind(&portrait.about)
    .bind(creator.joined_at)
    .fetch_optional(conn)
    .await)
}
