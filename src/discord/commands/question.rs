//! `/ask`: a question to another market, what was asked before, and one's own questions.

use super::choices::markets;
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::question as buttons;
use crate::discord::cards;
use crate::discord::press::Press;
use crate::domain::MarketId;
use crate::error::{Error, Result};
use crate::features::creator::market_meant;
use crate::features::question as feature;

#[poise::command(
    slash_command,
    rename = "ask",
    subcommands("ask_market", "search", "mine"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn question(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command, rename = "question")]
async fn ask_market(ctx: Context<'_>, #[autocomplete = "markets"] market: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    let known = market.trim().parse().unwrap_or(MarketId(0));
    ask.open(Press::QuestionForm(known), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let market = market_meant(&mut tx, &member, &market).await?;
        tx.commit().await?;
        buttons::form_of(&ask, market).await
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn search(ctx: Context<'_>, words: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let found = feature::search(&mut tx, &member, &words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::question::found(&found, member.language)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn mine(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let own = feature::mine(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::question::mine(&own, member.language)))
    })
    .await;
    Ok(())
}
