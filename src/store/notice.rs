//! The outbox: remembers what is still to be said, and what was said where.

use chrono::{DateTime, Utc};

use super::{Store, Tx, on};
use crate::domain::notice::{Notice, Outgoing, Reader};
use crate::domain::{ChannelId, MessageId, NoticeId, PersonId, ProgramId};

/// Adds a notice, in the transaction of the deed that causes it.
pub async fn insert(
    tx: &mut Tx,
    id: NoticeId,
    program: ProgramId,
    reader: Reader,
    notice: &Notice,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let (person, channel) = match reader {
        Reader::Person(person) => (Some(person), None),
        Reader::Channel(channel) => (None, Some(channel)),
    };
    let body = serde_json::to_string(notice).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    on!(tx, conn => sqlx::query(
        "insert into notice (notice_id, program_id, person_id, channel_id, topic, body, state, written_at, due_at,
                             attempts)
         values ($1, $2, $3, $4, $5, $6, 'waiting', $7, $7, 0)",
    )
    .bind(id)
    .bind(program)
    .bind(person)
    .bind(channel)
    .bind(notice.topic())
    .bind(&body)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

#[derive(sqlx::FromRow)]
struct Row {
    notice_id: NoticeId,
    program_id: ProgramId,
    person_id: Option<PersonId>,
    channel_id: Option<ChannelId>,
    body: String,
    written_at: DateTime<Utc>,
    attempts: i32,
}

/// Claims up to `most` notices that are due: nobody else gets them before `until`. Oldest first.
pub async fn claim(
    store: &Store,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Outgoing>> {
    let mut tx = store.begin().await?;
    let text = match &tx {
        Tx::Sqlite(_) => CLAIM_SQLITE,
        Tx::Postgres(_) => CLAIM_POSTGRES,
    };
    let mut rows: Vec<Row> =
        on!(&mut tx, conn => sqlx::query_as(text).bind(now).bind(until).bind(most).fetch_all(conn).await)?;
    // Nothing was written when nothing is due, and what others remember of the database stays true.
    if !rows.is_empty() {
        tx.commit().await?;
    }
    rows.sort_by_key(|row| row.notice_id);
    Ok(rows.into_iter().filter_map(readable).collect())
}

/// What a row asks for; `None` of one that another version wrote and this one cannot read. It waits for one that can, and
/// holds nothing else up meanwhile.
fn readable(row: Row) -> Option<Outgoing> {
    let id = row.notice_id;
    match outgoing(row) {
        Ok(outgoing) => Some(outgoing),
        Err(error) => {
            tracing::error!(notice = %id, %error, "a notice cannot be read; was it written by another version?");
            None
        }
    }
}

/// Claims one notice, so that it can be said at once; `None` when it is said or somebody else is about to say it.
pub async fn claim_one(
    store: &Store,
    notice: NoticeId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> sqlx::Result<Option<Outgoing>> {
    let mut tx = store.begin().await?;
    let row: Option<Row> = on!(&mut tx, conn => sqlx::query_as(
        "update notice set claimed_until = $3, attempts = attempts + 1
         where notice_id = $1 and state = 'waiting' and (claimed_until is null or claimed_until <= $2)
         returning notice_id, program_id, person_id, channel_id, body, written_at, attempts",
    )
    .bind(notice)
    .bind(now)
    .bind(until)
    .fetch_optional(conn)
    .await)?;
    tx.commit().await?;
    Ok(row.and_then(readable))
}

const CLAIM_SQLITE: &str = "update notice set claimed_until = $2, attempts = attempts + 1
     where notice_id in (
         select notice_id from notice
         where state = 'waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
         order by notice_id limit $3)
     returning notice_id, program_id, person_id, channel_id, body, written_at, attempts";

const CLAIM_POSTGRES: &str = "update notice set claimed_until = $2, attempts = attempts + 1
     where notice_id in (
         select notice_id from notice
         where state = 'waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
         order by notice_id limit $3 for update skip locked)
     returning notice_id, program_id, person_id, channel_id, body, written_at, attempts";

fn outgoing(row: Row) -> sqlx::Result<Outgoing> {
    let reader = match (row.person_id, row.channel_id) {
        (Some(person), _) => Reader::Person(person),
        (None, Some(channel)) => Reader::Channel(channel),
        (None, None) => return Err(sqlx::Error::RowNotFound),
    };
    Ok(Outgoing {
        notice_id: row.notice_id,
        program_id: row.program_id,
        reader,
        notice: serde_json::from_str(&row.body).map_err(|error| sqlx::Error::Decode(Box::new(error)))?,
        written_at: row.written_at,
        attempts: row.attempts,
    })
}

/// Marks a notice as said.
pub async fn update_said(
    tx: &mut Tx,
    notice: NoticeId,
    channel: ChannelId,
    message: MessageId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set state = 'said', said_at = $2, said_channel_id = $3, said_message_id = $4, claimed_until = null
         where notice_id = $1",
    )
    .bind(notice)
    .bind(now)
    .bind(channel)
    .bind(message)
    .execute(conn)
    .await
    .map(drop))
}

/// Puts a notice off after a failure, to be tried again at `due`.
pub async fn update_later(
    tx: &mut Tx,
    notice: NoticeId,
    failure: &str,
    due: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set failure = $2, due_at = $3, claimed_until = null
         where notice_id = $1 and state = 'waiting'",
    )
    .bind(notice)
    .bind(failure)
    .bind(due)
    .execute(conn)
    .await
    .map(drop))
}

/// Gives a notice up for good, with the reason.
pub async fn update_failed(tx: &mut Tx, notice: NoticeId, failure: &str) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set state = 'failed', failure = $2, claimed_until = null
         where notice_id = $1 and state = 'waiting'",
    )
    .bind(notice)
    .bind(failure)
    .execute(conn)
    .await
    .map(drop))
}

/// Whether a message is known as one of these.
pub async fn is_noted(tx: &mut Tx, message: MessageId) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query_scalar("select count(*) > 0 from notice where said_message_id = $1")
        .bind(message)
        .fetch_one(conn)
        .await)
}

/// How many notices are waiting to be said.
pub async fn count_waiting(tx: &mut Tx) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from notice where state = 'waiting'").fetch_one(conn).await)
}

/// The moment at which the next notice is due or free to be claimed again.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select coalesce(claimed_until, due_at) from notice where state = 'waiting'
         order by coalesce(claimed_until, due_at) limit 1",
    )
    .fetch_optional(conn)
    .await)
}

/// Of a programme's notices, how many have waited since before `since`, and how many were given up.
pub async fn count_stuck(tx: &mut Tx, program: ProgramId, since: DateTime<Utc>) -> sqlx::Result<(i64, i64)> {
    on!(tx, conn => sqlx::query_as(
        "select count(case when state = 'waiting' and due_at <= $2 then 1 end),
                count(case when state = 'failed' then 1 end)
         from notice where program_id = $1",
    )
    .bind(program)
    .bind(since)
    .fetch_one(conn)
    .await)
}
