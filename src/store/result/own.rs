//! Remembers what came of each participant's part: what managers measured, what was told, and what the creator learned.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::participation::Participation;
use crate::domain::result::{Metrics, Reflection, Tally, Told};
use crate::domain::stats::Figures;
use crate::domain::{CampaignId, CreatorId, ParticipationId, PersonId, ProgramId};

macro_rules! columns {
    () => {
        "o.participation_id, o.program_id, o.campaign_id, o.creator_id, o.views, o.saves, o.shares, o.sentiment,
         coalesce(o.clicks, 0) as clicks, coalesce(o.visitors, 0) as visitors, coalesce(o.signups, 0) as signups,
         coalesce(o.sales, 0) as sales, coalesce(o.renewals, 0) as renewals, coalesce(o.refunds, 0) as refunds, o.told_at"
    };
}

macro_rules! reflection {
    () => {
        "participation_id, program_id, campaign_id, creator_id, language, body, may_quote, written_at"
    };
}

/// What managers measured of a participant's part.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Measured {
    /// Which part.
    pub participation_id: ParticipationId,
    /// What.
    #[sqlx(flatten)]
    pub metrics: Metrics,
    /// When; none where nobody did.
    pub measured_at: Option<DateTime<Utc>>,
}

#[derive(sqlx::FromRow)]
struct Row {
    participation_id: ParticipationId,
    program_id: ProgramId,
    campaign_id: CampaignId,
    creator_id: CreatorId,
    #[sqlx(flatten)]
    metrics: Metrics,
    #[sqlx(flatten)]
    figures: Figures,
    told_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct MoneyRow {
    participation_id: ParticipationId,
    #[sqlx(flatten)]
    money: Money,
}

fn with(rows: Vec<Row>, money: Vec<MoneyRow>) -> Vec<Told> {
    let mut revenue: BTreeMap<ParticipationId, Vec<Money>> = BTreeMap::new();
    for MoneyRow { participation_id, money } in money {
        revenue.entry(participation_id).or_default().push(money);
    }
    let told = |row: Row| Told {
        participation_id: row.participation_id,
        program_id: row.program_id,
        campaign_id: row.campaign_id,
        creator_id: row.creator_id,
        metrics: row.metrics,
        tally: Tally {
            figures: row.figures,
            revenue: revenue.remove(&row.participation_id).unwrap_or_default(),
        },
        told_at: row.told_at,
    };
    rows.into_iter().map(told).collect()
}

/// What managers measured in a campaign, as far as they did.
pub async fn list_measured(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Measured>> {
    on!(tx, conn => sqlx::query_as(
        "select participation_id, views, saves, shares, sentiment, measured_at from participation_result
         where campaign_id = $1 order by participation_id",
    )
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// Keeps what a manager measured of a participant's part.
pub async fn insert_or_update_metrics(
    tx: &mut Tx,
    of: &Participation,
    metrics: Metrics,
    by: PersonId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into participation_result (participation_id, program_id, campaign_id, creator_id, views, saves, shares,
                                           sentiment, measured_at, measured_by_person_id)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         on conflict (participation_id) do update
         set views = excluded.views, saves = excluded.saves, shares = excluded.shares, sentiment = excluded.sentiment,
             measured_at = excluded.measured_at, measured_by_person_id = excluded.measured_by_person_id",
    )
    .bind(of.participation_id)
    .bind(of.program_id)
    .bind(of.campaign_id)
    .bind(of.creator_id)
    .bind(metrics.views)
    .bind(metrics.saves)
    .bind(metrics.shares)
    .bind(metrics.sentiment)
    .bind(now)
    .bind(by)
    .execute(conn)
    .await
    .map(drop))
}

/// Keeps what a participant is told was counted. What is told stays as it is.
pub async fn insert_or_update_told(
    tx: &mut Tx,
    of: &Participation,
    tally: &Tally,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    let figures = &tally.figures;
    on!(tx, conn => sqlx::query(
        "insert into participation_result (participation_id, program_id, campaign_id, creator_id, clicks, visitors,
                                           signups, sales, renewals, refunds, told_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (participation_id) do update
         set clicks = excluded.clicks, visitors = excluded.visitors, signups = excluded.signups, sales = excluded.sales,
             renewals = excluded.renewals, refunds = excluded.refunds, told_at = excluded.told_at
         where participation_result.told_at is null",
    )
    .bind(of.participation_id)
    .bind(of.program_id)
    .bind(of.campaign_id)
    .bind(of.creator_id)
    .bind(figures.clicks)
    .bind(figures.visitors)
    .bind(figures.signups)
    .bind(figures.sales)
    .bind(figures.renewals)
    .bind(figures.refunds)
    .bind(now)
    .execute(conn)
    .await
    .map(drop))?;
    for money in &tally.revenue {
        on!(tx, conn => sqlx::query(
            "insert into participation_result_money (participation_id, currency, revenue_minor) values ($1, $2, $3)
             on conflict (participation_id, currency) do nothing",
        )
        .bind(of.participation_id)
        .bind(&money.currency)
        .bind(money.minor)
        .execute(conn)
        .await
        .map(drop))?;
    }
    Ok(())
}

/// What a participant was told of their part in a programme.
pub async fn find_told(
    tx: &mut Tx,
    program: ProgramId,
    participation: ParticipationId,
) -> sqlx::Result<Option<Told>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation_result o
         where o.program_id = $1 and o.participation_id = $2 and o.told_at is not null",
    ))
    .bind(program)
    .bind(participation)
    .fetch_all(conn)
    .await)?;
    let money: Vec<MoneyRow> = on!(tx, conn => sqlx::query_as(
        "select m.participation_id, m.currency, m.revenue_minor from participation_result_money m
         where m.participation_id = $1 order by m.revenue_minor desc, m.currency",
    )
    .bind(participation)
    .fetch_all(conn)
    .await)?;
    Ok(with(rows, money).pop())
}

