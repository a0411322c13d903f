//! `/checkin`: how it goes, and how often one is asked.

use super::choices::{SnoozeOption, WishOption};
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::{buttons, cards};
use crate::error::Error;
use crate::features::check_in as feature;

#[poise::command(
    slash_command,
    rename = "checkin",
    subcommands("now", "snooze", "schedule", "history"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn check_in(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn now(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let card = buttons::check_in::current(&ask, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(card))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn snooze(ctx: Context<'_>, days: SnoozeOption) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let later = feature::later(ask.app, &mut tx, &member, days.0).await?;
        tx.commit().await?;
        Ok(Reply::Private(buttons::check_in::later(&later)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn schedule(ctx: Context<'_>, often: Option<WishOption>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let plan = match often {
            Some(often) => feature::choose(ask.app, &mut tx, &member, often.0).await?,
            None => feature::plan(ask.app, &mut tx, &member).await?,
        };
        tx.commit().await?;
        Ok(Reply::Private(cards::check_in::plan(&plan)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn history(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let page = feature::history(&mut tx, &member, 0).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::check_in::history(&page)))
    })
    .await;
    Ok(())
}
