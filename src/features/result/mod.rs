//! Tells participants what came of campaigns, and managers what is missing before they can: owed from a campaign's last
//! day on, told to each creator in private.

mod clock;
mod measure;
mod own;
mod tell;
mod write;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::Campaign;
use crate::domain::money::Money;
use crate::domain::participation::Participation;
use crate::domain::program::Program;
use crate::domain::refusal::Field;
use crate::domain::result::{DAYS, Lack, Metrics, Outcome, Reflection, Sentences, Tally};
use crate::domain::span::Span;
use crate::domain::stats::Period;
use crate::domain::text::whole;
use crate::domain::{CampaignId, CreatorId, Language, PersonId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

pub use clock::{begin, begin_due, next_end, resume};
pub use measure::{PAGE, Page, measure, page, part};
pub use own::{List, Medians, Own, list, list_campaigns, meant, place, quote, reflect, show_own, told};
pub use tell::{Telling, tell};
pub use write::{Writing, aside, write};

/// One participant's part, as managers see it.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which.
    pub participation: Participation,
    /// Who.
    pub person_id: PersonId,
    /// Their name.
    pub name: String,
    /// What came through their links.
    pub tally: Tally,
    /// What managers measured.
    pub metrics: Metrics,
    /// What they learned.
    pub reflection: Option<Reflection>,
}

/// What came of a campaign, as its managers see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The campaign.
    pub campaign: Campaign,
    /// How far it is with being told.
    pub outcome: Outcome,
    /// Whether participants should have been told by now.
    pub is_overdue: bool,
    /// Everybody's part, by name.
    pub parts: Vec<Part>,
    /// How many of them are to be told.
    pub waiting: i64,
    /// What was written.
    pub sentences: Sentences,
    /// The languages in which it is needed, the original's first.
    pub languages: Vec<Language>,
    /// What it lacks before participants can be told.
    pub lacks: Vec<Lack>,
}

impl Sheet {
    /// What all of them brought.
    pub fn tally(&self) -> Tally {
        Tally {
            figures: self.parts.iter().map(|part| part.tally.figures).sum(),
            revenue: Money::sums(self.parts.iter().flat_map(|part| part.tally.revenue.iter().cloned())),
        }
    }

    /// The sum of what was measured; none where nobody measured it.
    pub fn measured(&self, of: fn(&Metrics) -> Option<i64>) -> Option<i64> {
        let found: Vec<i64> = self.parts.iter().filter_map(|part| of(&part.metrics)).collect();
        (!found.is_empty()).then(|| found.into_iter().fold(0, i64::saturating_add))
    }

    /// Of how many nothing was measured.
    pub fn unmeasured(&self) -> usize {
        self.parts.iter().filter(|part| part.metrics.is_empty()).count()
    }
}

/// What came of a campaign that is over.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], [`Refusal::CampaignEvergreen`], [`Refusal::ResultsEarly`],
/// [`Refusal::ResultsNobody`].
pub async fn show(app: &App, tx: &mut Tx, member: &Member, id: CampaignId) -> Result<Sheet> {
    let campaign = member.campaign(tx, id).await?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let program = &member.program;
    let Some(outcome) = store::result::find(tx, program.program_id, id).await? else {
        use crate::domain::campaign::State;
        let is_over = campaign.state == State::Closed;
        return Err(if is_over { Refusal::ResultsNobody } else { Refusal::ResultsEarly }.into());
    };
    let reach = store::campaign::get_reach(tx, program, id).await?;
    let mut languages = reach.read_in();
    for spoken in store::result::list_languages(tx, program.program_id, id).await? {
        if !languages.contains(&spoken) {
            languages.push(spoken);
        }
    }
    let sentences = store::result::get_sentences(tx, id, program.language).await?;
    Ok(Sheet {
        is_overdue: outcome.is_overdue(app.clock.now()),
        parts: parts(tx, program, &campaign, &outcome).await?,
        waiting: store::result::count_waiting(tx, id).await?,
        lacks: sentences.lacks(&languages),
        campaign,
        outcome,
        sentences,
        languages,
    })
}

async fn parts(tx: &mut Tx, program: &Program, campaign: &Campaign, outcome: &Outcome) -> Result<Vec<Part>> {
    let id = campaign.campaign_id;
    let span = days(tx, program, campaign, outcome).await?;
    let mut tallies = store::result::list_tallies(tx, id, span).await?;
    let measured = store::result::list_measured(tx, id).await?;
    let mut reflections = store::result::list_reflections(tx, id).await?;
    let mut parts = Vec::new();
    for one in store::participation::list(tx, id).await? {
        let own = one.participation;
        if !own.is_collaboration() {
            continue;
        }
        let metrics = measured.iter().find(|known| known.participation_id == own.participation_id);
        let place = reflections.iter().position(|known| known.participation_id == own.participation_id);
        parts.push(Part {
            person_id: one.person_id,
            name: one.name,
            tally: tallies.remove(&own.creator_id).unwrap_or_default(),
            metrics: metrics.map(|known| known.metrics).unwrap_or_default(),
            reflection: place.map(|place| reflections.swap_remove(place)),
            participation: own,
        });
    }
    Ok(parts)
}

/// The days of a campaign that is over: to its last one, or the one on which it was closed.
async fn days(tx: &mut Tx, program: &Program, campaign: &Campaign, outcome: &Outcome) -> Result<Span> {
    let ended = |zone: chrono_tz::Tz| outcome.ended_at.with_timezone(&zone).date_naive();
    let zones = clock::zones(tx, program, campaign.campaign_id).await?;
    let closed = zones.into_iter().map(|zone| ended(zone.0)).max().unwrap_or_else(|| ended(program.zone.0));
    let until = campaign.ends_on.map_or(closed, |last| last.min(closed));
    Ok(Span::new(campaign.starts_on.unwrap_or_else(|| Period::Ever.since(until)), until))
}

/// Within how many days participants of a campaign are told.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn get_days(tx: &mut Tx, member: &Member) -> Result<i32> {
    member.manager()?;
    Ok(store::result::get_days(tx, member.program.program_id).await?)
}

/// Keeps within how many days participants are told of campaigns that end from now on.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::NumberUnfit`].
pub async fn set_days(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<i32> {
    member.manager()?;
    let days = whole(Field::ResultDays, typed, DAYS)?;
    let days = i32::try_from(days).unwrap_or(i32::MAX);
    let program = member.program.program_id;
    store::result::update_days(tx, program, days).await?;
    let line = member.did(app, Deed::ResultDays, Subject::Program(program), days.to_string());
    store::audit::insert(tx, &line).await?;
    Ok(days)
}

/// Whom a manager is responsible for among a campaign's participants, by which their owner's buttons work in direct
/// messages.
///
/// # Errors
/// When the database fails.
pub async fn charge(tx: &mut Tx, person: PersonId, id: CampaignId) -> Result<Option<CreatorId>> {
    Ok(store::result::find_charge(tx, id, person).await?)
}

async fn note(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (deed, id): (Deed, CampaignId),
    detail: &str,
) -> Result<()> {
    Ok(store::audit::insert(tx, &member.did(app, deed, Subject::Campaign(id), detail)).await?)
}
