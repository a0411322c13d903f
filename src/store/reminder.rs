//! Remembers what somebody is reminded of until it is done.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::reminder::{Kind, Reminder};
use crate::domain::{ProgramId, ReminderId};

macro_rules! columns {
    () => {
        "r.reminder_id, r.program_id, r.kind, r.subject_id, r.creator_id, r.since, r.step, r.is_snoozed, r.due_at,
         r.done_at, coalesce(e.zone, m.zone, p.zone) as zone"
    };
}

macro_rules! joined {
    () => {
        "reminder r join program p on p.program_id = r.program_id
         left join creator c on c.creator_id = r.creator_id
         left join market m on m.market_id = c.market_id
         left join person e on e.person_id = c.person_id"
    };
}

/// Begins to remind of something; nothing changes where somebody is reminded of it already.
pub async fn insert(tx: &mut Tx, reminder: &Reminder) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into reminder (reminder_id, program_id, kind, subject_id, creator_id, since, step, is_snoozed, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (kind, subject_id) do nothing",
    )
    .bind(reminder.reminder_id)
    .bind(reminder.program_id)
    .bind(reminder.kind)
    .bind(reminder.subject_id)
    .bind(reminder.creator_id)
    .bind(reminder.since)
    .bind(reminder.step)
    .bind(reminder.is_snoozed)
    .bind(reminder.due_at)
    .execute(conn)
    .await
    .map(drop))
}

/// Begins to remind of something, anew where somebody is reminded of it already.
pub async fn insert_or_update(tx: &mut Tx, reminder: &Reminder) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into reminder (reminder_id, program_id, kind, subject_id, creator_id, since, step, is_snoozed, due_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (kind, subject_id) do update
         set since = excluded.since, step = excluded.step, is_snoozed = excluded.is_snoozed,
             due_at = excluded.due_at, done_at = null",
    )
    .bind(reminder.reminder_id)
    .bind(reminder.program_id)
    .bind(reminder.kind)
    .bind(reminder.subject_id)
    .bind(reminder.creator_id)
    .bind(reminder.since)
    .bind(reminder.step)
    .bind(reminder.is_snoozed)
    .bind(reminder.due_at)
    .execute(conn)
    .await
    .map(drop))
}

/// A reminder, whosever it is.
pub async fn find(tx: &mut Tx, id: ReminderId) -> sqlx::Result<Option<Reminder>> {
    on!(tx, conn => sqlx::query_as(concat!("select ", columns!(), " from ", joined!(), " where r.reminder_id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The reminder of something.
pub async fn find_of(tx: &mut Tx, kind: Kind, subject: i64) -> sqlx::Result<Option<Reminder>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from ", joined!(), " where r.kind = $1 and r.subject_id = $2",
    ))
    .bind(kind)
    .bind(subject)
    .fetch_optional(conn)
    .await)
}

/// The reminders of a kind in a programme that are not done, the oldest first.
pub async fn list_open(tx: &mut Tx, program: ProgramId, kind: Kind) -> sqlx::Result<Vec<Reminder>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from ", joined!(), "
         where r.program_id = $1 and r.kind = $2 and r.done_at is null order by r.reminder_id",
    ))
    .bind(program)
    .bind(kind)
    .fetch_all(conn)
    .await)
}

/// The reminders whose moment has come, at most so many, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Reminder>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from ", joined!(), "
         where r.due_at is not null and r.due_at <= $1 order by r.due_at, r.reminder_id limit $2",
    ))
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The moment at which the next reminder is due.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select due_at from reminder where due_at is not null order by due_at, reminder_id limit 1",
    )
    .fetch_optional(conn)
    .await)
}

/// Keeps how far a reminder has come; false when somebody else took the step, or it is done.
pub async fn update(tx: &mut Tx, reminder: &Reminder, before: Option<DateTime<Utc>>) -> sqlx::Result<bool> {
    let kept = on!(tx, conn => sqlx::query(
        "update reminder set since = $3, step = $4, is_snoozed = $5, due_at = $6
         where reminder_id = $1 and done_at is null and (due_at = $2 or (due_at is null and $2 is null))",
    )
    .bind(reminder.reminder_id)
    .bind(before)
    .bind(reminder.since)
    .bind(reminder.step)
    .bind(reminder.is_snoozed)
    .bind(reminder.due_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(kept > 0)
}

/// Reminds of something no more.
pub async fn update_done(tx: &mut Tx, kind: Kind, subject: i64, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update reminder set due_at = null, done_at = $3 where kind = $1 and subject_id = $2 and done_at is null",
    )
    .bind(kind)
    .bind(subject)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
