//! Hands creators their referral links, lists them and archives them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::{App, Member, random};
use crate::domain::campaign::{Campaign, Text, TextState};
use crate::domain::creator::Creator;
use crate::domain::link::{Link, MOST_LIVE, alias, code_from, instead_of};
use crate::domain::market::Market;
use crate::domain::placement::{SubId, token};
use crate::domain::promo_code::digest;
use crate::domain::stats::Period;
use crate::domain::text::clean;
use crate::domain::trial;
use crate::domain::{CampaignId, LinkId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Links on one page of the list.
const PAGE: i64 = 8;

/// A link ready to be shared.
#[derive(Clone, Debug)]
pub struct Ready {
    /// The link.
    pub link: Link,
    /// Its whole address, with the placement label if one was chosen.
    pub url: String,
    /// The same with the proof that the creator tries it.
    pub trial_url: String,
    /// When they tried it last, if they did.
    pub tried_at: Option<DateTime<Utc>>,
    /// What it is for.
    pub campaign: Campaign,
    /// The creator's market, for its disclosure rule.
    pub market: Option<Market>,
    /// The placement that this address is for.
    pub placement: Option<SubId>,
    /// The advertising token given for this placement.
    pub token: Option<String>,
    /// What buyers can type instead, where the campaign has codes and the creator has one.
    pub promo_code: Option<String>,
    /// The campaign's finished texts, from which a post can be made; the asker's language first.
    pub texts: Vec<Text>,
}

/// The creator's link for a campaign, made if there is none; without a campaign, for the evergreen one.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::CampaignUnknown`], [`Refusal::LinksTooMany`].
pub async fn get(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: Option<CampaignId>,
    placement: Option<SubId>,
) -> Result<Ready> {
    let creator = member.creator()?;
    let campaign = open(app, tx, member, campaign).await?;
    let link = match store::link::find_live(tx, creator.creator_id, campaign.campaign_id).await? {
        Some(link) => link,
        None => insert(app, tx, creator, campaign.campaign_id).await?,
    };
    welcome(app, tx, member, &campaign).await?;
    ready(app, tx, member, link, campaign, placement).await
}

/// One of the creator's live links.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LinkUnknown`], [`Refusal::LinkArchived`].
pub async fn show(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    link: LinkId,
    placement: Option<SubId>,
) -> Result<Ready> {
    let creator = member.creator()?;
    let link = store::link::find(tx, creator.creator_id, link).await?.ok_or(Refusal::LinkUnknown)?;
    if link.archived_at.is_some() {
        return Err(Refusal::LinkArchived.into());
    }
    let campaign = store::campaign::find(tx, creator.program_id, member.language, link.campaign_id)
        .await?
        .ok_or(Refusal::CampaignUnknown)?;
    ready(app, tx, member, link, campaign, placement).await
}

/// One more link for a campaign, under a chosen alias or a fresh code.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::CampaignUnknown`], [`Refusal::LinksTooMany`], [`Refusal::AliasTaken`], and
/// what makes an alias unfit.
pub async fn new(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: Option<CampaignId>,
    alias: Option<&str>,
) -> Result<Ready> {
    let creator = member.creator()?;
    let campaign = open(app, tx, member, campaign).await?;
    let link = match alias {
        Some(alias) => insert_alias(app, tx, creator, campaign.campaign_id, alias).await?,
        None => insert(app, tx, creator, campaign.campaign_id).await?,
    };
    welcome(app, tx, member, &campaign).await?;
    ready(app, tx, member, link, campaign, None).await
}

/// Gives the creator a promo code where the campaign gives newcomers one. They are looking at it, so nobody tells them.
async fn welcome(app: &App, tx: &mut Tx, member: &Member, campaign: &Campaign) -> Result<()> {
    let of = (&member.program, campaign.campaign_id);
    app.welcome_with_promo_code(tx, of, member.creator()?.creator_id, false).await.map(drop)
}

/// A creator's live links, one page of them.
#[derive(Clone, Debug)]
pub struct Mine {
    /// The newest first: each link, its address, its campaign's name and its clicks of thirty days.
    pub rows: Vec<Row>,
    /// Which page, from 0.
    pub page: i64,
    /// How many pages there are, at least one.
    pub pages: i64,
    /// How many live links on all pages.
    pub total: i64,
}

/// One line of the list.
#[derive(Clone, Debug)]
pub struct Row {
    /// The link.
    pub link: Link,
    /// Its whole address.
    pub url: String,
    /// Its campaign's name.
    pub campaign: String,
    /// Visits by people in the last thirty days.
    pub clicks: i64,
    /// What buyers can type instead.
    pub promo_code: Option<String>,
}

/// The creator's live links; a page beyond the last shows the last.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list(app: &App, tx: &mut Tx, member: &Member, page: i64) -> Result<Mine> {
    let creator = member.creator()?;
    let total = store::link::count_live(tx, creator.creator_id).await?;
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = page.clamp(0, pages - 1);
    let rows = rows(app, tx, member, (page * PAGE, PAGE)).await?;
    Ok(Mine { rows, page, pages, total })
}

