//! The outbox: remembers what is still to be said, and what was said where.

mod claim;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::contact::Topic;
use crate::domain::notice::{Notice, Outgoing, Reader, Route};
use crate::domain::{ChannelId, CreatorId, MessageId, NoticeId, PersonId, ProgramId};
use claim::in_turn;
pub use claim::{claim, claim_one, claim_rest};

/// The channel on which a server tells other processes that there is something new to say.
pub(super) const WRITTEN: &str = "duet_notice";

/// A notice as it is kept.
fn body(notice: &Notice) -> sqlx::Result<String> {
    serde_json::to_string(notice).map_err(|error| sqlx::Error::Encode(Box::new(error)))
}

/// Adds a notice, in the transaction of the deed that causes it. Other processes hear of it once that is committed.
pub async fn insert(
    tx: &mut Tx,
    id: NoticeId,
    program: ProgramId,
    reader: Reader,
    (notice, about): (&Notice, Option<CreatorId>),
    (now, due): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<()> {
    let (person, channel) = match reader {
        Reader::Person(person) => (Some(person), None),
        Reader::Channel(channel) => (None, Some(channel)),
    };
    let body = body(notice)?;
    on!(tx, conn => sqlx::query(
        "insert into notice (notice_id, program_id, person_id, channel_id, creator_id, topic, body, state, written_at,
                             due_at, attempts, is_ask)
         values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9, 0, $10)",
    )
    .bind(id)
    .bind(program)
    .bind(person)
    .bind(channel)
    .bind(about)
    .bind(notice.topic())
    .bind(&body)
    .bind(now)
    .bind(due)
    .bind(notice.is_ask())
    .execute(conn)
    .await
    .map(drop))?;
    if let Tx::Postgres(inner) = tx {
        sqlx::query("select pg_notify($1, '')").bind(WRITTEN).execute(&mut **inner).await?;
    }
    Ok(())
}

/// Has a notice to a person that says the same and that nobody has tried to say yet come no later than `due`; `None` where
/// there is none.
pub async fn update_sooner(
    tx: &mut Tx,
    program: ProgramId,
    reader: Reader,
    notice: &Notice,
    due: DateTime<Utc>,
) -> sqlx::Result<Option<NoticeId>> {
    let Reader::Person(person) = reader else { return Ok(None) };
    on!(tx, conn => sqlx::query_scalar(
        "update notice set due_at = case when due_at > $4 then $4 else due_at end
         where state = 'waiting' and person_id = $2 and program_id = $1 and body = $3 and attempts = 0
            and claimed_until is null
         returning notice_id",
    )
    .bind(program)
    .bind(person)
    .bind(body(notice)?)
    .bind(due)
    .fetch_optional(conn)
    .await)
}

/// Marks a notice as said. What was said is said, whoever claims it by now.
pub async fn update_said(
    tx: &mut Tx,
    notice: NoticeId,
    (route, channel, message): (Route, ChannelId, MessageId),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set state = 'said', said_at = $2, route = $3, said_channel_id = $4, said_message_id = $5,
                           claimed_until = null
         where notice_id = $1 and state = 'waiting'",
    )
    .bind(notice)
    .bind(now)
    .bind(route)
    .bind(channel)
    .bind(message)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps the way that a notice has to go, before it goes.
pub async fn update_route(tx: &mut Tx, outgoing: &Outgoing, route: Route) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update notice set route = $2 where notice_id = $1 and claimed_until = $3")
        .bind(outgoing.notice_id)
        .bind(route)
        .bind(outgoing.claimed_until)
        .execute(conn)
        .await
        .map(drop))
}

/// Keeps as part of which message a notice is said, before it is.
pub async fn update_bundle(tx: &mut Tx, outgoing: &Outgoing, bundle: NoticeId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update notice set bundle_id = $2 where notice_id = $1 and claimed_until = $3")
        .bind(outgoing.notice_id)
        .bind(bundle)
        .bind(outgoing.claimed_until)
        .execute(conn)
        .await
        .map(drop))
}

/// Puts a notice off after a failure, to be tried again at `due`. Nothing happens to it when the claim has lapsed.
pub async fn update_later(
    tx: &mut Tx,
    outgoing: &Outgoing,
    failure: &str,
    due: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set failure = $2, due_at = $3, claimed_until = null
         where notice_id = $1 and state = 'waiting' and claimed_until = $4",
    )
    .bind(outgoing.notice_id)
    .bind(failure)
    .bind(due)
    .bind(outgoing.claimed_until)
    .execute(conn)
    .await
    .map(drop))
}

