//! Finds out whose a conversion is, and has it count for them.

use super::told;
use crate::app::App;
use crate::domain::attribution::{Occasion, Verdict};
use crate::domain::conversion::{Attribution, Conversion, Report, Source};
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
        store::attribution::insert_touch(tx, app.ids.next(), new, (Attribution::Click, &source), at).await?;
    }
    for (code, kind) in [(&report.code, Attribution::Code), (&report.promo_code, Attribution::PromoCode)] {
        let Some(code) = code else { continue };
        let is_typed = kind == Attribution::PromoCode;
        if let Some(source) = store::conversion::find_source_by_code(tx, program, code, is_typed).await? {
            let at = new.occurred_at;
            store::attribution::insert_touch(tx, app.ids.next(), new, (kind, &source), at).await?;
        }
    }
    Ok(())
}

/// Makes a conversion a creator's, by the policy that holds: that of the touch that wins, else of whoever brought the
/// customer; a refund is its conversion's. Counts it, and lets them hear of it. `None` where it is nobody's.
pub(super) async fn settle(app: &App, tx: &mut Tx, conversion: &Conversion) -> Result<Option<Source>> {
    let (id, program) = (conversion.conversion_id, conversion.program_id);
    if let Some(of) = conversion.refunded_conversion_id {
        let found = store::conversion::find_source_of(tx, of).await?;
        return credited(app, tx, conversion, found.map(|found| (found, Attribution::Refund)), None).await;
    }
    let policy = store::attribution::get_policy(tx, program).await?;
    let bound = match &conversion.customer_id {
        Some(customer) => store::conversion::find_source_by_customer(tx, program, customer).await?,
        None => None,
    };
    let touches = store::attribution::list_touches(tx, conversion).await?;
    let (kind, occurred_at) = (conversion.kind, conversion.occurred_at);
    let verdicts = policy.decide(Occasion { kind, occurred_at, is_bound: bound.is_some() }, &touches);
    let mut won = None;
    for (touch, verdict) in touches.iter().zip(verdicts) {
        store::attribution::insert_contender(tx, id, touch, (verdict, policy.days(touch))).await?;
        if verdict == Verdict::Won {
            // A touch that came with an earlier report says who brought the customer, not where this one came by.
            let is_own = touch.conversion_id == id;
            let why = if is_own { touch.kind } else { Attribution::Customer };
            let source = store::conversion::find_source_by_touch(tx, touch.touch_id, is_own).await?;
            won = source.map(|source| (source, why));
        }
    }
    let found = won.or(bound.map(|bound| (bound, Attribution::Customer)));
    credited(app, tx, conversion, found, Some(policy.version)).await
}

async fn credited(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    found: Option<(Source, Attribution)>,
    policy: Option<i64>,
) -> Result<Option<Source>> {
    let Some((source, why)) = found else { return Ok(None) };
    let day = source.day(conversion.occurred_at);
    let credit = (&source, why, policy);
    if store::conversion::update_source(tx, conversion.conversion_id, credit, day).await? {
        store::stats::insert_or_add(tx, conversion, &source, day).await?;
        told::hear(app, tx, conversion, &source).await?;
    }
    Ok(Some(source))
}