/// All of the creator's live links, the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list_all(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Row>> {
    rows(app, tx, member, (0, MOST_LIVE)).await
}

async fn rows(app: &App, tx: &mut Tx, member: &Member, page: (i64, i64)) -> Result<Vec<Row>> {
    let creator = member.creator()?;
    let days = days(app, tx, member, creator).await?;
    let found = store::link::list_live(tx, creator.creator_id, days, page).await?;
    let mut names = BTreeMap::new();
    for campaign in store::campaign::list(tx, creator.program_id, member.language).await? {
        names.insert(campaign.campaign_id, campaign.name);
    }
    let codes: BTreeMap<_, _> =
        store::promo_code::list_of_creator(tx, creator.creator_id).await?.into_iter().collect();
    let row = |counted: store::link::Counted| Row {
        promo_code: codes.get(&counted.link.campaign_id).cloned(),
        url: app.link_url(&counted.link.code),
        campaign: names.get(&counted.link.campaign_id).cloned().unwrap_or_default(),
        clicks: counted.clicks,
        link: counted.link,
    };
    Ok(found.into_iter().map(row).collect())
}

/// The link that a person means by its id, its code or its whole address.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LinkUnknown`].
pub async fn meant(tx: &mut Tx, member: &Member, words: &str) -> Result<Link> {
    let creator = member.creator()?.creator_id;
    // Also what cannot be seen: PostgreSQL does not even look for it.
    let words = clean(words);
    if let Ok(id) = words.parse()
        && let Some(link) = store::link::find(tx, creator, id).await?
    {
        return Ok(link);
    }
    let last = words.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let code = last.rsplit('/').next().unwrap_or_default();
    Ok(store::link::find_by_code(tx, creator, code).await?.ok_or(Refusal::LinkUnknown)?)
}

/// Archives one of the creator's links: it leads to a page that says so. Archiving it again changes nothing.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LinkUnknown`].
pub async fn archive(app: &App, tx: &mut Tx, member: &Member, link: LinkId) -> Result<Link> {
    let creator = member.creator()?.creator_id;
    if let Some(link) = store::link::update_archived(tx, creator, link, app.clock.now()).await? {
        return Ok(link);
    }
    Ok(store::link::find(tx, creator, link).await?.ok_or(Refusal::LinkUnknown)?)
}

/// Keeps the advertising token of a placement, as the creator pasted it.
///
/// # Errors
/// [`Refusal::TokenUnfit`], and those of [`show`].
pub async fn keep_token(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (link, placement): (LinkId, Option<SubId>),
    pasted: &str,
) -> Result<Ready> {
    let ready = show(app, tx, member, link, placement).await?;
    let token = token(pasted)?;
    store::link::insert_or_update_token(tx, link, placement, &token, app.clock.now()).await?;
    Ok(Ready { token: Some(token), ..ready })
}

impl Ready {
    /// What an advertisement with this link is marked with; `None` while the market's token is missing.
    pub fn mark(&self) -> Option<String> {
        self.market.as_ref().map_or_else(|| Some(String::new()), |market| market.mark(self.token.as_deref()))
    }
}

/// The campaigns that the creator can link to today, the evergreen one first.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list_campaigns(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Campaign>> {
    let creator = member.creator()?;
    let (_, today) = days(app, tx, member, creator).await?;
    let mut live = store::campaign::list_live(tx, creator, member.language).await?;
    live.retain(|campaign| campaign.ends_on.is_none_or(|last| last >= today));
    Ok(live)
}

