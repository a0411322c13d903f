//! Remembers how creators are asked how it goes, and what they answer.

mod question;
mod schedule;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::check_in::{CheckIn, Mood, State, Words};
use crate::domain::{CheckInId, CreatorId, PersonId};

pub use question::{delete_questions, find_questions, insert_or_update_questions, list_written};
pub use schedule::{
    due, due_next, find_schedule, get_cadence, insert_schedule, update_cadence, update_next, update_off,
    update_own_cadence, update_unplanned,
};

macro_rules! columns {
    () => {
        "check_in_id, program_id, creator_id, state, variant, asked_at, mood, is_help_wanted, went_well, in_the_way,
         would_help, would_like, answered_at, alarmed_at"
    };
}

/// Adds a check-in; false when its creator is being asked already.
pub async fn insert(tx: &mut Tx, check_in: &CheckIn) -> sqlx::Result<bool> {
    let added: Option<CheckInId> = on!(tx, conn => sqlx::query_scalar(concat!(
        "insert into check_in (", columns!(), ")
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         on conflict do nothing returning check_in_id",
    ))
    .bind(check_in.check_in_id)
    .bind(check_in.program_id)
    .bind(check_in.creator_id)
    .bind(check_in.state)
    .bind(check_in.variant)
    .bind(check_in.asked_at)
    .bind(check_in.mood)
    .bind(check_in.is_help_wanted)
    .bind(&check_in.words.went_well)
    .bind(&check_in.words.in_the_way)
    .bind(&check_in.words.would_help)
    .bind(&check_in.words.would_like)
    .bind(check_in.answered_at)
    .bind(check_in.alarmed_at)
    .fetch_optional(conn)
    .await)?;
    Ok(added.is_some())
}

/// A check-in, whosever it is.
pub async fn find(tx: &mut Tx, id: CheckInId) -> sqlx::Result<Option<CheckIn>> {
    on!(tx, conn => sqlx::query_as(concat!("select ", columns!(), " from check_in where check_in_id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// A person's own check-in, in whatever programme.
pub async fn find_own(tx: &mut Tx, person: PersonId, id: CheckInId) -> sqlx::Result<Option<CheckIn>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from check_in
         where check_in_id = $2 and creator_id in (select creator_id from creator where person_id = $1)",
    ))
    .bind(person)
    .bind(id)
    .fetch_optional(conn)
    .await)
}

/// A creator's newest check-in.
pub async fn find_newest(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<CheckIn>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from check_in where creator_id = $1 order by check_in_id desc limit 1",
    ))
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// A creator's check-ins that were answered, the newest first.
pub async fn list_answered(
    tx: &mut Tx,
    creator: CreatorId,
    (skip, most): (i64, i64),
) -> sqlx::Result<Vec<CheckIn>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from check_in where creator_id = $1 and answered_at is not null
         order by check_in_id desc limit $3 offset $2",
    ))
    .bind(creator)
    .bind(skip)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// How many check-ins a creator answered.
pub async fn count_answered(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from check_in where creator_id = $1 and answered_at is not null",
    )
    .bind(creator)
    .fetch_one(conn)
    .await)
}

/// How it went the last times up to this check-in, the newest first.
pub async fn list_moods(
    tx: &mut Tx,
    creator: CreatorId,
    until: Option<CheckInId>,
    most: i64,
) -> sqlx::Result<Vec<Mood>> {
    on!(tx, conn => sqlx::query_scalar(
        "select mood from check_in
         where creator_id = $1 and mood is not null and (cast($2 as bigint) is null or check_in_id <= $2)
         order by check_in_id desc limit $3",
    )
    .bind(creator)
    .bind(until)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Keeps how it goes. The moment of the first answer stays.
pub async fn update_mood(tx: &mut Tx, id: CheckInId, mood: Mood, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update check_in set state = $2, mood = $3, answered_at = coalesce(answered_at, $4) where check_in_id = $1",
    )
    .bind(id)
    .bind(State::Answered)
    .bind(mood)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what somebody wrote. The moment of the first answer stays.
pub async fn update_words(tx: &mut Tx, id: CheckInId, words: &Words, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update check_in set state = $2, went_well = $3, in_the_way = $4, would_help = $5, would_like = $6,
                             answered_at = coalesce(answered_at, $7)
         where check_in_id = $1",
    )
    .bind(id)
    .bind(State::Answered)
    .bind(&words.went_well)
    .bind(&words.in_the_way)
    .bind(&words.would_help)
    .bind(&words.would_like)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps that somebody would like help. The moment of the first answer stays.
pub async fn update_help_wanted(tx: &mut Tx, id: CheckInId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update check_in set state = $2, is_help_wanted = $3, answered_at = coalesce(answered_at, $4)
         where check_in_id = $1",
    )
    .bind(id)
    .bind(State::Answered)
    .bind(true)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps when the owner was told at once.
pub async fn update_alarmed(tx: &mut Tx, id: CheckInId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update check_in set alarmed_at = $2 where check_in_id = $1")
        .bind(id)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))
}

/// Closes a check-in for which an answer is waited; false when none is.
pub async fn update_closed(tx: &mut Tx, id: CheckInId, state: State) -> sqlx::Result<bool> {
    let closed = on!(tx, conn => sqlx::query(
        "update check_in set state = $2 where check_in_id = $1 and state = 'asked'",
    )
    .bind(id)
    .bind(state)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(closed > 0)
}
