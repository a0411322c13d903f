//! `/campaign`: what managers begin, publish and close.

use super::choices::{
    campaign_id, changeable_campaigns, closable_campaigns, creators, languages, staff_campaigns_ever,
};
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons;
use crate::discord::cards;
use crate::domain::{CampaignId, Language, Refusal};
use crate::error::{Error, Result};
use crate::features::campaign as feature;

#[poise::command(
    slash_command,
    subcommands(
        "new",
        "brief",
        "translate",
        "ask_creators",
        "publish",
        "roster",
        "stage",
        "results",
        "close",
        "copy"
    ),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn campaign(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn new(ctx: Context<'_>) -> Result<(), Error> {
    buttons::campaign::new(&ask(&ctx)).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn brief(
    ctx: Context<'_>,
    #[autocomplete = "closable_campaigns"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::brief::shown(&ask, wanted(&campaign)?).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn translate(
    ctx: Context<'_>,
    #[autocomplete = "closable_campaigns"] campaign: String,
    #[autocomplete = "languages"] language: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let spoken = language.as_deref().map(language_typed).transpose()?;
        Ok(Reply::Private(buttons::brief::translation_of(&ask, wanted(&campaign)?, spoken).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn stage(
    ctx: Context<'_>,
    #[autocomplete = "staff_campaigns_ever"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::stage::shown(&ask, wanted(&campaign)?).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn results(
    ctx: Context<'_>,
    #[autocomplete = "staff_campaigns_ever"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::result::shown(&ask, wanted(&campaign)?).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command, rename = "clone")]
async fn copy(
    ctx: Context<'_>,
    #[autocomplete = "staff_campaigns_ever"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    match wanted(&campaign) {
        Ok(id) => buttons::campaign::clone(&ask, id).await,
        Err(refused) => ask.answer(async { Err(refused) }).await,
    }
    Ok(())
}

#[poise::command(slash_command)]
async fn publish(
    ctx: Context<'_>,
    #[autocomplete = "changeable_campaigns"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::campaign::published(&ask, wanted(&campaign)?).await?)) })
        .await;
    Ok(())
}

#[poise::command(slash_command, rename = "ask")]
async fn ask_creators(
    ctx: Context<'_>,
    #[autocomplete = "closable_campaigns"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::idea::rounded(&ask, wanted(&campaign)?).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn roster(
    ctx: Context<'_>,
    #[autocomplete = "staff_campaigns_ever"] campaign: String,
    #[autocomplete = "creators"] offer: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let id = wanted(&campaign)?;
        Ok(Reply::Private(match offer {
            Some(words) => buttons::participation::offered_to(&ask, id, &words).await?,
            None => buttons::participation::rostered(&ask, id).await?,
        }))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn close(
    ctx: Context<'_>,
    #[autocomplete = "closable_campaigns"] campaign: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        member.manager()?;
        let closing = feature::closing(&mut tx, &member, wanted(&campaign)?).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::campaign::closing(&closing)))
    })
    .await;
    Ok(())
}

fn language_typed(code: &str) -> Result<Language> {
    Ok(Language::of(code).ok_or_else(|| Refusal::LanguageUnknown { known: Language::ALL.to_vec() })?)
}

fn wanted(value: &str) -> Result<CampaignId> {
    Ok(campaign_id(Some(value)).ok().flatten().ok_or(Refusal::CampaignNowhere)?)
}