/// What a creator was told of all their parts, the newest first.
pub async fn list_told(tx: &mut Tx, creator: CreatorId) -> sqlx::Result<Vec<Told>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(concat!(
        "select ", columns!(), " from participation_result o
         where o.creator_id = $1 and o.told_at is not null order by o.told_at desc, o.participation_id desc",
    ))
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let money: Vec<MoneyRow> = on!(tx, conn => sqlx::query_as(
        "select m.participation_id, m.currency, m.revenue_minor from participation_result_money m
         join participation_result o on o.participation_id = m.participation_id
         where o.creator_id = $1 order by m.revenue_minor desc, m.currency",
    )
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    Ok(with(rows, money))
}

/// What a creator learned from a part.
pub async fn find_reflection(
    tx: &mut Tx,
    participation: ParticipationId,
) -> sqlx::Result<Option<Reflection>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", reflection!(), " from reflection where participation_id = $1",
    ))
    .bind(participation)
    .fetch_optional(conn)
    .await)
}

/// What creators learned from a campaign, the newest first.
pub async fn list_reflections(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Vec<Reflection>> {
    on!(tx, conn => sqlx::query_as(concat!(
        "select ", reflection!(), " from reflection where campaign_id = $1 order by written_at desc, participation_id",
    ))
    .bind(campaign)
    .fetch_all(conn)
    .await)
}

/// Keeps what a creator learned, in place of what they wrote before.
pub async fn insert_or_update_reflection(tx: &mut Tx, reflection: &Reflection) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "insert into reflection (participation_id, program_id, campaign_id, creator_id, language, body, may_quote,
                                 written_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (participation_id) do update
         set language = excluded.language, body = excluded.body, may_quote = excluded.may_quote,
             written_at = excluded.written_at",
    )
    .bind(reflection.participation_id)
    .bind(reflection.program_id)
    .bind(reflection.campaign_id)
    .bind(reflection.creator_id)
    .bind(reflection.language)
    .bind(&reflection.body)
    .bind(reflection.may_quote)
    .bind(reflection.written_at)
    .execute(conn)
    .await
    .map(drop))
}
