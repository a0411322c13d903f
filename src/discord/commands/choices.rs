//! What an option offers: fixed choices, and what the database knows that fits what was typed so far.

use serenity::all::{
    AutocompleteChoice, CommandInteraction, Context as Serenity, CreateAutocompleteResponse,
    CreateCommandOption, ResolvedValue,
};

use super::{Context, ask};
use crate::discord::ask::{Ask, PATIENCE};
use crate::discord::naming;
use crate::domain::audit::Topic as Deeds;
use crate::domain::campaign::{Campaign, State};
use crate::domain::check_in::Wish;
use crate::domain::creator::{Creator, Stage};
use crate::domain::experiment::Verdict;
use crate::domain::introduction::Topic;
use crate::domain::market::Market;
use crate::domain::market_note::Kind as NoteKind;
use crate::domain::relationship::Bond;
use crate::domain::reminder::Snooze;
use crate::domain::segment::By;
use crate::domain::stats::Period;
use crate::domain::{CampaignId, Language, Refusal, zone};
use crate::error::{Error, Result};
use crate::features::report::What;
use crate::features::{creator, link, participation, relationship, result, stats, submission};
use crate::i18n::{self, Verbatim, text};
use crate::store;

/// What is found in time, or else nothing: suggestions cannot be promised for later.
pub(super) async fn in_time<T: Default>(found: impl Future<Output = Result<T>>) -> T {
    match tokio::time::timeout(PATIENCE, found).await {
        Ok(Ok(found)) => found,
        // Who may not ask is offered nothing, and neither is who would have to wait.
        Ok(Err(Error::Refusal(_))) | Err(_) => T::default(),
        Ok(Err(error)) => {
            tracing::warn!(%error, "suggestions could not be looked up");
            T::default()
        }
    }
}

