//! Lets managers write, publish and close campaigns.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Line, Subject};
use crate::domain::campaign::{
    Campaign, Lack, NAME_LENGTH, SUMMARY_LENGTH, State, Text, TextState, UTM_LENGTH, dates, lacks,
};
use crate::domain::market::Market;
use crate::domain::notice::{Notice, Reader};
use crate::domain::program::{Channel, Purpose};
use crate::domain::refusal::Field;
use crate::domain::text::{optional, required};
use crate::domain::{CampaignId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::i18n::read_day;
use crate::store::{self, Tx};

/// What a manager typed of where a campaign leads and when it runs.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The landing page.
    pub landing: String,
    /// The first day, or nothing.
    pub starts: String,
    /// The last day, or nothing.
    pub ends: String,
}

/// What a manager typed of a campaign in one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub summary: String,
}

/// A campaign as its managers see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The campaign.
    pub campaign: Campaign,
    /// Its words, in the order of `languages` as far as they are there.
    pub texts: Vec<Text>,
    /// The programme's languages, the original's first.
    pub languages: Vec<Language>,
    /// The programme's markets.
    pub markets: Vec<Market>,
    /// The markets it is restricted to; none when it is open to all.
    pub chosen: Vec<MarketId>,
    /// Where it will be posted.
    pub channels: Vec<Channel>,
    /// What is missing before it can be published.
    pub lacks: Vec<Lack>,
}

/// Begins a campaign: a draft that only managers see.
///
/// # Errors
/// [`Refusal::NotAManager`], and what makes a page, a day or words unfit.
pub async fn new(app: &App, tx: &mut Tx, member: &Member, words: &Words, page: &Page) -> Result<Sheet> {
    member.manager()?;
    let (landing_url, starts_on, ends_on) = read(app, member, page)?;
    let (name, summary) = worded(words)?;
    let campaign = Campaign {
        campaign_id: app.ids.next(),
        program_id: member.program.program_id,
        state: State::Draft,
        is_evergreen: false,
        landing_url,
        utm_source: None,
        utm_medium: None,
        utm_campaign: None,
        starts_on,
        ends_on,
        name: name.clone(),
    };
    let (id, now) = (campaign.campaign_id, app.clock.now());
    store::campaign::insert(tx, &campaign, now).await?;
    store::campaign::insert_or_update_text(tx, id, member.program.language, &name, &summary, now).await?;
    note(app, tx, member, Deed::CampaignNew, id, String::new()).await?;
    sheet(tx, member, id).await
}

/// A campaign of the programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn show(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    member.manager()?;
    sheet(tx, member, campaign).await
}

/// A campaign that can still change.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`].
pub async fn show_open(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    open(tx, member, campaign).await?;
    sheet(tx, member, campaign).await
}

/// Changes where a campaign leads and when it runs.
///
/// # Errors
/// Those of [`new`], and [`Refusal::CampaignClosed`].
pub async fn update_page(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    page: &Page,
) -> Result<Sheet> {
    let campaign = open(tx, member, campaign).await?;
    let (landing_url, starts_on, ends_on) = read(app, member, page)?;
    let changed = Campaign { landing_url, starts_on, ends_on, ..campaign };
    store::campaign::update(tx, &changed).await?;
    note(app, tx, member, Deed::CampaignChange, changed.campaign_id, "page".to_owned()).await?;
    sheet(tx, member, changed.campaign_id).await
}

/// Changes the UTM parameters that a campaign's landing page is told: source, medium, campaign.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignClosed`], and texts that are too long.
pub async fn update_utm(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    [source, medium, name]: [String; 3],
) -> Result<Sheet> {
    let campaign = open(tx, member, campaign).await?;
    let read = |typed: &str| optional(Field::CampaignUtm, typed, UTM_LENGTH);
    let changed = Campaign {
        utm_source: read(&source)?,
        utm_medium: read(&medium)?,
        utm_campaign: read(&name)?,
        ..campaign
    };
    store::campaign::update(tx, &changed).await?;
    note(app, tx, member, Deed::CampaignChange, changed.campaign_id, "utm".to_owned()).await?;
    sheet(tx, member, changed.campaign_id).await
}

