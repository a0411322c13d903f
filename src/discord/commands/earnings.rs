//! `/earnings`: what a creator has earned, line by line, and why.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::{earnings as buttons, hold};
use crate::error::Error;

#[poise::command(
    slash_command,
    subcommands("balance", "history", "explain", "payouts", "dispute"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn earnings(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn balance(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::balance(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn history(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::page(&ask, None).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn explain(ctx: Context<'_>, what: Option<String>) -> Result<(), Error> {
    let ask = ask(&ctx);
    let typed = what.unwrap_or_default();
    ask.answer(async { Ok(Reply::Private(buttons::explained(&ask, &typed).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn payouts(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::payouts(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn dispute(ctx: Context<'_>, what: String, words: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(hold::disputed(&ask, &what, &words).await?)) }).await;
    Ok(())
}
