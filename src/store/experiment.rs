//! Remembers what managers try out, and what came of it.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::experiment::{Experiment, Verdict};
use crate::domain::{CampaignId, ExperimentId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select experiment_id, program_id, campaign_id, hypothesis, variables, begun_at, verdict, outcome,
                    concluded_at
             from experiment ",
            $rest
        )
    };
}

/// Adds an experiment that begins now.
pub async fn insert(tx: &mut Tx, experiment: &Experiment) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into experiment (experiment_id, program_id, campaign_id, hypothesis, variables, begun_at)
         values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(experiment.experiment_id)
    .bind(experiment.program_id)
    .bind(experiment.campaign_id)
    .bind(&experiment.hypothesis)
    .bind(&experiment.variables)
    .bind(experiment.begun_at)
    .execute(conn)
    .await
    .map(drop))
}

/// An experiment of this programme.
pub async fn find(tx: &mut Tx, program: ProgramId, id: ExperimentId) -> sqlx::Result<Option<Experiment>> {
    on!(tx, conn => sqlx::query_as(select!("where program_id = $1 and experiment_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)
}

/// The experiments of a programme, or of one of its campaigns, the newest first: so many after the first so many.
pub async fn list(
    tx: &mut Tx,
    program: ProgramId,
    campaign: Option<CampaignId>,
    (skipped, most): (i64, i64),
) -> sqlx::Result<Vec<Experiment>> {
    on!(tx, conn => sqlx::query_as(select!(
        "where program_id = $1 and (cast($2 as bigint) is null or campaign_id = $2)
         order by experiment_id desc limit $3 offset $4"
    ))
    .bind(program)
    .bind(campaign)
    .bind(most)
    .bind(skipped)
    .fetch_all(conn)
    .await)
}

/// How many experiments a programme, or one of its campaigns, has.
pub async fn count(tx: &mut Tx, program: ProgramId, campaign: Option<CampaignId>) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from experiment
         where program_id = $1 and (cast($2 as bigint) is null or campaign_id = $2)",
    )
    .bind(program)
    .bind(campaign)
    .fetch_one(conn)
    .await)
}

/// Keeps what came of an experiment that runs; `false` when somebody did before.
pub async fn update_concluded(
    tx: &mut Tx,
    id: ExperimentId,
    (verdict, outcome): (Verdict, &str),
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update experiment set verdict = $2, outcome = $3, concluded_at = $4
         where experiment_id = $1 and concluded_at is null",
    )
    .bind(id)
    .bind(verdict)
    .bind(outcome)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
