//! Asks creators how it goes, keeps what they answer, and has their owner hear of what should not wait.

mod due;
mod question;
mod schedule;
mod told;

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::check_in::{CheckIn, Mood, Questions, Schedule, State, TREND, Words, variant_after};
use crate::domain::creator::Creator;
use crate::domain::notice::Notice;
use crate::domain::reminder::{Kind, Snooze};
use crate::domain::{CheckInId, CreatorId, Language, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use due::{ask_due, next_due};
pub use question::{Sets, keep as keep_questions, of_set, sets};
pub use schedule::{Plan, choose, plan, put_off, set_usual, usual};
pub use told::{Told, asked, told, turned_off};

/// A check-in as its creator sees it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The check-in.
    pub check_in: CheckIn,
    /// The programme's name.
    pub program: String,
    /// What it says and asks in the managers' words; Duet's own where they wrote none.
    pub questions: Option<Questions>,
    /// Whether the answer can still be given or changed.
    pub is_open: bool,
    /// When they are asked again, where they put it off.
    pub again_at: Option<DateTime<Utc>>,
}

/// What somebody gets who wants to say how it goes.
#[derive(Clone, Debug)]
pub enum Now {
    /// They were asked already, or have just answered.
    Shown(Box<Shown>),
    /// They may begin.
    Fresh {
        /// The programme's name.
        program: String,
    },
}

/// What was put off.
#[derive(Clone, Debug)]
pub enum Later {
    /// A check-in that waits for an answer.
    Shown(Box<Shown>),
    /// The next one.
    Planned(Plan),
}

/// A page of somebody's check-ins, which shows one.
#[derive(Clone, Debug)]
pub struct Page {
    /// Whose.
    pub creator: Creator,
    /// The one that this page shows, the newest on the first; none if they never answered.
    pub check_in: Option<CheckIn>,
    /// How it went the last times, the newest first.
    pub trend: Vec<Mood>,
    /// Which page, from 0.
    pub page: i64,
    /// How many check-ins they answered.
    pub total: i64,
    /// Whether they themselves read it, rather than a manager.
    pub is_own: bool,
}

/// The place of a person's own check-in. `None` of another's.
///
/// # Errors
/// When the database fails.
pub async fn place(tx: &mut Tx, person: PersonId, id: CheckInId) -> Result<Option<CreatorId>> {
    Ok(store::check_in::find_own(tx, person, id).await?.map(|check_in| check_in.creator_id))
}

/// The asker's own check-in as it stands.
///
/// # Errors
/// [`Refusal::PressStale`] of another's.
pub async fn show(app: &App, tx: &mut Tx, member: &Member, id: CheckInId) -> Result<Shown> {
    let check_in = own(tx, member, id).await?;
    shown(tx, member, check_in, app.clock.now()).await
}

/// The asker's own check-in, if it can still be answered or its answer changed.
///
/// # Errors
/// [`Refusal::PressStale`] of another's, [`Refusal::CheckInSettled`].
pub async fn open(app: &App, tx: &mut Tx, member: &Member, id: CheckInId) -> Result<Shown> {
    let check_in = own(tx, member, id).await?;
    check_in.open(app.clock.now())?;
    shown(tx, member, check_in, app.clock.now()).await
}

/// What the asker can answer now: what they were asked or have answered lately, else something new.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn now(app: &App, tx: &mut Tx, member: &Member) -> Result<Now> {
    let creator = member.creator()?;
    match current(tx, creator, app.clock.now()).await? {
        Some(check_in) => Ok(Now::Shown(Box::new(shown(tx, member, check_in, app.clock.now()).await?))),
        None => Ok(Now::Fresh { program: member.program.name.clone() }),
    }
}

/// The check-in that waits for an answer, or whose answer can still be changed.
async fn current(tx: &mut Tx, creator: &Creator, now: DateTime<Utc>) -> Result<Option<CheckIn>> {
    let newest = store::check_in::find_newest(tx, creator.creator_id).await?;
    Ok(newest.filter(|newest| match newest.state {
        State::Asked => true,
        State::Answered => newest.open(now).is_ok(),
        State::Skipped | State::Lapsed => false,
    }))
}

