//! Lets creators opt in to introductions, say what they show of themselves, rest, and avoid somebody.

use chrono::{DateTime, Utc};

use super::own_joined;
use crate::app::{App, Member};
use crate::domain::introduction::{Cadence, Profile, Skill, Topic, Typed};
use crate::domain::market::Market;
use crate::domain::program::Zone;
use crate::domain::recurrence::ten;
use crate::domain::text::clean;
use crate::domain::{CreatorId, Language, MarketId, PersonId, Refusal, refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// What the asker shows of themselves, and what they could choose.
#[derive(Clone, Debug)]
pub struct Own {
    /// What they show.
    pub profile: Profile,
    /// The programme's name.
    pub program: String,
    /// The programme's markets but their own.
    pub markets: Vec<Market>,
    /// Until when they rest, if they do.
    pub paused_until: Option<DateTime<Utc>>,
}

/// The form for what the asker offers and would like to learn.
#[derive(Clone, Debug)]
pub struct Form {
    /// What stands there already.
    pub profile: Profile,
    /// The language in which they write, and another of the programme's.
    pub languages: Vec<Language>,
}

/// What the asker shows of themselves to those whom they are introduced to.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member) -> Result<Own> {
    let profile = own(tx, member).await?;
    let creator = member.creator()?;
    let mut markets = store::market::list(tx, creator.program_id).await?;
    markets.retain(|market| Some(market.market_id) != creator.market_id);
    let paused_until = profile.paused_until.filter(|until| app.clock.now() < *until);
    Ok(Own { profile, program: member.program.name.clone(), markets, paused_until })
}

async fn own(tx: &mut Tx, member: &Member) -> Result<Profile> {
    let creator = member.creator()?;
    let found = store::introduction::find_profile(tx, creator.creator_id).await?;
    Ok(found.unwrap_or_else(|| Profile::new(creator.creator_id, creator.program_id)))
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, profile: Profile) -> Result<Own> {
    store::introduction::insert_or_update_profile(tx, &profile).await?;
    show(app, tx, member).await
}

/// Keeps what the asker talks about.
///
/// # Errors
/// Those of [`show`].
pub async fn update_topics(app: &App, tx: &mut Tx, member: &Member, topics: Vec<Topic>) -> Result<Own> {
    let profile = own(tx, member).await?;
    keep(app, tx, member, Profile { topics, ..profile }).await
}

/// Keeps what the asker speaks; of a language that was chosen twice the better level.
///
/// # Errors
/// Those of [`show`].
pub async fn update_languages(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    mut languages: Vec<Skill>,
) -> Result<Own> {
    languages.sort_unstable_by(|one, other| other.cmp(one));
    languages.dedup_by_key(|skill| skill.language);
    let profile = own(tx, member).await?;
    keep(app, tx, member, Profile { languages, ..profile }).await
}

/// Keeps how often the asker would like to meet somebody.
///
/// # Errors
/// Those of [`show`].
pub async fn update_cadence(app: &App, tx: &mut Tx, member: &Member, cadence: Cadence) -> Result<Own> {
    let profile = own(tx, member).await?;
    keep(app, tx, member, Profile { cadence, ..profile }).await
}

/// Keeps the markets whose people the asker would like to meet; any, where there are none.
///
/// # Errors
/// Those of [`show`], [`Refusal::MarketUnknown`].
pub async fn update_markets(app: &App, tx: &mut Tx, member: &Member, markets: Vec<MarketId>) -> Result<Own> {
    let known = show(app, tx, member).await?;
    if markets.iter().any(|id| known.markets.iter().all(|market| market.market_id != *id)) {
        return Err(Refusal::MarketUnknown.into());
    }
    keep(app, tx, member, Profile { markets, ..known.profile }).await
}

/// The form for what the asker offers and would like to learn.
///
/// # Errors
/// Those of [`show`].
pub async fn form(tx: &mut Tx, member: &Member) -> Result<Form> {
    let profile = own(tx, member).await?;
    let mut languages = store::program::list_languages(tx, &member.program).await?;
    languages.sort_by_key(|language| *language != member.language);
    languages.truncate(2);
    Ok(Form { profile, languages })
}

