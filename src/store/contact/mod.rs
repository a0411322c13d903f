//! Remembers how each creator wants to be spoken to, when, and where they can be.

mod bounds;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::contact::{COUNTED, Frequency, Quiet, Situation, Topic, Weekdays, minute, time};
use crate::domain::creator::Stage;
use crate::domain::person::Reach;
use crate::domain::program::Zone;
use crate::domain::{ChannelId, CreatorId, MarketId, PersonId, ProgramId};

pub use bounds::{delete_day_off, get_limit, insert_day_off, list_days_off, update_limit, update_waiting_of};

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(try_from = "String")]
    zone: Zone,
    quiet_from: Option<i32>,
    quiet_until: Option<i32>,
    quiet_days: Option<String>,
    seen_at: Option<DateTime<Utc>>,
    stage: Option<Stage>,
    paused_until: Option<DateTime<Utc>>,
    creator_id: Option<CreatorId>,
    market_id: Option<MarketId>,
    weekly_limit: i32,
    frequency: Option<Frequency>,
}

/// Everything that decides whether a person may be told something of a topic now.
pub async fn get_situation(
    tx: &mut Tx,
    (program, person): (ProgramId, PersonId),
    topic: Topic,
    now: DateTime<Utc>,
) -> sqlx::Result<Situation> {
    let row: Row = on!(tx, conn => sqlx::query_as(
        "select coalesce(e.zone, m.zone, g.zone) as zone, e.quiet_from, e.quiet_until, e.quiet_days, e.seen_at,
                c.stage, c.paused_until, c.creator_id, c.market_id, g.weekly_limit, n.frequency
         from program g
         left join person e on e.person_id = $2
         left join creator c on c.program_id = g.program_id and c.person_id = $2
         left join market m on m.market_id = c.market_id
         left join notify_preference n on n.creator_id = c.creator_id and n.topic = $3
         where g.program_id = $1",
    )
    .bind(program)
    .bind(person)
    .bind(topic)
    .fetch_one(conn)
    .await)?;
    let (mut days_off, mut said) = (Vec::new(), Vec::new());
    if topic.is_unasked() {
        if let Some(market) = row.market_id {
            // A day off may last into the next one where the market's people are.
            let yesterday = now.date_naive().pred_opt().unwrap_or(now.date_naive());
            days_off = list_days_off(tx, market, yesterday).await?;
        }
        said = list_said(tx, (program, person), row.creator_id, now - COUNTED).await?;
    }
    let asked_at = match topic {
        Topic::CheckIn => find_last_ask(tx, (program, person)).await?,
        _ => None,
    };
    Ok(Situation {
        zone: row.zone,
        quiet: quiet(row.quiet_from, row.quiet_until, row.quiet_days.as_deref()),
        seen_at: row.seen_at,
        stage: row.stage,
        paused_until: row.paused_until,
        chosen: row.frequency,
        days_off,
        limit: row.weekly_limit,
        said,
        asked_at,
    })
}

pub(super) fn quiet(from: Option<i32>, until: Option<i32>, days: Option<&str>) -> Option<Quiet> {
    Some(Quiet { from: time(from?), until: time(until?), days: Weekdays::of(days.unwrap_or_default()) })
}

/// When a person was told something since then that nobody asked for, oldest first; several things in one message count
/// once, and what they chose to hear each time is asked for.
async fn list_said(
    tx: &mut Tx,
    (program, person): (ProgramId, PersonId),
    creator: Option<CreatorId>,
    since: DateTime<Utc>,
) -> sqlx::Result<Vec<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select max(n.said_at) as told_at from notice n
         left join notify_preference w on w.creator_id = $3 and w.topic = n.topic and w.frequency = 'each'
         where n.person_id = $2 and n.program_id = $1 and n.state = 'said' and n.said_at > $4
           and n.topic not in ('decision', 'staff') and w.topic is null
         group by coalesce(n.bundle_id, n.notice_id) order by told_at",
    )
    .bind(program)
    .bind(person)
    .bind(creator)
    .bind(since)
    .fetch_all(conn)
    .await)
}

/// When something was last asked of a person as a creator of a programme, if it ever was.
async fn find_last_ask(
    tx: &mut Tx,
    (program, person): (ProgramId, PersonId),
) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select max(said_at) from notice where person_id = $2 and program_id = $1 and state = 'said' and is_ask",
    )
    .bind(program)
    .bind(person)
    .fetch_one(conn)
    .await)
}

/// The hours and days that a person chose to be left alone, if they did.
pub async fn find_quiet(tx: &mut Tx, person: PersonId) -> sqlx::Result<Option<Quiet>> {
    let row: Option<(Option<i32>, Option<i32>, Option<String>)> = on!(tx, conn => sqlx::query_as(
        "select quiet_from, quiet_until, quiet_days from person where person_id = $1",
    )
    .bind(person)
    .fetch_optional(conn)
    .await)?;
    Ok(row.and_then(|(from, until, days)| quiet(from, until, days.as_deref())))
}

