//! `/results`: what came of a creator's campaigns, and what they learned.

use super::choices::{campaign_id, results};
use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::result as buttons;
use crate::domain::Refusal;
use crate::error::Error;

#[poise::command(
    slash_command,
    rename = "results",
    subcommands("mine", "reflect"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn own_results(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn mine(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::listed(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn reflect(ctx: Context<'_>, #[autocomplete = "results"] campaign: String) -> Result<(), Error> {
    let id = campaign_id(Some(&campaign)).ok().flatten().ok_or(Refusal::ResultsUnknown);
    buttons::reflect_on(&ask(&ctx), id).await;
    Ok(())
}
