//! Shows creators everything that matters to them now: links, this month, what comes due, whom to ask.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use crate::app::{App, Member};
use crate::domain::agreement::Agreement;
use crate::domain::campaign::Campaign;
use crate::domain::owner_question::OwnerQuestion;
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

/// Everything that matters to a creator now.
#[derive(Clone, Debug)]
pub struct Home {
    /// Their place.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The programme's name.
    pub program: String,
    /// Their newest links: campaign and whole address.
    pub links: Vec<(String, String)>,
    /// How many live links they have in all.
    pub live: i64,
    /// Thirty days.
    pub figures: Report,
    /// Campaigns that they have a link for and that end soon: name and last day, the earliest first.
    pub ending: Vec<(String, NaiveDate)>,
    /// What is agreed on with them for the coming twelve months, the earliest first.
    pub agreements: Vec<Agreement>,
    /// Who looks after them.
    pub owner: Option<PersonId>,
    /// What they asked and nobody has answered.
    pub waiting: Vec<OwnerQuestion>,
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
    let named = |known: &store::link::Counted| {
        let campaign = campaigns.get(&known.link.campaign_id).map(|campaign| campaign.name.clone());
        (campaign.unwrap_or_default(), app.link_url(&known.link.code))
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
    let mut agreements = store::agreement::list(tx, id).await?;
    agreements.retain(|agreement| agreement.is_ahead(today));
    Ok(Home {
        creator_id: id,
        name: creator.name.clone(),
        program: member.program.name.clone(),
        links,
        live,
        figures,
        ending: ending.into_iter().map(|(last, name)| (name, last)).collect(),
        agreements,
        owner: store::creator::get_owner(tx, id).await?.1,
        waiting: store::owner_question::list_open(tx, id).await?,
    })
}
