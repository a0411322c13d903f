//! Keeps what one should know before speaking to a market: creators read and propose, managers decide.

use chrono::{DateTime, NaiveDateTime, NaiveTime, Utc};

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::contact::read_time;
use crate::domain::creator::Creator;
use crate::domain::market::Market;
use crate::domain::market_note::{Kind, MOST, MOST_PROPOSED, MarketNote, State, Text, Typed, next_hours};
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::{Purpose, Zone};
use crate::domain::refusal::Field;
use crate::domain::{Language, MarketId, MarketNoteId, ProgramId, Refusal, refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Notes on a page.
const PAGE: i64 = 5;
/// Good hours shown for one market.
const HOURS: i64 = 5;

/// What is known of a kind about a market, a page of it.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// The market.
    pub market: Market,
    /// Of which kind.
    pub kind: Kind,
    /// The notes, the newest first.
    pub notes: Vec<MarketNote>,
    /// Which page, from 0.
    pub page: i64,
    /// How many pages there are, at least one.
    pub pages: i64,
    /// The language of the reader.
    pub language: Language,
    /// Whether the reader decides what stands here.
    pub is_manager: bool,
}

/// What the clocks of a market show, and when it is good to post there.
#[derive(Clone, Debug)]
pub struct Clock {
    /// The market.
    pub market: Market,
    /// What they show now.
    pub local: NaiveDateTime,
    /// Good hours: those of the market, the next time they come, and a remark in the reader's language.
    pub hours: Vec<Good>,
}

/// Good hours to post.
#[derive(Clone, Debug)]
pub struct Good {
    /// From and until, on the market's clocks.
    pub hours: (NaiveTime, NaiveTime),
    /// The next time they come, or as long as they last.
    pub next: (DateTime<Utc>, DateTime<Utc>),
    /// A remark; may be empty.
    pub remark: String,
}

/// A note together with what it is about and where it comes from.
#[derive(Clone, Debug)]
pub struct Told {
    /// The note.
    pub note: MarketNote,
    /// Its market.
    pub market: Market,
    /// Who proposed it, if a creator did.
    pub by: Option<Creator>,
    /// The languages in which it can be written: the programme's.
    pub languages: Vec<Language>,
}

/// What somebody typed of a new note.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    /// In the language of the form.
    pub own: Typed,
    /// In the other one.
    pub other: Typed,
    /// Of good hours: from and until.
    pub hours: (String, String),
}

/// Nothing, if somebody belongs to the programme, and so reads what is known of its markets.
fn reader(member: &Member) -> Result<()> {
    if !member.is_manager {
        member.creator()?;
    }
    Ok(())
}

async fn market_of(tx: &mut Tx, member: &Member, market: MarketId) -> Result<Market> {
    let markets = store::market::list(tx, member.program.program_id).await?;
    let found = markets.into_iter().find(|known| known.market_id == market);
    Ok(found.ok_or(Refusal::MarketUnknown)?)
}

/// A page of what is known of a kind about a market; a page beyond the last shows the last.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::MarketUnknown`].
pub async fn list(
    tx: &mut Tx,
    member: &Member,
    (market, kind): (MarketId, Kind),
    page: i64,
) -> Result<Shelf> {
    reader(member)?;
    let market = market_of(tx, member, market).await?;
    let total = store::market_note::count(tx, market.market_id, kind).await?;
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = page.clamp(0, pages - 1);
    let notes = store::market_note::list(tx, market.market_id, kind, (page * PAGE, PAGE)).await?;
    let (language, is_manager) = (member.language, member.is_manager);
    Ok(Shelf { market, kind, notes, page, pages, language, is_manager })
}

/// What the clocks of one market, or of all, show now, and when it is good to post there.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::MarketUnknown`].
pub async fn clocks(app: &App, tx: &mut Tx, member: &Member, market: Option<MarketId>) -> Result<Vec<Clock>> {
    reader(member)?;
    let markets = match market {
        Some(market) => vec![market_of(tx, member, market).await?],
        None => store::market::list(tx, member.program.program_id).await?,
    };
    let now = app.clock.now();
    let mut clocks = Vec::with_capacity(markets.len());
    for market in markets {
        let notes = store::market_note::list(tx, market.market_id, Kind::Hours, (0, HOURS)).await?;
        let good = |note: &MarketNote| {
            let hours = note.hours?;
            let remark = note.text(member.language).map(|text| text.body.clone()).unwrap_or_default();
            let next = next_hours(market.zone, hours, now);
            Some(Good { hours, next, remark })
        };
        let mut hours: Vec<Good> = notes.iter().filter_map(good).collect();
        hours.sort_by_key(|good| good.hours);
        let local = now.with_timezone(&market.zone.0).naive_local();
        clocks.push(Clock { market, local, hours });
    }
    Ok(clocks)
}

