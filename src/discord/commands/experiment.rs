//! `/experiment`: what managers try out, and what came of it.

use serenity::all::CreateAutocompleteResponse;

use super::choices::{VerdictOption, campaign_id, in_time, known_campaigns, offer};
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::buttons::experiment as buttons;
use crate::discord::cards;
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::experiment::Experiment;
use crate::domain::{CampaignId, ExperimentId, Refusal};
use crate::error::{Error, Result};
use crate::features::experiment as feature;

#[poise::command(
    slash_command,
    subcommands("new", "result", "list"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn experiment(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn new(
    ctx: Context<'_>,
    #[autocomplete = "known_campaigns"] campaign: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let known = wanted(campaign.as_deref());
    let again = Maybe(known.as_ref().ok().copied().flatten());
    ask.open(Press::ExperimentNew(again), async { buttons::new_form(&ask, known?).await }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn result(
    ctx: Context<'_>,
    #[autocomplete = "running"] experiment: String,
    verdict: VerdictOption,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let known: Option<ExperimentId> = experiment.trim().parse().ok();
    let again = Pair(verdict.0, known.unwrap_or(ExperimentId(0)));
    ask.open(Press::ExperimentResult(again), async {
        let id = known.ok_or(Refusal::ExperimentUnknown)?;
        buttons::result_form(&ask, Pair(verdict.0, id)).await
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn list(
    ctx: Context<'_>,
    #[autocomplete = "known_campaigns"] campaign: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let page = feature::list(&mut tx, &member, wanted(campaign.as_deref())?, 0).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::experiment::list(&page)))
    })
    .await;
    Ok(())
}

fn wanted(value: Option<&str>) -> Result<Option<CampaignId>, Refusal> {
    campaign_id(value).or(Err(Refusal::CampaignNowhere))
}

/// The experiments that run whose hypothesis contains what was typed, at most 25.
async fn running(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let found = in_time(all_running(&ask(&ctx))).await;
    offer(partial, found.into_iter().map(|one| (one.hypothesis, one.experiment_id.to_string())))
}

async fn all_running(ask: &Ask<'_>) -> Result<Vec<Experiment>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let found = feature::running(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(found)
}
