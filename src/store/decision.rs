//! Remembers what the programme does about a council's votes.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::decision::{Decision, Told};
use crate::domain::text::Variants;
use crate::domain::{DecisionId, Language, PersonId, ProgramId, ProposalId};

#[derive(sqlx::FromRow)]
struct Row {
    decision_id: DecisionId,
    program_id: ProgramId,
    proposal_id: ProposalId,
    owner_person_id: Option<PersonId>,
    due_on: NaiveDate,
    done_at: Option<DateTime<Utc>>,
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select decision_id, program_id, proposal_id, owner_person_id, due_on, done_at from decision ",
            $rest
        )
    };
}

/// Adds a decision with what is to be done; `false` when one was made about the proposal before.
pub async fn insert(
    tx: &mut Tx,
    decision: &Decision,
    plan: &[(Language, String)],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let added = on!(tx, conn => sqlx::query(
        "insert into decision (decision_id, program_id, proposal_id, owner_person_id, due_on, decided_at)
         values ($1, $2, $3, $4, $5, $6) on conflict do nothing",
    )
    .bind(decision.decision_id)
    .bind(decision.program_id)
    .bind(decision.proposal_id)
    .bind(decision.owner)
    .bind(decision.due_on)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if added == 0 {
        return Ok(false);
    }
    for (language, words) in plan {
        on!(tx, conn => sqlx::query("insert into decision_text (decision_id, language, plan) values ($1, $2, $3)")
            .bind(decision.decision_id)
            .bind(language)
            .bind(words)
            .execute(conn)
            .await
            .map(drop))?;
    }
    Ok(true)
}

async fn with_words(tx: &mut Tx, row: Row) -> sqlx::Result<Decision> {
    let texts: Vec<(Language, String, Option<String>)> = on!(tx, conn => sqlx::query_as(
        "select language, plan, done from decision_text where decision_id = $1 order by language",
    )
    .bind(row.decision_id)
    .fetch_all(conn)
    .await)?;
    let plan: Variants = texts.iter().map(|(language, plan, _)| (*language, plan.clone())).collect();
    let done = texts.into_iter().filter_map(|(language, _, done)| Some((language, done?))).collect();
    Ok(Decision {
        decision_id: row.decision_id,
        program_id: row.program_id,
        proposal_id: row.proposal_id,
        owner: row.owner_person_id,
        due_on: row.due_on,
        done_at: row.done_at,
        plan,
        done,
    })
}

async fn whole(tx: &mut Tx, row: Option<Row>) -> sqlx::Result<Option<Decision>> {
    match row {
        Some(row) => Ok(Some(with_words(tx, row).await?)),
        None => Ok(None),
    }
}

/// A decision.
pub async fn find(tx: &mut Tx, id: DecisionId) -> sqlx::Result<Option<Decision>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(select!("where decision_id = $1"))
        .bind(id)
        .fetch_optional(conn)
        .await)?;
    whole(tx, row).await
}

/// The decision about a proposal, if one was made.
pub async fn find_of(tx: &mut Tx, proposal: ProposalId) -> sqlx::Result<Option<Decision>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(select!("where proposal_id = $1"))
        .bind(proposal)
        .fetch_optional(conn)
        .await)?;
    whole(tx, row).await
}

/// A decision, and what it is about.
pub async fn find_told(tx: &mut Tx, id: DecisionId) -> sqlx::Result<Option<Told>> {
    match find(tx, id).await? {
        Some(decision) => {
            let said = list_titles(tx, decision.proposal_id).await?;
            Ok(Some(Told { decision, said }))
        }
        None => Ok(None),
    }
}

/// The topic of a proposal in every language in which there is one, the original's first.
async fn list_titles(tx: &mut Tx, proposal: ProposalId) -> sqlx::Result<Variants> {
    let said: Vec<(Language, String)> = on!(tx, conn => sqlx::query_as(
        "select t.language, t.title from proposal_text t join proposal p on p.proposal_id = t.proposal_id
         where t.proposal_id = $1 order by case when t.language = p.language then 0 else 1 end, t.language",
    )
    .bind(proposal)
    .fetch_all(conn)
    .await)?;
    Ok(said.into_iter().collect())
}

/// The programme's decisions, the newest first, at most so many, each with what it is about.
pub async fn list(tx: &mut Tx, program: ProgramId, most: i64) -> sqlx::Result<Vec<Told>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(select!(
        "where program_id = $1 order by decision_id desc limit $2"
    ))
    .bind(program)
    .bind(most)
    .fetch_all(conn)
    .await)?;
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let said = list_titles(tx, row.proposal_id).await?;
        let decision = with_words(tx, row).await?;
        all.push(Told { decision, said });
    }
    Ok(all)
}

/// Makes a decision another manager's to see to; `false` when it is done, or theirs already.
pub async fn update_owner(tx: &mut Tx, id: DecisionId, owner: PersonId) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update decision set owner_person_id = $2
         where decision_id = $1 and done_at is null and (owner_person_id is null or owner_person_id <> $2)",
    )
    .bind(id)
    .bind(owner)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Makes a decision one that is done, with what was; `false` when that was done before.
pub async fn update_done(
    tx: &mut Tx,
    id: DecisionId,
    done: &[(Language, String)],
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let changed = on!(tx, conn => sqlx::query(
        "update decision set done_at = $2 where decision_id = $1 and done_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if changed == 0 {
        return Ok(false);
    }
    for (language, words) in done {
        // A language that the programme speaks since then has no plan.
        on!(tx, conn => sqlx::query(
            "insert into decision_text (decision_id, language, plan, done) values ($1, $2, $3, $3)
             on conflict (decision_id, language) do update set done = excluded.done",
        )
        .bind(id)
        .bind(language)
        .bind(words)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(true)
}
