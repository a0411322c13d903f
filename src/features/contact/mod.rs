//! Lets people say when they want to be left alone, what they want to hear of, and that they want to hear nothing.

mod bounds;

use chrono::{DateTime, NaiveTime, Utc};

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::contact::{Frequency, Pause, Quiet, Topic, Weekdays};
use crate::domain::creator::{Creator, Stage};
use crate::domain::notice::Notice;
use crate::domain::program::Zone;
use crate::domain::recurrence::ten;
use crate::domain::text::clean;
use crate::domain::{CreatorId, ProgramId, Refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

pub use bounds::{Bounds, DaysOff, add_days_off, bounds, days_off, limit, take_days_back};

/// How often somebody hears of what in a programme.
#[derive(Clone, Debug)]
pub struct Wishes {
    /// The programme.
    pub program_id: ProgramId,
    /// Its name.
    pub program: String,
    /// Their place in it.
    pub creator_id: CreatorId,
    /// Every topic that can be chosen.
    pub topics: Vec<(Topic, Frequency)>,
}

/// When somebody is left alone.
#[derive(Clone, Debug)]
pub struct Hours {
    /// The programme where they asked.
    pub program_id: ProgramId,
    /// The hours and days.
    pub quiet: Quiet,
    /// Whether they chose them.
    pub is_chosen: bool,
    /// Whose clock it is.
    pub zone: Zone,
}

/// Whether somebody hears nothing at present.
#[derive(Clone, Debug)]
pub struct Rest {
    /// The programme.
    pub program: String,
    /// Its key.
    pub program_id: ProgramId,
    /// Their place in it.
    pub creator_id: CreatorId,
    /// Until when, if they paused.
    pub until: Option<DateTime<Utc>>,
}

fn own(member: &Member) -> Result<&Creator, Refusal> {
    member.creator.as_ref().ok_or(Refusal::NotACreator)
}

/// How often the asker hears of what.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn wishes(tx: &mut Tx, member: &Member) -> Result<Wishes> {
    let creator_id = own(member)?.creator_id;
    let chosen = store::contact::list_frequencies(tx, creator_id).await?;
    let often = |topic: Topic| {
        let found = chosen.iter().find(|(known, _)| *known == topic);
        found.map_or(topic.usual(), |(_, frequency)| *frequency)
    };
    Ok(Wishes {
        program_id: member.program.program_id,
        program: member.program.name.clone(),
        creator_id,
        topics: Topic::CHOSEN.iter().map(|topic| (*topic, often(*topic))).collect(),
    })
}

/// Keeps how often the asker hears of a topic; what waits for them is looked at anew.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn hear(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (topic, frequency): (Topic, Frequency),
) -> Result<Wishes> {
    let creator = own(member)?;
    store::contact::insert_or_update_frequency(tx, creator.creator_id, (topic, frequency)).await?;
    store::contact::update_waiting(tx, creator.person_id, app.clock.now()).await?;
    wishes(tx, member).await
}

/// When the asker is left alone.
///
/// # Errors
/// When the database fails.
pub async fn hours(tx: &mut Tx, member: &Member) -> Result<Hours> {
    let chosen = store::contact::find_quiet(tx, member.person.person_id).await?;
    let market = match member.creator.as_ref().and_then(|creator| creator.market_id) {
        Some(market) => Some(store::market::get(tx, market).await?.zone),
        None => None,
    };
    Ok(Hours {
        program_id: member.program.program_id,
        quiet: chosen.unwrap_or_default(),
        is_chosen: chosen.is_some(),
        zone: member.person.zone.0.or(market).unwrap_or(member.program.zone),
    })
}

/// Keeps the days of the week on which the asker is left alone.
///
/// # Errors
/// [`Refusal::PressStale`] for all seven: that is a pause.
pub async fn keep_days(app: &App, tx: &mut Tx, member: &Member, days: Weekdays) -> Result<Hours> {
    if days.is_all() {
        return Err(Refusal::PressStale.into());
    }
    let quiet = hours(tx, member).await?.quiet;
    keep(app, tx, member, Quiet { days, ..quiet }).await
}

