//! Remembers what creators show of themselves to those whom they are introduced to, and whom they avoid.

use chrono::{DateTime, Utc};

use super::super::{Tx, on};
use crate::domain::consent::Use;
use crate::domain::creator::Creator;
use crate::domain::introduction::{Cadence, Profile};
use crate::domain::{CreatorId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    creator_id: CreatorId,
    program_id: ProgramId,
    cadence: Cadence,
    joined_at: Option<DateTime<Utc>>,
    paused_until: Option<DateTime<Utc>>,
}

/// What a creator shows of themselves, if they chose anything.
pub async fn find_profile(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Profile>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(
        "select creator_id, program_id, cadence, joined_at, paused_until from introduction_profile
         where creator_id = $1",
    )
    .bind(creator)
    .fetch_optional(conn)
    .await)?;
    let Some(row) = row else { return Ok(None) };
    let texts = on!(tx, conn => sqlx::query_as(
        "select language, offers, learns from introduction_text where creator_id = $1 order by language",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let topics = on!(tx, conn => sqlx::query_scalar(
        "select topic from introduction_topic where creator_id = $1 order by topic",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let languages = on!(tx, conn => sqlx::query_as(
        "select language, level from introduction_language where creator_id = $1 order by language",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let markets = on!(tx, conn => sqlx::query_scalar(
        "select market_id from introduction_market where creator_id = $1 order by market_id",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let Row { creator_id, program_id, cadence, joined_at, paused_until } = row;
    Ok(Some(Profile {
        creator_id,
        program_id,
        cadence,
        joined_at,
        paused_until,
        texts,
        topics,
        languages,
        markets,
    }))
}

/// Keeps all that a creator shows of themselves.
pub async fn insert_or_update_profile(tx: &mut Tx, profile: &Profile) -> sqlx::Result<()> {
    let creator = profile.creator_id;
    on!(tx, conn => sqlx::query(
        "insert into introduction_profile (creator_id, program_id, cadence, joined_at, paused_until)
         values ($1, $2, $3, $4, $5)
         on conflict (creator_id) do update set cadence = excluded.cadence, joined_at = excluded.joined_at,
            paused_until = excluded.paused_until",
    )
    .bind(creator)
    .bind(profile.program_id)
    .bind(profile.cadence)
    .bind(profile.joined_at)
    .bind(profile.paused_until)
    .execute(conn)
    .await
    .map(drop))?;
    empty(tx, creator).await?;
    for text in &profile.texts {
        on!(tx, conn => sqlx::query(
            "insert into introduction_text (creator_id, language, offers, learns) values ($1, $2, $3, $4)
             on conflict do nothing",
        )
        .bind(creator)
        .bind(text.language)
        .bind(&text.offers)
        .bind(&text.learns)
        .execute(conn)
        .await
        .map(drop))?;
    }
    for topic in &profile.topics {
        on!(tx, conn => sqlx::query(
            "insert into introduction_topic (creator_id, topic) values ($1, $2) on conflict do nothing",
        )
        .bind(creator)
        .bind(topic)
        .execute(conn)
        .await
        .map(drop))?;
    }
    for skill in &profile.languages {
        on!(tx, conn => sqlx::query(
            "insert into introduction_language (creator_id, language, level) values ($1, $2, $3)
             on conflict do nothing",
        )
        .bind(creator)
        .bind(skill.language)
        .bind(skill.level)
        .execute(conn)
        .await
        .map(drop))?;
    }
    for market in &profile.markets {
        on!(tx, conn => sqlx::query(
            "insert into introduction_market (creator_id, market_id) values ($1, $2) on conflict do nothing",
        )
        .bind(creator)
        .bind(market)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// Takes away what stands beside a profile, before it is written anew.
async fn empty(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<()> {
    for text in [
        "delete from introduction_text where creator_id = $1",
        "delete from introduction_topic where creator_id = $1",
        "delete from introduction_language where creator_id = $1",
        "delete from introduction_market where creator_id = $1",
    ] {
        on!(tx, conn => sqlx::query(text).bind(creator).execute(conn).await.map(drop))?;
    }
    Ok(())
}

/// Keeps other requests of a creator's out until this transaction is committed.
pub async fn update_asking(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update introduction_profile set cadence = cadence where creator_id = $1")
        .bind(creator)
        .execute(conn)
        .await
        .map(drop))
}

/// Notes that a creator wants no introductions any more; `false` when they wanted none.
pub async fn update_left(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction_profile set joined_at = null, paused_until = null
         where creator_id = $1 and joined_at is not null",
    )
    .bind(creator)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The active creators of a programme who opted in, by their keys.
pub async fn list_joined(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select p.creator_id from introduction_profile p join creator c on c.creator_id = p.creator_id
         where p.program_id = $1 and p.joined_at is not null and c.stage = 'active' and c.person_id is not null
         order by p.creator_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The active creators of a programme who agreed to be found by others, by name.
pub async fn list_directory(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Creator>> {
    on!(tx, conn => sqlx::query_as(
        "select c.creator_id, c.program_id, c.person_id, c.stage, c.name, c.market_id, c.joined_at from creator c
         join consent o on o.creator_id = c.creator_id and o.use_of_name = $2
         where c.program_id = $1 and c.stage = 'active' and c.person_id is not null order by c.name, c.creator_id",
    )
    .bind(program)
    .bind(Use::Directory)
    .fetch_all(conn)
    .await)
}

/// Notes that a creator does not want to meet another.
pub async fn insert_avoid(
    tx: &mut Tx,
    (creator, avoided): (CreatorId, CreatorId),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into introduction_avoid (creator_id, avoided_creator_id, avoided_at) values ($1, $2, $3)
         on conflict do nothing",
    )
    .bind(creator)
    .bind(avoided)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Takes that back.
pub async fn delete_avoid(tx: &mut Tx, (creator, avoided): (CreatorId, CreatorId)) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from introduction_avoid where creator_id = $1 and avoided_creator_id = $2",
    )
    .bind(creator)
    .bind(avoided)
    .execute(conn)
    .await
    .map(drop))
}
