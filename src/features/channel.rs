//! Chooses which channel is for what, and the language of what is posted there.

use chrono::TimeDelta;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::server::{ChannelSeen, Look};
use crate::domain::setup::{Setup, Target};
use crate::domain::{ChannelId, Language, Refusal};
use crate::error::Result;
use crate::i18n::{label, text};
use crate::store::{self, Tx};

/// Nobody needs longer to have channels made; a crash does not block the next try for longer.
const MAKING: TimeDelta = TimeDelta::seconds(60);

/// Chooses a channel for something, after looking whether Duet can work there.
///
/// # Errors
/// [`Refusal::ChannelUnknown`], [`Refusal::ChannelForbidden`], [`Refusal::ChannelTaken`], [`Refusal::ChannelPublic`],
/// [`Refusal::MarketUnknown`].
pub async fn choose(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    target: Target,
    channel: ChannelId,
    look: &Look,
) -> Result<()> {
    let known = member.setup(tx).await?;
    let seen = look.channel(channel).ok_or(Refusal::ChannelUnknown)?;
    usable(seen)?;
    // What managers write about people stands there.
    if target == Target::Review && seen.is_public {
        return Err(Refusal::ChannelPublic { channel }.into());
    }
    insert(app, tx, member, &known, target, channel).await
}

fn usable(seen: &ChannelSeen) -> Result<(), Refusal> {
    match seen.missing.is_empty() {
        true => Ok(()),
        false => Err(Refusal::ChannelForbidden { channel: seen.channel_id, missing: seen.missing.clone() }),
    }
}

async fn insert(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    known: &Setup,
    target: Target,
    channel: ChannelId,
) -> Result<()> {
    if !known.targets().contains(&target) {
        return Err(Refusal::MarketUnknown.into());
    }
    if let Some(taken) = known.channels.iter().find(|taken| taken.channel_id == channel) {
        return match Target::of(taken) == Some(target) {
            true => Ok(()),
            false => Err(Refusal::ChannelTaken { channel }.into()),
        };
    }
    let language = known.language_for(target);
    store::setup::insert_channel(tx, known.program.program_id, target, channel, language).await?;
    let line = member.did(app, Deed::ProgramChannel, Subject::Channel(channel), language.code());
    Ok(store::audit::insert(tx, &line).await?)
}

/// Chooses the language of what is posted for something.
///
/// # Errors
/// [`Refusal::LanguageUnknown`], [`Refusal::ChannelUnknown`].
pub async fn speak(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    target: Target,
    language: Language,
) -> Result<()> {
    let known = member.setup(tx).await?;
    if !known.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: known.languages }.into());
    }
    let channel = known.channel(target).ok_or(Refusal::ChannelUnknown)?;
    if channel.language == Some(language) {
        return Ok(());
    }
    store::setup::update_channel_language(tx, known.program.program_id, target, language).await?;
    let line = member.did(app, Deed::ProgramChannel, Subject::Channel(channel.channel_id), language.code());
    Ok(store::audit::insert(tx, &line).await?)
}

/// Takes the purpose away from the channel that was chosen for something. Taking it away twice is the same as once.
///
/// # Errors
/// When the asker is not staff.
pub async fn free(app: &App, tx: &mut Tx, member: &Member, target: Target) -> Result<()> {
    let known = member.setup(tx).await?;
    let Some(channel) = known.channel(target) else { return Ok(()) };
    store::setup::delete_channel(tx, known.program.program_id, target).await?;
    let line = member.did(app, Deed::ProgramChannelRemove, Subject::Channel(channel.channel_id), "");
    Ok(store::audit::insert(tx, &line).await?)
}

/// A channel to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What it is for.
    pub target: Target,
    /// What it is to be called.
    pub name: String,
    /// Whether only managers see it.
    pub is_private: bool,
}

/// Claims the making of the channels that are needed and missing: nobody else makes them meanwhile. None when nothing is
/// missing.
///
/// # Errors
/// [`Refusal::ChannelsNotMakeable`], [`Refusal::ChannelsBeingMade`].
pub async fn begin_making(app: &App, tx: &mut Tx, member: &Member, look: &Look) -> Result<Vec<Wanted>> {
    let known = member.setup(tx).await?;
    let wanted: Vec<Wanted> = known.open_targets().into_iter().map(|target| wanted(&known, target)).collect();
    if wanted.is_empty() {
        return Ok(wanted);
    }
    if !look.makes_channels {
        return Err(Refusal::ChannelsNotMakeable.into());
    }
    let now = app.clock.now();
    if !store::setup::claim_making(tx, known.program.program_id, now, now + MAKING).await? {
        return Err(Refusal::ChannelsBeingMade.into());
    }
    Ok(wanted)
}

fn wanted(known: &Setup, target: Target) -> Wanted {
    let language = known.language_for(target);
    let code = target.market().and_then(|id| known.markets.iter().find(|market| market.market_id == id));
    let code = code.map_or("", |market| &*market.code);
    let name = match target {
        Target::Review => label(language, &text::channel_name_review()),
        Target::Announcements => label(language, &text::channel_name_announcements()),
        Target::Market(_) => label(language, &text::channel_name_market(code)),
        Target::Wins => label(language, &text::channel_name_wins()),
        Target::Results(_) => label(language, &text::channel_name_results(code)),
    };
    Wanted { target, name, is_private: target == Target::Review }
}

/// Keeps the channels that were made, and lets others make some again.
///
/// # Errors
/// When the database fails.
pub async fn end_making(app: &App, tx: &mut Tx, member: &Member, made: &[(Target, ChannelId)]) -> Result<()> {
    let known = member.setup(tx).await?;
    for (target, channel) in made {
        // Chosen by somebody else meanwhile: theirs stays.
        if known.channel(*target).is_none() {
            insert(app, tx, member, &known, *target, *channel).await?;
        }
    }
    Ok(store::setup::release_making(tx, known.program.program_id).await?)
}
