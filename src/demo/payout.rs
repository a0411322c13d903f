//! What the demo's creators were paid three weeks ago, and what one of them objects to.

use anyhow::Context as _;
use chrono::TimeDelta;

use super::history::acting;
use super::sales::at;
use super::world::World;
use crate::app::App;
use crate::error::Error;
use crate::features::hold;
use crate::features::payout::{self, Which};
use crate::store;

/// How long ago it was paid.
const PAID: TimeDelta = TimeDelta::days(20);
/// Who objects, and in which words.
const OBJECTION: (&str, &str) = (
    "Алина Корнеева",
    "Покупательница пишет, что оплатила сразу год, а в продаже только один месяц. Посмотрите, пожалуйста.",
);

/// Pays what was due by then, and has one of the creators object to their latest sale.
///
/// # Errors
/// When the database fails.
pub async fn write(app: &App, world: &World) -> anyhow::Result<()> {
    let paid_at = app.clock.now() - PAID;
    let then = at(app, paid_at);
    let mut tx = app.begin().await?;
    let manager = acting(app, &mut tx, world, world.manager()?).await?;
    let frozen = payout::run(&then, &mut tx, &manager).await?;
    let reference = Which::All(paid_at.format("SEPA-%Y-%m").to_string());
    payout::mark(&then, &mut tx, &manager, frozen.payout.payout_id, reference).await?;
    let (name, words) = OBJECTION;
    let member = acting(app, &mut tx, world, world.named(name)?).await?;
    let creator = member.creator().map_err(Error::from)?.creator_id;
    let last = store::commission::list_last_earned(&mut tx, creator, 1).await?;
    let sale = last.first().context("they have sold something")?;
    hold::dispute(app, &mut tx, &member, sale.conversion_id, words).await?;
    Ok(tx.commit().await?)
}
