//! Shows managers who their creators are, and invites new ones.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::{App, Member};
use crate::domain::application::Application;
use crate::domain::audience::{Band, Bands};
use crate::domain::audit::{Deed, Subject};
use crate::domain::check_in::{Mood, TREND};
use crate::domain::creator::{Creator, Draft, Profile, Stage};
use crate::domain::market::Market;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::Zone;
use crate::domain::relationship::{CONTACT_DAYS, NEWEST, Relationship};
use crate::domain::report::Report;
use crate::domain::stats::{Period, Scope};
use crate::domain::text::Variants;
use crate::domain::tier::Tier;
use crate::domain::{CreatorId, MarketId, NoticeId, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Creators on one page of the list.
const PAGE: i64 = 10;

/// A creator as managers see them.
#[derive(Clone, Debug)]
pub struct Dossier {
    /// Who they are.
    pub profile: Profile,
    /// Their own zone, else their market's, else the programme's.
    pub zone: Zone,
    /// Live links.
    pub links: i64,
    /// What they see as their own results of the last thirty days.
    pub figures: Report,
    /// What managers keep of them.
    pub relationship: Relationship,
    /// How it went at their last check-ins, the newest first.
    pub moods: Vec<Mood>,
    /// Their applications, newest first.
    pub applications: Vec<Application>,
    /// Their place on the ladder.
    pub rank: Rank,
    /// Until when they want to hear nothing, if they rest.
    pub paused_until: Option<DateTime<Utc>>,
    /// Notices to them: about to be said, held, and given up in the last week.
    pub notices: (i64, i64, i64),
}

/// A creator's place on the ladder, as managers see it.
#[derive(Clone, Debug)]
pub struct Rank {
    /// What their tier is called; empty without one.
    pub tier: Variants,
    /// When they lose it.
    pub falls_at: Option<DateTime<Utc>>,
    /// The size of their audience, where a manager said.
    pub audience: Option<Band>,
    /// Where the bands of audiences begin.
    pub bands: Bands,
}

/// Which creators are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Those at this stage; at any without.
    pub stage: Option<Stage>,
    /// Those of this market; of any without.
    pub market: Option<MarketId>,
}

/// One page of the list.
#[derive(Clone, Debug)]
pub struct Page {
    /// Which creators are listed.
    pub sieve: Sieve,
    /// The market's name, where one was chosen.
    pub market: Option<Market>,
    /// The creators, the newest first.
    pub creators: Vec<Creator>,
    /// Which page, from 0.
    pub page: i64,
    /// How many pages there are, at least one.
    pub pages: i64,
    /// How many creators on all pages.
    pub total: i64,
}

/// Somebody who is to be invited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitee {
    /// Who.
    pub person_id: PersonId,
    /// Whether it is a bot.
    pub is_bot: bool,
    /// Whether they are on the server: Discord lets one name anybody.
    pub is_here: bool,
}

/// Somebody who was invited.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Who.
    pub person_id: PersonId,
    /// The notice that tells them.
    pub notice: NoticeId,
}

/// Everything about a creator of the asker's programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn card(app: &App, tx: &mut Tx, member: &Member, id: CreatorId) -> Result<Dossier> {
    member.manager()?;
    let creator = store::creator::find_in(tx, member.program.program_id, id).await?;
    dossier(app, tx, member, creator.ok_or(Refusal::CreatorUnknown)?).await
}

/// Everything about a person as a creator of the asker's programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn card_of(app: &App, tx: &mut Tx, member: &Member, person: PersonId) -> Result<Dossier> {
    member.manager()?;
    let creator = store::creator::find(tx, member.program.program_id, person).await?;
    dossier(app, tx, member, creator.ok_or(Refusal::CreatorUnknown)?).await
}

