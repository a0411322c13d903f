//! Remembers how seats vote as long as a vote is open, and nothing but sums once it is counted.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::proposal::{Proposal, State};
use crate::domain::vote::{Choice, Count, Turnout};
use crate::domain::{CouncilSeatId, ProposalId};

/// Opens the vote on a proposal that is discussed; `false` when it is not, or not any more.
pub async fn update_open(tx: &mut Tx, proposal: ProposalId, closes_at: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update proposal set state = $2, closes_at = $3 where proposal_id = $1 and state = $4",
    )
    .bind(proposal)
    .bind(State::Voting)
    .bind(closes_at)
    .bind(State::Open)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Opens the vote on a proposal once more that was voted on and about which nothing is decided; `false` when it is not so,
/// or not any more. What the earlier vote came to stays until this one is counted.
pub async fn update_again(tx: &mut Tx, proposal: ProposalId, closes_at: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update proposal set state = $2, closes_at = $3, closed_at = null
         where proposal_id = $1 and state = $4 and proposal_id not in (select d.proposal_id from decision d)",
    )
    .bind(proposal)
    .bind(State::Voting)
    .bind(closes_at)
    .bind(State::Closed)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps how a seat votes, in place of how it voted before; `false` when the vote is not open now. Whoever counts waits for
/// that, and whoever votes for whoever counts.
pub async fn insert_or_update(
    tx: &mut Tx,
    (proposal, seat): (ProposalId, CouncilSeatId),
    choice: Choice,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let is_open = on!(tx, conn => sqlx::query(
        "update proposal set casts = casts + 1 where proposal_id = $1 and state = $2 and closes_at > $3",
    )
    .bind(proposal)
    .bind(State::Voting)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if is_open == 0 {
        return Ok(false);
    }
    on!(tx, conn => sqlx::query(
        "insert into ballot (proposal_id, council_seat_id, choice, cast_at) values ($1, $2, $3, $4)
         on conflict (proposal_id, council_seat_id) do update set choice = excluded.choice, cast_at = excluded.cast_at",
    )
    .bind(proposal)
    .bind(seat)
    .bind(choice)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    Ok(true)
}

/// How a seat votes, if it does.
pub async fn find(tx: &mut Tx, proposal: ProposalId, seat: CouncilSeatId) -> sqlx::Result<Option<Choice>> {
    on!(tx, conn => sqlx::query_scalar(
        "select choice from ballot where proposal_id = $1 and council_seat_id = $2",
    )
    .bind(proposal)
    .bind(seat)
    .fetch_optional(conn)
    .await)
}

/// Every ballot of a vote, in the order in which they were cast.
pub async fn list(tx: &mut Tx, proposal: ProposalId) -> sqlx::Result<Vec<(CouncilSeatId, Choice)>> {
    on!(tx, conn => sqlx::query_as(
        "select council_seat_id, choice from ballot where proposal_id = $1 order by cast_at, council_seat_id",
    )
    .bind(proposal)
    .fetch_all(conn)
    .await)
}

/// Ends a vote whose time has come; `false` when it is not open, or not yet. Nobody votes after that.
pub async fn update_closed(tx: &mut Tx, proposal: ProposalId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update proposal set state = $2, closed_at = $3 where proposal_id = $1 and state = $4 and closes_at <= $3",
    )
    .bind(proposal)
    .bind(State::Closed)
    .bind(now)
    .bind(State::Voting)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Keeps what a vote came to, and forgets who voted how.
pub async fn update_counted(tx: &mut Tx, proposal: ProposalId, count: &Count) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update proposal set outcome = $2, in_favour = $3, against = $4, abstained = $5 where proposal_id = $1",
    )
    .bind(proposal)
    .bind(count.outcome)
    .bind(count.in_favour)
    .bind(count.against)
    .bind(count.abstained)
    .execute(conn)
    .await
    .map(drop))?;
    // Of a vote that is held again the latest counts alone.
    on!(tx, conn => sqlx::query("delete from turnout where proposal_id = $1")
        .bind(proposal)
        .execute(conn)
        .await
        .map(drop))?;
    for turnout in &count.turnout {
        insert_turnout(tx, proposal, turnout).await?;
    }
    on!(tx, conn => sqlx::query("delete from ballot where proposal_id = $1")
        .bind(proposal)
        .execute(conn)
        .await
        .map(drop))
}

async fn insert_turnout(tx: &mut Tx, proposal: ProposalId, turnout: &Turnout) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into turnout (proposal_id, market_id, seats, votes, needed) values ($1, $2, $3, $4, $5)",
    )
    .bind(proposal)
    .bind(turnout.market_id)
    .bind(turnout.seats)
    .bind(turnout.votes)
    .bind(turnout.needed)
    .execute(conn)
    .await
    .map(drop))
}

/// How each market voted, once that was counted.
pub async fn list_turnout(tx: &mut Tx, proposal: ProposalId) -> sqlx::Result<Vec<Turnout>> {
    on!(tx, conn => sqlx::query_as(
        "select market_id, seats, votes, needed from turnout where proposal_id = $1 order by market_id",
    )
    .bind(proposal)
    .fetch_all(conn)
    .await)
}

/// The votes whose time has come, at most so many, those that wait longest first.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> sqlx::Result<Vec<Proposal>> {
    on!(tx, conn => sqlx::query_as(
        "select proposal_id, program_id, council_id, person_id, language, state, proposed_at, closes_at, outcome,
                in_favour, against, abstained, revision
         from proposal where state = 'voting' and closes_at <= $1 order by closes_at, proposal_id limit $2",
    )
    .bind(now)
    .bind(most)
    .fetch_all(conn)
    .await)
}

/// The moment at which the next vote ends.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select closes_at from proposal where state = 'voting' order by closes_at limit 1",
    )
    .fetch_optional(conn)
    .await)
}
