//! Remembers programmes, their channels and their manager roles.

use super::{Tx, on};
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

/// The programmes in which a person is an approved creator, oldest first.
pub async fn list_of_person(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Program>> {
    on!(tx, conn => sqlx::query_as(
        "select p.program_id, p.server_id, p.name, p.language, p.currency, p.zone, p.ready_at
         from program p join creator c on c.program_id = p.program_id
         where c.person_id = $1 and c.stage = 'active' and p.left_at is null
         order by p.program_id",
    )
    .bind(person)
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