async fn dossier(app: &App, tx: &mut Tx, member: &Member, creator: Creator) -> Result<Dossier> {
    let profile = store::creator::find_profile(tx, &creator).await?.ok_or(Refusal::CreatorUnknown)?;
    // Days are the market's, as everywhere in the figures.
    let days = profile.market.as_ref().map_or(member.program.zone, |market| market.zone);
    let today = app.clock.now().with_timezone(&days.0).date_naive();
    let since = app.clock.now() - TimeDelta::days(CONTACT_DAYS);
    let scope = Scope::of(creator.creator_id);
    let figures = store::stats::get_report(tx, scope, Period::Month, today).await?;
    Ok(Dossier {
        zone: profile.zone().unwrap_or(member.program.zone),
        profile,
        links: store::link::count_live(tx, creator.creator_id).await?,
        figures,
        relationship: store::relationship::get(tx, creator.creator_id, NEWEST, since).await?,
        moods: store::check_in::list_moods(tx, creator.creator_id, None, TREND).await?,
        applications: store::application::list_of_creator(tx, creator.creator_id).await?,
        rank: rank(tx, member, &creator).await?,
        paused_until: store::contact::find_pause(tx, creator.creator_id)
            .await?
            .filter(|until| app.clock.now() < *until),
        notices: {
            let (now, person) = (app.clock.now(), (creator.program_id, Some(creator.person_id)));
            store::notice::count_by_state(tx, person, (now, now - TimeDelta::days(7))).await?
        },
    })
}

async fn rank(tx: &mut Tx, member: &Member, creator: &Creator) -> Result<Rank> {
    let climber = store::standing::find(tx, creator.creator_id).await?;
    let standing = climber.map(|climber| climber.standing).unwrap_or_default();
    let tiers = store::tier::list(tx, &member.program).await?;
    let own = tiers.iter().find(|tier| Some(tier.tier_id) == standing.tier_id);
    Ok(Rank {
        tier: own.map(Tier::name).unwrap_or_default(),
        falls_at: standing.falls_at,
        audience: store::tier::find_audience(tx, creator.creator_id).await?,
        bands: store::tier::get_policy(tx, member.program.program_id).await?.bands,
    })
}

/// Notes the size of a creator's audience; `None` takes the note away.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn audience(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: CreatorId,
    band: Option<Band>,
) -> Result<Dossier> {
    let before = card(app, tx, member, id).await?;
    if before.rank.audience == band {
        return Ok(before);
    }
    store::tier::update_audience(tx, id, band).await?;
    let line = member.did(app, Deed::CreatorAudience, Subject::Creator(id), "");
    store::audit::insert(tx, &line).await?;
    card(app, tx, member, id).await
}

/// The creator that somebody on the staff means by the key, the whole name, or a mention.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`] also when several have this name.
pub async fn meant(tx: &mut Tx, member: &Member, words: &str) -> Result<CreatorId> {
    member.administrator()?;
    let program = member.program.program_id;
    let words = words.trim();
    let mentioned = words.strip_prefix("<@").and_then(|rest| rest.strip_suffix('>'));
    if let Some(person) = mentioned.and_then(|id| id.trim_start_matches('!').parse().ok()) {
        let found = store::creator::find(tx, program, person).await?;
        return Ok(found.ok_or(Refusal::CreatorUnknown)?.creator_id);
    }
    if let Ok(id) = words.parse()
        && let Some(creator) = store::creator::find_in(tx, program, id).await?
    {
        return Ok(creator.creator_id);
    }
    match named(tx, member, words).await?.as_slice() {
        [only] => Ok(only.creator_id),
        several => {
            let mut exact = several.iter().filter(|known| known.name.to_lowercase() == words.to_lowercase());
            match (exact.next(), exact.next()) {
                (Some(only), None) => Ok(only.creator_id),
                _ => Err(Refusal::CreatorUnknown.into()),
            }
        }
    }
}

/// The creators whose name contains what was typed, those whose name begins with it first.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn named(tx: &mut Tx, member: &Member, partial: &str) -> Result<Vec<Creator>> {
    /// More than any programme has, and still little to look through.
    const MOST: i64 = 5_000;
    member.administrator()?;
    let wanted = partial.trim().to_lowercase();
    let mut found = store::creator::list(tx, member.program.program_id, (None, None), (0, MOST)).await?;
    found.retain(|creator| !creator.name.is_empty() && creator.name.to_lowercase().contains(&wanted));
    found.sort_by_key(|creator| {
        let name = creator.name.to_lowercase();
        (!name.starts_with(&wanted), name)
    });
    Ok(found)
}

