//! Says what the last months would have paid by a draft, beside what they would have by what holds.

use chrono::TimeDelta;

use crate::app::App;
use crate::domain::ProgramId;
use crate::domain::conversion::product;
use crate::domain::money::Money;
use crate::domain::reward::{Customer, Facts, Origin, Payment, Plan, Tally, choose};
use crate::error::Result;
use crate::store::reward::Past;
use crate::store::{self, Tx};

/// Days that are looked back on.
const DAYS: i64 = 90;
/// Payments that are looked at: the latest.
const LOOKED_AT: i64 = 20_000;

/// What the last months would have paid.
#[derive(Clone, Debug, Default)]
pub struct Outlook {
    /// How many days were looked back on.
    pub days: i64,
    /// The payments to which the draft applies.
    pub payments: i64,
    /// What they would have paid by what holds, each currency by itself.
    pub before: Vec<Money>,
    /// What they would have by the draft.
    pub after: Vec<Money>,
    /// Whether only the latest payments were looked at.
    pub is_cut: bool,
}

/// What the last months would have paid by a draft.
pub(super) async fn outlook(app: &App, tx: &mut Tx, program: ProgramId, draft: &Plan) -> Result<Outlook> {
    let now = app.clock.now();
    let held = store::reward::list_held(tx, program, now).await?;
    let next: Vec<Plan> =
        held.iter().filter(|plan| plan.scope != draft.scope).chain([draft]).cloned().collect();
    let past = store::reward::list_past(tx, program, now - TimeDelta::days(DAYS), LOOKED_AT).await?;
    let is_cut = i64::try_from(past.len()).unwrap_or(i64::MAX) >= LOOKED_AT;
    let (mut payments, mut before, mut after) = (0, Tally::default(), Tally::default());
    // The oldest first, as they were recorded.
    for paid in past.iter().rev() {
        let Past { creator_id, tier_id, campaign_id, .. } = *paid;
        let origin = Origin { creator_id, tier_id, campaign_id };
        let chosen = choose(&next, origin);
        if chosen.is_none_or(|plan| plan.scope != draft.scope) {
            continue;
        }
        payments += 1;
        let payment = payment(paid);
        for (plan, tally) in [(choose(&held, origin), &mut before), (chosen, &mut after)] {
            if let Some(plan) = plan {
                tally.add(plan, &payment, (creator_id, paid.counted_on));
            }
        }
    }
    Ok(Outlook { days: DAYS, payments, before: before.sums(), after: after.sums(), is_cut })
}

fn payment(paid: &Past) -> Payment {
    let customer =
        paid.first_paid_at.map(|first_paid_at| Customer { first_paid_at, ordinal: paid.earlier + 1 });
    Payment {
        paid: Money::new(paid.left_minor, &paid.currency),
        occurred_at: paid.occurred_at,
        is_renewal: paid.is_renewal,
        customer,
        facts: Facts::of(
            paid.market_id,
            product(&paid.report),
            (paid.since, paid.occurred_at),
            paid.campaigns,
        ),
    }
}
