//! Remembers what becomes of pilots, and why.

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::program::Program;
use crate::domain::result::{Piece, Verdict};
use crate::domain::verdict::Public;
use crate::domain::{CampaignId, PersonId};

/// Notes what becomes of a pilot that is over; `false` when that was decided before.
pub async fn update(
    tx: &mut Tx,
    (campaign, verdict): (CampaignId, Verdict),
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update result set verdict = $2, verdict_by_person_id = $3, decided_at = $4
         where campaign_id = $1 and verdict is null",
    )
    .bind(campaign)
    .bind(verdict)
    .bind(by)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// What everybody reads of a decision; none where there is none.
pub async fn find_public(
    tx: &mut Tx,
    program: &Program,
    campaign: CampaignId,
) -> sqlx::Result<Option<Public>> {
    let outcome = super::result::find(tx, program.program_id, campaign).await?;
    let Some(verdict) = outcome.and_then(|outcome| outcome.verdict) else { return Ok(None) };
    let sentences = super::result::get_sentences(tx, campaign, program.language).await?;
    let name = super::campaign::get_name(tx, campaign).await?;
    Ok(Some(Public { name, verdict, reasons: sentences.piece(Piece::Reasons) }))
}
