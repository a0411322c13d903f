//! Remembers creators: each person's place in each programme.

use super::{Tx, on};
use crate::domain::creator::Creator;
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

/// What a creator tells of themselves when they apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Introduction {
    /// What they make content about.
    pub niche: String,
    /// Where they publish.
    pub platforms: String,
    /// How many follow them there.
    pub audience: String,
    /// What matters to them, and why they fit.
    pub about: String,
}

/// Adds a person's place in a programme; `None` when they have one.
pub async fn insert(tx: &mut Tx, creator: &Creator, told: &Introduction) -> sqlx::Result<Option<CreatorId>> {
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
    .bind(&told.niche)
    .bind(&told.platforms)
    .bind(&told.audience)
    .bind(&told.about)
    .bind(creator.joined_at)
    .fetch_optional(conn)
    .await)
}