/// Keeps the hours in which the asker is left alone; the same twice means none.
///
/// # Errors
/// When the database fails.
pub async fn keep_hours(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (from, until): (NaiveTime, NaiveTime),
) -> Result<Hours> {
    let quiet = hours(tx, member).await?.quiet;
    keep(app, tx, member, Quiet { from, until, ..quiet }).await
}

async fn keep(app: &App, tx: &mut Tx, member: &Member, quiet: Quiet) -> Result<Hours> {
    let person = member.person.person_id;
    store::contact::update_quiet(tx, person, quiet).await?;
    store::contact::update_waiting(tx, person, app.clock.now()).await?;
    hours(tx, member).await
}

/// Whether the asker hears nothing at present.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn rest(app: &App, tx: &mut Tx, member: &Member) -> Result<Rest> {
    let creator_id = member.creator()?.creator_id;
    let until = store::contact::find_pause(tx, creator_id).await?;
    Ok(Rest {
        program: member.program.name.clone(),
        program_id: member.program.program_id,
        creator_id,
        until: until.filter(|until| app.clock.now() < *until),
    })
}

/// Lets the asker hear nothing for a while, and tells whoever looks after them; none ends that.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn pause(app: &App, tx: &mut Tx, member: &Member, pause: Option<Pause>) -> Result<Rest> {
    member.creator()?;
    let zone = hours(tx, member).await?.zone;
    let until = pause.map(|pause| pause.until(app.clock.now(), zone));
    rest_until(app, tx, member, until).await
}

/// Lets the asker hear nothing until ten in the morning of the day that they typed.
///
/// # Errors
/// Those of [`pause`], [`Refusal::DayUnclear`], [`Refusal::DayOver`].
pub async fn pause_until(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<Rest> {
    member.creator()?;
    let now = app.clock.now();
    let zone = hours(tx, member).await?.zone;
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
    rest_until(app, tx, member, Some(until)).await
}

async fn rest_until(app: &App, tx: &mut Tx, member: &Member, until: Option<DateTime<Utc>>) -> Result<Rest> {
    let (creator, now) = (member.creator()?, app.clock.now());
    let was_resting = rest(app, tx, member).await?.until.is_some();
    store::contact::update_pause(tx, creator.creator_id, until).await?;
    store::contact::update_waiting(tx, creator.person_id, now).await?;
    if until.is_some() && !was_resting {
        let notice = Notice::CreatorResting { creator_id: creator.creator_id };
        app.notify_owner(tx, creator.creator_id, &notice).await?;
    }
    rest(app, tx, member).await
}

/// A creator who is taking a break, and until when; `None` once that is over or they left.
///
/// # Errors
/// When the database fails.
pub async fn resting(
    app: &App,
    tx: &mut Tx,
    program: ProgramId,
    creator: CreatorId,
) -> Result<Option<(Creator, DateTime<Utc>)>> {
    let found = store::creator::find_in(tx, program, creator).await?;
    let Some(creator) = found.filter(|creator| creator.stage == Stage::Active) else { return Ok(None) };
    let until = store::contact::find_pause(tx, creator.creator_id).await?;
    Ok(until.filter(|until| app.clock.now() < *until).map(|until| (creator, until)))
}

/// Takes the asker out of the programme, and tells whoever looks after them. Doing so twice changes nothing.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn leave(app: &App, tx: &mut Tx, member: &Member) -> Result<String> {
    let creator = member.creator()?;
    if store::creator::update_departed(tx, creator.creator_id, app.clock.now()).await? {
        let (program, person) = (creator.program_id, creator.person_id);
        store::standing::update_role_due(tx, program, person, app.clock.now()).await?;
        let subject = Subject::Creator(creator.creator_id);
        store::audit::insert(tx, &member.did(app, Deed::CreatorLeave, subject, "")).await?;
        let notice = Notice::CreatorLeft {
            program: member.program.name.clone(),
            creator_id: creator.creator_id,
            name: creator.name.clone(),
            person_id: creator.person_id,
        };
        app.notify_owner(tx, creator.creator_id, &notice).await?;
    }
    Ok(member.program.name.clone())
}