/// The languages of the form with which the asker adds a note: the one that they write in, and the other.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::MarketUnknown`].
pub async fn form_languages(
    tx: &mut Tx,
    member: &Member,
    market: MarketId,
) -> Result<(Market, Language, Option<Language>)> {
    reader(member)?;
    let market = market_of(tx, member, market).await?;
    let spoken = store::program::list_languages(tx, &member.program).await?;
    let own = if spoken.contains(&member.language) { member.language } else { member.program.language };
    Ok((market, own, other_than(own, &spoken)))
}

fn other_than(own: Language, spoken: &[Language]) -> Option<Language> {
    spoken.iter().copied().find(|language| *language != own)
}

/// Adds a note in one of the programme's languages and, if that was filled in, the other. A manager's stands at once, a
/// creator's is proposed to the managers.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::MarketUnknown`], [`Refusal::LanguageUnknown`], [`refusal::MarketNote::Full`],
/// [`refusal::MarketNote::TooMany`], [`Refusal::ApplicationsClosed`] where no manager would see it,
/// [`Refusal::TimeUnclear`], and what makes words unfit.
pub async fn add(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (market, kind, own): (MarketId, Kind, Language),
    sketch: &Sketch,
) -> Result<Told> {
    reader(member)?;
    let market = market_of(tx, member, market).await?;
    let spoken = store::program::list_languages(tx, &member.program).await?;
    if !spoken.contains(&own) {
        return Err(Refusal::LanguageUnknown { known: spoken }.into());
    }
    let mut texts: Vec<Text> = sketch.own.read(kind, own, true)?.into_iter().collect();
    if let Some(other) = other_than(own, &spoken) {
        texts.extend(sketch.other.read(kind, other, false)?);
    }
    let hours = match kind {
        Kind::Hours => Some((read_time(&sketch.hours.0)?, read_time(&sketch.hours.1)?)),
        _ => None,
    };
    if hours.is_some_and(|(from, until)| from == until) {
        return Err(Refusal::TimeUnclear.into());
    }
    if store::market_note::count(tx, market.market_id, kind).await? >= MOST {
        return Err(Refusal::MarketNote(refusal::MarketNote::Full { most: MOST }).into());
    }
    let by = if member.is_manager { None } else { Some(member.creator()?.clone()) };
    let note = MarketNote {
        market_note_id: app.ids.next(),
        program_id: member.program.program_id,
        market_id: market.market_id,
        kind,
        state: if by.is_some() { State::Proposed } else { State::Standing },
        creator_id: by.as_ref().map(|by| by.creator_id),
        hours,
        revision: 1,
        texts,
    };
    match &by {
        Some(by) => propose(app, tx, by, &note).await?,
        None => {
            store::market_note::insert(tx, &note, app.clock.now()).await?;
            let line = member.did(app, Deed::MarketNoteAdd, Subject::Market(market.market_id), kind.code());
            store::audit::insert(tx, &line).await?;
        }
    }
    Ok(Told { note, market, by, languages: spoken })
}

async fn propose(app: &App, tx: &mut Tx, by: &Creator, note: &MarketNote) -> Result<()> {
    if store::market_note::count_proposed(tx, by.creator_id).await? >= MOST_PROPOSED {
        return Err(Refusal::MarketNote(refusal::MarketNote::TooMany { limit: MOST_PROPOSED }).into());
    }
    let channels = store::program::list_channels(tx, by.program_id, Purpose::Review, None).await?;
    let review = channels.first().ok_or(Refusal::MarketNote(refusal::MarketNote::Closed))?.channel_id;
    store::market_note::insert(tx, note, app.clock.now()).await?;
    let notice = Notice::MarketNoteProposed { market_note_id: note.market_note_id };
    app.notify(tx, by.program_id, Reader::Channel(review), &notice).await?;
    Ok(())
}

