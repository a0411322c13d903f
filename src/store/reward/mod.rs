//! Remembers what creators earn by: plans, their versions and drafts.

mod component;
mod payment;
mod spend;

use chrono::{DateTime, Utc};

use super::{Tx, on};
use crate::domain::money::Money;
use crate::domain::reward::{Component, Plan, Scope};
use crate::domain::{CampaignId, CreatorId, ProgramId, RewardPlanId, TierId};

use component::components;
pub use component::{delete_component, delete_rule, find_plan_of, insert_component, insert_rule};
pub use payment::{Earner, Past, find_customer, get_facts, list_earners, list_past};
pub use spend::{add_spend, get_sold, get_spent, list_bonuses, update_asked};

/// A plan as it is kept, without what it pays for.
#[derive(Clone, Debug, sqlx::FromRow)]
struct Row {
    reward_plan_id: RewardPlanId,
    campaign_id: Option<CampaignId>,
    tier_id: Option<TierId>,
    creator_id: Option<CreatorId>,
    version: i64,
    hold_days: i32,
    is_ended: bool,
    set_at: Option<DateTime<Utc>>,
    limit_minor: Option<i64>,
    limit_currency: Option<String>,
}

impl Row {
    fn scope(&self) -> Scope {
        let deal = self.creator_id.map(Scope::Deal);
        let tier = self.tier_id.map(Scope::Tier);
        deal.or(tier).or(self.campaign_id.map(Scope::Campaign)).unwrap_or(Scope::Program)
    }

    fn plan(self, components: Vec<Component>) -> Plan {
        Plan {
            reward_plan_id: self.reward_plan_id,
            scope: self.scope(),
            version: self.version,
            hold_days: self.hold_days,
            is_ended: self.is_ended,
            set_at: self.set_at,
            limit: self
                .limit_minor
                .zip(self.limit_currency)
                .map(|(minor, currency)| Money { minor, currency }),
            components,
        }
    }
}

/// The campaign, the tier or the creator of a scope.
const fn keys(scope: Scope) -> (Option<CampaignId>, Option<TierId>, Option<CreatorId>) {
    match scope {
        Scope::Program => (None, None, None),
        Scope::Campaign(id) => (Some(id), None, None),
        Scope::Tier(id) => (None, Some(id), None),
        Scope::Deal(id) => (None, None, Some(id)),
    }
}

/// Asks for plans.
macro_rules! plans {
    ($($which:literal),+) => {
        concat!(
            "select p.reward_plan_id, p.campaign_id, p.tier_id, p.creator_id, p.version, p.hold_days, p.is_ended, p.set_at,
                    p.limit_minor, p.limit_currency
             from reward_plan p where p.program_id = $1 and ",
            $($which),+
        )
    };
}

/// Asks for the versions of a programme's plans that held at a moment.
macro_rules! held {
    ($which:literal) => {
        plans!(
            "p.set_at <= $2 and not exists (
                select 1 from reward_plan q
                where q.program_id = p.program_id and coalesce(q.campaign_id, 0) = coalesce(p.campaign_id, 0)
                    and coalesce(q.tier_id, 0) = coalesce(p.tier_id, 0)
                    and coalesce(q.creator_id, 0) = coalesce(p.creator_id, 0)
                    and q.set_at <= $2 and q.version > p.version)
             and ",
            $which
        )
    };
}

/// A plan with what it pays for, if there is one.
async fn whole(tx: &mut Tx, row: Option<Row>) -> sqlx::Result<Option<Plan>> {
    let Some(row) = row else { return Ok(None) };
    let rows: Vec<component::Row> = on!(tx, conn => sqlx::query_as(components!("c.reward_plan_id = $1"))
    .bind(row.reward_plan_id)
    .fetch_all(conn)
    .await)?;
    Ok(Some(row.plan(component::read(&rows)?)))
}

