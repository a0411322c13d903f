//! Lets managers see how far a campaign is, tick what is done, and move it on.

use std::collections::BTreeSet;

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::brief::Section;
use crate::domain::campaign::{Campaign, State, lacks};
use crate::domain::plan::Kind;
use crate::domain::refusal::Field;
use crate::domain::result::{Outcome, Piece};
use crate::domain::stage::{Facts, Item, Stage};
use crate::domain::text::required;
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::store::stage::Move;
use crate::store::{self, Tx};

/// Characters of a reason.
pub const REASON_LENGTH: usize = 500;
/// Moves that are shown.
const SHOWN: i64 = 5;

/// How far a campaign is.
#[derive(Clone, Debug)]
pub struct Board {
    /// The campaign.
    pub campaign: Campaign,
    /// Its stage.
    pub stage: Stage,
    /// What can be seen of it.
    pub facts: Facts,
    /// What managers ticked.
    pub ticked: BTreeSet<Item>,
    /// How it moved, the newest first.
    pub moves: Vec<Move>,
    /// What came of it, once it is over.
    pub outcome: Option<Outcome>,
}

impl Board {
    /// What is not done of the stage's list.
    pub fn unmet(&self) -> Vec<Item> {
        self.facts.unmet(self.stage, &self.ticked)
    }

    /// What of the stage's list somebody has to tick.
    pub fn to_tick(&self) -> Vec<Item> {
        let list = self.stage.checklist().iter();
        list.filter(|item| self.facts.see(**item).is_none()).copied().collect()
    }
}

/// How far a campaign is.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`], and [`Refusal::CampaignEvergreen`] of the standing one.
pub async fn show(tx: &mut Tx, member: &Member, campaign: CampaignId) -> Result<Board> {
    let campaign = member.campaign(tx, campaign).await?;
    if campaign.is_evergreen {
        return Err(Refusal::CampaignEvergreen.into());
    }
    let id = campaign.campaign_id;
    Ok(Board {
        stage: store::stage::get(tx, id).await?,
        facts: facts(tx, member, &campaign).await?,
        ticked: store::stage::list_ticks(tx, id).await?,
        moves: store::stage::list(tx, id, SHOWN).await?,
        outcome: store::result::find(tx, member.program.program_id, id).await?,
        campaign,
    })
}

async fn facts(tx: &mut Tx, member: &Member, campaign: &Campaign) -> Result<Facts> {
    let id = campaign.campaign_id;
    let plan = store::plan::get(tx, id).await?;
    let reach = store::campaign::get_reach(tx, &member.program, id).await?;
    let brief = store::brief::get(tx, id, member.program.language).await?;
    let texts = store::campaign::list_texts(tx, id).await?;
    let needed = reach.read_in();
    let outcome = store::result::find(tx, member.program.program_id, id).await?;
    let sentences = store::result::get_sentences(tx, id, member.program.language).await?;
    let progress = store::stage::get_progress(tx, id).await?;
    let is_joined = progress.participants > 0;
    let is_whole = lacks(&texts, &needed).is_empty() && brief.lacks(&needed, &reach.meant()).is_empty();
    Ok(Facts {
        has_goals: !plan.performance_goal.is_empty() && !plan.awareness_goal.is_empty(),
        has_audience: !brief.section(Section::Audience).original().is_empty(),
        has_budget: plan.budget.is_some(),
        has_channels: reach.silent_markets().is_empty(),
        asks: !brief.deliverables.is_empty(),
        is_complete: is_whole && !brief.is_empty(),
        is_published: campaign.state != State::Draft,
        is_joined,
        is_delivered: is_joined && progress.undelivered == 0,
        is_measured: is_joined && progress.unmeasured == 0,
        is_shared: outcome.as_ref().is_some_and(|known| known.told_at.and(known.posted_at).is_some()),
        has_lessons: Piece::SENTENCES.iter().all(|piece| !sentences.piece(*piece).original().is_empty()),
        is_decided: outcome.filter(|_| plan.kind == Kind::Pilot).map(|known| known.verdict.is_some()),
    })
}

/// Ticks these of what somebody has to tick, and takes the ticks of the others away.
///
/// # Errors
/// Those of [`show`], [`Refusal::PressStale`] for what is on another stage's list.
pub async fn tick(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: CampaignId,
    chosen: &[Item],
) -> Result<Board> {
    let before = show(tx, member, campaign).await?;
    let to_tick = before.to_tick();
    if !chosen.iter().all(|item| to_tick.contains(item)) {
        return Err(Refusal::PressStale.into());
    }
    for item in to_tick {
        match chosen.contains(&item) {
            true => {
                let (by, now) = (member.person.person_id, app.clock.now());
                store::stage::insert_tick(tx, (campaign, item), by, now).await?;
            }
            false => store::stage::delete_tick(tx, campaign, item).await?,
        }
    }
    show(tx, member, campaign).await
}

/// Moves a campaign from a stage to the next. With something undone on its list, only with a reason.
///
/// # Errors
/// Those of [`show`], [`Refusal::StageMoved`] when it is at another stage, [`Refusal::PressStale`] after the last one,
/// [`Refusal::TextMissing`] without a reason that is needed, [`Refusal::TextTooLong`].
pub async fn advance(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, from): (CampaignId, Stage),
    reason: &str,
) -> Result<Board> {
    let before = show(tx, member, campaign).await?;
    let unmet = if before.stage == from { before.unmet() } else { Vec::new() };
    let to = from.next().ok_or(Refusal::PressStale)?;
    let reason = match unmet.is_empty() {
        true => String::new(),
        false => required(Field::StageReason, reason, REASON_LENGTH)?,
    };
    step(app, tx, member, &before, ((from, to), &unmet, reason)).await
}

/// Moves a campaign back to the stage before.
///
/// # Errors
/// Those of [`show`], [`Refusal::StageMoved`], [`Refusal::PressStale`] before the first one.
pub async fn go_back(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (campaign, from): (CampaignId, Stage),
) -> Result<Board> {
    let before = show(tx, member, campaign).await?;
    let to = from.previous().ok_or(Refusal::PressStale)?;
    step(app, tx, member, &before, ((from, to), &[], String::new())).await
}

async fn step(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    before: &Board,
    ((from, to), unmet, reason): ((Stage, Stage), &[Item], String),
) -> Result<Board> {
    let campaign = before.campaign.campaign_id;
    let step = Move {
        stage_move_id: app.ids.next(),
        campaign_id: campaign,
        from_stage: from,
        to_stage: to,
        unmet: unmet.iter().map(|item| item.code()).collect::<Vec<_>>().join(" "),
        reason,
        moved_by_person_id: Some(member.person.person_id),
        moved_at: app.clock.now(),
    };
    if before.stage != from || !store::stage::insert(tx, &step).await? {
        let stage = store::stage::get(tx, campaign).await?;
        return Err(Refusal::StageMoved { stage }.into());
    }
    let detail = match unmet.is_empty() {
        true => to.code().to_owned(),
        false => format!("{}: {}", to.code(), step.unmet),
    };
    let line = member.did(app, Deed::CampaignStage, Subject::Campaign(campaign), detail);
    store::audit::insert(tx, &line).await?;
    show(tx, member, campaign).await
}
