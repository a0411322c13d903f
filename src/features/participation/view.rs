//! A campaign as one creator sees it: whether they can join, what they owe, what was asked, and what they did last time.

use chrono::{DateTime, NaiveDate, Utc};

use super::{load, seat};
use crate::app::{App, Member};
use crate::domain::band::Excess;
use crate::domain::brief::{Asked, Change};
use crate::domain::brief_question::BriefAnswer;
use crate::domain::campaign::{Campaign, State as CampaignState};
use crate::domain::creator::Creator;
use crate::domain::hub::HubItem;
use crate::domain::idea::IdeaAnswer;
use crate::domain::money::Money;
use crate::domain::participation::{Deadline, Participation, State};
use crate::domain::program::{Program, Zone};
use crate::domain::reward::Offer;
use crate::domain::span::Span;
use crate::domain::stats::{Figures, Period, Scope};
use crate::domain::{CampaignId, CreatorId, Language, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// A creator who looks at campaigns.
#[derive(Clone, Copy)]
pub(super) struct Seat<'a> {
    pub(super) program: &'a Program,
    pub(super) creator: &'a Creator,
    pub(super) language: Language,
}

/// What a creator can do about a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Join it.
    Open,
    /// They take part, and have agreed to the terms as they are.
    Joined,
    /// They take part, and the terms have changed since this version.
    Agree {
        /// The version that they agreed to.
        before: i32,
    },
    /// Nothing yet: it is offered to others first, until then.
    Later(DateTime<Utc>),
    /// Nothing, unless a manager asks them: it would be too much.
    TooMuch(Excess),
    /// Nothing: it is over.
    Over,
}

/// Something that a participant owes.
#[derive(Clone, Debug)]
pub struct Owed {
    /// By when, and whether it is done.
    pub deadline: Deadline,
    /// What it is.
    pub title: String,
}

/// What a creator did last: their own figures, for themselves alone.
#[derive(Clone, Debug)]
pub struct LastTime {
    /// The campaign's name.
    pub campaign: String,
    /// What came through their links for it.
    pub figures: Figures,
    /// What was paid, each currency by itself.
    pub revenue: Vec<Money>,
}

/// A campaign as one creator sees it.
#[derive(Clone, Debug)]
pub struct View {
    /// The programme's name.
    pub program: String,
    /// Whose view it is.
    pub creator_id: CreatorId,
    /// The language that they read.
    pub language: Language,
    /// Where they live.
    pub zone: Zone,
    /// The campaign.
    pub campaign: Campaign,
    /// What it is about, in their language; may be empty.
    pub summary: String,
    /// The version of the terms as they are.
    pub terms: i32,
    /// What is asked for under them.
    pub asked: Vec<Asked>,
    /// By which terms they earn by it, from now on.
    pub pays: Vec<Offer>,
    /// How they are in it.
    pub participation: Option<Participation>,
    /// What they can do.
    pub access: Access,
    /// In what the terms differ from those that they agreed to.
    pub changes: Vec<Change>,
    /// What they owe, the earliest first.
    pub owed: Vec<Owed>,
    /// What others asked, and the answers.
    pub answers: Vec<BriefAnswer>,
    /// What creators said before it was final, and what was done.
    pub quotes: Vec<IdeaAnswer>,
    /// Links and files.
    pub hub: Vec<HubItem>,
    /// What they did last time, as long as they have not joined.
    pub last: Option<LastTime>,
}

/// A line of a creator's briefs.
#[derive(Clone, Debug)]
pub struct Row {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name.
    pub name: String,
    /// How they are in it.
    pub state: Option<State>,
    /// Whether its terms have changed since they agreed.
    pub has_changed: bool,
    /// What is due next, and by which day.
    pub due: Option<(String, NaiveDate)>,
}

/// A campaign with a brief, as the asker sees it.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::BriefUnknown`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, id: CampaignId) -> Result<View> {
    let seat = seat(member)?;
    Ok(view(app, tx, seat, id).await?.ok_or(Refusal::BriefUnknown)?)
}

/// The briefs that are open to the asker or that they have joined, the newest first.
///
/// # Errors
/// [`Refusal::NotACreator`].
pub async fn list(app: &App, tx: &mut Tx, member: &Member) -> Result<Vec<Row>> {
    let seat = seat(member)?;
    let mut rows = Vec::new();
    let mut campaigns = store::campaign::list(tx, member.program.program_id, member.language).await?;
    campaigns.retain(|campaign| campaign.state == CampaignState::Live && !campaign.is_evergreen);
    for campaign in campaigns {
        let Some(view) = view(app, tx, seat, campaign.campaign_id).await? else { continue };
        let state = view.participation.as_ref().map(|own| own.state);
        let is_shown = match view.access {
            Access::Over | Access::Later(_) => false,
            Access::TooMuch(_) => state.is_some(),
            Access::Open | Access::Joined | Access::Agree { .. } => true,
        };
        if is_shown {
            let next = view.owed.iter().find(|owed| owed.deadline.done_at.is_none());
            rows.push(Row {
                campaign_id: view.campaign.campaign_id,
                name: view.campaign.name,
                state,
                has_changed: matches!(view.access, Access::Agree { .. }),
                due: next.map(|owed| (owed.title.clone(), owed.deadline.due_on)),
            });
        }
    }
    Ok(rows)
}

