//! Lets managers write announcements in each language, and have them published, at once or at a point in time.

mod publish;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{App, Member};
use crate::domain::announcement::{Announcement, Lack, State, Text, Words, lacks};
use crate::domain::audit::{Deed, Subject};
use crate::domain::contact::read_time;
use crate::domain::market::Market;
use crate::domain::program::{Program, Purpose};
use crate::domain::zone::resolve;
use crate::domain::{AnnouncementId, ChannelId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::announcement::Titled;
use crate::store::{self, Tx};

pub use publish::{Publication, correct, next_due, posted, publish, publish_due};

/// Announcements that are offered to choose from.
const OFFERED: i64 = 200;

/// An announcement as its managers see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The announcement.
    pub announcement: Announcement,
    /// Its words, in the order of `languages` as far as they are there.
    pub texts: Vec<Text>,
    /// The programme's languages, the original's first.
    pub languages: Vec<Language>,
    /// The programme's markets.
    pub markets: Vec<Market>,
    /// The markets that it is for; none when it is for everybody.
    pub chosen: Vec<MarketId>,
    /// Where it stands or will be posted, each time in one language.
    pub channels: Vec<(ChannelId, Language)>,
    /// What is missing before it can be published, or its posts be corrected.
    pub lacks: Vec<Lack>,
}

/// What came of keeping words.
#[derive(Clone, Debug)]
pub enum Kept {
    /// They stand.
    Kept(Sheet),
    /// Somebody else has changed the same text since the form was opened: nothing was changed, and what was written is
    /// kept aside.
    Overtaken {
        /// How it stands.
        sheet: Sheet,
        /// Of which language the words are.
        language: Language,
        /// What was written.
        own: Words,
    },
}

/// When a manager wants something published, as they typed it.
#[derive(Clone, Debug, Default)]
pub struct When {
    /// The day.
    pub day: String,
    /// What the clock shows then.
    pub time: String,
}

impl Sheet {
    /// The words in a language.
    pub fn text(&self, language: Language) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == language)
    }

    /// The words in the programme's own language, else in any.
    pub fn original(&self) -> Option<&Text> {
        self.languages.first().and_then(|language| self.text(*language)).or(self.texts.first())
    }

    /// Whether the original changed after the words in a language were written.
    pub fn is_stale(&self, language: Language) -> bool {
        let original = self.languages.first().and_then(|language| self.text(*language));
        self.text(language).is_some_and(|text| text.is_stale(original))
    }

    /// The languages whose words can stand in public.
    fn ready(&self) -> Vec<Language> {
        let texts = self.texts.iter().map(|text| text.language);
        texts.filter(|language| !self.is_stale(*language)).collect()
    }

    /// Whether the words are others than those that stand in public.
    pub fn has_news(&self) -> bool {
        let is_public = |text: &&Text| self.channels.iter().any(|(_, language)| *language == text.language);
        self.texts.iter().any(|text| text.is_news() && (is_public(&text) || text.posted_title.is_some()))
    }
}

/// Begins an announcement in the programme's own language: a draft that only managers see.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CreatorNamed`], and what makes words unfit.
pub async fn draft(app: &App, tx: &mut Tx, member: &Member, words: &Words) -> Result<Sheet> {
    member.manager()?;
    let words = read(app, tx, member, words).await?;
    let announcement = Announcement {
        announcement_id: app.ids.next(),
        program_id: member.program.program_id,
        state: State::Draft,
        revision: 1,
        scheduled_at: None,
        scheduled_by_person_id: None,
        published_at: None,
    };
    let (id, now) = (announcement.announcement_id, app.clock.now());
    store::announcement::insert(tx, &announcement, now).await?;
    let place = (id, member.program.language);
    store::announcement::insert_or_update_text(tx, place, &words, (1, 1), now).await?;
    note(app, tx, member, (Deed::AnnouncementDraft, id), "").await?;
    sheet(tx, &member.program, id).await
}

/// What a manager typed, if it is fit for the public.
async fn read(app: &App, tx: &mut Tx, member: &Member, words: &Words) -> Result<Words> {
    let words = words.read()?;
    app.nobody_named(tx, member.program.program_id, &[&words.title, &words.body]).await?;
    Ok(words)
}

/// An announcement of the programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::AnnouncementUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Sheet> {
    member.manager()?;
    sheet(tx, &member.program, id).await
}