/// A page of the creators that pass the sieve; a page beyond the last shows the last.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::PressStale`] for another programme's market.
pub async fn list(tx: &mut Tx, member: &Member, sieve: Sieve, page: i64) -> Result<Page> {
    member.manager()?;
    let program = member.program.program_id;
    let market = match sieve.market {
        Some(wanted) => {
            let markets = store::market::list(tx, program).await?;
            Some(markets.into_iter().find(|market| market.market_id == wanted).ok_or(Refusal::PressStale)?)
        }
        None => None,
    };
    let filter = (sieve.stage, sieve.market);
    let total = store::creator::count(tx, program, filter).await?;
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = page.clamp(0, pages - 1);
    let creators = store::creator::list(tx, program, filter, (page * PAGE, PAGE)).await?;
    Ok(Page { sieve, market, creators, page, pages, total })
}

/// The market that a manager means by its key, code or name.
///
/// # Errors
/// [`Refusal::MarketUnlisted`].
pub async fn market_meant(tx: &mut Tx, member: &Member, words: &str) -> Result<MarketId> {
    let markets = store::market::list(tx, member.program.program_id).await?;
    let wanted = words.trim().to_lowercase();
    let found = markets.iter().find(|market| {
        market.market_id.to_string() == wanted
            || market.code == wanted
            || market.name.to_lowercase() == wanted
    });
    let known = || markets.iter().map(|market| (market.code.clone(), market.name.clone())).collect();
    Ok(found.ok_or_else(|| Refusal::MarketUnlisted { known: known() })?.market_id)
}

/// Invites a member of the server. An invitation that is still open can be sent again.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ProgramNotSetUp`], [`Refusal::PersonIsBot`], [`Refusal::PersonElsewhere`],
/// [`Refusal::AlreadyKnown`].
pub async fn invite(app: &App, tx: &mut Tx, member: &Member, invitee: Invitee) -> Result<Invited> {
    member.manager()?;
    member.ready()?;
    if invitee.is_bot {
        return Err(Refusal::PersonIsBot.into());
    }
    if !invitee.is_here {
        return Err(Refusal::PersonElsewhere.into());
    }
    let (program, person_id, now) = (member.program.program_id, invitee.person_id, app.clock.now());
    let creator = place(app, tx, member, person_id, now).await?;
    if !matches!(creator.stage, Stage::Invited | Stage::Left) {
        return Err(Refusal::AlreadyKnown { stage: creator.stage }.into());
    }
    store::creator::update_invited_by(tx, creator.creator_id, member.person.person_id).await?;
    let subject = Subject::Creator(creator.creator_id);
    store::audit::insert(tx, &member.did(app, Deed::CreatorInvite, subject, "")).await?;
    let invitation =
        Notice::CreatorInvited { program: member.program.name.clone(), creator_id: creator.creator_id };
    let notice = app.notify(tx, program, Reader::Person(person_id), &invitation).await?;
    Ok(Invited { person_id, notice })
}

/// The place kept for somebody, made if they have none.
async fn place(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    person_id: PersonId,
    now: DateTime<Utc>,
) -> Result<Creator> {
    let program = member.program.program_id;
    if let Some(creator) = store::creator::find(tx, program, person_id).await? {
        return Ok(creator);
    }
    store::person::insert_unseen(tx, person_id).await?;
    let fresh = Creator {
        creator_id: app.ids.next(),
        program_id: program,
        person_id,
        stage: Stage::Invited,
        name: String::new(),
        market_id: None,
        joined_at: now,
    };
    store::creator::insert(tx, &fresh, &Draft::default().portrait).await?;
    Ok(store::creator::find(tx, program, person_id).await?.unwrap_or(fresh))
}
