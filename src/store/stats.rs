//! Adds figures up from the roll-ups, never from single clicks.

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::CreatorId;
use crate::domain::stats::Figures;

/// A creator's figures over the days `since ..= until`.
pub async fn of_creator(
    tx: &mut Tx,
    creator: CreatorId,
    since: NaiveDate,
    until: NaiveDate,
) -> sqlx::Result<Figures> {
    on!(tx, conn => sqlx::query_as(
        "select cast(coalesce(sum(clicks), 0) as bigint) as clicks,
                cast(coalesce(sum(visitors), 0) as bigint) as visitors
         from link_day where creator_id = $1 and counted_on between $2 and $3",
    )
    .bind(creator)
    .bind(since)
    .bind(until)
    .fetch_one(conn)
    .await)
}