/// Puts back a notice that was taken up and not begun, to be said at `due` at the earliest, or when it was due before.
pub async fn update_unbegun(
    tx: &mut Tx,
    outgoing: &Outgoing,
    due: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set due_at = coalesce($2, due_at), claimed_until = null, attempts = attempts - 1,
                           tried_at = case when attempts <= 1 then null else tried_at end
         where notice_id = $1 and state = 'waiting' and claimed_until = $3",
    )
    .bind(outgoing.notice_id)
    .bind(due)
    .bind(outgoing.claimed_until)
    .execute(conn)
    .await
    .map(drop))
}

/// Gives a notice up for good, with the reason.
pub async fn update_failed(tx: &mut Tx, outgoing: &Outgoing, failure: &str) -> sqlx::Result<()> {
    update_ended(tx, outgoing, "failed", failure).await
}

/// Takes a notice back that its reader does not want (any more), with the reason.
pub async fn update_dropped(tx: &mut Tx, outgoing: &Outgoing, reason: &str) -> sqlx::Result<()> {
    update_ended(tx, outgoing, "dropped", reason).await
}

async fn update_ended(tx: &mut Tx, outgoing: &Outgoing, state: &str, reason: &str) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set state = $2, failure = $3, claimed_until = null
         where notice_id = $1 and state = 'waiting' and claimed_until = $4",
    )
    .bind(outgoing.notice_id)
    .bind(state)
    .bind(reason)
    .bind(outgoing.claimed_until)
    .execute(conn)
    .await
    .map(drop))
}

/// A notice of this programme that was given up.
pub async fn find_failed(tx: &mut Tx, program: ProgramId, notice: NoticeId) -> sqlx::Result<Option<Notice>> {
    let body: Option<String> = on!(tx, conn => sqlx::query_scalar(
        "select body from notice where program_id = $1 and notice_id = $2 and state = 'failed'",
    )
    .bind(program)
    .bind(notice)
    .fetch_optional(conn)
    .await)?;
    body.map(|body| serde_json::from_str(&body).map_err(|error| sqlx::Error::Decode(Box::new(error))))
        .transpose()
}

/// Has a notice that was given up tried once more, as this notice, in this channel if one is given; `false` when it was not
/// given up, or is being tried again.
pub async fn update_again(
    tx: &mut Tx,
    (program, id): (ProgramId, NoticeId),
    (notice, channel): (&Notice, Option<ChannelId>),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let body = serde_json::to_string(notice).map_err(|error| sqlx::Error::Encode(Box::new(error)))?;
    let again = on!(tx, conn => sqlx::query(
        "update notice set state = 'waiting', due_at = $3, claimed_until = null, body = $4,
                           channel_id = coalesce($5, channel_id)
         where program_id = $1 and notice_id = $2 and state = 'failed'",
    )
    .bind(program)
    .bind(id)
    .bind(now)
    .bind(&body)
    .bind(channel)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(again > 0)
}

/// How many notices to a person were given up since then.
pub async fn count_failed(
    tx: &mut Tx,
    program: ProgramId,
    person: PersonId,
    since: DateTime<Utc>,
) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from notice
         where program_id = $1 and state = 'failed' and person_id = $2 and tried_at >= $3",
    )
    .bind(program)
    .bind(person)
    .bind(since)
    .fetch_one(conn)
    .await)
}

/// How many notices of a programme, or to one of its people, are late, are held, and were given up since then.
pub async fn count_by_state(
    tx: &mut Tx,
    (program, person): (ProgramId, Option<PersonId>),
    (now, since): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<(i64, i64, i64)> {
    on!(tx, conn => sqlx::query_as(
        "select count(case when state = 'waiting' and due_at <= $3 then 1 end),
                count(case when state = 'waiting' and due_at > $3 then 1 end),
                count(case when state = 'failed' and coalesce(tried_at, written_at) >= $4 then 1 end)
         from notice
         where program_id = $1 and state in ('waiting', 'failed') and (cast($2 as bigint) is null or person_id = $2)",
    )
    .bind(program)
    .bind(person)
    .bind(now)
    .bind(since)
    .fetch_one(conn)
    .await)
}

/// How many notices of a topic wait to be said to one of a programme's people.
pub async fn count_waiting_of(
    tx: &mut Tx,
    (program, person): (ProgramId, PersonId),
    topic: Topic,
) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from notice
         where state = 'waiting' and person_id = $2 and program_id = $1 and topic = $3",
    )
    .bind(program)
    .bind(person)
    .bind(topic)
    .fetch_one(conn)
    .await)
}

/// How many notices are waiting to be said.
pub async fn count_waiting(tx: &mut Tx) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from notice where state = 'waiting'").fetch_one(conn).await)
}

/// The moment at which the next notice is due or free to be claimed again.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(concat!(
        "select case when n.claimed_until > n.due_at then n.claimed_until else n.due_at end as free_at from notice n
         where n.state = 'waiting' and ",
        in_turn!(),
        " order by free_at limit 1"
    ))
    .fetch_optional(conn)
    .await)
}
