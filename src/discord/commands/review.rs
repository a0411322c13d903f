//! `/review`: what waits for a manager's decision.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons;
use crate::error::Error;

#[poise::command(
    slash_command,
    subcommands("applications", "content", "fraud", "disputes"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn review(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn applications(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { buttons::application::queue(&ask, None).await.map(Reply::Private) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn content(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { buttons::submission::queue(&ask, None).await.map(Reply::Private) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn fraud(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { buttons::hold::queue(&ask, false).await.map(Reply::Private) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn disputes(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { buttons::hold::queue(&ask, true).await.map(Reply::Private) }).await;
    Ok(())
}
