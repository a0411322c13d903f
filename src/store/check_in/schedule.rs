//! Remembers when each creator is asked next how it goes, and finds those whose time has come.

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::check_in::{Cadence, Due, Schedule};
use crate::domain::{CreatorId, ProgramId};
use crate::store::{Tx, on};

macro_rules! columns {
    () => {
        "s.creator_id, s.program_id, s.cadence, coalesce(t.cadence, p.check_in_cadence) as usual, s.is_off, s.anchor_on, s.next_at, s.is_planned,
         coalesce(e.zone, m.zone, p.zone) as zone,
         (select max(k.asked_at) from check_in k where k.creator_id = s.creator_id) as last_at"
    };
}

macro_rules! joined {
    () => {
        "check_in_schedule s join creator c on c.creator_id = s.creator_id
         join program p on p.program_id = s.program_id
         left join market m on m.market_id = c.market_id
         left join person e on e.person_id = c.person_id
         left join standing n on n.creator_id = s.creator_id
         left join tier t on t.tier_id = n.tier_id"
    };
}

/// Begins to ask a creator. The first time is planned by whoever next looks at what is due. Nothing changes for somebody
/// who is asked already.
pub async fn insert_schedule(
    tx: &mut Tx,
    creator: CreatorId,
    program: ProgramId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into check_in_schedule (creator_id, program_id, is_off, next_at, is_planned)
         values ($1, $2, $3, $4, $3) on conflict (creator_id) do nothing",
    )
    .bind(creator)
    .bind(program)
    .bind(false)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// How a creator is asked; `None` of somebody who is not.
pub async fn find_schedule(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Option<Schedule>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from ", joined!(), " where s.creator_id = $1",
    ))
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    schedule: Schedule,
    is_present: bool,
    is_open: bool,
    last_ask_at: Option<DateTime<Utc>>,
}

const DUE: &str = concat!(
    "select ",
    columns!(),
    ",
         c.person_id is not null and c.stage = 'active' and (c.paused_until is null or c.paused_until <= $1)
             and p.ready_at is not null and p.left_at is null as is_present,
         exists (select 1 from check_in k where k.creator_id = s.creator_id and k.state = 'asked') as is_open,
         (select max(o.said_at) from notice o where o.person_id = c.person_id and o.program_id = s.program_id
          and o.state = 'said' and o.is_ask) as last_ask_at
     from (select creator_id, next_at from check_in_schedule
           where next_at is not null and next_at <= $1 order by next_at, creator_id limit $2) d
     join check_in_schedule s on s.creator_id = d.creator_id
     join creator c on c.creator_id = s.creator_id
     join program p on p.program_id = s.program_id
     left join market m on m.market_id = c.market_id
     left join person e on e.person_id = c.person_id
     left join standing n on n.creator_id = s.creator_id
     left join tier t on t.tier_id = n.tier_id
     order by d.next_at, d.creator_id",
);

/// The schedules whose moment has come, at most so many, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Due>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(DUE).bind(now).bind(most).fetch_all(conn).await)?;
    let due = |row: Row| Due {
        schedule: row.schedule,
        is_present: row.is_present,
        is_open: row.is_open,
        last_ask_at: row.last_ask_at,
    };
    Ok(rows.into_iter().map(due).collect())
}

/// The moment at which the next schedule is due.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select next_at from check_in_schedule where next_at is not null order by next_at, creator_id limit 1",
    )
    .fetch_optional(conn)
    .await)
}

/// Keeps when a creator is asked next, and the day from which all times are counted; false when somebody else planned
/// it since it was `before`.
pub async fn update_next(
    tx: &mut Tx,
    creator: CreatorId,
    before: Option<DateTime<Utc>>,
    (anchor_on, next_at): (NaiveDate, DateTime<Utc>),
) -> sqlx::Result<bool> {
    let kept = on!(tx, conn => sqlx::query(
        "update check_in_schedule set anchor_on = $3, next_at = $4, is_planned = $5, is_off = $6
         where creator_id = $1 and (next_at = $2 or (next_at is null and $2 is null))",
    )
    .bind(creator)
    .bind(before)
    .bind(anchor_on)
    .bind(next_at)
    .bind(true)
    .bind(false)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(kept > 0)
}

/// Asks a creator no more; false when they were not asked anyway.
pub async fn update_off(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<bool> {
    let kept = on!(tx, conn => sqlx::query(
        "update check_in_schedule set is_off = $2, next_at = null where creator_id = $1 and is_off <> $2",
    )
    .bind(creator)
    .bind(true)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(kept > 0)
}

/// Keeps how often a creator is asked at most; without one, as often as their programme does.
pub async fn update_own_cadence(
    tx: &mut Tx,
    creator: CreatorId,
    cadence: Option<Cadence>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update check_in_schedule set cadence = $2 where creator_id = $1")
        .bind(creator)
        .bind(cadence)
        .execute(conn)
        .await
        .map(drop))
}

/// How often the creators of a programme are asked for whom nothing else is set.
pub async fn get_cadence(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Cadence> {
    on!(tx, conn => sqlx::query_scalar("select check_in_cadence from program where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// Keeps how often the creators of a programme are asked for whom nothing else is set.
pub async fn update_cadence(tx: &mut Tx, program: ProgramId, cadence: Cadence) -> sqlx::Result<bool> {
    let kept = on!(tx, conn => sqlx::query(
        "update program set check_in_cadence = $2 where program_id = $1 and check_in_cadence <> $2",
    )
    .bind(program)
    .bind(cadence)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(kept > 0)
}

/// Has the times of everybody in a programme, or of one creator alone, planned anew, because how often they are asked, or
/// where they live, has changed.
pub async fn update_unplanned(
    tx: &mut Tx,
    (program, creator): (ProgramId, Option<CreatorId>),
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update check_in_schedule set is_planned = $3, next_at = $4
         where program_id = $1 and (cast($2 as bigint) is null or creator_id = $2) and next_at is not null",
    )
    .bind(program)
    .bind(creator)
    .bind(false)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}