/// The campaign of this id, or the evergreen one, if the creator can link to it today.
async fn open(app: &App, tx: &mut Tx, member: &Member, wanted: Option<CampaignId>) -> Result<Campaign> {
    let campaigns = list_campaigns(app, tx, member).await?;
    let campaign = match wanted {
        Some(wanted) => campaigns.into_iter().find(|campaign| campaign.campaign_id == wanted),
        None => campaigns.into_iter().find(|campaign| campaign.is_evergreen),
    };
    Ok(campaign.ok_or(Refusal::CampaignUnknown)?)
}

async fn ready(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    link: Link,
    campaign: Campaign,
    placement: Option<SubId>,
) -> Result<Ready> {
    let market = match member.creator()?.market_id {
        Some(market) => Some(store::market::get(tx, market).await?),
        None => None,
    };
    let mut texts = store::campaign::list_texts(tx, campaign.campaign_id).await?;
    texts.retain(|text| text.state == TextState::Ready);
    texts.sort_by_key(|text| (text.language != member.language, text.language));
    let token = store::link::find_token(tx, link.link_id, placement).await?;
    let mut url = app.link_url(&link.code);
    if let Some(placement) = placement {
        url = format!("{url}?s={placement}");
    }
    let code = store::promo_code::find_live(tx, link.creator_id, link.campaign_id).await?;
    let promo_code = code.and_then(|code| code.code);
    let zone = market.as_ref().map_or(member.program.zone, |market| market.zone);
    let today = app.clock.now().with_timezone(&zone.0).date_naive();
    let proof = trial::proof(app.secret.get(tx).await?, link.link_id, today);
    let joint = if placement.is_some() { '&' } else { '?' };
    let trial_url = format!("{url}{joint}{}={proof}", trial::PARAMETER);
    let tried_at = store::trial::find_tried(tx, link.link_id).await?;
    Ok(Ready { link, url, trial_url, tried_at, campaign, market, placement, token, promo_code, texts })
}

/// The last thirty days in the creator's market.
async fn days(app: &App, tx: &mut Tx, member: &Member, creator: &Creator) -> Result<(NaiveDate, NaiveDate)> {
    let zone = match creator.market_id {
        Some(market) => store::market::get(tx, market).await?.zone,
        None => member.program.zone,
    };
    let today = app.clock.now().with_timezone(&zone.0).date_naive();
    Ok((Period::Month.since(today), today))
}

async fn room_for_one(tx: &mut Tx, creator: &Creator) -> Result<()> {
    if store::link::count_live(tx, creator.creator_id).await? >= MOST_LIVE {
        return Err(Refusal::LinksTooMany { limit: MOST_LIVE }.into());
    }
    Ok(())
}

/// Adds a link with a fresh code.
async fn insert(app: &App, tx: &mut Tx, creator: &Creator, campaign: CampaignId) -> Result<Link> {
    room_for_one(tx, creator).await?;
    app.make_link(tx, (creator.program_id, creator.creator_id), campaign).await
}

/// Whether another creator has, or had, a promo code that is typed just like an alias.
async fn is_promo_code_of_another(tx: &mut Tx, creator: &Creator, alias: &str) -> Result<bool> {
    let program = creator.program_id;
    let known = store::promo_code::find_by_digest(tx, program, &digest(program, alias)).await?;
    Ok(known.is_some_and(|code| code.creator_id != creator.creator_id))
}

/// Adds a link under a chosen alias, or says which others are free.
async fn insert_alias(
    app: &App,
    tx: &mut Tx,
    creator: &Creator,
    campaign: CampaignId,
    wanted: &str,
) -> Result<Link> {
    let alias = alias(wanted)?;
    room_for_one(tx, creator).await?;
    let link = Link {
        link_id: app.ids.next(),
        program_id: creator.program_id,
        creator_id: creator.creator_id,
        campaign_id: campaign,
        code: alias.clone(),
        created_at: app.clock.now(),
        archived_at: None,
    };
    if !is_promo_code_of_another(tx, creator, &alias).await?
        && let Some(link) = store::link::insert(tx, &link, true).await?
    {
        return Ok(link);
    }
    let mut free = Vec::new();
    // The last is as good as unguessable, so that there is always one that is free.
    let last = code_from(&random::<32>()).map(|code| code.to_ascii_lowercase());
    for offer in instead_of(&alias).into_iter().chain(last) {
        if free.len() < 3
            && !store::link::is_taken(tx, &offer).await?
            && !is_promo_code_of_another(tx, creator, &offer).await?
        {
            free.push(offer);
        }
    }
    Err(Refusal::AliasTaken { alias, free }.into())
}