/// A campaign with a brief, as a creator sees it; `None` where there is none for them.
pub(super) async fn view(app: &App, tx: &mut Tx, seat: Seat<'_>, id: CampaignId) -> Result<Option<View>> {
    let Seat { program, creator, language } = seat;
    let found = store::campaign::find(tx, program.program_id, language, id).await?;
    let Some(campaign) = found.filter(|found| found.state != CampaignState::Draft) else { return Ok(None) };
    let terms = store::brief::get_terms_version(tx, id).await?;
    let participation = store::participation::find(tx, id, creator.creator_id).await?;
    let markets = store::campaign::list_markets(tx, id).await?;
    let is_for_them = markets.is_empty() || creator.market_id.is_some_and(|market| markets.contains(&market));
    let Some(own) = load::find(app, tx, program, creator.creator_id).await? else { return Ok(None) };
    if terms == 0 || (participation.is_none() && !is_for_them) {
        return Ok(None);
    }
    let now = app.clock.now();
    let today = now.with_timezone(&own.zone.0).date_naive();
    let opens_at = store::participation::find_opening(tx, id).await?;
    let access = access(&campaign, participation.as_ref(), (terms, opens_at), own.excess(), (now, today));
    let last = match participation.as_ref().is_some_and(Participation::is_collaboration) {
        true => None,
        false => last_time(tx, seat, today).await?,
    };
    let owed = match &participation {
        Some(participation) if participation.state == State::Joined => {
            super::deadline::owed(tx, participation, language).await?
        }
        _ => Vec::new(),
    };
    let published = store::brief::find_terms(tx, id, terms).await?;
    let changes = match &participation {
        Some(own) if matches!(access, Access::Agree { .. }) => {
            let before = store::participation::find_terms(tx, own).await?;
            let changes = before
                .zip(published.as_ref())
                .map(|(before, now)| before.difference(now))
                .unwrap_or_default();
            changes.into_iter().filter(|change| change.concerns(creator.market_id)).collect()
        }
        _ => Vec::new(),
    };
    let texts = store::campaign::list_texts(tx, id).await?;
    let own_text = texts.iter().find(|text| text.language == language);
    let text = own_text.or_else(|| texts.iter().find(|text| text.language == program.language));
    let hub = store::hub::list(tx, id).await?;
    let plan = store::reward::find_held(tx, program.program_id, now, (creator.creator_id, id)).await?;
    Ok(Some(View {
        program: program.name.clone(),
        creator_id: creator.creator_id,
        language,
        zone: own.zone,
        summary: text.map(|text| text.summary.clone()).unwrap_or_default(),
        terms,
        asked: published.map(|published| published.deliverables).unwrap_or_default(),
        pays: plan.map(|plan| plan.offers()).unwrap_or_default(),
        access,
        changes,
        owed,
        answers: store::brief_question::list_answered(tx, id, language).await?,
        quotes: store::idea::list_quoted(tx, id, language).await?,
        hub: hub.into_iter().filter(|item| item.language == language).collect(),
        last,
        participation,
        campaign,
    }))
}

fn access(
    campaign: &Campaign,
    own: Option<&Participation>,
    (terms, opens_at): (i32, Option<DateTime<Utc>>),
    excess: Option<Excess>,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> Access {
    let state = own.map(|own| own.state);
    if campaign.state == CampaignState::Closed || state == Some(State::Ended) {
        return Access::Over;
    }
    if let Some(before) = own.filter(|own| own.state == State::Joined).and_then(|own| own.terms_version) {
        return if before == terms { Access::Joined } else { Access::Agree { before } };
    }
    let was_offered = own.is_some_and(|own| own.offered_at.is_some());
    if campaign.ends_on.is_some_and(|last| last < today) {
        return Access::Over;
    }
    match (opens_at.filter(|opens_at| *opens_at > now && !was_offered), excess) {
        (Some(opens_at), _) => Access::Later(opens_at),
        (None, Some(excess)) if own.is_none_or(|own| own.band_reason.is_none()) => Access::TooMuch(excess),
        (None, _) => Access::Open,
    }
}

/// What a creator did in the campaign that they joined last.
async fn last_time(tx: &mut Tx, seat: Seat<'_>, today: NaiveDate) -> Result<Option<LastTime>> {
    let Seat { program, creator, language } = seat;
    let all = store::participation::list_of_creator(tx, creator.creator_id).await?;
    let newest = all.iter().filter(|one| one.is_collaboration()).max_by_key(|one| one.joined_at);
    let Some(newest) = newest else { return Ok(None) };
    let id = newest.campaign_id;
    let Some(campaign) = store::campaign::find(tx, program.program_id, language, id).await? else {
        return Ok(None);
    };
    let scope = Scope { campaign_id: Some(id), ..Scope::of(creator.creator_id) };
    let ever = Span::new(Period::Ever.since(today), today);
    Ok(Some(LastTime {
        campaign: campaign.name,
        figures: store::stats::get_figures(tx, scope, ever).await?,
        revenue: store::stats::list_revenue(tx, scope, ever).await?,
    }))
}
