//! Remembers what comes due of introductions: reminders, closing, opening threads, and asking how it was.

use chrono::{DateTime, TimeDelta, Utc};

use super::super::{Tx, on};
use crate::domain::introduction::State;
use crate::domain::{ChannelId, IntroductionId, ProgramId};

/// Something that comes due of an introduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Those who have not answered are reminded.
    Nudge,
    /// It closes.
    Close,
    /// Its people are asked how it was.
    FollowUp,
}

/// The introductions for which a step is due, the earliest first.
pub async fn due(
    tx: &mut Tx,
    step: Step,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<(ProgramId, IntroductionId)>> {
    on!(tx, conn => {
        let query = match step {
            Step::Nudge => sqlx::query_as(
                "select program_id, introduction_id from introduction
                 where state = 'asked' and nudge_at is not null and nudge_at <= $1
                 order by nudge_at, introduction_id limit $2",
            ),
            Step::Close => sqlx::query_as(
                "select program_id, introduction_id from introduction where state = 'asked' and closes_at <= $1
                 order by closes_at, introduction_id limit $2",
            ),
            Step::FollowUp => sqlx::query_as(
                "select program_id, introduction_id from introduction
                 where follow_up_at is not null and follow_up_at <= $1
                 order by follow_up_at, introduction_id limit $2",
            ),
        };
        query.bind(now).bind(most).fetch_all(conn).await
    })
}

/// When something next comes due of an introduction.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select min(due_at) from (
             select min(nudge_at) as due_at from introduction where state = 'asked' and nudge_at is not null
             union all select min(closes_at) from introduction where state = 'asked'
             union all select min(opens_at) from introduction where opens_at is not null
             union all select min(follow_up_at) from introduction where follow_up_at is not null) as dates",
    )
    .fetch_one(conn)
    .await)
}

/// Notes that those who have not answered are reminded; `false` when they were.
pub async fn update_nudged(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set nudge_at = null
         where introduction_id = $1 and state = 'asked' and nudge_at is not null",
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Closes an introduction that did not come about; `false` when it is not in that state any more.
pub async fn update_closed(
    tx: &mut Tx,
    id: IntroductionId,
    from: State,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set state = $3, closed_at = $4, nudge_at = null, opens_at = null
         where introduction_id = $1 and state = $2",
    )
    .bind(id)
    .bind(from)
    .bind(State::Closed)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Notes that its people are asked how it was; `false` when they were.
pub async fn update_followed_up(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set follow_up_at = null where introduction_id = $1 and follow_up_at is not null",
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Notes that all have said yes, so that their thread is opened; `false` when that was noted.
pub async fn update_agreed(tx: &mut Tx, id: IntroductionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set state = $2, agreed_at = $3, opens_at = $3, nudge_at = null
         where introduction_id = $1 and state = 'asked'",
    )
    .bind(id)
    .bind(State::Agreed)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Takes back that a thread is opened: somebody may not be introduced any more. It closes when it would have.
pub async fn update_reopened(tx: &mut Tx, id: IntroductionId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update introduction set state = 'asked', opens_at = null where introduction_id = $1 and state = $2",
    )
    .bind(id)
    .bind(State::Agreed)
    .execute(conn)
    .await
    .map(drop))
}

/// The introductions whose threads are to be opened by now, each with the moment for which that was planned.
pub async fn due_openings(
    tx: &mut Tx,
    now: DateTime<Utc>,
    most: i64,
) -> sqlx::Result<Vec<(ProgramId, IntroductionId, DateTime<Utc>)>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, introduction_id, opens_at from introduction
         where opens_at is not null and opens_at <= $1 order by opens_at, introduction_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// Takes up, or puts off, the opening of a thread that was planned for a moment; `false` when somebody else did.
pub async fn claim_opening(
    tx: &mut Tx,
    id: IntroductionId,
    (planned, until): (DateTime<Utc>, DateTime<Utc>),
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set opens_at = $3 where introduction_id = $1 and opens_at = $2 and state = $4",
    )
    .bind(id)
    .bind(planned)
    .bind(until)
    .bind(State::Agreed)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps the thread that was made, before anybody is in it.
pub async fn update_thread(
    tx: &mut Tx,
    id: IntroductionId,
    thread: Option<(ChannelId, ChannelId)>,
) -> sqlx::Result<()> {
    let (channel, thread) = thread.unzip();
    on!(tx, conn => sqlx::query(
        "update introduction set channel_id = $2, thread_id = $3 where introduction_id = $1",
    )
    .bind(id)
    .bind(channel)
    .bind(thread)
    .execute(conn)
    .await
    .map(drop))
}

/// Whether a thread is that of an introduction.
pub async fn is_thread(tx: &mut Tx, thread: ChannelId) -> sqlx::Result<bool> {
    let found: i64 = on!(tx, conn => sqlx::query_scalar("select count(*) from introduction where thread_id = $1")
        .bind(thread)
        .fetch_one(conn)
        .await)?;
    Ok(found > 0)
}

/// Notes that its people have a thread, and when they are asked how it was.
pub async fn update_open(
    tx: &mut Tx,
    id: IntroductionId,
    now: DateTime<Utc>,
    after: TimeDelta,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set state = $3, opened_at = $4, follow_up_at = $5, opens_at = null
         where introduction_id = $1 and state = $2",
    )
    .bind(id)
    .bind(State::Agreed)
    .bind(State::Open)
    .bind(now)
    .bind(now + after)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Notes that somebody is told that a thread cannot be opened; `false` when that was noted.
pub async fn update_troubled(tx: &mut Tx, id: IntroductionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update introduction set troubled_at = $2 where introduction_id = $1 and troubled_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
