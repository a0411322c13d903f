//! Adds up what was paid, by whatever a file has a row for; each currency by itself.

use std::collections::HashMap;
use std::hash::Hash;

use chrono::NaiveDate;

use super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::overview::Window;
use crate::domain::{CampaignId, CreatorId, ProgramId};

/// A day, a campaign and a market's code.
pub type DayKey = (NaiveDate, CampaignId, Option<String>);

fn gathered<K: Eq + Hash>(rows: impl Iterator<Item = (K, String, i64)>) -> HashMap<K, Vec<Money>> {
    let mut found: HashMap<K, Vec<Money>> = HashMap::new();
    for (key, currency, minor) in rows {
        found.entry(key).or_default().push(Money { minor, currency });
    }
    found
}

/// What each creator's links brought over a window.
pub async fn list_by_creator(
    tx: &mut Tx,
    program: ProgramId,
    window: Window,
) -> sqlx::Result<HashMap<CreatorId, Vec<Money>>> {
    let rows: Vec<(CreatorId, String, i64)> = on!(tx, conn => sqlx::query_as(
        "select creator_id, currency, cast(sum(revenue_minor) as bigint) from link_day_money
         where program_id = $1 and counted_on between $2 and $3 group by creator_id, currency",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)?;
    Ok(gathered(rows.into_iter()))
}

/// What each campaign brought over a window.
pub async fn list_by_campaign(
    tx: &mut Tx,
    program: ProgramId,
    window: Window,
) -> sqlx::Result<HashMap<CampaignId, Vec<Money>>> {
    let rows: Vec<(CampaignId, String, i64)> = on!(tx, conn => sqlx::query_as(
        "select campaign_id, currency, cast(sum(revenue_minor) as bigint) from link_day_money
         where program_id = $1 and counted_on between $2 and $3 group by campaign_id, currency",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)?;
    Ok(gathered(rows.into_iter()))
}

/// What each creator has ever brought in each campaign.
pub async fn list_by_part(
    tx: &mut Tx,
    program: ProgramId,
) -> sqlx::Result<HashMap<(CampaignId, CreatorId), Vec<Money>>> {
    let rows: Vec<(CampaignId, CreatorId, String, i64)> = on!(tx, conn => sqlx::query_as(
        "select campaign_id, creator_id, currency, cast(sum(revenue_minor) as bigint) from link_day_money
         where program_id = $1 group by campaign_id, creator_id, currency",
    )
    .bind(program)
    .fetch_all(conn)
    .await)?;
    Ok(gathered(
        rows.into_iter().map(|(campaign, creator, currency, minor)| ((campaign, creator), currency, minor)),
    ))
}

/// What each day of a window brought in each campaign and market.
pub async fn list_by_day(
    tx: &mut Tx,
    program: ProgramId,
    window: Window,
) -> sqlx::Result<HashMap<DayKey, Vec<Money>>> {
    let rows: Vec<(NaiveDate, CampaignId, Option<String>, String, i64)> = on!(tx, conn => sqlx::query_as(
        "select d.counted_on, d.campaign_id, m.code, d.currency, cast(sum(d.revenue_minor) as bigint)
         from link_day_money d
         join creator c on c.creator_id = d.creator_id
         left join market m on m.market_id = c.market_id
         where d.program_id = $1 and d.counted_on between $2 and $3
         group by d.counted_on, d.campaign_id, m.code, d.currency",
    )
    .bind(program)
    .bind(window.span.since())
    .bind(window.span.until())
    .fetch_all(conn)
    .await)?;
    Ok(gathered(
        rows.into_iter()
            .map(|(day, campaign, market, currency, minor)| ((day, campaign, market), currency, minor)),
    ))
}
