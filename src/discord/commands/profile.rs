//! `/profile`: what Duet knows of somebody, and what they can do about it.

use super::choices::{languages, zones};
use super::contact::{hours, notify, pause};
use super::start::{language_meant, zone_meant};
use super::{Context, ask};
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::press::{Nothing, Press};
use crate::discord::{buttons, cards};
use crate::domain::{Language, Refusal};
use crate::error::{Error, Result};
use crate::features::profile::{self, Place};
use crate::i18n::text;
use crate::store::Tx;

#[poise::command(
    slash_command,
    subcommands("show", "edit", "language", "timezone", "hours", "notify", "pause", "export", "forget"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn profile(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

/// Whose profile is meant: the one of this server; by direct message the only one, or one of several.
enum Meant {
    One(Box<Member>),
    OneOf(Vec<Place>),
}

async fn meant(ask: &Ask<'_>, tx: &mut Tx) -> Result<Meant> {
    if ask.asker.server_id.is_some() {
        return Ok(Meant::One(Box::new(ask.enter(tx).await?)));
    }
    let person = ask.person(tx).await?;
    let places = profile::places(tx, person.person_id).await?;
    match places.as_slice() {
        [] => Err(Refusal::InNoProgram.into()),
        [only] => Ok(Meant::One(Box::new(ask.enter_place(tx, only.creator.creator_id).await?))),
        _ => Ok(Meant::OneOf(places)),
    }
}

#[poise::command(slash_command)]
async fn show(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let card = match meant(&ask, &mut tx).await? {
            Meant::One(member) => {
                let shown = profile::show(&mut tx, &member).await?;
                cards::profile::card(&shown, ask.app.clock.now())
            }
            Meant::OneOf(places) => cards::profile::which(&places),
        };
        tx.commit().await?;
        Ok(Reply::Private(card))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn edit(ctx: Context<'_>) -> Result<(), Error> {
    edit_here(&ask(&ctx)).await;
    Ok(())
}

/// The form of the asker's profile where they ask; by direct message of several programmes, first which one.
pub async fn edit_here(ask: &Ask<'_>) {
    ask.open(Press::ProfileEditHere(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let reply = match meant(ask, &mut tx).await? {
            Meant::One(member) => {
                let shown = profile::show(&mut tx, &member).await?;
                let save = Press::ProfileSave(shown.profile.creator.creator_id);
                Reply::Form(cards::start::form(save, text::profile_form_title(), &shown.profile.draft))
            }
            Meant::OneOf(places) => Reply::Private(cards::profile::which(&places)),
        };
        tx.commit().await?;
        Ok(reply)
    })
    .await;
}

#[poise::command(slash_command)]
async fn language(
    ctx: Context<'_>,
    #[autocomplete = "languages"] language: Option<String>,
) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let chosen = language.map(|words| language_meant(&words)).transpose()?;
        profile::language(&mut tx, person.person_id, chosen).await?;
        tx.commit().await?;
        let spoken = Language::negotiate([chosen, Some(ask.asker.likely_language())]);
        ask.speak(spoken);
        Ok(Reply::Private(cards::profile::language(chosen, spoken)))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn timezone(ctx: Context<'_>, #[autocomplete = "zones"] timezone: String) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let zone = zone_meant(&ask, &timezone)?;
        profile::timezone(ask.app, &mut tx, person.person_id, zone).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::profile::timezone(ask.language(), zone, ask.app.clock.now())))
    })
    .await;
    Ok(())
}

#[poise::command(slash_command)]
async fn export(ctx: Context<'_>) -> Result<(), Error> {
    buttons::profile::export(&ask(&ctx)).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn forget(ctx: Context<'_>) -> Result<(), Error> {
    buttons::profile::forget(&ask(&ctx)).await;
    Ok(())
}
