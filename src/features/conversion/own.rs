//! Sees whether a conversion seems to be its creator's own: they came to the shop by their own link.

use crate::app::App;
use crate::domain::conversion::{Attribution, Conversion, Kind, Report, Source};
use crate::domain::own_sale::{Buyer, see};
use crate::error::Result;
use crate::store::{self, Tx};

/// Looks at a conversion that has just become a creator's, and keeps what is seen: then its buyer is known as theirs.
/// What a manager has credited by hand, and what takes another one back, is not looked at.
pub(super) async fn look(
    app: &App,
    tx: &mut Tx,
    conversion: &Conversion,
    (source, why): (&Source, Attribution),
) -> Result<bool> {
    if conversion.kind == Kind::Refund || why == Attribution::Manual {
        return Ok(false);
    }
    let (creator, now) = (source.creator_id, app.clock.now());
    let buyer =
        Buyer { customer: conversion.customer_id.as_deref(), email: conversion.customer_email.as_deref() };
    let like = store::own_sale::find_like(tx, creator, buyer).await?;
    let report: Option<Report> = serde_json::from_str(&conversion.report).ok();
    let is_own_click = match report.and_then(|report| report.click()) {
        Some(click) => store::own_sale::is_own_click(tx, creator, click).await?,
        None => false,
    };
    let Some(seen) = see(buyer, like.as_ref(), is_own_click) else { return Ok(false) };
    store::own_sale::insert(tx, conversion, (creator, seen), now).await?;
    Ok(true)
}
