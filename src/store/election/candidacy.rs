//! Remembers who stands in an election, and once it is counted, who was elected.

use chrono::{DateTime, Utc};

use crate::domain::creator::Stage;
use crate::domain::election::{Candidate, Contest};
use crate::domain::{CandidacyId, ContestId, CreatorId, PersonId};
use crate::store::{Tx, on};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select d.candidacy_id, d.creator_id, c.person_id, c.name, d.words
             from candidacy d join creator c on c.creator_id = d.creator_id ",
            $rest
        )
    };
}

/// Keeps that a creator stands and what they say, also of one who stepped back: they keep their number, and so their lot.
pub async fn insert_or_update_candidacy(
    tx: &mut Tx,
    id: CandidacyId,
    (contest, creator): (&Contest, CreatorId),
    words: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into candidacy (candidacy_id, program_id, contest_id, creator_id, words, stood_at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (contest_id, creator_id) do update set words = excluded.words, withdrawn_at = null",
    )
    .bind(id)
    .bind(contest.program_id)
    .bind(contest.contest_id)
    .bind(creator)
    .bind(words)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// Takes a candidacy back, with its words and whoever chose it; `false` where there is none, or it was before.
pub async fn update_withdrawn(
    tx: &mut Tx,
    (contest, creator): (ContestId, CreatorId),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update candidacy set withdrawn_at = $3, words = ''
         where contest_id = $1 and creator_id = $2 and withdrawn_at is null",
    )
    .bind(contest)
    .bind(creator)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    on!(tx, conn => sqlx::query(
        "delete from election_ballot where candidacy_id in
             (select candidacy_id from candidacy where contest_id = $1 and creator_id = $2)",
    )
    .bind(contest)
    .bind(creator)
    .execute(conn)
    .await
    .map(drop))?;
    Ok(done > 0)
}

/// How a creator stands, if they do.
pub async fn find_candidate(
    tx: &mut Tx,
    contest: ContestId,
    creator: CreatorId,
) -> sqlx::Result<Option<Candidate>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where d.contest_id = $1 and d.creator_id = $2 and d.withdrawn_at is null and c.person_id is not null"
    ))
    .bind(contest)
    .bind(creator)
    .fetch_optional(conn)
    .await)
}

/// Who stands in a market and could have a seat for it now, in the order in which they did.
pub async fn list_candidates(tx: &mut Tx, contest: &Contest) -> sqlx::Result<Vec<Candidate>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where d.contest_id = $1 and d.withdrawn_at is null and c.person_id is not null and c.stage = $2
           and c.market_id = $3
           and not exists (select 1 from council_seat s join election e on e.council_id = s.council_id
               where e.election_id = $4 and s.creator_id = d.creator_id and s.ended_at is null)
         order by d.candidacy_id"
    ))
    .bind(contest.contest_id)
    .bind(Stage::Active)
    .bind(contest.market_id)
    .bind(contest.election_id)
    .fetch_all(conn)
    .await)
}

/// The names of whoever was elected in a market, once that is counted.
pub async fn list_elected(tx: &mut Tx, contest: ContestId) -> sqlx::Result<Vec<String>> {
    on!(tx, conn => sqlx::query_scalar(
        "select c.name from candidacy d join creator c on c.creator_id = d.creator_id
         where d.contest_id = $1 and c.person_id is not null order by c.name, d.candidacy_id",
    )
    .bind(contest)
    .fetch_all(conn)
    .await)
}

/// Forgets who voted how in a market, what candidates said, and who stood but for these.
pub async fn delete_candidacies(
    tx: &mut Tx,
    contest: ContestId,
    elected: &[CandidacyId],
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("delete from election_ballot where contest_id = $1")
        .bind(contest)
        .execute(conn)
        .await
        .map(drop))?;
    let all: Vec<CandidacyId> = on!(tx, conn => sqlx::query_scalar(
        "update candidacy set words = '' where contest_id = $1 returning candidacy_id",
    )
    .bind(contest)
    .fetch_all(conn)
    .await)?;
    for other in all.into_iter().filter(|one| !elected.contains(one)) {
        on!(tx, conn => sqlx::query("delete from candidacy where candidacy_id = $1")
            .bind(other)
            .execute(conn)
            .await
            .map(drop))?;
    }
    Ok(())
}

/// The elections in which a person stands, or was elected.
pub async fn list_of_person(tx: &mut Tx, person: PersonId) -> sqlx::Result<Vec<Contest>> {
    on!(tx, conn => sqlx::query_as(
        "select contest_id, program_id, election_id, market_id, seats, outcome, voters, votes, lot from contest
         where contest_id in (select d.contest_id from candidacy d join creator c on c.creator_id = d.creator_id
             where c.person_id = $1)
         order by contest_id",
    )
    .bind(person)
    .fetch_all(conn)
    .await)
}

/// Forgets that a person stands, or was elected, and whoever chose them.
pub async fn delete_candidacies_of(tx: &mut Tx, person: PersonId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from election_ballot where candidacy_id in (select d.candidacy_id from candidacy d
             join creator c on c.creator_id = d.creator_id where c.person_id = $1)",
    )
    .bind(person)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, conn => sqlx::query(
        "delete from candidacy where creator_id in (select creator_id from creator where person_id = $1)",
    )
    .bind(person)
    .execute(conn)
    .await
    .map(drop))
}