/// A note of a programme with all that belongs to it.
///
/// # Errors
/// When the database fails.
pub async fn told(tx: &mut Tx, program: ProgramId, id: MarketNoteId) -> Result<Option<Told>> {
    let Some(note) = store::market_note::find(tx, program, id).await? else { return Ok(None) };
    let by = match note.creator_id {
        Some(creator) => store::creator::find_in(tx, program, creator).await?,
        None => None,
    };
    let market = store::market::get(tx, note.market_id).await?;
    let program = store::program::get(tx, program).await?;
    Ok(Some(Told { note, market, by, languages: store::program::list_languages(tx, &program).await? }))
}

/// A note, for whoever decides about it.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::MarketNote::Unknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: MarketNoteId) -> Result<Told> {
    member.manager()?;
    let told = told(tx, member.program.program_id, id).await?;
    let is_there = |told: &Told| matches!(told.note.state, State::Proposed | State::Standing);
    Ok(told.filter(is_there).ok_or(Refusal::MarketNote(refusal::MarketNote::Unknown))?)
}

/// Takes a creator's proposal up: everybody in the programme can read it. Whoever proposed it is told.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::MarketNote::Unknown`] also where it was decided before.
pub async fn accept(app: &App, tx: &mut Tx, member: &Member, id: MarketNoteId) -> Result<Told> {
    decide(app, tx, member, id, (State::Standing, Deed::MarketNoteAdd)).await
}

/// Declines a creator's proposal. Whoever made it is told.
///
/// # Errors
/// Those of [`accept`].
pub async fn decline(app: &App, tx: &mut Tx, member: &Member, id: MarketNoteId) -> Result<Told> {
    decide(app, tx, member, id, (State::Declined, Deed::MarketNoteDecline)).await
}

async fn decide(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: MarketNoteId,
    (to, deed): (State, Deed),
) -> Result<Told> {
    let mut told = show(tx, member, id).await?;
    if !store::market_note::update_state(tx, id, (State::Proposed, to), app.clock.now()).await? {
        return Err(Refusal::MarketNote(refusal::MarketNote::Unknown).into());
    }
    told.note.state = to;
    let line = member.did(app, deed, Subject::Market(told.market.market_id), told.note.kind.code());
    store::audit::insert(tx, &line).await?;
    if let Some(by) = &told.by {
        let notice = Notice::MarketNoteDecided {
            creator_id: by.creator_id,
            market_note_id: id,
            is_accepted: to == State::Standing,
        };
        app.notify(tx, member.program.program_id, Reader::Person(by.person_id), &notice).await?;
    }
    Ok(told)
}

/// Takes a note out, so that nobody reads it any more.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::MarketNote::Unknown`] also where it is out already.
pub async fn archive(app: &App, tx: &mut Tx, member: &Member, id: MarketNoteId) -> Result<Told> {
    let mut told = show(tx, member, id).await?;
    let step = (State::Standing, State::Archived);
    if !store::market_note::update_state(tx, id, step, app.clock.now()).await? {
        return Err(Refusal::MarketNote(refusal::MarketNote::Unknown).into());
    }
    told.note.state = State::Archived;
    let subject = Subject::Market(told.market.market_id);
    let line = member.did(app, Deed::MarketNoteArchive, subject, told.note.kind.code());
    store::audit::insert(tx, &line).await?;
    Ok(told)
}

/// Keeps a note's words in one of the programme's languages, written by somebody who had it as of `revision` before
/// their eyes.
///
/// # Errors
/// Those of [`show`], [`Refusal::LanguageUnknown`], [`Refusal::ChangedMeanwhile`] when somebody else was quicker, and what
/// makes words unfit.
pub async fn update_words(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language, revision): (MarketNoteId, Language, i64),
    typed: &Typed,
) -> Result<Told> {
    let before = show(tx, member, id).await?;
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let text = typed.read(before.note.kind, language, true)?;
    let text = text.ok_or(Refusal::TextMissing { field: Field::MarketNoteBody })?;
    if !store::market_note::update_revision(tx, id, revision).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    store::market_note::insert_or_update_text(tx, id, &text).await?;
    store::machine_draft::delete(tx, member.program.program_id, (id.into(), language)).await?;
    let subject = Subject::Market(before.market.market_id);
    store::audit::insert(tx, &member.did(app, Deed::MarketNoteWrite, subject, language.code())).await?;
    show(tx, member, id).await
}

/// The zone of whoever asks, to say how far a market's clocks are ahead of theirs.
pub fn own_zone(member: &Member) -> Zone {
    member.person.zone.0.unwrap_or(member.program.zone)
}