/// Keeps what the asker offers and would like to learn, in the languages of [`Form::languages`]: the first may not be empty.
///
/// # Errors
/// Those of [`show`], [`Refusal::TextMissing`], [`Refusal::TextTooLong`].
pub async fn update_texts(app: &App, tx: &mut Tx, member: &Member, typed: &[Typed]) -> Result<Own> {
    let Form { profile, languages } = form(tx, member).await?;
    let mut texts = Vec::new();
    for (place, (language, typed)) in languages.iter().zip(typed).enumerate() {
        texts.extend(typed.read(*language, place == 0)?);
    }
    keep(app, tx, member, Profile { texts, ..profile }).await
}

/// Opts the asker in. Doing so twice changes nothing.
///
/// # Errors
/// Those of [`show`], [`refusal::Introduction::Unfinished`].
pub async fn join(app: &App, tx: &mut Tx, member: &Member) -> Result<Own> {
    let profile = own(tx, member).await?;
    profile.check()?;
    let joined_at = profile.joined_at.or_else(|| Some(app.clock.now()));
    keep(app, tx, member, Profile { joined_at, ..profile }).await
}

/// Opts the asker out. What they showed is kept for themselves alone. `false` when they were out.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn leave(tx: &mut Tx, member: &Member) -> Result<bool> {
    Ok(store::introduction::update_left(tx, member.creator()?.creator_id).await?)
}

/// Introduces the asker to nobody until ten in the morning of the day that they typed.
///
/// # Errors
/// Those of [`show`], [`refusal::Introduction::NotJoined`], [`Refusal::DayUnclear`], [`Refusal::DayOver`].
pub async fn pause(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<Own> {
    let profile = own_joined(tx, member).await?;
    let (zone, now) = (zone(tx, member).await?, app.clock.now());
    let today = now.with_timezone(&zone.0).date_naive();
    let locale = member.person.locale.as_deref().unwrap_or_default();
    let day = read_day(locale, today, typed).ok_or_else(|| Refusal::DayUnclear {
        typed: clean(typed).chars().take(40).collect(),
        example: today,
    })?;
    let until = ten(zone, day);
    if until <= now {
        return Err(Refusal::DayOver { day }.into());
    }
    keep(app, tx, member, Profile { paused_until: Some(until), ..profile }).await
}

/// Ends the asker's rest.
///
/// # Errors
/// Those of [`show`], [`refusal::Introduction::NotJoined`].
pub async fn resume(app: &App, tx: &mut Tx, member: &Member) -> Result<Own> {
    let profile = own_joined(tx, member).await?;
    keep(app, tx, member, Profile { paused_until: None, ..profile }).await
}

async fn zone(tx: &mut Tx, member: &Member) -> Result<Zone> {
    let market = match member.creator()?.market_id {
        Some(market) => Some(store::market::get(tx, market).await?.zone),
        None => None,
    };
    Ok(member.person.zone.0.or(market).unwrap_or(member.program.zone))
}

/// Notes that the asker does not want to meet a person. Nobody else is ever told.
///
/// # Errors
/// Those of [`show`], [`Refusal::CreatorUnknown`], [`refusal::Introduction::Oneself`].
pub async fn avoid(app: &App, tx: &mut Tx, member: &Member, person: PersonId) -> Result<(CreatorId, String)> {
    let own = member.creator()?;
    if own.person_id == person {
        return Err(Refusal::Introduction(refusal::Introduction::Oneself).into());
    }
    let other = store::creator::find(tx, own.program_id, person).await?.ok_or(Refusal::CreatorUnknown)?;
    let pair = (own.creator_id, other.creator_id);
    store::introduction::insert_avoid(tx, pair, app.clock.now()).await?;
    Ok((other.creator_id, other.name))
}

/// Takes that back.
///
/// # Errors
/// Those of [`show`], [`Refusal::CreatorUnknown`].
pub async fn unavoid(tx: &mut Tx, member: &Member, other: CreatorId) -> Result<String> {
    let own = member.creator()?;
    let other = store::creator::find_in(tx, own.program_id, other).await?.ok_or(Refusal::CreatorUnknown)?;
    store::introduction::delete_avoid(tx, (own.creator_id, other.creator_id)).await?;
    Ok(other.name)
}
