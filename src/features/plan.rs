//! Lets managers say what a campaign is for: its kind, what it is to reach, and what it may cost.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::plan::{Kind, Plan, Typed};
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// What a campaign that can still change is for.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignClosed`], and
/// [`Refusal::CampaignEvergreen`] of the standing one, which is for everything.
pub async fn show(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Plan> {
    if member.open_campaign(tx, campaign).await?.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    Ok(store::plan::get(tx, campaign).await?)
}

/// Changes what kind of campaign it is.
///
/// # Errors
/// Those of [`show`], [`Refusal::ChangedMeanwhile`].
pub async fn update_kind(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    kind: Kind,
) -> Result<()> {
    let before = show(tx, member, campaign).await?;
    keep(app, tx, member, campaign, &Plan { kind, ..before }).await
}

/// Changes goals, budget and the time for higher tiers, if they are still as they were at `revision`.
///
/// # Errors
/// Those of [`show`], [`Refusal::ChangedMeanwhile`], and by the field that is wrong.
pub async fn update(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, revision): (CampaignId, i32),
    typed: &Typed,
) -> Result<()> {
    let plan = typed.read(&show(tx, member, campaign).await?)?;
    keep(app, tx, member, campaign, &Plan { revision, ..plan }).await
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId, plan: &Plan) -> Result<()> {
    if !store::plan::update(tx, campaign, plan).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    let line = member.did(app, Deed::CampaignChange, Subject::Campaign(campaign), "plan");
    Ok(store::audit::insert(tx, &line).await?)
}
