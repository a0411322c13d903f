//! Remembers whom creators choose in an election, as long as they can vote.

use chrono::{DateTime, Utc};

use crate::domain::creator::Stage;
use crate::domain::election::Contest;
use crate::domain::{CandidacyId, ContestId, CreatorId};
use crate::store::{Tx, on};

/// Keeps whom a creator chooses, in place of whom they chose before.
pub async fn insert_ballot(
    tx: &mut Tx,
    (contest, creator): (ContestId, CreatorId),
    chosen: &[CandidacyId],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from election_ballot where contest_id = $1 and creator_id = $2")
        .bind(contest)
        .bind(creator)
        .execute(conn)
        .await
        .map(drop))?;
    for one in chosen {
        on!(tx, conn => sqlx::query(
            "insert into election_ballot (contest_id, creator_id, candidacy_id, cast_at) values ($1, $2, $3, $4)
             on conflict do nothing",
        )
        .bind(contest)
        .bind(creator)
        .bind(one)
        .bind(now)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// Whom a creator chose.
pub async fn list_chosen(
    tx: &mut Tx,
    contest: ContestId,
    creator: CreatorId,
) -> sqlx::Result<Vec<CandidacyId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select candidacy_id from election_ballot where contest_id = $1 and creator_id = $2 order by candidacy_id",
    )
    .bind(contest)
    .bind(creator)
    .fetch_all(conn)
    .await)
}

/// Whom everybody chose in a market: a row for each choice.
pub async fn list_ballots(tx: &mut Tx, contest: ContestId) -> sqlx::Result<Vec<(CreatorId, CandidacyId)>> {
    on!(tx, conn => sqlx::query_as(
        "select creator_id, candidacy_id from election_ballot where contest_id = $1
         order by creator_id, candidacy_id",
    )
    .bind(contest)
    .fetch_all(conn)
    .await)
}

/// Who can vote in a market: its active creators.
pub async fn list_voters(tx: &mut Tx, contest: &Contest) -> sqlx::Result<Vec<CreatorId>> {
    on!(tx, conn => sqlx::query_scalar(
        "select creator_id from creator
         where program_id = $1 and market_id = $2 and stage = $3 and person_id is not null order by creator_id",
    )
    .bind(contest.program_id)
    .bind(contest.market_id)
    .bind(Stage::Active)
    .fetch_all(conn)
    .await)
}

/// How many of those who can vote in a market have.
pub async fn count_voted(tx: &mut Tx, contest: &Contest) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(distinct b.creator_id) from election_ballot b join creator c on c.creator_id = b.creator_id
         where b.contest_id = $1 and c.market_id = $2 and c.stage = $3 and c.person_id is not null",
    )
    .bind(contest.contest_id)
    .bind(contest.market_id)
    .bind(Stage::Active)
    .fetch_one(conn)
    .await)
}
