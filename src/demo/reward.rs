//! What the demo's creators earn: a share of what their customers pay, and a larger one at the top of the ladder.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::ProgramId;
use crate::domain::reward::{Component, Plan, Scope, Terms, USUAL_HOLD};
use crate::store::{self, Tx};

/// Writes what everybody earns since the programme began.
///
/// # Errors
/// When the database fails.
pub async fn begin(app: &App, tx: &mut Tx, program: ProgramId, began: DateTime<Utc>) -> sqlx::Result<()> {
    insert(app, tx, program, (Scope::Program, 2_000), began).await
}

/// Writes what those at the top of the ladder earn from now on.
///
/// # Errors
/// When the database fails.
pub async fn raise(app: &App, program: ProgramId) -> anyhow::Result<()> {
    let mut tx = app.begin().await?;
    let program = store::program::get(&mut tx, program).await?;
    let tiers = store::tier::list(&mut tx, &program).await?;
    if let Some(top) = tiers.iter().max_by_key(|tier| tier.place) {
        let scope = Scope::Tier(top.tier_id);
        insert(app, &mut tx, program.program_id, (scope, 2_500), app.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    (scope, rate_bps): (Scope, i32),
    since: DateTime<Utc>,
) -> sqlx::Result<()> {
    let terms = Terms::Share { rate_bps, months: Some(12), payments: None };
    let plan = Plan {
        reward_plan_id: app.ids.next(),
        scope,
        version: 1,
        hold_days: USUAL_HOLD,
        is_ended: false,
        set_at: Some(since),
        limit: None,
        components: vec![Component::new(app.ids.next(), terms)],
    };
    store::reward::insert(tx, program, &plan, since).await?;
    Ok(())
}