/// Keeps the hours and days at which a person is left alone.
pub async fn update_quiet(tx: &mut Tx, person: PersonId, quiet: Quiet) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update person set quiet_from = $2, quiet_until = $3, quiet_days = $4 where person_id = $1",
    )
    .bind(person)
    .bind(minute(quiet.from))
    .bind(minute(quiet.until))
    .bind(quiet.days.to_string())
    .execute(conn)
    .await
    .map(drop))
}

/// Until when a creator wants to hear nothing, if they paused.
pub async fn find_pause(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar("select paused_until from creator where creator_id = $1")
        .bind(creator)
        .fetch_one(conn)
        .await)
}

/// Keeps until when a creator wants to hear nothing; `None` ends the pause.
pub async fn update_pause(tx: &mut Tx, creator: CreatorId, until: Option<DateTime<Utc>>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set paused_until = $2 where creator_id = $1")
        .bind(creator)
        .bind(until)
        .execute(conn)
        .await
        .map(drop))
}

/// How often a creator hears of each topic that they chose something for.
pub async fn list_frequencies(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<(Topic, Frequency)>> {
    on!(tx, conn => sqlx::query_as(
        "select topic, frequency from notify_preference where creator_id = $1 order by topic",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// Keeps how often a creator hears of a topic.
pub async fn insert_or_update_frequency(
    tx: &mut Tx,
    creator: CreatorId,
    (topic, frequency): (Topic, Frequency),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into notify_preference (creator_id, topic, frequency) values ($1, $2, $3)
         on conflict (creator_id, topic) do update set frequency = excluded.frequency",
    )
    .bind(creator)
    .bind(topic)
    .bind(frequency)
    .execute(conn)
    .await
    .map(drop))
}

/// Has what waits for a person looked at anew, because what they want has changed.
pub async fn update_waiting(tx: &mut Tx, person: PersonId, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update notice set due_at = $2 where person_id = $1 and state = 'waiting' and tried_at is null and due_at > $2",
    )
    .bind(person)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Where a person can be spoken to about a programme.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Place {
    /// Their direct messages, once opened.
    pub direct_channel_id: Option<ChannelId>,
    /// Whether those reach them.
    pub reach: Option<Reach>,
    /// Their place, if they have one.
    pub creator_id: Option<CreatorId>,
    /// Their name there.
    pub name: Option<String>,
    /// Their private thread, once made.
    pub thread_id: Option<ChannelId>,
    /// The channel that it is in.
    pub thread_channel_id: Option<ChannelId>,
    /// Their market's channel.
    pub market_channel_id: Option<ChannelId>,
}

/// Where a person can be spoken to about a programme, which must exist.
pub async fn get_place(tx: &mut Tx, program: ProgramId, person: PersonId) -> sqlx::Result<Place> {
    on!(tx, conn => sqlx::query_as(
        "select e.direct_channel_id, e.reach, c.creator_id, c.name, c.thread_id, c.thread_channel_id,
                (select min(h.channel_id) from channel h
                 where h.program_id = g.program_id and h.purpose = 'market' and h.market_id = c.market_id)
                as market_channel_id
         from program g
         left join person e on e.person_id = $2
         left join creator c on c.program_id = g.program_id and c.person_id = $2
         where g.program_id = $1",
    )
    .bind(program)
    .bind(person)
    .fetch_one(conn)
    .await)
}

/// The active creators of a programme whose direct messages are closed, the newest first.
pub async fn list_unreachable(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Vec<PersonId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select c.person_id from creator c join person e on e.person_id = c.person_id
         where c.program_id = $1 and c.stage = 'active' and e.reach = 'closed' order by c.creator_id desc",
    )
    .bind(program)
    .fetch_all(conn)
    .await)
}

/// The creator whose private thread this is, if it is anybody's.
pub async fn find_by_thread(tx: &mut Tx, thread: ChannelId) -> sqlx::Result<Option<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar("select creator_id from creator where thread_id = $1")
        .bind(thread)
        .fetch_optional(conn)
        .await)
}

/// Keeps a creator's private thread and the channel that it is in; none has it made anew. No thread is two
/// creators': the database refuses that.
pub async fn update_thread(
    tx: &mut Tx,
    creator: CreatorId,
    (thread, channel): (Option<ChannelId>, Option<ChannelId>),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update creator set thread_id = $2, thread_channel_id = $3 where creator_id = $1",
    )
    .bind(creator)
    .bind(thread)
    .bind(channel)
    .execute(conn)
    .await
    .map(drop))
}
