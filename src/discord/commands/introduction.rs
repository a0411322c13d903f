//! `/intro`: meeting other creators; and the menu on a person by which managers introduce them.

use serenity::all::User;

use super::choices::{TopicOption, markets};
use super::{Context, ask};
use crate::discord::ask::{Reply, signed};
use crate::discord::{buttons, cards};
use crate::domain::PersonId;
use crate::error::Error;
use crate::features::creator::market_meant;
use crate::features::introduction as feature;

#[poise::command(
    slash_command,
    subcommands("join", "leave", "pause", "ask_for", "history", "avoid", "directory"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn intro(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn join(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let own = feature::show(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::own(&own)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn leave(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let creator = member.creator()?.creator_id;
        feature::leave(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::left(creator)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn pause(ctx: Context<'_>, until: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let own = feature::pause(ask.app, &mut tx, &member, &until).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::own(&own)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command, rename = "ask")]
async fn ask_for(
    ctx: Context<'_>,
    topic: TopicOption,
    #[autocomplete = "markets"] market: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let market = match &market {
            Some(words) => Some(market_meant(&mut tx, &member, words).await?),
            None => None,
        };
        feature::ask(ask.app, &mut tx, &member, (topic.0, market)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::asked()))
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
        let history = feature::history(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::history(&history)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn avoid(ctx: Context<'_>, person: User) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let (other, name) = feature::avoid(ask.app, &mut tx, &member, id_of(&person)).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::avoided(other, &name)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn directory(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let listed = feature::directory(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::introduction::directory(&listed, 0)))
    })
    .await;
    Ok(())
}

#[poise::command(
    context_menu_command = "Introduce…",
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
pub(super) async fn introduce(ctx: Context<'_>, person: User) -> Result<(), Error> {
    buttons::introduction::open_on(&ask(&ctx), id_of(&person)).await;
    Ok(())
}

fn id_of(person: &User) -> PersonId {
    PersonId(signed(person.id.get()))
}
