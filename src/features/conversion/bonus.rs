//! Enters a bonus once a creator has sold enough within a month or a year, and takes it back where refunds leave less.

use chrono::NaiveDate;

use super::earn::{commission, enter};
use crate::app::App;
use crate::domain::commission::{Commission, Entry};
use crate::domain::conversion::{Conversion, Source};
use crate::domain::money::Money;
use crate::domain::reward::{Component, Period, Plan, Scope, Terms, Threshold};
use crate::domain::{CampaignId, ConversionId, CreatorId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Enters the bonuses of a plan that a payment brings. Says what they come to.
pub(super) async fn earn(
    app: &App,
    tx: &mut Tx,
    (conversion, source): (&Conversion, &Source),
    (plan, day): (&Plan, NaiveDate),
) -> Result<Vec<Money>> {
    let mut earned = Vec::new();
    for component in &plan.components {
        let Terms::Bonus { amount, threshold, period } = &component.offer.terms else { continue };
        store::creator::hold(tx, source.creator_id).await?;
        let of = (source.creator_id, campaign(plan));
        let sold_on = source.day(conversion.occurred_at);
        if !is_reached(tx, of, period.around(sold_on), threshold).await? {
            continue;
        }
        let new = Commission {
            root_component_id: Some(component.root_id),
            bonus_on: Some(period.around(sold_on).0),
            ..commission(
                app,
                (conversion, source),
                (plan, day),
                (component.reward_component_id, amount.clone()),
            )
        };
        if store::commission::insert(tx, &new, None).await? {
            enter(app, tx, &new, (conversion.conversion_id, Entry::Earned, amount.minor)).await?;
            earned.push(amount.clone());
        } else {
            earned.extend(give_again(app, tx, conversion, (source.creator_id, component, &new)).await?);
        }
    }
    Ok(earned)
}

/// Enters a bonus again that refunds had taken back, unless a manager did.
async fn give_again(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    (creator, component, new): (CreatorId, &Component, &Commission),
) -> Result<Option<Money>> {
    let Some(bonus_on) = new.bonus_on else { return Ok(None) };
    let known = store::reward::list_bonuses(tx, creator, (bonus_on, bonus_on)).await?;
    let is_it = |known: &Commission| known.root_component_id == Some(component.root_id);
    let Some(known) = known.into_iter().find(is_it) else { return Ok(None) };
    if known.left_minor != 0 || store::commission::is_voided(tx, known.commission_id).await? {
        return Ok(None);
    }
    store::commission::update_left(tx, known.commission_id, known.earned_minor).await?;
    enter(app, tx, &known, (conversion.conversion_id, Entry::Earned, known.earned_minor)).await?;
    Ok(Some(known.earned()))
}

/// Takes back bonuses of which a refund leaves too little sold.
pub(super) async fn look_again(app: &App, tx: &mut Tx, refund: &Conversion, of: ConversionId) -> Result<()> {
    let Some((creator, sold_on)) = store::conversion::find_counted(tx, of).await? else { return Ok(()) };
    let began = (Period::Month.around(sold_on).0, Period::Year.around(sold_on).0);
    for bonus in store::reward::list_bonuses(tx, creator, began).await? {
        let (Some(plan), Some(component), Some(bonus_on)) =
            (bonus.reward_plan_id, bonus.reward_component_id, bonus.bonus_on)
        else {
            continue;
        };
        let plan = store::reward::find(tx, bonus.program_id, plan).await?;
        let Some(plan) = plan.filter(|_| bonus.left_minor > 0) else { continue };
        let terms = plan.component(component).map(|component| &component.offer.terms);
        let Some(Terms::Bonus { threshold, period, .. }) = terms else { continue };
        store::creator::hold(tx, creator).await?;
        if !is_reached(tx, (creator, campaign(&plan)), period.around(bonus_on), threshold).await? {
            store::commission::update_left(tx, bonus.commission_id, 0).await?;
            enter(app, tx, &bonus, (refund.conversion_id, Entry::Refunded, -bonus.left_minor)).await?;
        }
    }
    Ok(())
}

/// The campaign alone whose sales count for a plan's bonuses.
const fn campaign(plan: &Plan) -> Option<CampaignId> {
    match plan.scope {
        Scope::Campaign(id) => Some(id),
        Scope::Program | Scope::Tier(_) | Scope::Deal(_) => None,
    }
}

async fn is_reached(
    tx: &mut Tx,
    of: (CreatorId, Option<CampaignId>),
    days: (NaiveDate, NaiveDate),
    threshold: &Threshold,
) -> Result<bool> {
    let currency = match threshold {
        Threshold::Sales(_) => "",
        Threshold::Revenue(revenue) => &revenue.currency,
    };
    let (sales, revenue) = store::reward::get_sold(tx, of, days, currency).await?;
    Ok(threshold.is_reached(sales, revenue))
}
