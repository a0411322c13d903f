//! `/stats`: how a creator's links are doing.

use super::choices::PeriodOption;
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::domain::stats::Period;
use crate::error::{Error, Result};
use crate::features::stats;

#[poise::command(slash_command, subcommands("me"), subcommand_required, interaction_context = "Guild|BotDm")]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn stats(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn me(ctx: Context<'_>, period: Option<PeriodOption>) -> Result<(), Error> {
    let ask = ask(&ctx);
    let period = period.map_or(Period::Month, |option| option.0);
    ask.answer(async { Ok(Reply::Private(mine(&ask, period).await?)) }).await;
    Ok(())
}

/// The asker's card for a period; its buttons lead to the other periods.
pub async fn mine(ask: &Ask<'_>, period: Period) -> Result<crate::discord::card::Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let mine = stats::me(ask.app, &mut tx, &member, period).await?;
    tx.commit().await?;
    Ok(cards::stats::mine(&mine))
}
