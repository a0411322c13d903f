//! Opens a private thread for people who all said yes, and says what can be said there to begin with.

use chrono::{DateTime, TimeDelta, Utc};

use super::due::close;
use super::{Portrait, portrait};
use crate::app::App;
use crate::domain::introduction::{FOLLOWED_UP_AFTER, Introduction, News, Reason, State, TRIED_FOR, Topic};
use crate::domain::market::Market;
use crate::domain::market_note::Kind;
use crate::domain::notice::Notice;
use crate::domain::program::{Program, Purpose};
use crate::domain::text::Variants;
use crate::domain::{ChannelId, IntroductionId, Language, ProgramId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Threads that are opened in one go.
const BATCH: i64 = 20;
/// A thread that somebody took up and did not finish is taken up again after this.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// A thread is tried again after this where Discord did not answer.
const LATER: TimeDelta = TimeDelta::minutes(5);
/// A thread is tried again after this where Discord said no.
const MUCH_LATER: TimeDelta = TimeDelta::hours(1);
/// How many ways to begin there are.
const STARTERS: usize = 3;
/// Words of a market's glossary that are shown.
const TERMS: i64 = 3;

/// People who all said yes, and what is said to them.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The introduction.
    pub introduction: Introduction,
    /// The programme.
    pub program: Program,
    /// Its people.
    pub people: Vec<Portrait>,
    /// The channels in which their thread can be made, the best first.
    pub parents: Vec<ChannelId>,
    /// The languages that they are spoken to in, each once.
    pub languages: Vec<Language>,
    /// The markets that the reasons name.
    pub markets: Vec<Market>,
    /// Three ways to begin.
    pub starters: Vec<Starter>,
    /// Some words of their markets, and what they mean.
    pub terms: Vec<(Variants, Variants)>,
    /// Until when it is taken up.
    pub until: DateTime<Utc>,
}

/// A way to begin to talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Starter {
    /// Something that is noted of a market of theirs.
    Custom(Market, Variants),
    /// Something that all of them talk about.
    Topic(Topic),
    /// What an ordinary day is like.
    Day,
    /// What surprised their audience.
    Surprise,
}

/// The introductions whose threads are to be opened by now.
///
/// # Errors
/// When the database fails.
pub async fn due_openings(app: &App) -> Result<Vec<(ProgramId, IntroductionId, DateTime<Utc>)>> {
    let mut tx = app.read().await?;
    let due = store::introduction::due_openings(&mut tx, app.clock.now(), BATCH).await?;
    tx.commit().await?;
    Ok(due)
}

/// Takes the opening of a thread up. `None` where somebody else has, where one of its people may not be introduced any
/// more, and where it was tried for too long: then everybody hears what they would have heard otherwise.
///
/// # Errors
/// When the database fails.
pub async fn begin_opening(
    app: &App,
    (program, id, planned): (ProgramId, IntroductionId, DateTime<Utc>),
) -> Result<Option<Opening>> {
    let until = app.clock.now() + LEASE;
    let mut tx = app.begin().await?;
    let is_ours = store::introduction::claim_opening(&mut tx, id, (planned, until)).await?;
    let found = store::introduction::find(&mut tx, program, id).await?;
    let opening = match found.filter(|_| is_ours) {
        Some(introduction) => prepare(app, &mut tx, introduction, until).await?,
        None => None,
    };
    tx.commit().await?;
    Ok(opening)
}

async fn prepare(
    app: &App,
    tx: &mut Tx,
    introduction: Introduction,
    until: DateTime<Utc>,
) -> Result<Option<Opening>> {
    let (program, id) = (introduction.program_id, introduction.introduction_id);
    if introduction.agreed_at.is_some_and(|agreed| app.clock.now() > agreed + TRIED_FOR) {
        close(app, tx, &introduction, State::Agreed).await?;
        return Ok(None);
    }
    let all: Vec<_> = introduction.people.iter().map(|party| party.creator_id).collect();
    // Whoever is in the thread already is there, whatever happens to the others.
    if introduction.thread_id.is_none()
        && (all.len() < 2 || app.may_meet(tx, program, &all, Some(id)).await?.is_err())
    {
        store::introduction::update_reopened(tx, id).await?;
        return Ok(None);
    }
    let program = store::program::get(tx, program).await?;
    let (mut people, mut parents, mut languages) = (Vec::new(), Vec::new(), Vec::new());
    for creator in all {
        people.extend(portrait(tx, program.program_id, creator).await?);
    }
    for one in &people {
        if !languages.contains(&one.language) {
            languages.push(one.language);
        }
        let market = one.creator.market_id;
        let purpose = Purpose::Market;
        let channels = store::program::list_channels(tx, program.program_id, purpose, market).await?;
        parents.extend(channels.first().filter(|_| market.is_some()).map(|channel| channel.channel_id));
    }
    let starters = starters(tx, &people, &introduction.reasons).await?;
    let terms = terms(tx, &people).await?;
    let mut markets = store::market::list(tx, program.program_id).await?;
    markets.retain(|market| introduction.reasons.contains(&Reason::Curious(market.market_id)));
    Ok(Some(Opening { introduction, program, people, parents, languages, markets, starters, terms, until }))
}

