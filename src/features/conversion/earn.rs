//! Enters what a payment earns its creator, and takes back its share when the payment is taken back.

use chrono::TimeDelta;

use crate::app::App;
use crate::domain::ConversionId;
use crate::domain::commission::{Commission, Entry, LedgerEntry};
use crate::domain::conversion::{Conversion, Kind, Source};
use crate::domain::money::Money;
use crate::domain::reward::{Origin, Payment, left};
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
    let (program_id, creator_id, occurred_at) =
        (conversion.program_id, source.creator_id, conversion.occurred_at);
    let tier_id = store::reward::find_tier(tx, creator_id, occurred_at).await?;
    let origin = Origin { creator_id, tier_id, campaign_id: source.campaign_id };
    let plan = store::reward::find_held(tx, program_id, occurred_at, origin).await?;
    let Some(plan) = plan else { return Ok(Vec::new()) };
    let customer = store::reward::find_customer(tx, conversion).await?;
    let payment = Payment { paid, occurred_at, is_renewal: conversion.kind == Kind::Renewal, customer };
    let zone = store::program::get(tx, program_id).await?.zone;
    let paid_on = occurred_at.with_timezone(&zone.0).date_naive();
    let mut earned = Vec::new();
    for earning in plan.earn(&payment) {
        let commission = Commission {
            commission_id: app.ids.next(),
            program_id,
            creator_id,
            conversion_id: Some(conversion.conversion_id),
            reward_plan_id: Some(plan.reward_plan_id),
            reward_component_id: Some(earning.reward_component_id),
            rate_bps: earning.rate_bps,
            earned_minor: earning.amount.minor,
            left_minor: earning.amount.minor,
            paid_minor: 0,
            currency: earning.amount.currency.clone(),
            payable_on: paid_on + TimeDelta::days(i64::from(plan.hold_days)),
            commission_hold_id: None,
        };
        let once_for = conversion.customer_id.as_deref().filter(|_| earning.is_bounty);
        if store::commission::insert(tx, &commission, once_for).await? {
            let amount = earning.amount.minor;
            enter(app, tx, &commission, (conversion.conversion_id, Entry::Earned, amount)).await?;
            earned.push(earning.amount);
        }
    }
    Ok(Money::sums(earned))
}

/// What is left of each commission is its share of what is left of the payment.
async fn take_back(app: &App, tx: &mut Tx, refund: &Conversion, of: ConversionId) -> Result<()> {
    let commissions = store::commission::list_of(tx, of).await?;
    if commissions.is_empty() {
        return Ok(());
    }
    let (paid, refunded) = store::commission::get_paid(tx, of).await?;
    for commission in commissions {
        let next = left(commission.earned_minor, paid, refunded).min(commission.left_minor);
        let change = next - commission.left_minor;
        if change != 0 {
            store::commission::update_left(tx, commission.commission_id, next).await?;
            enter(app, tx, &commission, (refund.conversion_id, Entry::Refunded, change)).await?;
        }
    }
    Ok(())
}

async fn enter(
    app: &App,
    tx: &mut Tx,
    of: &Commission,
    (conversion, kind, amount_minor): (ConversionId, Entry, i64),
) -> Result<()> {
    let entry = LedgerEntry {
        ledger_entry_id: app.ids.next(),
        program_id: of.program_id,
        creator_id: of.creator_id,
        commission_id: Some(of.commission_id),
        conversion_id: Some(conversion),
        payout_item_id: None,
        kind,
        amount_minor,
        currency: of.currency.clone(),
        payable_on: of.payable_on,
        entered_at: app.clock.now(),
    };
    store::commission::insert_entry(tx, &entry).await?;
    Ok(())
}
