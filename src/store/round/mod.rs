//! What is remembered of rounds of introductions.

mod people;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::introduction::Reason;
use crate::domain::round::{Plan, Progress, Round, State, Why};
use crate::domain::{CreatorId, IntroductionId, ProgramId, RoundId};

pub use people::{get_audience, list_apart, list_members, update_audience};

/// Keeps a round as it was planned.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, round: &Round, plan: &Plan) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into round (round_id, program_id, seed, started_by_person_id, started_at) values ($1, $2, $3, $4, $5)",
    )
    .bind(round.round_id)
    .bind(round.program_id)
    .bind(round.seed)
    .bind(round.started_by_person_id)
    .bind(round.started_at)
    .execute(conn)
    .await
    .map(drop))?;
    for (place, group) in (0_i64..).zip(&plan.groups) {
        let reasons =
            serde_json::to_string(&group.reasons).map_err(|error| sqlx::Error::Encode(error.into()))?;
        on!(tx, conn => sqlx::query(
            "insert into round_group (round_id, place, reasons, state) values ($1, $2, $3, $4)",
        )
        .bind(round.round_id)
        .bind(place)
        .bind(reasons)
        .bind(State::Waiting)
        .execute(conn)
        .await
        .map(drop))?;
        for creator in &group.people {
            insert_person(tx, round.round_id, *creator, (Some(place), None)).await?;
        }
    }
    for left in &plan.left_out {
        insert_person(tx, round.round_id, left.creator_id, (None, Some(left.why))).await?;
    }
    Ok(())
}

async fn insert_person(
    tx: &mut Tx,
    round: RoundId,
    creator: CreatorId,
    (place, why): (Option<i64>, Option<Why>),
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into round_person (round_id, creator_id, place, reason) values ($1, $2, $3, $4)",
    )
    .bind(round)
    .bind(creator)
    .bind(place)
    .bind(why)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps other rounds of a programme from being started until the transaction is over.
///
/// # Errors
/// When the database fails.
pub async fn update_held(tx: &mut Tx, program: ProgramId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update program set name = name where program_id = $1")
        .bind(program)
        .execute(conn)
        .await
        .map(drop))
}

/// How many rounds a programme has had.
///
/// # Errors
/// When the database fails.
pub async fn count(tx: &mut Tx, program: ProgramId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar("select count(*) from round where program_id = $1")
        .bind(program)
        .fetch_one(conn)
        .await)
}

/// A programme's latest round.
///
/// # Errors
/// When the database fails.
pub async fn find_latest(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Option<Round>> {
    on!(tx, conn => sqlx::query_as(
        "select round_id, program_id, seed, started_by_person_id, started_at from round
         where program_id = $1 order by round_id desc limit 1",
    )
    .bind(program)
    .fetch_optional(conn)
    .await)
}

/// What became of a round so far.
///
/// # Errors
/// When the database fails.
pub async fn get_progress(tx: &mut Tx, round: RoundId) -> sqlx::Result<Progress> {
    on!(tx, conn => sqlx::query_as(
        "select count(*) as groups,
                count(case when g.state = 'waiting' then 1 end) as waiting,
                count(case when g.state = 'dropped' then 1 end) as dropped,
                count(case when i.state in ('asked', 'agreed') then 1 end) as asked,
                count(case when i.state = 'open' then 1 end) as open,
                count(case when i.state = 'closed' then 1 end) as closed,
                (select count(*) from introduction_follow_up f
                 join round_group m on m.introduction_id = f.introduction_id
                 where m.round_id = $1 and f.verdict <> 'unmet') as met,
                (select count(*) from round_person p where p.round_id = $1 and p.place is null) as left_out
         from round_group g left join introduction i on i.introduction_id = g.introduction_id where g.round_id = $1",
    )
    .bind(round)
    .fetch_one(conn)
    .await)
}

/// Whom a round left out, by key.
///
/// # Errors
/// When the database fails.
pub async fn list_left_out(tx: &mut Tx, round: RoundId, most: i64) -> sqlx::Result<Vec<(CreatorId, Why)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, reason from round_person where round_id = $1 and place is null and reason is not null
         order by creator_id limit $2",
    )
    .bind(round)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// A group whose people are to be asked.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its round.
    pub round: Round,
    /// Its number there.
    pub place: i64,
    /// Why these people.
    pub reasons: Vec<Reason>,
    /// Who, as far as they are still there.
    pub people: Vec<CreatorId>,
}

/// The groups whose people are to be asked, in the order of their rounds.
///
/// # Errors
/// When the database fails.
pub async fn due(tx: &mut Tx, most: i64) -> sqlx::Result<Vec<Waiting>> {
    type Row = (RoundId, ProgramId, i64, Option<crate::domain::PersonId>, DateTime<Utc>, i64, String);
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select r.round_id, r.program_id, r.seed, r.started_by_person_id, r.started_at,
                g.place, g.reasons
         from round_group g join round r on r.round_id = g.round_id
         where g.state = 'waiting' order by g.round_id, g.place limit $1",
    )
    .bind(most)
    .fetch_all(conn)
    .await)?;
    let mut found = Vec::with_capacity(rows.len());
    for (round_id, program_id, seed, started_by_person_id, started_at, place, reasons) in rows {
        let people = on!(tx, conn => sqlx::query_scalar(
            "select creator_id from round_person where round_id = $1 and place = $2 order by creator_id",
        )
        .bind(round_id)
        .bind(place)
        .fetch_all(conn)
        .await)?;
        let reasons = serde_json::from_str(&reasons).map_err(|error| sqlx::Error::Decode(error.into()))?;
        let round = Round { round_id, program_id, seed, started_by_person_id, started_at };
        found.push(Waiting { round, place, reasons, people });
    }
    Ok(found)
}

/// Takes a group whose people are about to be asked, or cannot be any more. Whether it was still waiting.
///
/// # Errors
/// When the database fails.
pub async fn update_done(
    tx: &mut Tx,
    (round, place): (RoundId, i64),
    state: State,
    introduction: Option<IntroductionId>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update round_group set state = $3, introduction_id = $4
         where round_id = $1 and place = $2 and state = 'waiting'",
    )
    .bind(round)
    .bind(place)
    .bind(state)
    .bind(introduction)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
