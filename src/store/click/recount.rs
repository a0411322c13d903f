//! Adds clicks up twice, from the single clicks and from the roll-ups, so that anyone can see that they agree.

use chrono::NaiveDate;

use crate::domain::LinkId;
use crate::store::{Tx, on};

/// What one link had on one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, sqlx::FromRow)]
pub struct Tally {
    /// The link.
    pub link_id: LinkId,
    /// The day in the market's zone.
    pub counted_on: NaiveDate,
    /// Visits by people.
    pub clicks: i64,
    /// Different people.
    pub visitors: i64,
    /// Visits by robots and link previews.
    pub robots: i64,
}

/// Counted from single clicks over the days `since ..= until`.
pub async fn count_raw(tx: &mut Tx, since: NaiveDate, until: NaiveDate) -> sqlx::Result<Vec<Tally>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, clicked_on as counted_on, sum(case when is_robot then 0 else 1 end) as clicks,
                count(distinct case when is_robot then null else visitor end) as visitors,
                sum(case when is_robot then 1 else 0 end) as robots
         from click where clicked_on between $1 and $2 and not is_own
         group by link_id, clicked_on order by link_id, clicked_on",
    )
    .bind(since)
    .bind(until)
    .fetch_all(conn)
    .await)
}

/// Counted as stats count, over the days `since ..= until`.
pub async fn count_rolled(tx: &mut Tx, since: NaiveDate, until: NaiveDate) -> sqlx::Result<Vec<Tally>> {
    on!(tx, conn => sqlx::query_as(
        "select link_id, counted_on, clicks, visitors, robots from link_day
         where counted_on between $1 and $2 and clicks + robots > 0 order by link_id, counted_on",
    )
    .bind(since)
    .bind(until)
    .fetch_all(conn)
    .await)
}

/// All clicks of people by each roll-up: the days', the placements', the months'. They agree.
pub async fn count_clicks(tx: &mut Tx) -> sqlx::Result<[i64; 3]> {
    let row: (i64, i64, i64) = on!(tx, conn => sqlx::query_as(
        "select cast(coalesce((select sum(clicks) from link_day), 0) as bigint),
                cast(coalesce((select sum(clicks) from link_sub_day), 0) as bigint),
                cast(coalesce((select sum(clicks) from creator_month), 0) as bigint)",
    )
    .fetch_one(conn)
    .await)?;
    Ok([row.0, row.1, row.2])
}