/// Keeps how it goes with somebody who spoke up by themselves.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn begin(app: &App, tx: &mut Tx, member: &Member, felt: Mood) -> Result<Shown> {
    let creator = member.creator()?;
    let now = app.clock.now();
    if let Some(check_in) = current(tx, creator, now).await? {
        return mood(app, tx, member, check_in.check_in_id, felt).await;
    }
    let last = store::check_in::find_newest(tx, creator.creator_id).await?;
    let check_in = CheckIn {
        check_in_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        state: State::Answered,
        variant: variant_after(last.map(|last| last.variant)),
        asked_at: now,
        mood: None,
        is_help_wanted: false,
        words: Words::default(),
        answered_at: None,
        alarmed_at: None,
    };
    store::check_in::insert(tx, &check_in).await?;
    let shown = mood(app, tx, member, check_in.check_in_id, felt).await?;
    if let Some(schedule) = store::check_in::find_schedule(tx, creator.creator_id).await? {
        rest(tx, &schedule, now).await?;
    }
    Ok(shown)
}

/// Plans the next time anew, because the creator has just been heard.
async fn rest(tx: &mut Tx, schedule: &Schedule, now: DateTime<Utc>) -> Result<()> {
    if schedule.next_at.is_some() {
        let next = (schedule.anchor(now), schedule.next_after(now));
        store::check_in::update_next(tx, schedule.creator_id, schedule.next_at, next).await?;
    }
    Ok(())
}

/// Keeps how it goes.
///
/// # Errors
/// [`Refusal::PressStale`] of another's check-in, [`Refusal::CheckInSettled`].
pub async fn mood(app: &App, tx: &mut Tx, member: &Member, id: CheckInId, mood: Mood) -> Result<Shown> {
    let now = app.clock.now();
    let before = own(tx, member, id).await?;
    before.open(now)?;
    store::check_in::update_mood(tx, id, mood, now).await?;
    let is_news = before.alarmed_at.is_none();
    answered(app, tx, member, id, is_news).await
}

/// Keeps what the asker wrote.
///
/// # Errors
/// [`Refusal::PressStale`] of another's check-in, [`Refusal::CheckInSettled`].
pub async fn words(app: &App, tx: &mut Tx, member: &Member, id: CheckInId, words: &Words) -> Result<Shown> {
    let now = app.clock.now();
    let before = own(tx, member, id).await?;
    before.open(now)?;
    store::check_in::update_words(tx, id, words, now).await?;
    let is_news = before.words != *words && !words.is_empty();
    answered(app, tx, member, id, is_news).await
}

/// Keeps that the asker would like help.
///
/// # Errors
/// [`Refusal::PressStale`] of another's check-in, [`Refusal::CheckInSettled`].
pub async fn help(app: &App, tx: &mut Tx, member: &Member, id: CheckInId) -> Result<Shown> {
    let now = app.clock.now();
    let before = own(tx, member, id).await?;
    before.open(now)?;
    store::check_in::update_help_wanted(tx, id, now).await?;
    answered(app, tx, member, id, !before.is_help_wanted).await
}

/// What follows from every answer: nobody is reminded of it any more, and the owner hears at once of what is news and
/// should not wait.
async fn answered(app: &App, tx: &mut Tx, member: &Member, id: CheckInId, is_news: bool) -> Result<Shown> {
    let now = app.clock.now();
    store::reminder::update_done(tx, Kind::CheckIn, id.0, now).await?;
    let check_in = own(tx, member, id).await?;
    if is_news && check_in.is_alarming() {
        let notice = Notice::CheckInAlarming { creator_id: check_in.creator_id, check_in_id: id };
        app.notify_owner(tx, check_in.creator_id, &notice).await?;
        store::check_in::update_alarmed(tx, id, now).await?;
    }
    shown(tx, member, check_in, now).await
}

