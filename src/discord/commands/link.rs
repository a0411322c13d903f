//! `/link`: a creator's referral links.

use super::choices::campaigns;
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::cards;
use crate::domain::{CampaignId, Refusal};
use crate::error::Error;
use crate::features::link;

#[poise::command(slash_command, subcommands("get"), subcommand_required)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub async fn link(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn get(ctx: Context<'_>, #[autocomplete = "campaigns"] campaign: Option<String>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let campaign =
            campaign.map(|id| id.parse::<CampaignId>()).transpose().or(Err(Refusal::CampaignUnknown))?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let ready = link::get(ask.app, &mut tx, &member, campaign).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::link::ready(&ready)?))
    })
    .await;
    Ok(())
}
