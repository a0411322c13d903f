//! Adds up what everybody reads of campaigns that are over, and remembers whether they could.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Tx, on};
use crate::domain::aggregate::{Aggregate, Public, Sum, Sums};
use crate::domain::money::Money;
use crate::domain::program::{Channel, Program, Purpose};
use crate::domain::report::Curve;
use crate::domain::result::Outcome;
use crate::domain::span::Span;
use crate::domain::{CampaignId, ProgramId};

#[derive(sqlx::FromRow)]
struct Row {
    participants: i64,
    clicks: i64,
    clicks_of: i64,
    signups: i64,
    signups_of: i64,
    sales: i64,
    sales_of: i64,
    views: i64,
    views_of: i64,
    saves: i64,
    saves_of: i64,
    shares: i64,
    shares_of: i64,
}

#[derive(sqlx::FromRow)]
struct MoneyRow {
    #[sqlx(flatten)]
    money: Money,
    of: i64,
}

macro_rules! sums {
    ($($column:literal),*) => {
        concat!("count(*) as participants", $(
            ", cast(coalesce(sum(", $column, "), 0) as bigint) as ", $column,
            ", count(case when ", $column, " > 0 then 1 end) as ", $column, "_of"
        ),*)
    };
}

/// What participants brought together, as each of them was told.
pub async fn get_sums(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Sums> {
    let row: Row = on!(tx, conn => sqlx::query_as(concat!(
        "select ", sums!("clicks", "signups", "sales", "views", "saves", "shares"),
        " from participation_result where campaign_id = $1 and told_at is not null",
    ))
    .bind(campaign)
    .fetch_one(conn)
    .await)?;
    let money: Vec<MoneyRow> = on!(tx, conn => sqlx::query_as(
        "select m.currency, cast(sum(m.revenue_minor) as bigint) as revenue_minor, count(*) as of
         from participation_result_money m join participation_result o on o.participation_id = m.participation_id
         where o.campaign_id = $1 and o.told_at is not null and m.revenue_minor <> 0
         group by m.currency order by sum(m.revenue_minor) desc, m.currency",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)?;
    let (total, of) = on!(tx, conn => sqlx::query_as(
        "select count(*), count(distinct creator_id) from submission where campaign_id = $1 and state = 'published'",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)?;
    let sum = |total, of| Sum { total, of };
    Ok(Sums {
        participants: row.participants,
        published: sum(total, of),
        clicks: sum(row.clicks, row.clicks_of),
        signups: sum(row.signups, row.signups_of),
        sales: sum(row.sales, row.sales_of),
        views: sum(row.views, row.views_of),
        saves: sum(row.saves, row.saves_of),
        shares: sum(row.shares, row.shares_of),
        revenue: money.into_iter().map(|row| (row.money, row.of)).collect(),
    })
}

/// The channels in which everybody reads of a campaign: of each of its markets that for results, else the market's own.
pub async fn list_channels(
    tx: &mut Tx,
    program: &Program,
    campaign: CampaignId,
) -> sqlx::Result<Vec<Channel>> {
    let reach = super::campaign::get_reach(tx, program, campaign).await?;
    let own = super::program::list_channels(tx, program.program_id, Purpose::Results, None).await?;
    Ok(reach.told_in(&own))
}

/// Campaigns of which everybody is to read by now, the longest due first, at most `limit`.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, limit: i64) -> sqlx::Result<Vec<(ProgramId, CampaignId)>> {
    on!(tx, conn => sqlx::query_as(
        "select program_id, campaign_id from result
         where post_at <= $1 and posted_at is null and told_at is not null order by post_at, campaign_id limit $2",
    )
    .bind(now)
    .bind(limit)
    .fetch_all(conn)
    .await)
}

/// When that is the case next.
pub async fn due_next(tx: &mut Tx) -> sqlx::Result<Option<DateTime<Utc>>> {
    on!(tx, conn => sqlx::query_scalar(
        "select post_at from result where post_at is not null and posted_at is null and told_at is not null
         order by post_at limit 1",
    )
    .fetch_optional(conn)
    .await)
}

/// Notes that everybody reads of a campaign; `false` when that was noted before, or its moment was changed meanwhile.
pub async fn update_posted(tx: &mut Tx, found: &Outcome, now: DateTime<Utc>) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update result set posted_at = $2, post_at = coalesce(post_at, $2)
         where campaign_id = $1 and posted_at is null and told_at is not null and coalesce(post_at, told_at) = $3",
    )
    .bind(found.campaign_id)
    .bind(now)
    .bind(found.post_at.or(found.told_at))
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// Notes that nothing is to be posted of a campaign by itself; `false` when it was posted, or its moment was changed
/// meanwhile.
pub async fn update_silent(tx: &mut Tx, found: &Outcome) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update result set post_at = null where campaign_id = $1 and posted_at is null and post_at = $2",
    )
    .bind(found.campaign_id)
    .bind(found.post_at)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}

/// What everybody reads of a campaign that is over, once participants were told.
pub async fn find_public(
    tx: &mut Tx,
    program: &Program,
    campaign: CampaignId,
) -> sqlx::Result<Option<Public>> {
    let id = program.program_id;
    let Some(known) = super::campaign::find(tx, id, program.language, campaign).await? else {
        return Ok(None);
    };
    let outcome = super::result::find(tx, id, campaign).await?;
    if outcome.is_none_or(|outcome| outcome.told_at.is_none()) {
        return Ok(None);
    }
    let aggregate = Aggregate::from(get_sums(tx, campaign).await?);
    let curve = match (aggregate.clicks, find_days(tx, campaign).await?) {
        (Some(_), Some((first, last))) => {
            let span = Span::new(known.starts_on.unwrap_or(first), known.ends_on.unwrap_or(last));
            let mut days = super::result::list_days(tx, (campaign, None), span).await?;
            if aggregate.sales.is_none() {
                for day in &mut days {
                    day.figures.sales = 0;
                }
            }
            Some(Curve::closed(span, &days))
        }
        _ => None,
    };
    let sentences = super::result::get_sentences(tx, campaign, program.language).await?;
    let name = super::campaign::get_name(tx, campaign).await?;
    Ok(Some(Public { name, sentences, aggregate, curve }))
}

/// The first and the last day on which participants brought anything.
pub async fn find_days(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Option<(NaiveDate, NaiveDate)>> {
    let (first, last): (Option<NaiveDate>, Option<NaiveDate>) = on!(tx, conn => sqlx::query_as(
        "select min(d.counted_on), max(d.counted_on) from participation n
         join link_day d on d.creator_id = n.creator_id and d.campaign_id = n.campaign_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and (d.clicks > 0 or d.sales > 0)",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)?;
    Ok(first.zip(last))
}
