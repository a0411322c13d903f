//! Shows creators everything that matters to them now: links, this month, what comes due, whom to ask.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::app::{App, Member};
use crate::domain::agreement::Agreement;
use crate::domain::campaign::Campaign;
use crate::domain::owner_question::OwnerQuestion;
use crate::domain::program::Zone;
use crate::domain::report::Report;
use crate::domain::stats::{Period, Scope};
use crate::domain::{CreatorId, PersonId};
use crate::error::Result;
use crate::store::{self, Tx};

/// Links shown; the others are one press away.
const LINKS: i64 = 3;
/// Days ahead that are looked at.
const AHEAD: Days = Days::new(30);
/// Campaigns that end soon, shown at most.
const ENDING: usize = 3;
/// For so long results are news.
const NEWS: TimeDelta = TimeDelta::days(14);
/// Results that are news, shown at most.
const RESULTS: usize = 3;

/// Everything that matters to a creator now.
#[derive(Clone, Debug)]
pub struct Home {
    /// Their place.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The programme's name.
    pub program: String,
    /// Their newest links: campaign, whole address, and what buyers can type instead.
    pub links: Vec<(String, String, Option<String>)>,
    /// How many live links they have in all.
    pub live: i64,
    /// Thirty days.
    pub figures: Report,
    /// Campaigns that they have a link for and that end soon: name and last day, the earliest first.
    pub ending: Vec<(String, NaiveDate)>,
    /// What is agreed on with them for the coming twelve months, the earliest first, and how many campaigns they have
    /// joined of it.
    pub agreements: Vec<(Agreement, usize)>,
    /// Who looks after them.
    pub owner: Option<PersonId>,
    /// What they asked and nobody has answered.
    pub waiting: Vec<OwnerQuestion>,
    /// How many introductions wait for their answer.
    pub introductions: i64,
    /// Campaigns of which they were told results lately and have not said what they learned: their names.
    pub results: Vec<String>,
    /// Whether they were ever told any.
    pub has_results: bool,
}

/// Everything that matters to the asker now.
///
/// # Errors
/// [`crate::domain::Refusal::NotACreator`], [`crate::domain::Refusal::ApplicationWaiting`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member) -> Result<Home> {
    let creator = member.creator()?;
    let (id, program) = (creator.creator_id, creator.program_id);
    let market = match creator.market_id {
        Some(market) => Some(store::market::get(tx, market).await?),
        None => None,
    };
    let zone = market.map_or(member.program.zone, |market| market.zone);
    let today = app.clock.now().with_timezone(&zone.0).date_naive();
    let figures = store::stats::get_report(tx, Scope::of(id), Period::Month, today).await?;
    let campaigns: BTreeMap<_, Campaign> = store::campaign::list(tx, program, member.language)
        .await?
        .into_iter()
        .map(|campaign| (campaign.campaign_id, campaign))
        .collect();
    let span = (figures.span.since(), today);
    let live = store::link::count_live(tx, id).await?;
    let all = store::link::list_live(tx, id, span, (0, live.max(1))).await?;
    let codes: BTreeMap<_, _> = store::promo_code::list_of_creator(tx, id).await?.into_iter().collect();
    let named = |known: &store::link::Counted| {
        let of = &known.link.campaign_id;
        let campaign = campaigns.get(of).map(|campaign| campaign.name.clone());
        (campaign.unwrap_or_default(), app.link_url(&known.link.code), codes.get(of).cloned())
    };
    let links = all.iter().take(usize::try_from(LINKS).unwrap_or(3)).map(named).collect();
    let mut ending: Vec<(NaiveDate, String)> = all
        .iter()
        .filter_map(|known| campaigns.get(&known.link.campaign_id))
        .filter_map(|campaign| Some((campaign.ends_on?, campaign.name.clone())))
        .filter(|(last, _)| (today..=today + AHEAD).contains(last))
        .collect();
    ending.sort();
    ending.dedup();
    ending.truncate(ENDING);
    let told = store::result::list_told(tx, id).await?;
    let mut results = Vec::new();
    let lately = app.clock.now() - NEWS;
    for own in told.iter().filter(|own| own.told_at >= lately).take(RESULTS) {
        if store::result::find_reflection(tx, own.participation_id).await?.is_none() {
            results.extend(campaigns.get(&own.campaign_id).map(|campaign| campaign.name.clone()));
        }
    }
    Ok(Home {
        creator_id: id,
        name: creator.name.clone(),
        program: member.program.name.clone(),
        links,
        live,
        figures,
        ending: ending.into_iter().map(|(last, name)| (name, last)).collect(),
        agreements: agreements(tx, id, (zone, today)).await?,
        owner: store::creator::get_owner(tx, id).await?.1,
        waiting: store::owner_question::list_open(tx, id).await?,
        introductions: store::introduction::count_unanswered(tx, id, app.clock.now()).await?,
        has_results: !told.is_empty(),
        results,
    })
}

async fn agreements(
    tx: &mut Tx,
    creator: CreatorId,
    (zone, today): (Zone, NaiveDate),
) -> Result<Vec<(Agreement, usize)>> {
    let mut agreements = store::agreement::list(tx, creator).await?;
    agreements.retain(|agreement| agreement.is_ahead(today));
    let all = store::participation::list_of_creator(tx, creator).await?;
    let joined = all.iter().filter(|one| one.is_collaboration()).filter_map(|one| one.joined_at);
    let days: Vec<NaiveDate> = joined.map(|at| at.with_timezone(&zone.0).date_naive()).collect();
    let counted = agreements.into_iter().map(|agreement| {
        let span = agreement.starts_on..=agreement.ends_on;
        let joined = days.iter().filter(|day| span.contains(day)).count();
        (agreement, joined)
    });
    Ok(counted.collect())
}