/// The announcements of the programme that are in one of these states, the newest first.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn list(tx: &mut Tx, member: &Member, states: &[State]) -> Result<Vec<Titled>> {
    member.manager()?;
    let (program, language) = (member.program.program_id, member.language);
    let mut found = store::announcement::list(tx, program, language, OFFERED).await?;
    found.retain(|titled| states.contains(&titled.state));
    Ok(found)
}

/// Keeps an announcement's words in one of the programme's languages, written by somebody who had the announcement as
/// of revision `seen` before their eyes. When the same text was changed since, nothing is lost and nothing changes.
///
/// # Errors
/// Those of [`show`], [`Refusal::LanguageUnknown`], [`Refusal::CreatorNamed`], and what makes words unfit.
pub async fn update_words(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, language, seen): (AnnouncementId, Language, i64),
    words: &Words,
) -> Result<Kept> {
    let before = show(tx, member, id).await?;
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let words = read(app, tx, member, words).await?;
    let (place, person, now) = ((id, language), member.person.person_id, app.clock.now());
    let revision = store::announcement::update_revision(tx, id).await?;
    let texts = store::announcement::list_texts(tx, id).await?;
    let known = texts.iter().find(|text| text.language == language);
    let same = known.filter(|known| known.title == words.title && known.body == words.body);
    if known.is_some_and(|known| known.revision > seen) && same.is_none() {
        store::announcement::insert_or_update_aside(tx, place, person, &words, now).await?;
        return Ok(Kept::Overtaken { sheet: sheet(tx, &member.program, id).await?, language, own: words });
    }
    // Words that stay as they were are a look at them, not a change of them.
    let revision = same.map_or(revision, |known| known.revision);
    let seen = seen.min(before.announcement.revision);
    store::announcement::insert_or_update_text(tx, place, &words, (revision, seen), now).await?;
    store::announcement::delete_aside(tx, place, person).await?;
    store::machine_draft::delete(tx, member.program.program_id, (id.into(), language)).await?;
    note(app, tx, member, (Deed::AnnouncementWrite, id), language.code()).await?;
    Ok(Kept::Kept(sheet(tx, &member.program, id).await?))
}

/// What the asker wrote in a language while somebody else changed the same text, with the announcement as it stands now.
///
/// # Errors
/// Those of [`show`]; [`Refusal::PressStale`] when there is nothing of theirs.
pub async fn aside(
    tx: &mut Tx,
    member: &Member,
    (id, language): (AnnouncementId, Language),
) -> Result<(Sheet, Words)> {
    let sheet = show(tx, member, id).await?;
    let own = store::announcement::find_aside(tx, (id, language), member.person.person_id).await?;
    Ok((sheet, own.ok_or(Refusal::PressStale)?))
}

/// Makes an announcement that is not published one for these markets, or for everybody when none are named.
///
/// # Errors
/// Those of [`show`], [`Refusal::AnnouncementPublished`], [`Refusal::MarketUnknown`].
pub async fn update_markets(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: AnnouncementId,
    markets: &[MarketId],
) -> Result<Sheet> {
    let before = unpublished(tx, member, id).await?;
    let is_known = |id: &MarketId| before.markets.iter().any(|market| market.market_id == *id);
    if !markets.iter().all(is_known) {
        return Err(Refusal::MarketUnknown.into());
    }
    store::announcement::update_revision(tx, id).await?;
    store::announcement::delete_markets(tx, id).await?;
    for market in markets {
        store::announcement::insert_market(tx, id, *market).await?;
    }
    note(app, tx, member, (Deed::AnnouncementWrite, id), "markets").await?;
    sheet(tx, &member.program, id).await
}

