//! Remembers what the set-up of a programme chose: step by step, so that it can be left and resumed.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::program::{Channel, Zone};
use crate::domain::setup::{Setup, Step, Target};
use crate::domain::{ChannelId, Language, ProgramId, RoleId};

/// Everything that was chosen so far.
pub async fn get(tx: &mut Tx, id: ProgramId) -> sqlx::Result<Setup> {
    let program = super::program::get(tx, id).await?;
    let step: Option<Step> = on!(tx, conn => sqlx::query_scalar("select setup_step from program where program_id = $1")
            .bind(id)
            .fetch_one(conn)
            .await)?;
    let channels = on!(tx, conn => sqlx::query_as(
        "select channel_id, program_id, purpose, language, market_id from channel where program_id = $1
         order by channel_id",
    )
    .bind(id)
    .fetch_all(conn)
    .await)?;
    Ok(Setup {
        step: step.unwrap_or(Step::Languages),
        languages: super::program::list_languages(tx, &program).await?,
        markets: super::market::list(tx, id).await?,
        roles: super::program::list_manager_roles(tx, id).await?,
        channels,
        evergreen: super::campaign::find_evergreen(tx, id, program.language).await?,
        program,
    })
}

/// Notes that the set-up begins, in the language of whoever begins it; `false` when it had begun before.
pub async fn update_begun(tx: &mut Tx, program: ProgramId, language: Language) -> sqlx::Result<bool> {
    let begun = on!(tx, conn => sqlx::query(
        "update program set setup_step = $2, language = $3
         where program_id = $1 and setup_step is null and ready_at is null",
    )
    .bind(program)
    .bind(Step::Languages)
    .bind(language)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(begun > 0)
}

/// Notes where the set-up stands.
pub async fn update_step(tx: &mut Tx, program: ProgramId, step: Step) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set setup_step = $2 where program_id = $1")
        .bind(program)
        .bind(step)
        .execute(conn)
        .await
        .map(drop))
}

/// Notes that the set-up is finished; `false` when it was before.
pub async fn update_ready(tx: &mut Tx, program: ProgramId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update program set ready_at = $2 where program_id = $1 and ready_at is null",
    )
    .bind(program)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps the programme's own language and the languages of its public posts.
pub async fn update_languages(
    tx: &mut Tx,
    program: ProgramId,
    main: Language,
    languages: &[Language],
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set language = $2 where program_id = $1")
        .bind(program)
        .bind(main)
        .execute(conn)
        .await
        .map(drop))?;
    on!(tx, conn => sqlx::query("delete from program_language where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))?;
    for language in languages {
        super::program::insert_language(tx, program, *language).await?;
    }
    // A channel whose language is gone speaks the programme's.
    on!(tx, conn => sqlx::query(
        "update channel set language = null
         where program_id = $1
           and language not in (select l.language from program_language l where l.program_id = $1)",
    )
    .bind(program)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps the currency and zone that count where a market has none.
pub async fn update_money(tx: &mut Tx, program: ProgramId, currency: &str, zone: Zone) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set currency = $2, zone = $3 where program_id = $1")
        .bind(program)
        .bind(currency)
        .bind(zone.0.name())
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps who the managers are, in place of who they were.
pub async fn update_roles(tx: &mut Tx, program: ProgramId, roles: &[RoleId]) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from manager_role where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))?;
    for role in roles {
        super::program::insert_manager_role(tx, program, *role).await?;
    }
    Ok(())
}

/// The purpose of a channel of this programme.
pub async fn find_channel(
    tx: &mut Tx,
    program: ProgramId,
    channel: ChannelId,
) -> sqlx::Result<Option<Channel>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, program_id, purpose, language, market_id from channel
         where program_id = $1 and channel_id = $2",
    )
    .bind(program)
    .bind(channel)
    .fetch_optional(conn)
    .await)
}

/// Chooses a channel for something, in place of the one that was chosen before.
pub async fn insert_channel(
    tx: &mut Tx,
    program: ProgramId,
    target: Target,
    channel: ChannelId,
    language: Language,
) -> sqlx::Result<()> {
    delete_channel(tx, program, target).await?;
    let (purpose, market_id) = target.purpose();
    let channel =
        Channel { channel_id: channel, program_id: program, purpose, language: Some(language), market_id };
    super::program::insert_or_update_channel(tx, &channel).await
}

/// Takes the purpose away from whatever channel was chosen for something; `false` when none was.
pub async fn delete_channel(tx: &mut Tx, program: ProgramId, target: Target) -> sqlx::Result<bool> {
    let (purpose, market) = target.purpose();
    let gone = on!(tx, conn => sqlx::query(
        "delete from channel where program_id = $1 and purpose = $2 and coalesce(market_id, 0) = coalesce($3, 0)",
    )
    .bind(program)
    .bind(purpose)
    .bind(market)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(gone > 0)
}

/// Keeps the language of what is posted for something.
pub async fn update_channel_language(
    tx: &mut Tx,
    program: ProgramId,
    target: Target,
    language: Language,
) -> sqlx::Result<()> {
    let (purpose, market) = target.purpose();
    on!(tx, conn => sqlx::query(
        "update channel set language = $4
         where program_id = $1 and purpose = $2 and coalesce(market_id, 0) = coalesce($3, 0)",
    )
    .bind(program)
    .bind(purpose)
    .bind(market)
    .bind(language)
    .execute(conn)
    .await
    .map(drop))
}

/// Claims the making of channels until `until`; `false` when somebody else has it now.
pub async fn claim_making(
    tx: &mut Tx,
    program: ProgramId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let claimed = on!(tx, conn => sqlx::query(
        "update program set making_until = $3
         where program_id = $1 and (making_until is null or making_until <= $2)",
    )
    .bind(program)
    .bind(now)
    .bind(until)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(claimed > 0)
}

/// Gives the making of channels back.
pub async fn release_making(tx: &mut Tx, program: ProgramId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set making_until = null where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))
}
