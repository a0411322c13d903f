//! Remembers what creators and the programme agreed on.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::agreement::{Agreement, Terms};
use crate::domain::{AgreementId, CreatorId, ProgramId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select agreement_id, program_id, creator_id, starts_on, ends_on, campaigns, review_on, revision, ended_at,
                    end_reason, renewal_proposed_at
             from agreement ",
            $rest
        )
    };
}

/// Keeps other agreements with a creator of this programme out until this transaction is committed.
pub async fn update_held(tx: &mut Tx, program: ProgramId, creator: CreatorId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update creator set name = name where program_id = $1 and creator_id = $2")
        .bind(program)
        .bind(creator)
        .execute(conn)
        .await
        .map(drop))
}

/// Adds an agreement.
pub async fn insert(tx: &mut Tx, agreement: &Agreement, now: DateTime<Utc>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into agreement (agreement_id, program_id, creator_id, starts_on, ends_on, campaigns, review_on, revision,
                                made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
    )
    .bind(agreement.agreement_id)
    .bind(agreement.program_id)
    .bind(agreement.creator_id)
    .bind(agreement.starts_on)
    .bind(agreement.ends_on)
    .bind(agreement.campaigns)
    .bind(agreement.review_on)
    .bind(agreement.revision)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))
}

/// An agreement, whosever it is.
pub async fn find(tx: &mut Tx, id: AgreementId) -> sqlx::Result<Option<Agreement>> {
    on!(tx, conn => sqlx::query_as(select!("where agreement_id = $1")).bind(id).fetch_optional(conn).await)
}

/// The agreements with a creator, the earliest first.
pub async fn list(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Agreement>> {
    on!(tx, conn => sqlx::query_as(select!("where creator_id = $1 order by starts_on, agreement_id"))
        .bind(creator)
        .fetch_all(conn)
        .await)
}

/// Changes what is agreed on; `false` when it was changed or ended since `revision`.
pub async fn update(tx: &mut Tx, id: AgreementId, terms: &Terms, revision: i64) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update agreement set starts_on = $2, ends_on = $3, campaigns = $4, review_on = $5, revision = revision + 1,
                              renewal_proposed_at = null
         where agreement_id = $1 and revision = $6 and ended_at is null",
    )
    .bind(id)
    .bind(terms.starts_on)
    .bind(terms.ends_on)
    .bind(terms.campaigns)
    .bind(terms.review_on)
    .bind(revision)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Ends an agreement before its last day; `false` when it was changed or ended since `revision`.
pub async fn update_ended(
    tx: &mut Tx,
    (id, revision): (AgreementId, i64),
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update agreement set ended_at = $3, end_reason = $4, revision = revision + 1
         where agreement_id = $1 and revision = $2 and ended_at is null",
    )
    .bind(id)
    .bind(revision)
    .bind(now)
    .bind(reason)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Notes that the renewal of an agreement is proposed; `false` when it was before.
pub async fn update_proposed(tx: &mut Tx, id: AgreementId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update agreement set renewal_proposed_at = $2 where agreement_id = $1 and renewal_proposed_at is null",
    )
    .bind(id)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}
