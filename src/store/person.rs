//! Remembers people: the language they chose, and whether direct messages reach them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::person::{Person, Reach};
use crate::domain::program::Zone;
use crate::domain::{ChannelId, Language, PersonId, ProgramId};

/// What is known of a person.
pub async fn find(tx: &mut Tx, person: PersonId) -> sqlx::Result<Option<Person>> {
    on!(tx, conn => sqlx::query_as(
        "select person_id, language, locale, direct_channel_id, reach, zone, direct_program_id, direct_program_until
         from person where person_id = $1",
    )
    .bind(person)
    .fetch_optional(conn)
    .await)
}

/// Notes that a person was here and what Discord speaks to them in.
pub async fn insert_or_see(
    tx: &mut Tx,
    person: PersonId,
    locale: Option<&str>,
    now: DateTime<Utc>,
) -> sqlx::Result<Person> {
    on!(tx, conn => sqlx::query_as(
        "insert into person (person_id, locale, reach, seen_at) values ($1, $2, 'unknown', $3)
         on conflict (person_id) do update
         set locale = coalesce(excluded.locale, person.locale), seen_at = excluded.seen_at
         returning person_id, language, locale, direct_channel_id, reach, zone, direct_program_id, direct_program_until",
    )
    .bind(person)
    .bind(locale)
    .bind(now)
    .fetch_one(conn)
    .await)
}

/// Makes room for a person who was never here, so that something can be kept about them.
pub async fn insert_unseen(tx: &mut Tx, person: PersonId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into person (person_id, reach, seen_at) values ($1, 'unknown', $2) on conflict do nothing",
    )
    .bind(person)
    .bind(DateTime::UNIX_EPOCH)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps the language that a person chose; `None` goes back to what Discord says.
pub async fn update_language(tx: &mut Tx, person: PersonId, language: Option<Language>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update person set language = $2 where person_id = $1")
        .bind(person)
        .bind(language)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps the time zone that a person chose.
pub async fn update_zone(tx: &mut Tx, person: PersonId, zone: Zone) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update person set zone = $2 where person_id = $1")
        .bind(person)
        .bind(zone.0.name())
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps whether direct messages arrive, and the channel in which they do.
pub async fn update_reach(
    tx: &mut Tx,
    person: PersonId,
    reach: Reach,
    channel: Option<ChannelId>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update person set reach = $2, direct_channel_id = coalesce($3, direct_channel_id) where person_id = $1",
    )
    .bind(person)
    .bind(reach)
    .bind(channel)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps the channel in which direct messages arrive; `None` has it opened anew.
pub async fn update_direct_channel(
    tx: &mut Tx,
    person: PersonId,
    channel: Option<ChannelId>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update person set direct_channel_id = $2 where person_id = $1")
        .bind(person)
        .bind(channel)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps which programme a person's direct messages are about, and until when.
pub async fn update_direct_program(
    tx: &mut Tx,
    person: PersonId,
    program: ProgramId,
    until: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update person set direct_program_id = $2, direct_program_until = $3 where person_id = $1",
    )
    .bind(person)
    .bind(program)
    .bind(until)
    .execute(conn)
    .await
    .map(drop))
}

#[derive(sqlx::FromRow)]
struct Clues {
    own: Option<Language>,
    locale: Option<String>,
    market: Option<Language>,
    program: Language,
}

/// The language to speak to a person in, about a programme: own choice, Discord locale, market, programme.
pub async fn language(tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<Language> {
    let clues: Clues = on!(tx, conn => sqlx::query_as(
        "select p.language as own, p.locale as locale, m.language as market, g.language as program
         from program g
         left join person p on p.person_id = $2
         left join creator c on c.program_id = g.program_id and c.person_id = $2
         left join market m on m.market_id = c.market_id
         where g.program_id = $1",
    )
    .bind(program)
    .bind(person)
    .fetch_one(conn)
    .await)?;
    let locale = clues.locale.as_deref().and_then(Language::of);
    Ok(Language::negotiate([clues.own, locale, clues.market, Some(clues.program)]))
}
