//! `/brief`: what campaigns ask of a creator, and the way to join them.

use super::choices::briefs;
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::participation;
use crate::domain::Refusal;
use crate::error::Error;

#[poise::command(
    slash_command,
    subcommands("list", "show"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn brief(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn list(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(participation::listed(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn show(ctx: Context<'_>, #[autocomplete = "briefs"] campaign: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let id = campaign.trim().parse().or(Err(Refusal::BriefUnknown))?;
        Ok(Reply::Private(participation::shown(&ask, id).await?))
    })
    .await;
    Ok(())
}