/// Three ways to begin: what is noted of each one's market, what they share, and what one can always ask.
async fn starters(tx: &mut Tx, people: &[Portrait], reasons: &[Reason]) -> Result<Vec<Starter>> {
    let mut found = Vec::new();
    for market in markets(people) {
        let notes = store::market_note::list(tx, market.market_id, Kind::Custom, (0, 1)).await?;
        let titles = notes
            .into_iter()
            .map(|note| note.texts.into_iter().map(|text| (text.language, text.title)).collect::<Variants>());
        found.extend(titles.map(|title| Starter::Custom(market.clone(), title)));
    }
    let shared = reasons.iter().filter_map(|reason| match reason {
        Reason::Asked(topic) => Some(*topic),
        Reason::Shared(topics) => topics.first().copied(),
        _ => None,
    });
    found.extend(shared.take(1).map(Starter::Topic));
    found.extend([Starter::Day, Starter::Surprise]);
    if found.len() < STARTERS {
        found.extend(
            people.iter().flat_map(|one| &one.profile.topics).take(1).map(|one| Starter::Topic(*one)),
        );
    }
    found.truncate(STARTERS);
    Ok(found)
}

async fn terms(tx: &mut Tx, people: &[Portrait]) -> Result<Vec<(Variants, Variants)>> {
    let mut found = Vec::new();
    for market in markets(people) {
        let notes = store::market_note::list(tx, market.market_id, Kind::Term, (0, TERMS)).await?;
        found.extend(notes.into_iter().map(|note| {
            let word = note.texts.iter().map(|text| (text.language, text.title.clone())).collect();
            let meaning = note.texts.into_iter().map(|text| (text.language, text.body)).collect();
            (word, meaning)
        }));
    }
    Ok(found)
}

/// The markets of some people, each once.
fn markets(people: &[Portrait]) -> Vec<&Market> {
    let mut found: Vec<&Market> = Vec::new();
    for market in people.iter().filter_map(|one| one.market.as_ref()) {
        if found.iter().all(|known| known.market_id != market.market_id) {
            found.push(market);
        }
    }
    found
}

/// Keeps the thread that was made, and the channel that it is in, before anybody is there.
///
/// # Errors
/// When the database fails.
pub async fn keep_thread(app: &App, id: IntroductionId, place: (ChannelId, ChannelId)) -> Result<()> {
    let mut tx = app.begin().await?;
    store::introduction::update_thread(&mut tx, id, Some(place)).await?;
    Ok(tx.commit().await?)
}

/// Forgets a thread that is not there any more, so that another is made.
///
/// # Errors
/// When the database fails.
pub async fn give_up_thread(app: &App, id: IntroductionId) -> Result<()> {
    let mut tx = app.begin().await?;
    store::introduction::update_thread(&mut tx, id, None).await?;
    Ok(tx.commit().await?)
}

/// Notes that its people have a thread, in which everything stands.
///
/// # Errors
/// When the database fails.
pub async fn opened(app: &App, id: IntroductionId) -> Result<()> {
    let mut tx = app.begin().await?;
    store::introduction::update_open(&mut tx, id, app.clock.now(), FOLLOWED_UP_AFTER).await?;
    Ok(tx.commit().await?)
}

/// Has the thread tried again soon: Discord did not answer.
///
/// # Errors
/// When the database fails.
pub async fn put_off(app: &App, opening: &Opening) -> Result<()> {
    let mut tx = app.begin().await?;
    let later = (opening.until, app.clock.now() + LATER);
    store::introduction::claim_opening(&mut tx, opening.introduction.introduction_id, later).await?;
    Ok(tx.commit().await?)
}

/// Has the thread tried again later, and whoever looks after one of its people told, once: Discord said no.
///
/// # Errors
/// When the database fails.
pub async fn troubled(app: &App, opening: &Opening) -> Result<()> {
    let (id, now) = (opening.introduction.introduction_id, app.clock.now());
    let mut tx = app.begin().await?;
    let is_ours = store::introduction::claim_opening(&mut tx, id, (opening.until, now + MUCH_LATER)).await?;
    if is_ours && store::introduction::update_troubled(&mut tx, id, now).await? {
        for party in opening.introduction.people.iter().take(1) {
            let (creator_id, news) = (party.creator_id, News::Troubled(id));
            let notice = Notice::Introduction { creator_id, news };
            app.notify_owner(&mut tx, creator_id, &notice).await?;
        }
    }
    Ok(tx.commit().await?)
}