/// An option with fixed choices: its type, what it stands for, and by what path its choices are named.
macro_rules! fixed {
    ($(#[$doc:meta])* $name:ident($kind:ty), $path:literal, $value:ident) => {
        $(#[$doc])*
        pub struct $name(pub $kind);

        #[async_trait::async_trait]
        impl poise::SlashArgument for $name {
            async fn extract(
                _: &Serenity,
                _: &CommandInteraction,
                value: &ResolvedValue<'_>,
            ) -> std::result::Result<Self, poise::SlashArgError> {
                match value {
                    ResolvedValue::String(value) => <$kind>::of(value).map(Self),
                    _ => None,
                }
                .ok_or_else(|| poise::SlashArgError::new_command_structure_mismatch($path))
            }

            fn create(option: CreateCommandOption) -> CreateCommandOption {
                let values: Vec<&str> = <$kind>::ALL.iter().map(|one| one.$value()).collect();
                naming::choices(option, $path, &values)
            }
        }
    };
}

fixed! {
    /// The `period` option.
    PeriodOption(Period), "stats-me--period", value
}
fixed! {
    /// The `stage` option of `/creator stage`.
    BondOption(Bond), "creator-stage--stage", value
}
fixed! {
    /// The `days` option.
    SnoozeOption(Snooze), "checkin-snooze--days", code
}
fixed! {
    /// The `often` option.
    WishOption(Wish), "checkin-schedule--often", code
}
fixed! {
    /// The `what` option.
    NoteOption(NoteKind), "market-add--what", code
}
fixed! {
    /// The `topic` option.
    TopicOption(Topic), "intro-ask--topic", code
}
fixed! {
    /// The `verdict` option.
    VerdictOption(Verdict), "experiment-result--verdict", code
}
fixed! {
    /// The `by` option.
    ByOption(By), "report-segment--by", code
}
fixed! {
    /// The `what` option of `/report export`.
    WhatOption(What), "report-export--what", code
}
fixed! {
    /// The `what` option of `/program audit`.
    DeedOption(Deeds), "program-audit--what", code
}
fixed! {
    /// The `stage` option.
    StageOption(Stage), "creator-list--stage", code
}

/// The programme's creators whose names contain what was typed, at most 25; for managers.
pub async fn creators(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let ask = ask(&ctx);
    let found = in_time(creators_named(&ask, partial)).await;
    let reader = ask.language();
    let choices = found.into_iter().take(25).map(|creator| {
        let stage = i18n::creator::stage(creator.stage);
        let label = i18n::label(reader, &text::choice_creator(&creator.name, stage));
        AutocompleteChoice::new(label.chars().take(100).collect::<String>(), creator.creator_id.to_string())
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

async fn creators_named(ask: &Ask<'_>, partial: &str) -> Result<Vec<Creator>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let found = creator::named(&mut tx, &member, partial).await?;
    tx.commit().await?;
    Ok(found)
}

/// The tags in use in the programme that contain what was typed, the most used first; for managers.
pub async fn tags(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let tags = in_time(tags_here(&ask(&ctx))).await;
    offer(partial, tags.into_iter().map(|tag| (tag.clone(), tag)))
}

async fn tags_here(ask: &Ask<'_>) -> Result<Vec<String>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let tags = relationship::list_tags(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(tags)
}

/// The campaigns open to the asker whose names contain what was typed, at most 25.
pub async fn campaigns(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let campaigns = in_time(live_campaigns(&ask(&ctx))).await;
    offer(partial, campaigns.into_iter().map(|campaign| (campaign.name, campaign.campaign_id.to_string())))
}

async fn live_campaigns(ask: &Ask<'_>) -> Result<Vec<Campaign>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let campaigns = link::list_campaigns(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(campaigns)
}

/// The campaigns, also those that are over, whose names contain what was typed, at most 25.
pub async fn campaigns_ever(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let found = in_time(published(&ask(&ctx))).await;
    offer(partial, found.into_iter().map(|campaign| (campaign.name, campaign.campaign_id.to_string())))
}

async fn published(ask: &Ask<'_>) -> Result<Vec<Campaign>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let campaigns = stats::list_campaigns(&mut tx, &member).await?;
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

/// The programme's campaigns that can still change, drafts first, whose names contain what was typed, at most 25.
pub async fn changeable_campaigns(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    staff_campaigns(&ctx, partial, |campaign| campaign.state != State::Closed).await
}

/// All of the programme's campaigns, drafts first, whose names contain what was typed, at most 25; for managers.
pub async fn known_campaigns(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    staff_campaigns(&ctx, partial, |_| true).await
}

/// The programme's campaigns that can be closed, drafts first, whose names contain what was typed, at most 25.
pub async fn closable_campaigns(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    staff_campaigns(&ctx, partial, |campaign| campaign.state != State::Closed && !campaign.is_evergreen).await
}

/// The programme's campaigns but the standing one, also those that are over, drafts first; at most 25.
pub async fn staff_campaigns_ever(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    staff_campaigns(&ctx, partial, |campaign| !campaign.is_evergreen).await
}

/// The briefs that are open to the asker or that they have joined, at most 25.
pub async fn briefs(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let rows = in_time(own_briefs(&ask(&ctx))).await;
    offer(partial, rows.into_iter().map(|row| (row.name, row.campaign_id.to_string())))
}

async fn own_briefs(ask: &Ask<'_>) -> Result<Vec<participation::Row>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rows = participation::list(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(rows)
}

/// What is asked of the asker and can be handed in, by what it is called and its campaign, at most 25.
pub async fn owed(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let rows = in_time(own_owed(&ask(&ctx))).await;
    let named = |row: submission::Row| {
        (format!("{} · {}", row.title, row.campaign), row.deadline.deadline_id.to_string())
    };
    offer(partial, rows.into_iter().filter(submission::Row::is_sendable).map(named))
}

async fn own_owed(ask: &Ask<'_>) -> Result<Vec<submission::Row>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let rows = submission::list(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(rows)
}

/// The campaigns of which the asker was told results, at most 25.
pub async fn results(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let found = in_time(own_results(&ask(&ctx))).await;
    offer(partial, found.into_iter().map(|campaign| (campaign.name, campaign.campaign_id.to_string())))
}

async fn own_results(ask: &Ask<'_>) -> Result<Vec<Campaign>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let campaigns = result::list_campaigns(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(campaigns)
}

async fn staff_campaigns(
    ctx: &Context<'_>,
    partial: &str,
    fits: impl Fn(&Campaign) -> bool,
) -> CreateAutocompleteResponse {
    let ask = ask(ctx);
    let mut campaigns = in_time(all_campaigns(&ask)).await;
    campaigns.sort_by_key(|campaign| campaign.state != State::Draft);
    let named = |campaign: Campaign| {
        let name = match campaign.state {
            State::Draft => i18n::label(ask.language(), &text::campaign_choice_draft(&campaign.name)),
            _ => campaign.name,
        };
        (name, campaign.campaign_id.to_string())
    };
    offer(partial, campaigns.into_iter().filter(fits).map(named))
}

async fn all_campaigns(ask: &Ask<'_>) -> Result<Vec<Campaign>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    member.manager()?;
    let campaigns = store::campaign::list(&mut tx, member.program.program_id, member.language).await?;
    tx.commit().await?;
    Ok(campaigns)
}

/// The asker's live links whose campaign or address contains what was typed, at most 25.
pub async fn links(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let rows = in_time(live_links(&ask(&ctx))).await;
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
pub(super) fn offer(
    partial: &str,
    found: impl Iterator<Item = (String, String)>,
) -> CreateAutocompleteResponse {
    let wanted = partial.to_lowercase();
    let choices = found
        .filter(|(label, _)| label.to_lowercase().contains(&wanted))
        .take(25)
        .map(|(label, value)| AutocompleteChoice::new(label.chars().take(100).collect::<String>(), value))
        .collect();
    CreateAutocompleteResponse::new().set_choices(choices)
}

/// Duet's languages, called in the asker's.
pub async fn languages(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let ask = ask(&ctx);
    let reader = reader(&ask).await;
    let name = |language: Language| i18n::label(reader, &i18n::creator::language_title(language));
    offer(partial, Language::ALL.iter().map(|language| (name(*language), language.code().to_owned())))
}

/// The programme's markets.
pub async fn markets(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let markets = in_time(markets_here(&ask(&ctx))).await;
    offer(partial, markets.into_iter().map(|market| (market.name, market.market_id.to_string())))
}

async fn markets_here(ask: &Ask<'_>) -> Result<Vec<Market>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let markets = store::market::list(&mut tx, member.program.program_id).await?;
    tx.commit().await?;
    Ok(markets)
}

/// Time zones by city or offset; before anything is typed, those in which most people live.
pub async fn zones(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    let ask = ask(&ctx);
    let reader = reader(&ask).await;
    let now = ask.app.clock.now();
    let found = zone::search(partial, now, |zone| i18n::zone::city(reader, zone));
    let choices = found.into_iter().take(25).map(|zone| {
        let (city, offset) = (i18n::zone::city(reader, zone), zone::offset_name(zone, now));
        let label = i18n::label(
            reader,
            &text::choice_zone_named(Verbatim(city), Verbatim(offset), Verbatim(zone.0.name())),
        );
        AutocompleteChoice::new(label.chars().take(100).collect::<String>(), zone.0.name())
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

/// The asker's language.
async fn reader(ask: &Ask<'_>) -> Language {
    let found = async {
        let mut tx = ask.app.begin().await?;
        ask.person(&mut tx).await?;
        tx.commit().await?;
        Ok::<_, Error>(())
    };
    in_time(found).await;
    ask.language()
}