/// Writes a campaign's words in one of the programme's languages. New words in the original make the others stale.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`], [`Refusal::LanguageUnknown`], and what makes words unfit.
pub async fn update_words(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, language): (CampaignId, Language),
    words: &Words,
) -> Result<Sheet> {
    let before = show_open(tx, member, campaign).await?;
    if !before.languages.contains(&language) {
        return Err(Refusal::LanguageUnknown { known: before.languages }.into());
    }
    let (name, summary) = worded(words)?;
    let now = app.clock.now();
    store::campaign::insert_or_update_text(tx, campaign, language, &name, &summary, now).await?;
    let known = before.texts.iter().find(|text| text.language == language);
    let is_news = known.is_none_or(|known| (&known.name, &known.summary) != (&name, &summary));
    if language == member.program.language && is_news {
        store::campaign::update_stale(tx, campaign, language).await?;
    }
    note(app, tx, member, Deed::CampaignWrite, campaign, language.code().to_owned()).await?;
    sheet(tx, member, campaign).await
}

/// Restricts a draft to markets of the programme, or opens it to all when none are named.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`], [`Refusal::PressStale`] once it is published,
/// [`Refusal::MarketUnknown`].
pub async fn update_markets(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    markets: &[MarketId],
) -> Result<Sheet> {
    let before = show_open(tx, member, campaign).await?;
    if before.campaign.state != State::Draft {
        return Err(Refusal::PressStale.into());
    }
    let is_known = |id: &MarketId| before.markets.iter().any(|market| market.market_id == *id);
    if !markets.iter().all(is_known) {
        return Err(Refusal::MarketUnknown.into());
    }
    store::campaign::delete_markets(tx, campaign).await?;
    for market in markets {
        store::campaign::insert_market(tx, campaign, *market).await?;
    }
    note(app, tx, member, Deed::CampaignChange, campaign, "markets".to_owned()).await?;
    sheet(tx, member, campaign).await
}

/// What came of publishing.
#[derive(Clone, Debug)]
pub enum Publication {
    /// It is live; these channels are told.
    Published(Sheet),
    /// Something is missing, or it was published before: this is how it stands.
    Unchanged(Sheet),
}

/// Publishes a draft: creators can link to it, and each of its markets' channels is told in the channel's language.
/// Nothing happens while words are missing or stale, or when it is live already.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignClosed`], and [`Refusal::DatePast`] when its last day is over.
pub async fn publish(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Publication> {
    let before = show_open(tx, member, campaign).await?;
    if !before.lacks.is_empty() || before.campaign.state != State::Draft {
        return Ok(Publication::Unchanged(before));
    }
    dates(before.campaign.starts_on, before.campaign.ends_on, today(app, member))?;
    let now = app.clock.now();
    if !store::campaign::update_published(tx, campaign, now).await? {
        return Ok(Publication::Unchanged(sheet(tx, member, campaign).await?));
    }
    for channel in &before.channels {
        let language = channel.language.unwrap_or(member.program.language);
        let Some(words) = before.texts.iter().find(|text| text.language == language) else { continue };
        let notice = Notice::CampaignPublished {
            campaign,
            language,
            name: words.name.clone(),
            summary: words.summary.clone(),
            starts_on: before.campaign.starts_on,
            ends_on: before.campaign.ends_on,
        };
        let reader = Reader::Channel(channel.channel_id);
        app.notify(tx, member.program.program_id, reader, &notice).await?;
    }
    note(app, tx, member, Deed::CampaignPublish, campaign, String::new()).await?;
    Ok(Publication::Published(sheet(tx, member, campaign).await?))
}

/// A campaign that is about to be closed, or was.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The campaign.
    pub campaign: Campaign,
    /// Live links that will lead to the page that says it is over.
    pub links: i64,
    /// Creators whose links these are.
    pub creators: i64,
}

