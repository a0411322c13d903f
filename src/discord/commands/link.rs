//! `/link`: a creator's referral links.

use super::choices::{campaign_id, campaigns, links};
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::cards;
use crate::domain::Refusal;
use crate::domain::placement::SubId;
use crate::error::Error;
use crate::features::link;

#[poise::command(
    slash_command,
    subcommands("get", "list", "new", "archive"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn link(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn get(
    ctx: Context<'_>,
    #[autocomplete = "campaigns"] campaign: Option<String>,
    placement: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let campaign = campaign_id(campaign.as_deref())?;
        let placement = placement.map(|label| label.parse::<SubId>()).transpose()?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let ready = link::get(ask.app, &mut tx, &member, campaign, placement).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::link::ready(&ready)?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn list(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let mine = link::list(ask.app, &mut tx, &member, 0).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::link::list(&mine)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn new(
    ctx: Context<'_>,
    #[autocomplete = "campaigns"] campaign: Option<String>,
    alias: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let campaign = campaign_id(campaign.as_deref())?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let ready = link::new(ask.app, &mut tx, &member, campaign, alias.as_deref()).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::link::ready(&ready)?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn archive(ctx: Context<'_>, #[autocomplete = "links"] link: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let found = link::meant(&mut tx, &member, &link).await?;
        tx.commit().await?;
        if found.archived_at.is_some() {
            return Err(Refusal::LinkArchived.into());
        }
        Ok(Reply::Private(cards::link::archive(&found, &ask.app.link_url(&found.code))))
    })
    .await;
    Ok(())
}
