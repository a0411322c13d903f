//! `/announce`: what managers tell everybody, or the creators of some markets, in each channel's language.

use serenity::all::CreateAutocompleteResponse;

use super::choices::{in_time, languages, offer};
use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::buttons::announcement as buttons;
use crate::discord::cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::announcement::State;
use crate::domain::{AnnouncementId, Language, Refusal};
use crate::error::{Error, Result};
use crate::features::announcement as feature;
use crate::store::announcement::Titled;

#[poise::command(
    slash_command,
    subcommands("draft", "translate", "schedule", "publish", "correct"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn announce(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn draft(ctx: Context<'_>) -> Result<(), Error> {
    buttons::new(&ask(&ctx)).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn translate(
    ctx: Context<'_>,
    #[autocomplete = "all"] announcement: String,
    #[autocomplete = "languages"] language: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let language = language.as_deref().map(Language::of);
    let known = announcement.trim().parse().unwrap_or(AnnouncementId(0));
    let again = Press::AnnouncementWords(Pair(language.flatten().unwrap_or(Language::FALLBACK), known));
    ask.open(again, async {
        let id = wanted(&announcement)?;
        let language = match language {
            Some(None) => return Err(Refusal::LanguageUnknown { known: Language::ALL.to_vec() }.into()),
            Some(language) => language,
            None => None,
        };
        buttons::words_form(&ask, id, language).await
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn schedule(
    ctx: Context<'_>,
    #[autocomplete = "unpublished"] announcement: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    let known = announcement.trim().parse().unwrap_or(AnnouncementId(0));
    ask.open(Press::AnnouncementSchedule(known), async {
        Ok(Reply::Form(buttons::schedule_form(&ask, wanted(&announcement)?).await?))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn publish(
    ctx: Context<'_>,
    #[autocomplete = "unpublished"] announcement: String,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(buttons::published(&ask, wanted(&announcement)?).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn correct(ctx: Context<'_>, #[autocomplete = "published"] announcement: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let sheet = feature::show(&mut tx, &member, wanted(&announcement)?).await?;
        tx.commit().await?;
        if sheet.announcement.state != State::Published {
            return Err(Refusal::AnnouncementUnpublished.into());
        }
        Ok(Reply::Private(cards::announcement::sheet(&sheet)))
    })
    .await;
    Ok(())
}

fn wanted(value: &str) -> Result<AnnouncementId> {
    Ok(value.trim().parse().or(Err(Refusal::AnnouncementUnknown))?)
}

async fn all(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    titled(&ctx, partial, &[State::Draft, State::Scheduled, State::Published]).await
}

async fn unpublished(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    titled(&ctx, partial, &[State::Draft, State::Scheduled]).await
}

async fn published(ctx: Context<'_>, partial: &str) -> CreateAutocompleteResponse {
    titled(&ctx, partial, &[State::Published]).await
}

/// The programme's announcements in one of these states whose title contains what was typed, at most 25.
async fn titled(ctx: &Context<'_>, partial: &str, states: &[State]) -> CreateAutocompleteResponse {
    let found = in_time(found(&ask(ctx), states)).await;
    offer(partial, found.into_iter().map(|one| (one.title, one.announcement_id.to_string())))
}

async fn found(ask: &Ask<'_>, states: &[State]) -> Result<Vec<Titled>> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let found = feature::list(&mut tx, &member, states).await?;
    tx.commit().await?;
    Ok(found)
}
