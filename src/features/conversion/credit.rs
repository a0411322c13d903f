//! Finds out whose a conversion is, and has it count for them.

use super::earn::earn;
use super::{flag, own, told};
use crate::app::{App, Member};
use crate::domain::attribution::{Occasion, Policy, Touch, Verdict};
use crate::domain::audit::{Deed, Subject};
use crate::domain::conversion::{Attribution, Conversion, Report, Source};
use crate::domain::promo_code::digest;
use crate::domain::{ConversionId, PersonId, PromoCodeId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Keeps the touches that a report names: those that Duet knows.
pub(super) async fn touch(app: &App, tx: &mut Tx, new: &Conversion, report: &Report) -> Result<()> {
    let program = new.program_id;
    if let Some(click) = report.click()
        && let Some((source, clicked_at)) =
            store::conversion::find_source_by_click(tx, program, click).await?
    {
        // A shop's clock may go a little slower than ours.
        let at = clicked_at.min(new.occurred_at);
        store::attribution::insert_touch(tx, app.ids.next(), new, (Attribution::Click, &source, None), at)
            .await?;
    }
    for (code, kind) in [(&report.code, Attribution::Code), (&report.promo_code, Attribution::PromoCode)] {
        let Some(code) = code else { continue };
        let (source, promo_code) = match kind {
            Attribution::PromoCode => typed(tx, new, code).await?,
            _ => (store::conversion::find_source_by_code(tx, program, code, false).await?, None),
        };
        if let Some(source) = source {
            let (what, at) = ((kind, &source, promo_code), new.occurred_at);
            store::attribution::insert_touch(tx, app.ids.next(), new, what, at).await?;
        }
    }
    Ok(())
}

/// What a typed code says: a creator's promo code, as long as it is theirs, and that alone; else a link's code or alias.
async fn typed(tx: &mut Tx, new: &Conversion, code: &str) -> Result<(Option<Source>, Option<PromoCodeId>)> {
    let program = new.program_id;
    match store::promo_code::find_by_digest(tx, program, &digest(program, code)).await? {
        Some(known) if known.counts_at(new.occurred_at) => {
            let id = known.promo_code_id;
            Ok((store::conversion::find_source_by_promo_code(tx, id).await?, Some(id)))
        }
        Some(_) => Ok((None, None)),
        None => Ok((store::conversion::find_source_by_code(tx, program, code, true).await?, None)),
    }
}

/// Makes a conversion a creator's, by the policy that holds: that of the touch that wins, else of whoever brought the
/// customer; a refund is its conversion's. Counts it, and lets them hear of it. `None` where it is nobody's.
pub(super) async fn settle(app: &App, tx: &mut Tx, conversion: &Conversion) -> Result<Option<Source>> {
    let (id, program) = (conversion.conversion_id, conversion.program_id);
    if let Some(of) = conversion.refunded_conversion_id {
        let Some(source) = store::conversion::find_source_of(tx, of).await? else { return Ok(None) };
        credit(app, tx, conversion, (&source, Attribution::Refund, None)).await?;
        return Ok(Some(source));
    }
    let policy = store::attribution::get_policy(tx, program).await?;
    let bound = match &conversion.customer_id {
        Some(customer) => store::conversion::find_source_by_customer(tx, program, customer).await?,
        None => None,
    };
    let touches = store::attribution::list_touches(tx, conversion).await?;
    let (touches, sources): (Vec<_>, Vec<_>) = touches.into_iter().unzip();
    let (kind, occurred_at) = (conversion.kind, conversion.occurred_at);
    let verdicts = policy.decide(Occasion { kind, occurred_at, is_bound: bound.is_some() }, &touches);
    let mut won = None;
    for ((touch, source), verdict) in touches.iter().zip(sources).zip(verdicts) {
        store::attribution::insert_contender(tx, id, touch, (verdict, policy.days(touch))).await?;
        if verdict == Verdict::Won {
            // A touch that came with another report says who brought the customer before.
            let is_own = touch.conversion_id == id;
            let why = if is_own { touch.kind } else { Attribution::Customer };
            won = Some((source, why));
        }
    }
    let found = won.or(bound.map(|bound| (bound, Attribution::Customer)));
    let Some((source, why)) = found else { return Ok(None) };
    credit(app, tx, conversion, (&source, why, Some(policy.version))).await?;
    Ok(Some(source))
}

/// Credits a conversion that is nobody's to the creator whom a person is, because a manager says so. What was credited
/// before stays.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`], [`refusal::Attribution`].
pub async fn by_hand(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: ConversionId,
    person: PersonId,
) -> Result<()> {
    member.manager()?;
    let program = member.program.program_id;
    let creator = store::creator::find(tx, program, person).await?.ok_or(Refusal::CreatorUnknown)?;
    let no = Refusal::Attribution;
    let conversion = store::conversion::find_unattributed(tx, program, id).await?;
    let conversion = conversion.ok_or(no(refusal::Attribution::Credited))?;
    store::conversion::hold_customer(tx, program, conversion.customer_id.as_deref()).await?;
    let source = store::conversion::find_source_by_creator(tx, creator.creator_id).await?;
    let source = source.ok_or(no(refusal::Attribution::NoLink))?;
    if !credit(app, tx, &conversion, (&source, Attribution::Manual, None)).await? {
        return Err(no(refusal::Attribution::Credited).into());
    }
    note(app, tx, &conversion, &source).await?;
    for refund in store::conversion::list_unattributed_refunds(tx, id).await? {
        settle(app, tx, &refund).await?;
    }
    bind(app, tx, &conversion, &source).await?;
    let line = member.did(app, Deed::AttributionCredit, Subject::Creator(creator.creator_id), "");
    Ok(store::audit::insert(tx, &line).await?)
}

/// Keeps a touch by hand, which won.
async fn note(app: &App, tx: &mut Tx, conversion: &Conversion, source: &Source) -> Result<()> {
    let touch = Touch {
        touch_id: app.ids.next(),
        conversion_id: conversion.conversion_id,
        kind: Attribution::Manual,
        link_id: source.link_id,
        creator_id: source.creator_id,
        campaign_id: source.campaign_id,
        touched_at: conversion.occurred_at,
        reported_for: conversion.occurred_at,
        window_days: None,
    };
    let (id, at) = (touch.touch_id, touch.touched_at);
    store::attribution::insert_touch(tx, id, conversion, (touch.kind, source, None), at).await?;
    let verdict = (Verdict::Won, Policy::default().days(&touch));
    Ok(store::attribution::insert_contender(tx, conversion.conversion_id, &touch, verdict).await?)
}

/// Keeps whose a conversion's customer is, where that was not known, and credits what they did before.
pub(super) async fn bind(app: &App, tx: &mut Tx, conversion: &Conversion, source: &Source) -> Result<()> {
    let (program, now) = (conversion.program_id, app.clock.now());
    if let Some(customer) = &conversion.customer_id
        && store::conversion::insert_customer(tx, program, customer, source, now).await?
    {
        for earlier in store::conversion::list_unattributed(tx, program, customer).await? {
            settle(app, tx, &earlier).await?;
        }
    }
    Ok(())
}

/// Counts a conversion for a creator, enters what it earns, and lets them hear of it. `false` where it is somebody's already.
async fn credit(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    (source, why, policy): (&Source, Attribution, Option<i64>),
) -> Result<bool> {
    let day = source.day(conversion.occurred_at);
    let (credit, is_news) = ((source, why, policy), told::is_news(app, conversion));
    let told_at = (!is_news).then(|| app.clock.now());
    let is_new =
        store::conversion::update_source(tx, conversion.conversion_id, credit, (day, told_at)).await?;
    if is_new {
        store::stats::insert_or_add(tx, conversion, source, day).await?;
        let earned = earn(app, tx, conversion, source).await?;
        let is_own = own::look(app, tx, conversion, (source, why)).await?;
        if !earned.is_empty() {
            flag::look(app, tx, conversion, (source, why), is_own).await?;
        }
        if is_news {
            told::hear(app, tx, conversion, source, earned).await?;
        }
    }
    Ok(is_new)
}
