//! Adds up a whole programme's figures for managers: from the roll-ups, never from single clicks.

mod export;
mod repeat;
mod retention;
pub mod revenue;
pub mod roi;
mod segment;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Tx, on};
use crate::domain::ProgramId;
use crate::domain::money::Money;
use crate::domain::overview::{Counts, Window};
use crate::domain::repeat::median;
use crate::domain::stats::{Day, Figures};

pub use export::{
    CampaignRow, ContentRow, CreatorRow, DayRow, ParticipationRow, list_campaigns, list_content,
    list_creators, list_days_divided, list_participations,
};
pub use repeat::list_parts;
pub use retention::{list_active_months, list_beginnings, list_deeds};
pub use segment::{list_markets, list_segments};

/// A programme's figures of each day of a window on which there was anything, oldest first.
pub async fn list_days(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Vec<Day>> {
    on!(tx, conn => sqlx::query_as(
        "select counted_on, cast(sum(clicks) as bigint) as clicks, cast(sum(visitors) as bigint) as visitors,
                cast(sum(signups) as bigint) as signups, cast(sum(sales) as bigint) as sales,
                cast(sum(renewals) as bigint) as renewals, cast(sum(refunds) as bigint) as refunds
         from link_day where program_id = $1 and counted_on between $2 and $3
         group by counted_on order by counted_on",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)
}

#[derive(sqlx::FromRow)]
struct MonthRow {
    month: String,
    #[sqlx(flatten)]
    figures: Figures,
}

/// All of a programme's figures by month, each under the first day of its month that is not before `first`.
pub async fn list_months(tx: &mut Tx, program: ProgramId, first: NaiveDate) -> sqlx::Result<Vec<Day>> {
    let rows: Vec<MonthRow> = on!(tx, conn => sqlx::query_as(
        "select month, cast(sum(clicks) as bigint) as clicks, cast(sum(visitors) as bigint) as visitors,
                cast(sum(signups) as bigint) as signups, cast(sum(sales) as bigint) as sales,
                cast(sum(renewals) as bigint) as renewals, cast(sum(refunds) as bigint) as refunds
         from creator_month where program_id = $1 group by month order by month",
    )
    .bind(program)
    .fetch_all(conn)
    .await)?;
    let day = |row: MonthRow| {
        let begins = format!("{}-01", row.month).parse::<NaiveDate>().ok()?;
        Some(Day { counted_on: begins.max(first), figures: row.figures })
    };
    Ok(rows.into_iter().filter_map(day).collect())
}

/// The first day on which a programme had anything.
pub async fn find_first_day(tx: &mut Tx, program: ProgramId) -> sqlx::Result<Option<NaiveDate>> {
    on!(tx, conn => sqlx::query_scalar(
        "select counted_on from link_day where program_id = $1 order by counted_on limit 1",
    )
    .bind(program)
    .fetch_optional(conn)
    .await)
}

/// What was paid less what was taken back over a window, each currency by itself, the largest first.
pub async fn list_revenue(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Vec<Money>> {
    on!(tx, conn => sqlx::query_as(
        "select currency, cast(sum(revenue_minor) as bigint) as revenue_minor from link_day_money
         where program_id = $1 and counted_on between $2 and $3
         group by currency order by sum(revenue_minor) desc, currency",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)
}

/// What was counted over a window besides clicks and what came of them. If the window is all time, who was active is read
/// from months, of which there are fewer than days.
pub async fn get_counts(
    tx: &mut Tx,
    program: ProgramId,
    (window, is_ever): (Window, bool),
) -> sqlx::Result<Counts> {
    on!(tx, conn => sqlx::query_as(
        "select
           (select count(*) from (
                select creator_id from link_day
                where not $6 and program_id = $1 and counted_on between $4 and $5
                  and clicks + signups + sales + renewals > 0
                union
                select creator_id from creator_month
                where $6 and program_id = $1 and clicks + signups + sales + renewals > 0
                union
                select creator_id from participation
                where program_id = $1 and joined_at >= $2 and joined_at < $3 and state in ('joined', 'ended')
                union
                select s.creator_id from submission s join submission_revision r on r.submission_id = s.submission_id
                where s.program_id = $1 and r.verdict = 'approved' and r.decided_at >= $2 and r.decided_at < $3
            ) one) as active,
           (select count(*) from creator
            where program_id = $1 and approved_at >= $2 and approved_at < $3) as newcomers,
           (select count(*) from campaign c left join result e on e.campaign_id = c.campaign_id
            where c.program_id = $1 and c.state <> 'draft' and coalesce(c.published_at, c.created_at) < $3
              and (coalesce(c.closed_at, e.ended_at) is null or coalesce(c.closed_at, e.ended_at) >= $2)) as running,
           (select count(*) from campaign c left join result e on e.campaign_id = c.campaign_id
            where c.program_id = $1 and coalesce(c.closed_at, e.ended_at) >= $2
              and coalesce(c.closed_at, e.ended_at) < $3) as ended,
           (select count(*) from participation
            where program_id = $1 and joined_at >= $2 and joined_at < $3 and state in ('joined', 'ended')) as participations,
           (select count(*) from submission s join submission_revision r on r.submission_id = s.submission_id
            where s.program_id = $1 and r.verdict = 'approved' and r.decided_at >= $2 and r.decided_at < $3) as approved",
    )
    .bind(program)
    .bind(window.since)
    .bind(window.until)
    .bind(window.span.since())
    .bind(window.span.until())
    .bind(is_ever)
    .fetch_one(conn)
    .await)
}

/// The median time from a deliverable's first version to its approval, of those approved over a window.
pub async fn find_wait(tx: &mut Tx, program: ProgramId, window: Window) -> sqlx::Result<Option<TimeDelta>> {
    let pairs: Vec<(DateTime<Utc>, DateTime<Utc>)> = on!(tx, conn => sqlx::query_as(
        "select f.sent_at, r.decided_at
         from submission s join submission_revision r on r.submission_id = s.submission_id
              join submission_revision f on f.submission_id = s.submission_id and f.number = 1
         where s.program_id = $1 and r.verdict = 'approved' and r.decided_at >= $2 and r.decided_at < $3",
    )
    .bind(program)
    .bind(window.since)
    .bind(window.until)
    .fetch_all(conn)
    .await)?;
    let seconds = pairs.into_iter().map(|(sent, decided)| (decided - sent).num_seconds().max(0));
    Ok(median(seconds.collect()).and_then(TimeDelta::try_seconds))
}

/// Campaigns that are over and of which participants have not heard yet.
pub async fn count_owed(tx: &mut Tx, program: ProgramId) -> sqlx::Result<i64> {
    on!(tx, conn => sqlx::query_scalar(
        "select count(*) from result e where e.program_id = $1 and e.told_at is null
           and exists (select 1 from participation n
                       where n.campaign_id = e.campaign_id and n.state in ('joined', 'ended'))",
    )
    .bind(program)
    .fetch_one(conn)
    .await)
}