async fn with_all_components(tx: &mut Tx, program: ProgramId, rows: Vec<Row>) -> sqlx::Result<Vec<Plan>> {
    let all: Vec<component::Row> = on!(tx, conn => sqlx::query_as(components!(
        "c.reward_plan_id in (select reward_plan_id from reward_plan where program_id = $1)"
    ))
    .bind(program)
    .fetch_all(conn)
    .await)?;
    rows.into_iter()
        .map(|row| {
            let own = all.iter().filter(|component| component.reward_plan_id == row.reward_plan_id);
            let own = component::read(own)?;
            Ok(row.plan(own))
        })
        .collect()
}

/// The plans that held at a moment, in no order; also those that say that there is none of their scope.
///
/// # Errors
/// When the database fails.
pub async fn list_held(tx: &mut Tx, program: ProgramId, at: DateTime<Utc>) -> sqlx::Result<Vec<Plan>> {
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(held!("1 = 1"))
        .bind(program)
        .bind(at)
        .fetch_all(conn)
        .await)?;
    with_all_components(tx, program, rows).await
}

/// The plan that held at a moment for what a creator brings by a campaign, the most specific.
///
/// # Errors
/// When the database fails.
pub async fn find_held(
    tx: &mut Tx,
    program: ProgramId,
    at: DateTime<Utc>,
    (creator, campaign): (CreatorId, CampaignId),
) -> sqlx::Result<Option<Plan>> {
    let tier = payment::find_tier(tx, creator, at).await?;
    let rows: Vec<Row> = on!(tx, conn => sqlx::query_as(held!(
        "(p.campaign_id is null or p.campaign_id = $3) and (p.tier_id is null or p.tier_id = $4)
         and (p.creator_id is null or p.creator_id = $5)"
    ))
    .bind(program)
    .bind(at)
    .bind(campaign)
    .bind(tier)
    .bind(creator)
    .fetch_all(conn)
    .await)?;
    let most = rows.into_iter().filter(|row| !row.is_ended).max_by_key(Row::scope);
    whole(tx, most).await
}

/// The version of a scope's plan that holds, if it ever had one.
///
/// # Errors
/// When the database fails.
pub async fn find_last(tx: &mut Tx, program: ProgramId, scope: Scope) -> sqlx::Result<Option<Plan>> {
    let (campaign, tier, creator) = keys(scope);
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(plans!(
        "coalesce(p.campaign_id, 0) = coalesce($2, 0) and coalesce(p.tier_id, 0) = coalesce($3, 0)
         and coalesce(p.creator_id, 0) = coalesce($4, 0) and p.set_at is not null
         order by p.version desc limit 1"
    ))
    .bind(program)
    .bind(campaign)
    .bind(tier)
    .bind(creator)
    .fetch_optional(conn)
    .await)?;
    whole(tx, row).await
}

/// The draft of a scope's next version, if somebody began one.
///
/// # Errors
/// When the database fails.
pub async fn find_draft(tx: &mut Tx, program: ProgramId, scope: Scope) -> sqlx::Result<Option<Plan>> {
    let (campaign, tier, creator) = keys(scope);
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(plans!(
        "coalesce(p.campaign_id, 0) = coalesce($2, 0) and coalesce(p.tier_id, 0) = coalesce($3, 0)
         and coalesce(p.creator_id, 0) = coalesce($4, 0) and p.set_at is null"
    ))
    .bind(program)
    .bind(campaign)
    .bind(tier)
    .bind(creator)
    .fetch_optional(conn)
    .await)?;
    whole(tx, row).await
}

/// A version or a draft of the programme's by its key.
///
/// # Errors
/// When the database fails.
pub async fn find(tx: &mut Tx, program: ProgramId, id: RewardPlanId) -> sqlx::Result<Option<Plan>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(plans!("p.reward_plan_id = $2"))
        .bind(program)
        .bind(id)
        .fetch_optional(conn)
        .await)?;
    whole(tx, row).await
}

