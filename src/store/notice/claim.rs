//! Takes up what is due, so that nobody else says it meanwhile, and each reader hears things in their order.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::{Store, Tx, on};
use crate::domain::notice::{Outgoing, Reader, Route};
use crate::domain::{ChannelId, NoticeId, PersonId, ProgramId};

/// After this a notice that could not be read is looked at again, by a Duet that perhaps can.
const UNREAD: TimeDelta = TimeDelta::minutes(10);

/// What holds all claims on a server apart, so that two processes never take up what one reader is to hear in order.
const TURN: i64 = 5_726_623_061;

#[derive(sqlx::FromRow)]
struct Row {
    notice_id: NoticeId,
    program_id: ProgramId,
    person_id: Option<PersonId>,
    channel_id: Option<ChannelId>,
    body: String,
    written_at: DateTime<Utc>,
    attempts: i32,
    tried_at: DateTime<Utc>,
    claimed_until: DateTime<Utc>,
    route: Option<Route>,
    bundle_id: Option<NoticeId>,
}

macro_rules! returning {
    () => {
        " returning notice_id, program_id, person_id, channel_id, body, written_at, attempts, tried_at, claimed_until,
                    route, bundle_id"
    };
}

/// Nothing that the same reader is to hear before this one was begun and is not finished.
macro_rules! in_turn {
    () => {
        " not exists (select 1 from notice e where e.state = 'waiting' and e.person_id = n.person_id
                      and e.notice_id < n.notice_id and e.tried_at is not null)
          and not exists (select 1 from notice e where e.state = 'waiting' and e.channel_id = n.channel_id
                          and e.notice_id < n.notice_id and e.tried_at is not null)"
    };
}
pub(super) use in_turn;

macro_rules! claim {
    ($lock:literal) => {
        concat!(
            "update notice set claimed_until = $2, attempts = attempts + 1, tried_at = coalesce(tried_at, $1)
             where notice_id in (
                 select n.notice_id from notice n
                 where n.state = 'waiting' and n.due_at <= $1 and (n.claimed_until is null or n.claimed_until <= $1)
                   and ",
            in_turn!(),
            " order by n.due_at, n.notice_id limit $3 ",
            $lock,
            ")",
            returning!()
        )
    };
}

const CLAIM_SQLITE: &str = claim!("");
const CLAIM_POSTGRES: &str = claim!("for update of n skip locked");

/// Claims up to `most` notices that are due: nobody else gets them before `until`. What one reader is to hear comes in the
/// order in which it was written; while an earlier one is under way or is to be tried again, later ones wait.
pub async fn claim(
    store: &Store,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<Outgoing>> {
    if !is_due(store, now).await? {
        return Ok(Vec::new());
    }
    let mut tx = store.begin().await?;
    let text = match &tx {
        Tx::Sqlite(_) => CLAIM_SQLITE,
        Tx::Postgres(_) => CLAIM_POSTGRES,
    };
    take_turn(&mut tx).await?;
    let mut rows: Vec<Row> =
        on!(&mut tx, conn => sqlx::query_as(text).bind(now).bind(until).bind(most).fetch_all(conn).await)?;
    rows.sort_by_key(|row| row.notice_id);
    let mut claimed = Vec::new();
    for row in rows {
        let id = row.notice_id;
        match outgoing(row) {
            Ok(outgoing) => claimed.push(outgoing),
            Err(error) => {
                tracing::error!(notice = %id, %error, "a notice cannot be read; was it written by another version?");
                update_unread(&mut tx, id, now + UNREAD).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(claimed)
}

/// Whether there is anything to claim, without keeping those who write waiting.
async fn is_due(store: &Store, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let mut tx = store.read().await?;
    let due: Option<NoticeId> = on!(&mut tx, conn => sqlx::query_scalar(
        "select notice_id from notice
         where state = 'waiting' and due_at <= $1 and (claimed_until is null or claimed_until <= $1)
         order by due_at, notice_id limit 1",
    )
    .bind(now)
    .fetch_optional(conn)
    .await)?;
    tx.commit().await?;
    Ok(due.is_some())
}

/// Waits for this process's turn to claim. SQLite has one writer, so that it is always its turn.
async fn take_turn(tx: &mut Tx) -> sqlx::Result<()> {
    if let Tx::Postgres(inner) = tx {
        sqlx::query("select pg_advisory_xact_lock($1)").bind(TURN).execute(&mut **inner).await?;
    }
    Ok(())
}

/// A notice that another version wrote waits for one that can read it, and holds nothing else up meanwhile.
async fn update_unread(tx: &mut Tx, notice: NoticeId, due: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set claimed_until = null, tried_at = null, attempts = 0, due_at = $2,
                           failure = 'it was written by another version'
         where notice_id = $1",
    )
    .bind(notice)
    .bind(due)
    .execute(conn)
    .await
    .map(drop))
}

/// Claims one notice, so that it can be said at once; `None` when it is said or somebody else is about to say it.
pub async fn claim_one(
    store: &Store,
    notice: NoticeId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> sqlx::Result<Option<Outgoing>> {
    let mut tx = store.begin().await?;
    take_turn(&mut tx).await?;
    let row: Option<Row> = on!(&mut tx, conn => sqlx::query_as(concat!(
        "update notice set claimed_until = $3, attempts = attempts + 1, tried_at = coalesce(tried_at, $2)
         where notice_id = $1 and state = 'waiting' and (claimed_until is null or claimed_until <= $2)",
        returning!()
    ))
    .bind(notice)
    .bind(now)
    .bind(until)
    .fetch_optional(conn)
    .await)?;
    let claimed = row.map(outgoing).transpose()?;
    tx.commit().await?;
    Ok(claimed)
}

/// Claims what else is said in a message that was begun before, without the part that is claimed already.
pub async fn claim_rest(
    store: &Store,
    bundle: NoticeId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> sqlx::Result<Vec<Outgoing>> {
    let mut tx = store.begin().await?;
    take_turn(&mut tx).await?;
    let rows: Vec<Row> = on!(&mut tx, conn => sqlx::query_as(concat!(
        "update notice set claimed_until = $3, attempts = attempts + 1
         where bundle_id = $1 and state = 'waiting' and (claimed_until is null or claimed_until <= $2)",
        returning!()
    ))
    .bind(bundle)
    .bind(now)
    .bind(until)
    .fetch_all(conn)
    .await)?;
    let claimed = rows.into_iter().map(outgoing).collect::<sqlx::Result<Vec<_>>>()?;
    tx.commit().await?;
    Ok(claimed)
}

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
        tried_at: row.tried_at,
        claimed_until: row.claimed_until,
        route: row.route,
        bundle: row.bundle_id,
    })
}
