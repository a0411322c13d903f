//! Tells creators by what they earn from now on, where that has changed.

use crate::app::App;
use crate::domain::CampaignId;
use crate::domain::notice::{EarningsNews, Notice, Reader};
use crate::domain::program::Program;
use crate::domain::reward::{Offer, Origin, Plan, Scope, choose};
use crate::error::Result;
use crate::store::{self, Tx};

/// Tells everybody for whom another plan holds now than before.
pub(super) async fn tell(
    app: &App,
    tx: &mut Tx,
    program: &Program,
    scope: Scope,
    (before, after): (&[Plan], &[Plan]),
) -> Result<()> {
    let campaign = match scope {
        Scope::Campaign(id) => Some(store::campaign::get_name(tx, id).await?),
        Scope::Program | Scope::Tier(_) | Scope::Deal(_) => None,
    };
    for earner in store::reward::list_earners(tx, program.program_id, scope).await? {
        let campaign_id = match scope {
            Scope::Campaign(id) => id,
            // None that has a plan: asked is what holds everywhere else.
            Scope::Program | Scope::Tier(_) | Scope::Deal(_) => CampaignId(0),
        };
        let origin = Origin { creator_id: earner.creator_id, tier_id: earner.tier_id, campaign_id };
        let (old, new) = (paid_by(before, origin), paid_by(after, origin));
        if old != new {
            let (before, after, hold_days) = (old.0, new.0, i64::from(new.1));
            let news = EarningsNews::Terms { campaign: campaign.clone(), before, after, hold_days };
            let notice = Notice::Earnings { program: program.name.clone(), news };
            app.notify(tx, program.program_id, Reader::Person(earner.person_id), &notice).await?;
        }
    }
    Ok(())
}

/// What the plan that holds pays for, and for how many days it holds that; nothing where none does.
fn paid_by(plans: &[Plan], origin: Origin) -> (Vec<Offer>, i32) {
    let plan = choose(plans, origin);
    plan.map_or_else(Default::default, |plan| (plan.offers(), plan.hold_days))
}