/// What closing a campaign would mean. A closed one is shown as it is.
///
/// # Errors
/// Those of [`show`], [`Refusal::CampaignEvergreen`].
pub async fn closing(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Closing> {
    let campaign = find(tx, member, campaign).await?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let (links, creators) = store::campaign::count_links(tx, campaign.campaign_id).await?;
    Ok(Closing { campaign, links, creators })
}

/// Closes a campaign, or discards a draft. Closing it again changes nothing.
///
/// # Errors
/// Those of [`closing`].
pub async fn close(app: &App, tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Closing> {
    let before = closing(tx, member, campaign).await?;
    let from = before.campaign.state;
    if from != State::Closed && store::campaign::update_closed(tx, campaign, from, app.clock.now()).await? {
        note(app, tx, member, Deed::CampaignClose, campaign, String::new()).await?;
    }
    closing(tx, member, campaign).await
}

async fn find(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Campaign> {
    member.manager()?;
    let (program, language) = (member.program.program_id, member.language);
    let found = store::campaign::find(tx, program, language, campaign).await?;
    Ok(found.ok_or(Refusal::CampaignNowhere)?)
}

/// A campaign that can still change.
async fn open(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Campaign> {
    let campaign = find(tx, member, campaign).await?;
    if campaign.state == State::Closed {
        return Err(Refusal::CampaignClosed.into());
    }
    Ok(campaign)
}

async fn sheet(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let campaign = find(tx, member, campaign).await?;
    let id = campaign.campaign_id;
    let languages = store::program::list_languages(tx, &member.program).await?;
    let mut texts = store::campaign::list_texts(tx, id).await?;
    texts.sort_by_key(|text| languages.iter().position(|language| *language == text.language));
    let markets = store::market::list(tx, member.program.program_id).await?;
    let chosen = store::campaign::list_markets(tx, id).await?;
    let channels = channels(tx, member, &chosen).await?;
    let mut needed = vec![member.program.language];
    for language in channels.iter().filter_map(|channel| channel.language) {
        if !needed.contains(&language) {
            needed.push(language);
        }
    }
    let lacks = lacks(&texts, &needed);
    Ok(Sheet { campaign, texts, languages, markets, chosen, channels, lacks })
}

/// The channels of the chosen markets, or of all; where no market has one, those for everybody.
async fn channels(tx: &mut Tx, member: &Member, chosen: &[MarketId]) -> Result<Vec<Channel>> {
    let program = member.program.program_id;
    let mut channels = store::program::list_channels(tx, program, Purpose::Market, None).await?;
    channels.retain(|channel| match channel.market_id {
        Some(market) => chosen.is_empty() || chosen.contains(&market),
        None => chosen.is_empty(),
    });
    if channels.is_empty() && chosen.is_empty() {
        channels = store::program::list_channels(tx, program, Purpose::Announcements, None).await?;
    }
    Ok(channels)
}

fn read(
    app: &App,
    member: &Member,
    page: &Page,
) -> Result<(String, Option<NaiveDate>, Option<NaiveDate>), Refusal> {
    let landing = app.landing_url(&page.landing)?;
    let today = today(app, member);
    let locale = member.person.locale.as_deref().unwrap_or_default();
    let day = |typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => read_day(locale, today, typed).map(Some).ok_or_else(|| Refusal::DayUnreadable {
            typed: typed.chars().take(40).collect(),
            example: today,
        }),
    };
    let (starts, ends) = (day(&page.starts)?, day(&page.ends)?);
    dates(starts, ends, today)?;
    Ok((landing.into(), starts, ends))
}

fn worded(words: &Words) -> Result<(String, String), Refusal> {
    let name = required(Field::CampaignName, &words.name.replace('\n', " "), NAME_LENGTH)?;
    let summary = optional(Field::CampaignSummary, &words.summary, SUMMARY_LENGTH)?;
    Ok((name, summary.unwrap_or_default()))
}

/// Today, in the programme's zone.
fn today(app: &App, member: &Member) -> NaiveDate {
    app.clock.now().with_timezone(&member.program.zone.0).date_naive()
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    deed: Deed,
    campaign: CampaignId,
    detail: String,
) -> Result<()> {
    let line = Line {
        audit_id: app.ids.next(),
        program_id: member.program.program_id,
        person_id: Some(member.person.person_id),
        deed,
        subject: Subject::Campaign(campaign),
        detail,
        done_at: app.clock.now(),
    };
    Ok(store::audit::insert(tx, &line).await?)
}

impl Sheet {
    /// The words in a language.
    pub fn text(&self, language: Language) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == language)
    }

    /// The markets that it is for and that have no channel to be told in.
    pub fn silent_markets(&self) -> Vec<&Market> {
        let is_for = |market: &&Market| self.chosen.is_empty() || self.chosen.contains(&market.market_id);
        let is_told =
            |market: &Market| self.channels.iter().any(|channel| channel.market_id == Some(market.market_id));
        self.markets.iter().filter(is_for).filter(|market| !is_told(market)).collect()
    }

    /// Whether the words in a language are as current as the original.
    pub fn is_ready(&self, language: Language) -> bool {
        self.text(language).is_some_and(|text| text.state == TextState::Ready)
    }
}
