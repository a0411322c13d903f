//! What the demo's creators earn: a share of what their customers pay, a larger one at the top of the ladder, and something to
//! be sent to whoever joins the seasonal campaign.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::money::Money;
use crate::domain::reward::{Component, Plan, Scope, Terms, USUAL_HOLD};
use crate::domain::{CampaignId, ProgramId};
use crate::store::{self, Tx};

/// Of every payment for a year, of a customer whom a creator brought.
const fn share(rate_bps: i32) -> Terms {
    Terms::Share { rate_bps, months: Some(12), payments: None }
}

/// Writes what everybody earns since the programme began.
///
/// # Errors
/// When the database fails.
pub async fn begin(app: &App, tx: &mut Tx, program: ProgramId, began: DateTime<Utc>) -> sqlx::Result<()> {
    insert(app, tx, program, (Scope::Program, vec![share(2_000)]), began).await
}

/// Writes what is earned by a campaign from now on: the same, and something to film with.
///
/// # Errors
/// When the database fails.
pub async fn equip(app: &App, tx: &mut Tx, program: ProgramId, campaign: CampaignId) -> sqlx::Result<()> {
    let lamp = Terms::Goods { what: "Lumen sunrise lamp".to_owned(), value: Money::new(4_900, "USD") };
    let terms = vec![share(2_000), lamp];
    insert(app, tx, program, (Scope::Campaign(campaign), terms), app.clock.now()).await
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
        let terms = (Scope::Tier(top.tier_id), vec![share(2_500)]);
        insert(app, &mut tx, program.program_id, terms, app.clock.now()).await?;
    }
    Ok(tx.commit().await?)
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    (scope, terms): (Scope, Vec<Terms>),
    since: DateTime<Utc>,
) -> sqlx::Result<()> {
    let plan = Plan {
        reward_plan_id: app.ids.next(),
        scope,
        version: 1,
        hold_days: USUAL_HOLD,
        is_ended: false,
        set_at: Some(since),
        limit: None,
        components: terms.into_iter().map(|terms| Component::new(app.ids.next(), terms)).collect(),
    };
    store::reward::insert(tx, program, &plan, since).await?;
    Ok(())
}
