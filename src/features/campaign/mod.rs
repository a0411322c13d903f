//! Lets managers write, publish, close and copy campaigns.

mod copy;
mod publish;

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::brief;
use crate::domain::campaign::{
    Campaign, Lack, NAME_LENGTH, SUMMARY_LENGTH, State, Text, TextState, UTM_LENGTH, dates, lacks,
};
use crate::domain::plan::Plan;
use crate::domain::reach::Reach;
use crate::domain::refusal::Field;
use crate::domain::result::Outcome;
use crate::domain::stage::Stage;
use crate::domain::text::{optional, required};
use crate::domain::{CampaignId, Language, MarketId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use copy::copy;
pub use publish::{Closing, Publication, close, closing, publish};

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
    /// Its words, in the order of the programme's languages as far as they are there.
    pub texts: Vec<Text>,
    /// Whom it is for, and where it is posted.
    pub reach: Reach,
    /// What it is for.
    pub plan: Plan,
    /// How far it is.
    pub stage: Stage,
    /// Whether it has a brief.
    pub has_brief: bool,
    /// What its words lack before it can be published.
    pub lacks: Vec<Lack>,
    /// What its brief lacks before it can be published.
    pub brief_lacks: Vec<brief::Lack>,
    /// How far telling participants what came of it is, once it is over.
    pub outcome: Option<Outcome>,
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
    member.open_campaign(tx, campaign).await?;
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
    let campaign = member.open_campaign(tx, campaign).await?;
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
    let campaign = member.open_campaign(tx, campaign).await?;
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
    let is_known = |id: &MarketId| before.reach.markets.iter().any(|market| market.market_id == *id);
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

async fn sheet(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Sheet> {
    let campaign = member.campaign(tx, campaign).await?;
    let id = campaign.campaign_id;
    let reach = store::campaign::get_reach(tx, &member.program, id).await?;
    let mut texts = store::campaign::list_texts(tx, id).await?;
    texts.sort_by_key(|text| reach.languages.iter().position(|language| *language == text.language));
    let brief = store::brief::get(tx, id, member.program.language).await?;
    let mut needed = reach.posted_in();
    if !brief.is_empty() {
        needed = reach.read_in();
    }
    Ok(Sheet {
        lacks: lacks(&texts, &needed),
        brief_lacks: brief.lacks(&needed, &reach.meant()),
        has_brief: !brief.is_empty(),
        plan: store::plan::get(tx, id).await?,
        stage: store::stage::get(tx, id).await?,
        outcome: store::result::find(tx, campaign.program_id, id).await?,
        campaign,
        texts,
        reach,
    })
}

fn read(
    app: &App,
    member: &Member,
    page: &Page,
) -> Result<(String, Option<NaiveDate>, Option<NaiveDate>), Refusal> {
    let landing = app.landing_url(&page.landing)?;
    let (starts, ends) = (member.day(app, &page.starts)?, member.day(app, &page.ends)?);
    dates(starts, ends, member.today(app))?;
    Ok((landing.into(), starts, ends))
}

fn worded(words: &Words) -> Result<(String, String), Refusal> {
    let name = required(Field::CampaignName, &words.name.replace('\n', " "), NAME_LENGTH)?;
    let summary = optional(Field::CampaignSummary, &words.summary, SUMMARY_LENGTH)?;
    Ok((name, summary.unwrap_or_default()))
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    deed: Deed,
    campaign: CampaignId,
    detail: String,
) -> Result<()> {
    let line = member.did(app, deed, Subject::Campaign(campaign), detail);
    Ok(store::audit::insert(tx, &line).await?)
}

impl Sheet {
    /// The words in a language.
    pub fn text(&self, language: Language) -> Option<&Text> {
        self.texts.iter().find(|text| text.language == language)
    }

    /// Whether the words in a language are as current as the original.
    pub fn is_ready(&self, language: Language) -> bool {
        self.text(language).is_some_and(|text| text.state == TextState::Ready)
    }

    /// Whether nothing keeps it from being published.
    pub const fn is_complete(&self) -> bool {
        self.lacks.is_empty() && self.brief_lacks.is_empty()
    }
}
