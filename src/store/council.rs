//! Remembers councils: their terms, their names, and who sits in them.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::council::{Council, Seat};
use crate::domain::creator::Stage;
use crate::domain::text::Variants;
use crate::domain::{ChannelId, CouncilId, CouncilSeatId, CreatorId, Language, MarketId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select council_id, program_id, revision, starts_on, ends_on, seats, quorum, channel_id from council ",
            $rest
        )
    };
}

/// Adds a council; `false` where the programme has one.
pub async fn insert(tx: &mut Tx, council: &Council, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into council (council_id, program_id, revision, starts_on, ends_on, seats, quorum, channel_id, founded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
    )
    .bind(council.council_id)
    .bind(council.program_id)
    .bind(council.revision)
    .bind(council.starts_on)
    .bind(council.ends_on)
    .bind(council.seats)
    .bind(council.quorum)
    .bind(council.channel_id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// Keeps a council's name in a language.
pub async fn insert_or_update_name(
    tx: &mut Tx,
    council: CouncilId,
    language: Language,
    name: &str,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into council_text (council_id, language, name) values ($1, $2, $3)
         on conflict (council_id, language) do update set name = excluded.name",
    )
    .bind(council)
    .bind(language)
    .bind(name)
    .execute(conn)
    .await
    .map(drop))
}

/// A council's name in each language.
pub async fn get_name(tx: &mut Tx, council: CouncilId) -> sqlx::Result<Variants> {
    let names: Vec<(Language, String)> = on!(tx, conn => sqlx::query_as(
        "select language, name from council_text where council_id = $1 order by language",
    )
    .bind(council)
    .fetch_all(conn)
    .await)?;
    Ok(names.into_iter().collect())
}

/// The programme's council, also when its term is over.
pub async fn find_standing(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Option<Council>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and ended_at is null"))
        .bind(program)
        .fetch_optional(conn)
        .await)
}

/// A council of this programme, also one that another followed.
pub async fn find(tx: &mut Tx, program: ProgramId, council: CouncilId) -> sqlx::Result<Option<Council>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and council_id = $2"))
        .bind(program)
        .bind(council)
        .fetch_optional(conn)
        .await)
}

/// Changes what was typed of a council; `false` when somebody changed it since `council` was read.
pub async fn update(tx: &mut Tx, council: &Council) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update council set revision = revision + 1, ends_on = $3, seats = $4, quorum = $5, channel_id = $6
         where council_id = $1 and revision = $2 and ended_at is null",
    )
    .bind(council.council_id)
    .bind(council.revision)
    .bind(council.ends_on)
    .bind(council.seats)
    .bind(council.quorum)
    .bind(council.channel_id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Makes a council one that another follows; `false` when it was before.
pub async fn update_ended(tx: &mut Tx, council: CouncilId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update council set ended_at = $2 where council_id = $1 and ended_at is null",
    )
    .bind(council)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Gives a creator a seat for a market; `false` when they have one. Of two who give the last of a market at once, the
/// second finds it taken: each counts a change of the council first.
pub async fn insert_seat(
    tx: &mut Tx,
    seat: CouncilSeatId,
    council: &Council,
    (creator, market): (CreatorId, MarketId),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into council_seat (council_seat_id, program_id, council_id, creator_id, market_id, is_chair, appointed_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing",
    )
    .bind(seat)
    .bind(council.program_id)
    .bind(council.council_id)
    .bind(creator)
    .bind(market)
    .bind(false)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// The seats of a council that are taken by creators who are still there, by market and name.
pub async fn list_seats(tx: &mut Tx, council: CouncilId) -> sqlx::Result<Vec<Seat>> {
    on!(tx, conn => sqlx::query_as(
        "select s.council_seat_id, s.council_id, s.market_id, m.language, s.creator_id, c.name, c.person_id, s.is_chair
         from council_seat s join creator c on c.creator_id = s.creator_id join market m on m.market_id = s.market_id
         where s.council_id = $1 and s.ended_at is null and c.stage = $2 and c.person_id is not null
         order by s.market_id, c.name, s.council_seat_id",
    )
    .bind(council)
    .bind(Stage::Active)
    .fetch_all(conn)
    .await)
}

/// Takes a seat back; `false` when that was done before.
pub async fn update_seat_ended(
    tx: &mut Tx,
    council: CouncilId,
    seat: CouncilSeatId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update council_seat set ended_at = $3, is_chair = $4
         where council_id = $1 and council_seat_id = $2 and ended_at is null",
    )
    .bind(council)
    .bind(seat)
    .bind(now)
    .bind(false)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Makes a seat the council's chair, and no other.
pub async fn update_chair(tx: &mut Tx, council: CouncilId, seat: CouncilSeatId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update council_seat set is_chair = $2 where council_id = $1 and is_chair")
        .bind(council)
        .bind(false)
        .execute(conn)
        .await
        .map(drop))?;
    on!(tx, conn => sqlx::query(
        "update council_seat set is_chair = $3 where council_id = $1 and council_seat_id = $2 and ended_at is null",
    )
    .bind(council)
    .bind(seat)
    .bind(true)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps which channel is the council's.
pub async fn update_channel(tx: &mut Tx, council: CouncilId, channel: ChannelId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update council set revision = revision + 1, channel_id = $2 where council_id = $1",
    )
    .bind(council)
    .bind(channel)
    .execute(conn)
    .await
    .map(drop))
}

/// Counts a change of a council, so that of two at once the second waits for the first.
pub async fn update_revision(tx: &mut Tx, council: CouncilId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update council set revision = revision + 1 where council_id = $1")
        .bind(council)
        .execute(conn)
        .await
        .map(drop))
}
