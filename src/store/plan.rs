//! Remembers what campaigns are for: kind, goals, budget, and how long higher tiers come first.

use super::{Tx, on};
use crate::domain::CampaignId;
use crate::domain::money::Money;
use crate::domain::plan::{Kind, Plan};

#[derive(sqlx::FromRow)]
struct Row {
    kind: Kind,
    performance_goal: String,
    awareness_goal: String,
    budget_minor: Option<i64>,
    currency: Option<String>,
    priority_hours: i32,
    plan_revision: i32,
}

/// What a campaign is for.
pub async fn get(tx: &mut Tx, campaign: CampaignId) -> sqlx::Result<Plan> {
    let row: Row = on!(tx, conn => sqlx::query_as(
        "select kind, performance_goal, awareness_goal, budget_minor, currency, priority_hours, plan_revision
         from campaign where campaign_id = $1",
    )
    .bind(campaign)
    .fetch_one(conn)
    .await)?;
    Ok(Plan {
        kind: row.kind,
        performance_goal: row.performance_goal,
        awareness_goal: row.awareness_goal,
        budget: row.budget_minor.zip(row.currency).map(|(minor, currency)| Money { minor, currency }),
        priority_hours: row.priority_hours,
        revision: row.plan_revision,
    })
}

/// Keeps what a campaign is for, if it is still as it was at this revision; `false` when it is not.
pub async fn update(tx: &mut Tx, campaign: CampaignId, plan: &Plan) -> sqlx::Result<bool> {
    on!(tx, conn => sqlx::query(
        "update campaign set kind = $3, performance_goal = $4, awareness_goal = $5, budget_minor = $6, currency = $7,
                             priority_hours = $8, plan_revision = $2 + 1
         where campaign_id = $1 and plan_revision = $2",
    )
    .bind(campaign)
    .bind(plan.revision)
    .bind(plan.kind)
    .bind(&plan.performance_goal)
    .bind(&plan.awareness_goal)
    .bind(plan.budget.as_ref().map(|budget| budget.minor))
    .bind(plan.budget.as_ref().map(|budget| &budget.currency))
    .bind(plan.priority_hours)
    .execute(conn)
    .await
    .map(|done| done.rows_affected() > 0))
}
