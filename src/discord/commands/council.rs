//! `/council`: who sits there, what is proposed and voted on, what the programme does about it, and when it meets.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::{meeting, proposal as buttons};
use crate::discord::cards;
use crate::error::Error;
use crate::features::{council as feature, decision, proposal};

/// `/council`.
#[poise::command(
    slash_command,
    subcommands("about", "agenda", "propose", "decisions", "meet"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn council(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn about(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let view = feature::about(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::council::about(&view)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn agenda(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let items = proposal::agenda(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::proposal::agenda(&items)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn propose(ctx: Context<'_>) -> Result<(), Error> {
    buttons::new(&ask(&ctx)).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn decisions(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let all = decision::list(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::decision::list(&all)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn meet(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(meeting::list(&ask).await?)) }).await;
    Ok(())
}
