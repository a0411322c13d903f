//! `/tier`: where a creator stands on the ladder, and the way up.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::card::Card;
use crate::discord::cards;
use crate::error::Error;
use crate::features::tier::{self as feature, View};

#[poise::command(
    slash_command,
    subcommands("mine", "next", "rules"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn tier(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn mine(ctx: Context<'_>) -> Result<(), Error> {
    show(ctx, cards::tier::mine).await
}

#[poise::command(slash_command)]
async fn next(ctx: Context<'_>) -> Result<(), Error> {
    show(ctx, cards::tier::next).await
}

#[poise::command(slash_command)]
async fn rules(ctx: Context<'_>) -> Result<(), Error> {
    show(ctx, cards::tier::rules).await
}

async fn show(ctx: Context<'_>, card: fn(&View) -> Card) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let view = feature::mine(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(card(&view)))
    })
    .await;
    Ok(())
}
