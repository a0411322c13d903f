//! What an option offers: fixed choices, and what the database knows that fits what was typed so far.

use serenity::all::{
    AutocompleteChoice, CommandInteraction, Context as Serenity, CreateAutocompleteResponse,
    CreateCommandOption, ResolvedValue,
};

use super::{Context, ask};
use crate::discord::ask::Ask;
use crate::discord::naming;
use crate::domain::campaign::Campaign;
use crate::domain::stats::Period;
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::features::link;
use crate::store;

/// The `period` option.
pub struct PeriodOption(pub Period);

#[async_trait::async_trait]
impl poise::SlashArgument for PeriodOption {
    async fn extract(
        _: &Serenity,
        _: &CommandInteraction,
        value: &ResolvedValue<'_>,
    ) -> std::result::Result<Self, poise::SlashArgError> {
        match value {
            ResolvedValue::String(value) => Period::of(value).map(Self),
            _ => None,
        }
        .ok_or_else(|| poise::SlashArgError::new_command_structure_mismatch("a period"))
    }

    fn create(option: CreateCommandOption) -> CreateCommandOption {
        let values: Vec<&str> = Period::ALL.iter().map(|period| period.value()).collect();
        naming::choices(option, "stats-me--period", &values)
    }
}

/// The campaigns open to the asker whose names contain what was typed, at most 25.
pub async fn campaigns(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let campaigns = live_campaigns(&ask(&ctx)).await.unwrap_or_default();
    offer(partial, campaigns.into_iter().map(|campaign| (campaign.name, campaign.campaign_id.to_string())))
}

async fn live_campaigns(ask: &Ask<'_>) -> Result<Vec<Campaign>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let market = member.creator()?.market_id;
    let campaigns =
        store::campaign::list_live(&mut tx, member.program.program_id, member.language, market).await?;
    tx.commit().await?;
    Ok(campaigns)
}

/// The campaign of an option's value.
///
/// # Errors
/// [`Refusal::CampaignUnknown`] when something was typed instead of chosen.
pub fn campaign_id(value: Option<&str>) -> Result<Option<CampaignId>, Refusal> {
    value.map(|id| id.trim().parse()).transpose().or(Err(Refusal::CampaignUnknown))
}

/// The asker's live links whose campaign or address contains what was typed, at most 25.
pub async fn links(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let rows = live_links(&ask(&ctx)).await.unwrap_or_default();
    offer(
        partial,
        rows.into_iter()
            .map(|row| (format!("{} · {}", row.campaign, row.link.code), row.link.link_id.to_string())),
    )
}

async fn live_links(ask: &Ask<'_>) -> Result<Vec<link::Row>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rows = link::list_all(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Those of `(label, value)` whose label contains what was typed, as many as Discord shows.
fn offer(partial: &str, found: impl Iterator<Item = (String, String)>) -> CreateAutocompleteResponse {
    let wanted = partial.to_lowercase();
    let choices = found
        .filter(|(label, _)| label.to_lowercase().contains(&wanted))
        .take(25)
        .map(|(label, value)| AutocompleteChoice::new(label.chars().take(100).collect::<String>(), value))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}
