//! Remembers whom Duet let into councils' channels, and finds who is still to be let in or put out.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::access::{Due, End, State};
use crate::domain::{ChannelId, PersonId, ProgramId};

/// Whoever sits in a standing council, and its channel.
macro_rules! wanted {
    () => {
        "select k.channel_id, c.person_id, k.program_id from council k
         join council_seat s on s.council_id = k.council_id join creator c on c.creator_id = s.creator_id
         where k.ended_at is null and k.channel_id is not null and s.ended_at is null and c.stage = 'active'
           and c.person_id is not null"
    };
}

/// Who is to be let in or put out by now, at most so many: what is so is compared with what should be, whatever changed it.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Due>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "with wanted as (", wanted!(), ")
         select w.channel_id, w.person_id, w.program_id, 1 = 1 as is_wanted, a.state, a.due_at from wanted w
         join program p on p.program_id = w.program_id
         left join council_access a on a.channel_id = w.channel_id and a.person_id = w.person_id
         where p.left_at is null and (a.channel_id is null or a.due_at <= $1)
         union all
         select a.channel_id, a.person_id, a.program_id, 1 = 0 as is_wanted, a.state, a.due_at from council_access a
         join program p on p.program_id = a.program_id
         where p.left_at is null and (a.due_at is null or a.due_at <= $1)
           and not exists (select 1 from wanted w where w.channel_id = a.channel_id and w.person_id = a.person_id)
         limit $2"
    ))
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// When the next one is tried again.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select min(a.due_at) from council_access a join program p on p.program_id = a.program_id
         where p.left_at is null",
    )
    .fetch_one(conn)
    .await)
}

/// Takes somebody up, to be tried again `until` then unless it is done before; `false` when somebody else has.
pub async fn claim(tx: &mut Tx, due: &Due, until: DateTime<Utc>) -> sqlx::Result<bool> {
    let claimed = match due.state {
        None => on!(tx, conn => sqlx::query(
            "insert into council_access (channel_id, person_id, program_id, state, is_refused, due_at)
             values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
        )
        .bind(due.channel_id)
        .bind(due.person_id)
        .bind(due.program_id)
        .bind(State::Entering)
        .bind(false)
        .bind(until)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?,
        Some(_) => on!(tx, conn => sqlx::query(
            "update council_access set due_at = $4
             where channel_id = $1 and person_id = $2 and due_at is not distinct from $3",
        )
        .bind(due.channel_id)
        .bind(due.person_id)
        .bind(due.due_at)
        .bind(until)
        .execute(conn)
        .await
        .map(|done| done.rows_affected()))?,
    };
    Ok(claimed > 0)
}

/// Notes how it went, unless it is somebody else's by now. What did not work waits until `again`.
pub async fn update(
    tx: &mut Tx,
    due: &Due,
    (claimed, again): (DateTime<Utc>, DateTime<Utc>),
    end: End,
) -> sqlx::Result<()> {
    let (state, is_refused, due_at) = match end {
        End::Out => return delete(tx, due, claimed).await,
        End::In(state) => (Some(state), false, None),
        End::Refused => (None, true, Some(again)),
        End::Later => (None, false, Some(again)),
    };
    on!(tx, conn => sqlx::query(
        "update council_access set state = coalesce($4, state), is_refused = $5, due_at = $6
         where channel_id = $1 and person_id = $2 and due_at = $3",
    )
    .bind(due.channel_id)
    .bind(due.person_id)
    .bind(claimed)
    .bind(state)
    .bind(is_refused)
    .bind(due_at)
    .execute(conn)
    .await
    .map(drop))
}

async fn delete(tx: &mut Tx, due: &Due, claimed: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from council_access where channel_id = $1 and person_id = $2 and due_at = $3",
    )
    .bind(due.channel_id)
    .bind(due.person_id)
    .bind(claimed)
    .execute(conn)
    .await
    .map(drop))
}

/// The names of those whom Discord did not let Duet let into a channel, or put out of it: those who sit in its council
/// first.
pub async fn list_refused(
    tx: &mut Tx,
    program: ProgramId,
    channel: ChannelId,
) -> sqlx::Result<Vec<(String, bool)>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "with wanted as (", wanted!(), ")
         select c.name, exists (select 1 from wanted w where w.channel_id = a.channel_id and w.person_id = a.person_id)
         from council_access a join creator c on c.person_id = a.person_id and c.program_id = a.program_id
         where a.program_id = $1 and a.channel_id = $2 and a.is_refused order by 2 desc, 1"
    ))
    .bind(program)
    .bind(channel)
    .fetch_all(conn)
    .await)
}

/// The channels into which Duet let a person: to be put out of when they are forgotten.
pub async fn list_of_person(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<ChannelId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select a.channel_id from council_access a join program p on p.program_id = a.program_id
         where a.person_id = $1 and a.state <> $2 and p.left_at is null order by a.channel_id",
    )
    .bind(person)
    .bind(State::Already)
    .fetch_all(conn)
    .await)
}
