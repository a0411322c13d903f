//! Enters what a payment earns its creator, and takes back its share when the payment is taken back.

use chrono::{NaiveDate, TimeDelta};

use super::{bonus, limit};
use crate::app::App;
use crate::domain::commission::{Commission, Entry, LedgerEntry};
use crate::domain::conversion::{Conversion, Kind, Source};
use crate::domain::money::Money;
use crate::domain::reward::{Earning, Facts, Payment, Plan, left};
use crate::domain::{ConversionId, RewardComponentId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Enters what a conversion that has just become a creator's does to the ledger. Says what it earns, each currency by itself.
///
/// # Errors
/// When the database fails.
pub async fn earn(app: &App, tx: &mut Tx, conversion: &Conversion, source: &Source) -> Result<Vec<Money>> {
    match (conversion.kind, conversion.refunded_conversion_id, conversion.revenue()) {
        (Kind::Sale | Kind::Renewal, _, Some(paid)) => enter_earned(app, tx, conversion, source, paid).await,
        (Kind::Refund, Some(of), _) => {
            take_back(app, tx, conversion, of).await?;
            bonus::look_again(app, tx, conversion, of).await?;
            Ok(Vec::new())
        }
        _ => Ok(Vec::new()),
    }
}

/// By the plan that held when it was paid.
async fn enter_earned(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    source: &Source,
    paid: Money,
) -> Result<Vec<Money>> {
    let occurred_at = conversion.occurred_at;
    let from = (source.creator_id, source.campaign_id);
    let plan = store::reward::find_held(tx, conversion.program_id, occurred_at, from).await?;
    let Some(plan) = plan else { return Ok(Vec::new()) };
    let customer = store::reward::find_customer(tx, conversion).await?;
    let facts = match plan.has_rules() {
        true => store::reward::get_facts(tx, source.creator_id, conversion).await?,
        false => Facts::default(),
    };
    let payment =
        Payment { paid, occurred_at, is_renewal: conversion.kind == Kind::Renewal, customer, facts };
    let day = occurred_at.with_timezone(&source.program_zone.0).date_naive();
    let mut earned = Vec::new();
    for earning in plan.earn(&payment) {
        earned.extend(enter_one(app, tx, (conversion, source), (&plan, day), earning).await?);
    }
    earned.extend(bonus::earn(app, tx, (conversion, source), (&plan, day)).await?);
    let earned = Money::sums(earned);
    limit::count(app, tx, (conversion, source), (&plan, day), &earned).await?;
    Ok(earned)
}

/// Enters what one component makes of a payment, as far as there is room under its most. Says what it comes to.
async fn enter_one(
    app: &App,
    tx: &mut Tx,
    (conversion, source): (&Conversion, &Source),
    (plan, day): (&Plan, NaiveDate),
    earning: Earning,
) -> Result<Option<Money>> {
    let component = plan.component(earning.reward_component_id);
    let cap = component.and_then(|component| Some((component.root_id, component.offer.cap()?)));
    let cap = cap.filter(|(_, (most, _))| most.currency == earning.amount.currency);
    let mut minor = earning.amount.minor;
    if let Some((root, (most, period))) = cap {
        let whose = (source.creator_id, root);
        store::creator::hold(tx, source.creator_id).await?;
        let spent = store::reward::get_spent(tx, whose, period.around(day), &most.currency).await?;
        minor = minor.min((most.minor - spent).max(0));
    }
    let commission = Commission {
        rate_bps: earning.rate_bps,
        root_component_id: cap.map(|(root, _)| root),
        tenure: earning.tenure,
        uncut_minor: (minor < earning.amount.minor).then_some(earning.amount.minor),
        ..commission(
            app,
            (conversion, source),
            (plan, day),
            (earning.reward_component_id, Money::new(minor, &earning.amount.currency)),
        )
    };
    let once_for = conversion.customer_id.as_deref().filter(|_| earning.is_bounty);
    if !store::commission::insert(tx, &commission, once_for).await? || minor == 0 {
        return Ok(None);
    }
    enter(app, tx, &commission, (conversion.conversion_id, Entry::Earned, minor)).await?;
    Ok(Some(commission.earned()))
}

/// A commission of a conversion by a component, of so much.
pub(super) fn commission(
    app: &App,
    (conversion, source): (&Conversion, &Source),
    (plan, day): (&Plan, NaiveDate),
    (component, amount): (RewardComponentId, Money),
) -> Commission {
    let whose = (conversion.program_id, source.creator_id);
    let payable_on = day + TimeDelta::days(i64::from(plan.hold_days));
    Commission {
        conversion_id: Some(conversion.conversion_id),
        reward_plan_id: Some(plan.reward_plan_id),
        reward_component_id: Some(component),
        earned_on: Some(day),
        ..Commission::new(app.ids.next(), whose, amount, payable_on)
    }
}

/// What is left of each commission is its share of what is left of the payment.
async fn take_back(app: &App, tx: &mut Tx, refund: &Conversion, of: ConversionId) -> Result<()> {
    let commissions = store::commission::list_of(tx, of).await?;
    let (paid, refunded) = store::commission::get_paid(tx, of).await?;
    // A bonus is for a whole month or year, whichever sale brought it.
    for commission in commissions.into_iter().filter(|commission| commission.bonus_on.is_none()) {
        let next = left(commission.earned_minor, paid, refunded).min(commission.left_minor);
        let change = next - commission.left_minor;
        if change != 0 {
            store::commission::update_left(tx, commission.commission_id, next).await?;
            enter(app, tx, &commission, (refund.conversion_id, Entry::Refunded, change)).await?;
        }
    }
    Ok(())
}

/// Enters a change of a commission.
pub(super) async fn enter(
    app: &App,
    tx: &mut Tx,
    of: &Commission,
    (conversion, kind, amount_minor): (ConversionId, Entry, i64),
) -> Result<()> {
    let entry = LedgerEntry {
        conversion_id: Some(conversion),
        ..of.entry(app.ids.next(), (kind, amount_minor), app.clock.now())
    };
    store::commission::insert_entry(tx, &entry).await?;
    Ok(())
}