/// For whom or what a plan is, whosever it is.
///
/// # Errors
/// When the database fails.
pub async fn find_scope(tx: &mut Tx, id: RewardPlanId) -> sqlx::Result<Option<Scope>> {
    let row: Option<Row> = on!(tx, conn => sqlx::query_as(
        "select reward_plan_id, campaign_id, tier_id, creator_id, version, hold_days, is_ended, set_at, limit_minor,
                limit_currency
         from reward_plan where reward_plan_id = $1",
    )
    .bind(id)
    .fetch_optional(conn)
    .await)?;
    Ok(row.map(|row| row.scope()))
}

/// Keeps a plan with what it pays for; `false` when there is such a version, or a draft, already.
///
/// # Errors
/// When the database fails.
pub async fn insert(tx: &mut Tx, program: ProgramId, plan: &Plan, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let (campaign, tier, creator) = keys(plan.scope);
    let done = on!(tx, conn => sqlx::query(
        "insert into reward_plan (reward_plan_id, program_id, campaign_id, tier_id, creator_id, version, hold_days,
                                  is_ended, drafted_at, set_at, limit_minor, limit_currency)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing",
    )
    .bind(plan.reward_plan_id)
    .bind(program)
    .bind(campaign)
    .bind(tier)
    .bind(creator)
    .bind(plan.version)
    .bind(plan.hold_days)
    .bind(plan.is_ended)
    .bind(now)
    .bind(plan.set_at)
    .bind(plan.limit.as_ref().map(|limit| limit.minor))
    .bind(plan.limit.as_ref().map(|limit| &limit.currency))
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    if done > 0 {
        for component in &plan.components {
            insert_component(tx, plan.reward_plan_id, component).await?;
        }
    }
    Ok(done > 0)
}

/// Changes for how many days a draft holds what is earned.
///
/// # Errors
/// When the database fails.
pub async fn update_hold(tx: &mut Tx, draft: RewardPlanId, days: i32) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query("update reward_plan set hold_days = $2 where reward_plan_id = $1 and set_at is null")
        .bind(draft)
        .bind(days)
        .execute(conn)
        .await
        .map(drop))
}

/// Changes how much is earned in a month before managers are asked; none where they are not.
///
/// # Errors
/// When the database fails.
pub async fn update_limit(tx: &mut Tx, draft: RewardPlanId, limit: Option<&Money>) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "update reward_plan set limit_minor = $2, limit_currency = $3 where reward_plan_id = $1 and set_at is null",
    )
    .bind(draft)
    .bind(limit.map(|limit| limit.minor))
    .bind(limit.map(|limit| &limit.currency))
    .execute(conn)
    .await
    .map(drop))
}

/// Has a draft hold from now on; `false` when it is none any more.
///
/// # Errors
/// When the database fails, also where somebody has set the same version.
pub async fn update_set(tx: &mut Tx, draft: RewardPlanId, now: DateTime<Utc>) -> sqlx::Result<bool> {
    let done = on!(tx, conn => sqlx::query(
        "update reward_plan set set_at = $2 where reward_plan_id = $1 and set_at is null",
    )
    .bind(draft)
    .bind(now)
    .execute(conn)
    .await
    .map(|done| done.rows_affected()))?;
    Ok(done > 0)
}

/// Throws a draft away.
///
/// # Errors
/// When the database fails.
pub async fn delete_draft(tx: &mut Tx, draft: RewardPlanId) -> sqlx::Result<()> {
    on!(tx, conn => sqlx::query(
        "delete from reward_rule where reward_component_id in (
            select c.reward_component_id from reward_component c
            join reward_plan p on p.reward_plan_id = c.reward_plan_id where p.reward_plan_id = $1 and p.set_at is null)",
    )
    .bind(draft)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, conn => sqlx::query(
        "delete from reward_component where reward_plan_id in (
            select reward_plan_id from reward_plan where reward_plan_id = $1 and set_at is null)",
    )
    .bind(draft)
    .execute(conn)
    .await
    .map(drop))?;
    on!(tx, conn => sqlx::query("delete from reward_plan where reward_plan_id = $1 and set_at is null")
        .bind(draft)
        .execute(conn)
        .await
        .map(drop))
}
