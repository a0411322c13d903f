//! Tells creators how they are doing.

use chrono::NaiveDate;

use crate::app::{App, Member};
use crate::domain::campaign::{Campaign, State};
use crate::domain::creator::Creator;
use crate::domain::link::Link;
use crate::domain::money::Money;
use crate::domain::program::Zone;
use crate::domain::report::Report;
use crate::domain::span::Span;
use crate::domain::stats::{Period, Placement, Ranked, Scope};
use crate::domain::{CampaignId, LinkId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Placements told apart on a card.
const PLACEMENTS: i64 = 15;
/// Creators on the leaderboard.
const TOP: usize = 10;

/// The asker's figures over `period`.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn me(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Report> {
    let creator = member.creator()?;
    report(app, tx, (member, creator), Scope::of(creator.creator_id), period).await
}

/// The figures of one of the asker's links, live or archived, and of its placements.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::LinkUnknown`].
pub async fn link(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    link: LinkId,
    period: Period,
) -> Result<(Link, Report, Vec<Placement>)> {
    let creator = member.creator()?;
    let link = store::link::find(tx, creator.creator_id, link).await?.ok_or(Refusal::LinkUnknown)?;
    let scope = Scope { link_id: Some(link.link_id), ..Scope::of(creator.creator_id) };
    let report = report(app, tx, (member, creator), scope, period).await?;
    let placements = store::stats::list_placements(tx, link.link_id, report.span, PLACEMENTS).await?;
    Ok((link, report, placements))
}

/// The campaigns in which the asker may have figures: every one that was published, also those that are over.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn list_campaigns(tx: &mut Tx, member: &Member) -> Result<Vec<Campaign>> {
    let creator = member.creator()?;
    let mut all = store::campaign::list(tx, creator.program_id, member.language).await?;
    all.retain(|campaign| campaign.state != State::Draft);
    Ok(all)
}

/// The campaign that the asker means; the evergreen one if none is named.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::CampaignUnknown`].
pub async fn campaign_meant(tx: &mut Tx, member: &Member, campaign: Option<CampaignId>) -> Result<Campaign> {
    let is_meant = |known: &Campaign| campaign.map_or(known.is_evergreen, |id| known.campaign_id == id);
    let found = list_campaigns(tx, member).await?.into_iter().find(is_meant);
    Ok(found.ok_or(Refusal::CampaignUnknown)?)
}

/// The asker's figures in one campaign; in the evergreen one if none is named.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::CampaignUnknown`].
pub async fn campaign(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: Option<CampaignId>,
    period: Period,
) -> Result<(Campaign, Report)> {
    let creator = member.creator()?;
    let found = campaign_meant(tx, member, campaign).await?;
    let scope = Scope { campaign_id: Some(found.campaign_id), ..Scope::of(creator.creator_id) };
    let report = report(app, tx, (member, creator), scope, period).await?;
    Ok((found, report))
}

/// The best creators of the programme over a period, and the asker among them.
#[derive(Clone, Debug)]
pub struct Top {
    /// The period.
    pub period: Period,
    /// The first ten places.
    pub rows: Vec<Place>,
    /// The asker's own place, where it is not among these.
    pub own: Option<Place>,
    /// How many have a place.
    pub total: usize,
}

/// One row of the leaderboard.
#[derive(Clone, Debug)]
pub struct Place {
    /// From 1; equals share the better one.
    pub rank: usize,
    /// The name, of those who agreed to be named and of the asker.
    pub name: Option<String>,
    /// Whether it is the asker.
    pub is_own: bool,
    /// Visits by people.
    pub clicks: i64,
    /// Sales.
    pub sales: i64,
    /// What was paid through their links, of those who agreed and of the asker.
    pub revenue: Vec<Money>,
}

/// The leaderboard.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn top(app: &App, tx: &mut Tx, member: &Member, period: Period) -> Result<Top> {
    let creator = member.creator()?;
    let today = today(app, member.program.zone);
    let since = period.since(today);
    let program = creator.program_id;
    let ranked = match period.length() {
        Some(_) => store::stats::list_ranked(tx, program, since).await?,
        None => store::stats::list_ranked_by_months(tx, program, &since.format("%Y-%m").to_string()).await?,
    };
    let (mut rows, mut own) = (Vec::new(), None);
    for (index, one) in ranked.iter().enumerate() {
        let is_own = one.creator_id == creator.creator_id;
        if index < TOP || is_own {
            let rank = 1 + ranked.iter().position(|other| same(other, one)).unwrap_or(index);
            let place = place(tx, one, (rank, is_own), Span::new(since, today)).await?;
            if index < TOP { rows.push(place) } else { own = Some(place) }
        }
    }
    Ok(Top { period, rows, own, total: ranked.len() })
}

fn same(one: &Ranked, other: &Ranked) -> bool {
    (one.sales, one.clicks) == (other.sales, other.clicks)
}

async fn place(tx: &mut Tx, of: &Ranked, (rank, is_own): (usize, bool), span: Span) -> Result<Place> {
    let is_shown = of.is_open || is_own;
    let revenue = match is_shown {
        true => store::stats::list_revenue(tx, Scope::of(of.creator_id), span).await?,
        false => Vec::new(),
    };
    let name = is_shown.then(|| of.name.clone());
    Ok(Place { rank, name, is_own, clicks: of.clicks, sales: of.sales, revenue })
}

async fn report(
    app: &App,
    tx: &mut Tx,
    (member, creator): (&Member, &Creator),
    of: Scope,
    period: Period,
) -> Result<Report> {
    let zone = match creator.market_id {
        Some(market) => store::market::get(tx, market).await?.zone,
        None => member.program.zone,
    };
    Ok(store::stats::get_report(tx, of, period, today(app, zone)).await?)
}

fn today(app: &App, zone: Zone) -> NaiveDate {
    app.clock.now().with_timezone(&zone.0).date_naive()
}