/// An announcement that nobody but managers has seen.
///
/// # Errors
/// Those of [`show`], [`Refusal::AnnouncementPublished`].
pub async fn unpublished(tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Sheet> {
    let sheet = show(tx, member, id).await?;
    if sheet.announcement.state == State::Published {
        return Err(Refusal::AnnouncementPublished.into());
    }
    Ok(sheet)
}

/// Has an announcement published at a point in time, on the asker's clocks. What is missing can still be written until
/// then.
///
/// # Errors
/// Those of [`unpublished`], [`Refusal::DayUnreadable`], [`Refusal::TimeUnclear`], [`Refusal::MomentPast`].
pub async fn schedule(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: AnnouncementId,
    when: &When,
) -> Result<Sheet> {
    unpublished(tx, member, id).await?;
    let at = moment(app, member, when)?;
    if !store::announcement::update_scheduled(tx, id, at, member.person.person_id).await? {
        return Err(Refusal::AnnouncementPublished.into());
    }
    note(app, tx, member, (Deed::AnnouncementSchedule, id), "").await?;
    sheet(tx, &member.program, id).await
}

/// The moment that somebody means on their own clocks; it must be still to come.
fn moment(app: &App, member: &Member, when: &When) -> Result<DateTime<Utc>, Refusal> {
    let zone = member.person.zone.0.unwrap_or(member.program.zone);
    let now = app.clock.now();
    let today: NaiveDate = now.with_timezone(&zone.0).date_naive();
    let locale = member.person.locale.as_deref().unwrap_or_default();
    let day = read_day(locale, today, &when.day).ok_or_else(|| Refusal::DayUnreadable {
        typed: when.day.chars().take(40).collect(),
        example: today,
    })?;
    let at = resolve(zone, day.and_time(read_time(&when.time)?));
    if at <= now { Err(Refusal::MomentPast { at }) } else { Ok(at) }
}

/// Makes an announcement that is to be published a draft again. Doing so twice changes nothing.
///
/// # Errors
/// Those of [`unpublished`].
pub async fn unschedule(app: &App, tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Sheet> {
    let before = unpublished(tx, member, id).await?;
    if let Some(at) = before.announcement.scheduled_at
        && store::announcement::update_unscheduled(tx, id, at).await?
    {
        note(app, tx, member, (Deed::AnnouncementUnschedule, id), "").await?;
    }
    sheet(tx, &member.program, id).await
}

/// Throws a draft away, with its words in every language.
///
/// # Errors
/// Those of [`show`], [`Refusal::PressStale`] of what is no draft any more.
pub async fn discard(app: &App, tx: &mut Tx, member: &Member, id: AnnouncementId) -> Result<Sheet> {
    let sheet = show(tx, member, id).await?;
    if !store::announcement::update_discarded(tx, id).await? {
        return Err(Refusal::PressStale.into());
    }
    store::machine_draft::delete_of(tx, member.program.program_id, id.into()).await?;
    note(app, tx, member, (Deed::AnnouncementDiscard, id), "").await?;
    Ok(sheet)
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (deed, id): (Deed, AnnouncementId),
    detail: &str,
) -> Result<()> {
    Ok(store::audit::insert(tx, &member.did(app, deed, Subject::Announcement(id), detail)).await?)
}

/// An announcement of this programme as its managers see it.
async fn sheet(tx: &mut Tx, program: &Program, id: AnnouncementId) -> Result<Sheet> {
    let found = store::announcement::find(tx, program.program_id, id).await?;
    let announcement = found.filter(|found| found.state != State::Discarded);
    let announcement = announcement.ok_or(Refusal::AnnouncementUnknown)?;
    let languages = store::program::list_languages(tx, program).await?;
    let mut texts = store::announcement::list_texts(tx, id).await?;
    texts.sort_by_key(|text| languages.iter().position(|language| *language == text.language));
    let markets = store::market::list(tx, program.program_id).await?;
    let chosen = store::announcement::list_markets(tx, id).await?;
    let channels = match announcement.state {
        State::Published => store::announcement::list_posts(tx, id).await?,
        _ => channels(tx, program, &chosen).await?,
    };
    let mut needed = languages.clone();
    if !chosen.is_empty() {
        let is_spoken = |language: &Language| channels.iter().any(|(_, spoken)| spoken == language);
        needed.retain(|language| *language == program.language || is_spoken(language));
    }
    for (_, language) in &channels {
        if !needed.contains(language) {
            needed.push(*language);
        }
    }
    let lacks = lacks(&texts, &needed);
    Ok(Sheet { announcement, texts, languages, markets, chosen, channels, lacks })
}

/// The channels of the chosen markets; for everybody, those that are for everybody, else those of every market.
async fn channels(tx: &mut Tx, program: &Program, chosen: &[MarketId]) -> Result<Vec<(ChannelId, Language)>> {
    let id = program.program_id;
    let mut channels = match chosen.is_empty() {
        true => store::program::list_channels(tx, id, Purpose::Announcements, None).await?,
        false => Vec::new(),
    };
    if channels.is_empty() {
        channels = store::program::list_channels(tx, id, Purpose::Market, None).await?;
        channels.retain(|channel| {
            chosen.is_empty() || channel.market_id.is_some_and(|market| chosen.contains(&market))
        });
    }
    let spoken = |language: Option<Language>| language.unwrap_or(program.language);
    Ok(channels.iter().map(|channel| (channel.channel_id, spoken(channel.language))).collect())
}
