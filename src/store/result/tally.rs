//! Adds up what a campaign's participants brought, from the roll-ups.

use std::collections::BTreeMap;

use super::super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::result::Tally;
use crate::domain::span::Span;
use crate::domain::stats::{Day, Figures};
use crate::domain::{CampaignId, CreatorId};

#[derive(sqlx::FromRow)]
struct Row {
    creator_id: CreatorId,
    #[sqlx(flatten)]
    figures: Figures,
}

#[derive(sqlx::FromRow)]
struct MoneyRow {
    creator_id: CreatorId,
    #[sqlx(flatten)]
    money: Money,
}

/// What each participant brought through links of the campaign over a span; nothing for those who brought nothing.
pub async fn list_tallies(
    tx: &mut Tx,
    campaign: CampaignId,
    span: Span,
) -> sqlx::Result<BTreeMap<CreatorId, Tally>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(
        "select d.creator_id, cast(sum(d.clicks) as bigint) as clicks, cast(sum(d.visitors) as bigint) as visitors,
                cast(sum(d.signups) as bigint) as signups, cast(sum(d.sales) as bigint) as sales,
                cast(sum(d.renewals) as bigint) as renewals, cast(sum(d.refunds) as bigint) as refunds
         from participation n
         join link_day d on d.creator_id = n.creator_id and d.campaign_id = n.campaign_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and d.counted_on between $2 and $3
         group by d.creator_id",
    )
    .bind(campaign)
    .bind(span.since())
    .bind(span.until())
    .fetch_all(conn)
    .await)?;
    let money: Vec<MoneyRow> = on!(tx, conn => sqlx::query_as(
        "select d.creator_id, d.currency, cast(sum(d.revenue_minor) as bigint) as revenue_minor
         from participation n
         join link_day_money d on d.creator_id = n.creator_id and d.campaign_id = n.campaign_id
         where n.campaign_id = $1 and n.state in ('joined', 'ended') and d.counted_on between $2 and $3
         group by d.creator_id, d.currency order by sum(d.revenue_minor) desc, d.currency",
    )
    .bind(campaign)
    .bind(span.since())
    .bind(span.until())
    .fetch_all(conn)
    .await)?;
    let mut tallies: BTreeMap<CreatorId, Tally> = BTreeMap::new();
    for Row { creator_id, figures } in rows {
        tallies.entry(creator_id).or_default().figures = figures;
    }
    for MoneyRow { creator_id, money } in money {
        tallies.entry(creator_id).or_default().revenue.push(money);
    }
    Ok(tallies)
}

/// What participants brought on each day of a span, one of them or all, oldest first.
pub async fn list_days(
    tx: &mut Tx,
    (campaign, creator): (CampaignId, Option<CreatorId>),
    span: Span,
) -> sqlx::Result<Vec<Day>> {
    on!(tx, conn => sqlx::query_as(
        "select d.counted_on, cast(sum(d.clicks) as bigint) as clicks, cast(sum(d.visitors) as bigint) as visitors,
                cast(sum(d.signups) as bigint) as signups, cast(sum(d.sales) as bigint) as sales,
                cast(sum(d.renewals) as bigint) as renewals, cast(sum(d.refunds) as bigint) as refunds
         from participation n
         join link_day d on d.creator_id = n.creator_id and d.campaign_id = n.campaign_id
         where n.campaign_id = $1 and ($2 is null or n.creator_id = $2) and n.state in ('joined', 'ended')
           and d.counted_on between $3 and $4
         group by d.counted_on order by d.counted_on",
    )
    .bind(campaign)
    .bind(creator)
    .bind(span.since())
    .bind(span.until())
    .fetch_all(conn)
    .await)
}
