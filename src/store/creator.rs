//! Remembers creators: each person's place in each programme.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::creator::{Creator, Draft, Portrait, Profile, Stage};
use crate::domain::naming::{Called, Named};
use crate::domain::{CreatorId, MarketId, PersonId, ProgramId};

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

/// Notes that a person left the server, and the stage to which they would come back; `false` when they had no place
/// in its programme or had left it before.
pub async fn update_left(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let left = on!(tx, conn => sqlx::query(
        "update creator set left_stage = stage, stage = $3, left_at = $4
         where program_id = $1 and person_id = $2 and stage <> $3",
    )
    .bind(program)
    .bind(person)
    .bind(Stage::Left)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(left > 0)
}

/// Takes a creator out of the programme by their own wish: nobody brings them back but themselves. `false` when they are
/// out already.
pub async fn update_departed(tx: &mut Tx, creator: CreatorId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let departed = on!(tx, conn => sqlx::query(
        "update creator set stage = $2, left_stage = null, left_at = $3, paused_until = null
         where creator_id = $1 and stage <> $2",
    )
    .bind(creator)
    .bind(Stage::Left)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(departed > 0)
}

/// Gives a person who left the server before `since` and came back the stage that they had; `false` for everybody else.
pub async fn update_back(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
    since: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let back = on!(tx, conn => sqlx::query(
        "update creator set stage = left_stage, left_stage = null, left_at = null
         where program_id = $1 and person_id = $2 and stage = $3 and left_stage is not null and left_at <= $4",
    )
    .bind(program)
    .bind(person)
    .bind(Stage::Left)
    .bind(since)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(back > 0)
}

/// Everybody who has a place in a programme, and whether they are in its server as far as is known.
pub async fn list_presence(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<(PersonId, bool)>> {
    on!(tx, conn => sqlx::query_as(
        "select person_id, left_stage is null from creator
         where program_id = $1 and (stage <> $2 or left_stage is not null) order by person_id",
    )
    .bind(program)
    .bind(Stage::Left)
    .fetch_all(conn)
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

/// The person who is a creator; `None` where they asked to be forgotten.
pub async fn find_person(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<PersonId>> {
    let found: Option<Option<PersonId>> = on!(tx, conn => sqlx::query_scalar("select person_id from creator where creator_id = $1")
            .bind(creator)
            .fetch_optional(conn)
            .await)?;
    Ok(found.flatten())
}

/// The programme of a creator, and the manager responsible for them, if there is one.
pub async fn get_owner(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<(ProgramId, Option<PersonId>)> {
    on!(tx, conn => sqlx::query_as("select program_id, owner_person_id from creator where creator_id = $1")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// The programme of a creator for whom this person is responsible, as owner or backup.
pub async fn find_program_of_responsible(
    tx: &mut Tx,
    creator: CreatorId,
    person: PersonId,
) -> sqlx::Result<Option<ProgramId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select program_id from creator
         where creator_id = $1 and person_id is not null and (owner_person_id = $2 or backup_person_id = $2)",
    )
    .bind(creator)
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// Makes a manager responsible for a creator for whom nobody is.
pub async fn update_owner_where_none(tx: &mut Tx, creator: CreatorId, owner: PersonId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update creator set owner_person_id = $2 where creator_id = $1 and owner_person_id is null",
    )
    .bind(creator)
    .bind(owner)
    .execute(conn)
    .await
    .map(drop))
}

/// Until when nothing is said unasked to a creator, if they rest.
pub async fn get_paused_until(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar("select paused_until from creator where creator_id = $1")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// Keeps until when nothing is said unasked to a creator; `None` ends their rest.
pub async fn update_paused_until(
    tx: &mut Tx,
    creator: CreatorId,
    until: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set paused_until = $2 where creator_id = $1")
        .bind(creator)
        .bind(until)
        .execute(conn)
        .await
        .map(drop))
}

/// A creator of this programme. Whoever asked to be forgotten is not found.
pub async fn find_in(tx: &mut Tx, program: ProgramId, creator: CreatorId) -> sqlx::Result<Option<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, person_id, stage, name, market_id, joined_at from creator
         where program_id = $1 and creator_id = $2 and person_id is not null",
    )
    .bind(program)
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// A person's own place, in whatever programme.
pub async fn find_own(tx: &mut Tx, person: PersonId, creator: CreatorId) -> sqlx::Result<Option<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, person_id, stage, name, market_id, joined_at from creator
         where person_id = $1 and creator_id = $2",
    )
    .bind(person)
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// Everybody who has a place in a programme, at whatever stage, by every name that somebody could call them.
pub async fn list_named(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Named>> {
    on!(tx, conn => sqlx::query_as(
        "select person_id, name, username, display_name, nickname from creator
         where program_id = $1 and person_id is not null order by creator_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// What Discord calls a person who has a place in a programme.
pub async fn find_called(tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<Option<Called>> {
    on!(tx, conn => sqlx::query_as(
        "select username, display_name, nickname from creator where program_id = $1 and person_id = $2",
    )
    .bind(program)
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// Keeps what Discord calls a person who has a place in a programme; without one, or where it is known, nothing happens.
pub async fn update_called(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
    called: &Called,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update creator set username = $3, display_name = $4, nickname = $5
         where program_id = $1 and person_id = $2
           and (coalesce(username, '') <> coalesce($3, '') or coalesce(display_name, '') <> coalesce($4, '')
                or coalesce(nickname, '') <> coalesce($5, ''))",
    )
    .bind(program)
    .bind(person)
    .bind(&called.username)
    .bind(&called.display_name)
    .bind(&called.nickname)
    .execute(conn)
    .await
    .map(drop))
}

/// A person's places in all programmes, oldest first.
pub async fn list_of_person(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, person_id, stage, name, market_id, joined_at from creator
         where person_id = $1 order by creator_id",
    )
    .bind(person)
    .fetch_all(conn)
    .await)
}

#[derive(sqlx::FromRow)]
struct DraftRow {
    name: String,
    #[sqlx(flatten)]
    portrait: Portrait,
}

/// Everything that the programme knows of a creator; `None` once they asked to be forgotten.
pub async fn find_profile(tx: &mut Tx, creator: &Creator) -> sqlx::Result<Option<Profile>> {
    let Some(person) = super::person::find(tx, creator.person_id).await? else { return Ok(None) };
    let market = match creator.market_id {
        Some(market) => Some(super::market::get(tx, market).await?),
        None => None,
    };
    let draft = get_draft(tx, creator.creator_id).await?;
    Ok(Some(Profile {
        // Whoever has just changed their name sees the new one.
        creator: Creator { name: draft.name.clone(), ..creator.clone() },
        person,
        language: super::person::language(tx, creator.program_id, creator.person_id).await?,
        market,
        draft,
        consents: super::consent::list(tx, creator.creator_id).await?,
    }))
}

/// What a creator told of themselves.
pub async fn get_draft(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Draft> {
    let row: DraftRow = on!(tx, conn => sqlx::query_as(
        "select name, niche, platforms, audience, about from creator where creator_id = $1",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)?;
    Ok(Draft { name: row.name, portrait: row.portrait })
}

/// Keeps what a creator told of themselves.
pub async fn update_draft(tx: &mut Tx, creator: CreatorId, draft: &Draft) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update creator set name = $2, niche = $3, platforms = $4, audience = $5, about = $6 where creator_id = $1",
    )
    .bind(creator)
    .bind(&draft.name)
    .bind(&draft.portrait.niche)
    .bind(&draft.portrait.platforms)
    .bind(&draft.portrait.audience)
    .bind(&draft.portrait.about)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps a creator's market.
pub async fn update_market(tx: &mut Tx, creator: CreatorId, market: MarketId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set market_id = $2 where creator_id = $1")
        .bind(creator)
        .bind(market)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps everybody else from changing what is counted of a creator, such as what they joined or earned, until the end of
/// the transaction.
pub async fn hold(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set name = name where creator_id = $1")
        .bind(creator)
        .execute(conn)
        .await
        .map(drop))
}

/// Takes a creator from one stage to another; false when they are not at `from` (any more).
pub async fn update_stage(
    tx: &mut Tx,
    creator: CreatorId,
    (from, to): (Stage, Stage),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let moved: Option<CreatorId> = on!(tx, conn => sqlx::query_scalar(
        "update creator
         set stage = $3, approved_at = case when $3 = 'active' then $4 else approved_at end, left_stage = null
         where creator_id = $1 and stage = $2 and person_id is not null returning creator_id",
    )
    .bind(creator)
    .bind(from)
    .bind(to)
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    Ok(moved.is_some())
}

/// Keeps who invited somebody.
pub async fn update_invited_by(tx: &mut Tx, creator: CreatorId, by: PersonId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set invited_by_person_id = $2 where creator_id = $1")
        .bind(creator)
        .bind(by)
        .execute(conn)
        .await
        .map(drop))
}

/// How many creators of a programme are at a stage and in a market; without either, at or in any.
pub async fn count(
    tx: &mut Tx,
    program: ProgramId,
    (stage, market): (Option<Stage>, Option<MarketId>),
) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from creator
         where program_id = $1 and person_id is not null
           and (cast($2 as text) is null or stage = $2) and (cast($3 as bigint) is null or market_id = $3)",
    )
    .bind(program)
    .bind(stage)
    .bind(market)
    .fetch_one(conn)
    .await)
}

/// Creators of a programme at a stage and in a market, the newest first.
pub async fn list(
    tx: &mut Tx,
    program: ProgramId,
    (stage, market): (Option<Stage>, Option<MarketId>),
    (skip, most): (i64, i64),
) -> sqlx::Result<Vec<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, person_id, stage, name, market_id, joined_at from creator
         where program_id = $1 and person_id is not null
           and (cast($2 as text) is null or stage = $2) and (cast($3 as bigint) is null or market_id = $3)
         order by creator_id desc limit $5 offset $4",
    )
    .bind(program)
    .bind(stage)
    .bind(market)
    .bind(skip)
    .bind(most)
    .fetch_all(conn)
    .await)
}
