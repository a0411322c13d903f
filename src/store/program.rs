//! Remembers programmes, their channels and their manager roles.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::creator::Stage;
use crate::domain::program::{Channel, Program, Purpose};
use crate::domain::{ChannelId, Language, MarketId, PersonId, ProgramId, RoleId, ServerId};

/// The programme of a Discord server.
pub async fn find_by_server(tx: &mut Tx, server: ServerId) -> sqlx::Result<Option<Program>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, server_id, name, language, currency, zone, ready_at from program where server_id = $1",
    )
    .bind(server)
    .fetch_optional(conn)
    .await)
}

/// The programme, which must exist.
pub async fn get(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Program> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, server_id, name, language, currency, zone, ready_at from program where program_id = $1",
    )
    .bind(program)
    .fetch_one(conn)
    .await)
}

/// Every programme whose server Duet has not left, oldest first.
pub async fn list(tx: &mut Tx) -> sqlx::Result<Vec<Program>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, server_id, name, language, currency, zone, ready_at from program
         where left_at is null order by program_id",
    )
    .fetch_all(conn)
    .await)
}

/// The programmes in which a person is at this stage, oldest first.
pub async fn list_of_person(tx: &mut Tx, person: PersonId, stage: Stage) -> sqlx::Result<Vec<Program>> {
    on!(tx, conn => sqlx::query_as(
        "select p.program_id, p.server_id, p.name, p.language, p.currency, p.zone, p.ready_at
         from program p join creator c on c.program_id = p.program_id
         where c.person_id = $1 and c.stage = $2 and p.left_at is null
         order by p.program_id",
    )
    .bind(person)
    .bind(stage)
    .fetch_all(conn)
    .await)
}

/// The roles whose holders are managers.
pub async fn list_manager_roles(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<RoleId>> {
    on!(tx, conn => sqlx::query_scalar("select role_id from manager_role where program_id = $1 order by role_id")
        .bind(program)
        .fetch_all(conn)
        .await)
}

/// The channels of a purpose, and of a market where one is given.
pub async fn list_channels(
    tx: &mut Tx,
    program: ProgramId,
    purpose: Purpose,
    market: Option<MarketId>,
) -> sqlx::Result<Vec<Channel>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, program_id, purpose, language, market_id from channel
         where program_id = $1 and purpose = $2 and ($3 is null or market_id = $3) order by channel_id",
    )
    .bind(program)
    .bind(purpose)
    .bind(market)
    .fetch_all(conn)
    .await)
}

/// The channels of every purpose.
pub async fn list_all_channels(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<Channel>> {
    on!(tx, conn => sqlx::query_as(
        "select channel_id, program_id, purpose, language, market_id from channel
         where program_id = $1 order by purpose, channel_id",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The languages of the programme's public posts, the programme's own first.
pub async fn list_languages(tx: &mut Tx, program: &Program) -> sqlx::Result<Vec<Language>> {
    let mut languages: Vec<Language> = on!(tx, conn => sqlx::query_scalar(
        "select language from program_language where program_id = $1 order by language",
    )
    .bind(program.program_id)
    .fetch_all(conn)
    .await)?;
    languages.retain(|language| *language != program.language);
    languages.insert(0, program.language);
    Ok(languages)
}

/// The language of what is posted in a channel: the channel's own, else the programme's.
pub async fn language_of_channel(
    tx: &mut Tx,
    program: ProgramId,
    channel: ChannelId,
) -> sqlx::Result<Language> {
    on!(tx, conn => sqlx::query_scalar(
        "select coalesce((select language from channel where channel_id = $2 and program_id = $1), language)
         from program where program_id = $1",
    )
    .bind(program)
    .bind(channel)
    .fetch_one(conn)
    .await)
}

/// Adds a programme; one that the server has and nobody has set up yet is overwritten, and its key is what comes back.
/// `None` when the server has one that is set up.
pub async fn insert(tx: &mut Tx, program: &Program, now: DateTime<Utc>) -> sqlx::Result<Option<ProgramId>> {
    on!(tx, conn => sqlx::query_scalar(
        "insert into program (program_id, server_id, name, language, currency, zone, created_at, ready_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (server_id) do update
         set name = excluded.name, language = excluded.language, currency = excluded.currency,
             zone = excluded.zone, ready_at = excluded.ready_at
         where program.ready_at is null
         returning program_id",
    )
    .bind(program.program_id)
    .bind(program.server_id)
    .bind(&program.name)
    .bind(program.language)
    .bind(&program.currency)
    .bind(program.zone.0.name())
    .bind(now)
    .bind(program.ready_at)
    .fetch_optional(conn)
    .await)
}

/// Notes that Duet is in a server: adds its programme, not set up yet, or keeps the name of the one that it has.
pub async fn insert_or_see(tx: &mut Tx, program: &Program, now: DateTime<Utc>) -> sqlx::Result<Program> {
    on!(tx, conn => sqlx::query_as(
        "insert into program (program_id, server_id, name, language, currency, zone, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (server_id) do update set name = excluded.name, left_at = null
         returning program_id, server_id, name, language, currency, zone, ready_at",
    )
    .bind(program.program_id)
    .bind(program.server_id)
    .bind(&program.name)
    .bind(program.language)
    .bind(&program.currency)
    .bind(program.zone.0.name())
    .bind(now)
    .fetch_one(conn)
    .await)
}

/// Notes that Duet is no longer in a server.
pub async fn update_left(tx: &mut Tx, server: ServerId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set left_at = $2 where server_id = $1 and left_at is null")
        .bind(server)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// The servers that Duet was in when last seen.
pub async fn list_servers(tx: &mut Tx) -> sqlx::Result<Vec<ServerId>> {
    on!(tx, conn => sqlx::query_scalar("select server_id from program where left_at is null order by server_id")
        .fetch_all(conn)
        .await)
}

/// Adds a language of the programme's public posts.
pub async fn insert_language(tx: &mut Tx, program: ProgramId, language: Language) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into program_language (program_id, language) values ($1, $2) on conflict do nothing",
    )
    .bind(program)
    .bind(language)
    .execute(conn)
    .await
    .map(drop))
}

/// Makes the holders of a role managers.
pub async fn insert_manager_role(tx: &mut Tx, program: ProgramId, role: RoleId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into manager_role (program_id, role_id) values ($1, $2) on conflict do nothing",
    )
    .bind(program)
    .bind(role)
    .execute(conn)
    .await
    .map(drop))
}

/// Gives a channel a purpose, or another one.
pub async fn insert_or_update_channel(tx: &mut Tx, channel: &Channel) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into channel (channel_id, program_id, purpose, language, market_id) values ($1, $2, $3, $4, $5)
         on conflict (channel_id) do update
         set purpose = excluded.purpose, language = excluded.language, market_id = excluded.market_id",
    )
    .bind(channel.channel_id)
    .bind(channel.program_id)
    .bind(channel.purpose)
    .bind(channel.language)
    .bind(channel.market_id)
    .execute(conn)
    .await
    .map(drop))
}