/// Leaves this one out.
///
/// # Errors
/// [`Refusal::PressStale`] of another's check-in.
pub async fn skip(app: &App, tx: &mut Tx, member: &Member, id: CheckInId) -> Result<Shown> {
    let now = app.clock.now();
    own(tx, member, id).await?;
    if store::check_in::update_closed(tx, id, State::Skipped).await? {
        store::reminder::update_done(tx, Kind::CheckIn, id.0, now).await?;
    }
    let check_in = own(tx, member, id).await?;
    shown(tx, member, check_in, now).await
}

/// Asks again at ten o'clock in some days.
///
/// # Errors
/// [`Refusal::PressStale`] of another's check-in.
pub async fn snooze(app: &App, tx: &mut Tx, member: &Member, id: CheckInId, by: Snooze) -> Result<Shown> {
    let now = app.clock.now();
    let check_in = own(tx, member, id).await?;
    if check_in.state == State::Asked
        && let Some(reminder) = store::reminder::find_of(tx, Kind::CheckIn, id.0).await?
    {
        let before = reminder.due_at;
        store::reminder::update(tx, &reminder.snoozed(now, by), before).await?;
    }
    shown(tx, member, check_in, now).await
}

/// Puts off the check-in that waits for an answer, else the next one. What came of it: the check-in, or the plan.
///
/// # Errors
/// Those of [`snooze`] and [`put_off`].
pub async fn later(app: &App, tx: &mut Tx, member: &Member, by: Snooze) -> Result<Later> {
    let newest = store::check_in::find_newest(tx, member.creator()?.creator_id).await?;
    match newest.filter(|newest| newest.state == State::Asked) {
        Some(open) => Ok(Later::Shown(Box::new(snooze(app, tx, member, open.check_in_id, by).await?))),
        None => Ok(Later::Planned(put_off(app, tx, member, by).await?)),
    }
}

/// A page of the asker's own check-ins.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn history(tx: &mut Tx, member: &Member, page: i64) -> Result<Page> {
    paged(tx, member.creator()?.clone(), page, true).await
}

/// A page of a creator's check-ins, for managers.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorUnknown`].
pub async fn history_of(tx: &mut Tx, member: &Member, creator: CreatorId, page: i64) -> Result<Page> {
    member.manager()?;
    let creator = store::creator::find_in(tx, member.program.program_id, creator).await?;
    paged(tx, creator.ok_or(Refusal::CreatorUnknown)?, page, false).await
}

async fn paged(tx: &mut Tx, creator: Creator, page: i64, is_own: bool) -> Result<Page> {
    let total = store::check_in::count_answered(tx, creator.creator_id).await?;
    let page = page.clamp(0, (total - 1).max(0));
    Ok(Page {
        check_in: store::check_in::list_answered(tx, creator.creator_id, (page, 1)).await?.pop(),
        trend: store::check_in::list_moods(tx, creator.creator_id, None, TREND).await?,
        creator,
        page,
        total,
        is_own,
    })
}

async fn own(tx: &mut Tx, member: &Member, id: CheckInId) -> Result<CheckIn> {
    let found = store::check_in::find_own(tx, member.person.person_id, id).await?;
    Ok(found.ok_or(Refusal::PressStale)?)
}

async fn shown(tx: &mut Tx, member: &Member, check_in: CheckIn, now: DateTime<Utc>) -> Result<Shown> {
    described(tx, (&member.program.name, member.language), check_in, now).await
}

/// A check-in as its creator sees it in a language.
async fn described(
    tx: &mut Tx,
    (program, language): (&str, Language),
    check_in: CheckIn,
    now: DateTime<Utc>,
) -> Result<Shown> {
    let id = check_in.check_in_id;
    let reminder = store::reminder::find_of(tx, Kind::CheckIn, id.0).await?;
    let again_at = reminder.filter(|reminder| reminder.is_snoozed && reminder.done_at.is_none());
    Ok(Shown {
        questions: store::check_in::find_questions(tx, check_in.program_id, language, check_in.variant)
            .await?,
        is_open: check_in.open(now).is_ok(),
        again_at: again_at.and_then(|reminder| reminder.due_at),
        program: program.to_owned(),
        check_in,
    })
}
