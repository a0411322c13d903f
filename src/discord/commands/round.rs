//! `/round`: creators of different markets meet, everybody at once.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::round as buttons;
use crate::discord::cards;
use crate::error::Error;
use crate::features::round as feature;

#[poise::command(
    slash_command,
    subcommands("rules", "preview", "start", "status"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn round(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn rules(ctx: Context<'_>) -> Result<(), Error> {
    buttons::rules(&ask(&ctx)).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn preview(ctx: Context<'_>) -> Result<(), Error> {
    show(ctx).await
}

// A round is started with a button under what it would be: nobody starts what they have not seen.
#[poise::command(slash_command)]
async fn start(ctx: Context<'_>) -> Result<(), Error> {
    show(ctx).await
}

async fn show(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let preview = buttons::planned(&ask, None).await?;
        Ok(Reply::Private(cards::round::preview(&preview, 0, false)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn status(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let status = feature::status(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::round::status(&status, false)))
    })
    .await;
    Ok(())
}
