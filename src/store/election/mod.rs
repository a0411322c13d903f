//! Remembers elections to councils, the markets in which they are held, and what came of them.

mod ballot;
mod candidacy;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::election::{Contest, Count, Election, Posted, State};
use crate::domain::{ContestId, CouncilId, ElectionId, ProgramId};

pub use ballot::{count_voted, insert_ballot, list_ballots, list_chosen, list_voters};
pub use candidacy::{
    delete_candidacies, delete_candidacies_of, find_candidate, insert_or_update_candidacy, list_candidates,
    list_elected, list_of_person, update_withdrawn,
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select election_id, program_id, council_id, state, stand_until, vote_until from election ",
            $rest
        )
    };
}

macro_rules! contests {
    ($rest:literal) => {
        concat!(
            "select contest_id, program_id, election_id, market_id, seats, outcome, voters, votes, lot from contest ",
            $rest
        )
    };
}

/// Adds an election; `false` where one to the same council is under way.
pub async fn insert(tx: &mut Tx, election: &Election, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into election (election_id, program_id, council_id, state, casts, stand_until, vote_until, called_at)
         values ($1, $2, $3, $4, 0, $5, $6, $7) on conflict do nothing",
    )
    .bind(election.election_id)
    .bind(election.program_id)
    .bind(election.council_id)
    .bind(election.state)
    .bind(election.stand_until)
    .bind(election.vote_until)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(added > 0)
}

/// Adds a market in which it is held.
pub async fn insert_contest(tx: &mut Tx, contest: &Contest) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into contest (contest_id, program_id, election_id, market_id, seats) values ($1, $2, $3, $4, $5)",
    )
    .bind(contest.contest_id)
    .bind(contest.program_id)
    .bind(contest.election_id)
    .bind(contest.market_id)
    .bind(contest.seats)
    .execute(conn)
    .await
    .map(drop))
}

/// An election of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: ElectionId) -> sqlx::Result<Option<Election>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and election_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The election to a council that is under way.
pub async fn find_under_way(tx: &mut Tx, council: CouncilId) -> sqlx::Result<Option<Election>> {
    on!(tx, conn => sqlx::query_as(select!("where council_id = $1 and state in ('standing', 'voting')"))
        .bind(council)
        .fetch_optional(conn)
        .await)
}

/// An election in a market of this programme.
pub async fn find_contest(tx: &mut Tx, program: ProgramId, id: ContestId) -> sqlx::Result<Option<Contest>> {
    on!(tx, conn => sqlx::query_as(contests!("where program_id = $1 and contest_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The markets in which an election is held.
pub async fn list_contests(tx: &mut Tx, id: ElectionId) -> sqlx::Result<Vec<Contest>> {
    on!(tx, conn => sqlx::query_as(contests!("where election_id = $1 order by market_id"))
        .bind(id)
        .fetch_all(conn)
        .await)
}

/// An election in a market of this programme, as everybody there may know it.
pub async fn find_posted(tx: &mut Tx, program: ProgramId, id: ContestId) -> sqlx::Result<Option<Posted>> {
    let Some(contest) = find_contest(tx, program, id).await? else { return Ok(None) };
    let Some(election) = find(tx, program, contest.election_id).await? else { return Ok(None) };
    get_posted(tx, election, contest).await.map(Some)
}

/// The same of one that is known already.
pub async fn get_posted(tx: &mut Tx, election: Election, contest: Contest) -> sqlx::Result<Posted> {
    let market = super::market::get(tx, contest.market_id).await?;
    let name = super::council::get_name(tx, election.council_id).await?;
    let (seats, candidates, elected) = match contest.outcome {
        Some(_) => (contest.seats, 0, list_elected(tx, contest.contest_id).await?),
        None => {
            let council = super::council::find(tx, election.program_id, election.council_id).await?;
            let taken = super::council::list_seats(tx, election.council_id).await?;
            let free = council.map_or(0, |council| council.free(&taken, contest.market_id));
            (free, list_candidates(tx, &contest).await?.len(), Vec::new())
        }
    };
    Ok(Posted { election, contest, market, name, seats, candidates, elected })
}

/// Notes that somebody stands; `false` when one cannot now. Whoever ends that waits for it, and the other way round.
pub async fn update_stood(tx: &mut Tx, id: ElectionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set casts = casts + 1 where election_id = $1 and state = $2 and stand_until > $3",
    )
    .bind(id)
    .bind(State::Standing)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The same of a vote.
pub async fn update_cast(tx: &mut Tx, id: ElectionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set casts = casts + 1 where election_id = $1 and state = $2 and vote_until > $3",
    )
    .bind(id)
    .bind(State::Voting)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// The same of a step back; `false` when it is counted or called off.
pub async fn update_stepped_back(tx: &mut Tx, id: ElectionId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set casts = casts + 1 where election_id = $1 and state in ('standing', 'voting')",
    )
    .bind(id)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Has creators vote once the time to stand is over; `false` when they do already, or it is not over. Nobody stands after
/// that.
pub async fn update_voting(tx: &mut Tx, id: ElectionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set state = $2 where election_id = $1 and state = $3 and stand_until <= $4",
    )
    .bind(id)
    .bind(State::Voting)
    .bind(State::Standing)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Ends an election in which creators vote; `false` when it is over already. Nobody votes after that.
pub async fn update_counted(tx: &mut Tx, id: ElectionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set state = $2, ended_at = $4 where election_id = $1 and state = $3",
    )
    .bind(id)
    .bind(State::Counted)
    .bind(State::Voting)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Calls an election off; `false` when it is over already.
pub async fn update_called_off(tx: &mut Tx, id: ElectionId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update election set state = $2, ended_at = $3 where election_id = $1 and state in ('standing', 'voting')",
    )
    .bind(id)
    .bind(State::CalledOff)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps what came of it in a market, and forgets who voted how, who was not elected, and what candidates said.
pub async fn update_outcome(tx: &mut Tx, id: ContestId, count: &Count) -> sqlx::Result<()> {
    let lot: Vec<String> = count.lot.iter().map(ToString::to_string).collect();
    let lot = (!lot.is_empty()).then(|| lot.join(", "));
    on!(tx, conn => sqlx::query(
        "update contest set outcome = $2, seats = $3, voters = $4, votes = $5, lot = $6 where contest_id = $1",
    )
    .bind(id)
    .bind(count.outcome)
    .bind(count.seats)
    .bind(count.voters)
    .bind(count.votes)
    .bind(lot)
    .execute(conn)
    .await
    .map(drop))?;
    delete_candidacies(tx, id, &count.elected).await
}

/// The elections of which a stage is over, at most so many, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Election>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where (state = 'standing' and stand_until <= $1) or (state = 'voting' and vote_until <= $1)
         order by stand_until, election_id limit $2"
    ))
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The moment at which the next stage of an election is over.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select case when state = 'standing' then stand_until else vote_until end as due_at
         from election where state in ('standing', 'voting') order by due_at limit 1",
    )
    .fetch_optional(conn)
    .await)
}
