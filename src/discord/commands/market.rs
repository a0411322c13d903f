//! `/market`: what one should know before speaking to a market, for creators and managers.

use super::choices::{NoteOption, markets};
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::buttons::market_note as buttons;
use crate::discord::cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::MarketId;
use crate::domain::market_note::Kind;
use crate::error::{Error, Result};
use crate::features::creator::market_meant;
use crate::features::market_note as feature;

#[poise::command(
    slash_command,
    subcommands("notes", "glossary", "time", "add"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn market(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn notes(ctx: Context<'_>, #[autocomplete = "markets"] market: String) -> Result<(), Error> {
    shelf(&ask(&ctx), &market, Kind::Custom).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn glossary(ctx: Context<'_>, #[autocomplete = "markets"] market: String) -> Result<(), Error> {
    shelf(&ask(&ctx), &market, Kind::Term).await;
    Ok(())
}

async fn shelf(ask: &Ask<'_>, market: &str, kind: Kind) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let market = market_meant(&mut tx, &member, market).await?;
        let shelf = feature::list(&mut tx, &member, (market, kind), 0).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::market_note::shelf(&shelf)))
    })
    .await;
}

#[poise::command(slash_command)]
async fn time(ctx: Context<'_>, #[autocomplete = "markets"] market: Option<String>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let market = match &market {
            Some(words) => Some(market_meant(&mut tx, &member, words).await?),
            None => None,
        };
        let clocks = feature::clocks(ask.app, &mut tx, &member, market).await?;
        tx.commit().await?;
        let reader = (feature::own_zone(&member), member.is_manager);
        Ok(Reply::Private(cards::market_note::clocks(&clocks, reader, ask.app.clock.now())))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn add(
    ctx: Context<'_>,
    #[autocomplete = "markets"] market: String,
    what: NoteOption,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let kind = what.0;
    let known = market.trim().parse().unwrap_or(MarketId(0));
    ask.open(Press::MarketNoteForm(Pair(kind, known)), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let market = market_meant(&mut tx, &member, &market).await?;
        tx.commit().await?;
        buttons::form_of(&ask, Pair(kind, market)).await
    })
    .await;
    Ok(())
}
