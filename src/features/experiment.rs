//! Lets managers keep what they try out, and what came of it.

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::experiment::{Experiment, Verdict, outcome, plan};
use crate::domain::{CampaignId, ExperimentId, Refusal};
use crate::error::Result;
use crate::store::{self, Tx};

/// Experiments on a page.
const PAGE: i64 = 4;
/// Experiments that are offered to choose from.
const OFFERED: i64 = 100;

/// An experiment and the campaign that it belongs to.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The experiment.
    pub experiment: Experiment,
    /// The campaign's name, if it belongs to one.
    pub campaign: Option<String>,
}

/// A page of the experiments.
#[derive(Clone, Debug)]
pub struct Page {
    /// The campaign whose they are, where one was chosen: its key and name.
    pub campaign: Option<(CampaignId, String)>,
    /// The experiments, the newest first.
    pub experiments: Vec<Shown>,
    /// Which page, from 0.
    pub page: i64,
    /// How many pages there are, at least one.
    pub pages: i64,
}

/// Nothing, if the asker may begin an experiment with this campaign.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn may_begin(tx: &mut Tx, member: &Member, campaign: Option<CampaignId>) -> Result<()> {
    member.manager()?;
    named(tx, member, campaign).await.map(drop)
}

/// Begins an experiment, with a campaign or with none.
///
/// # Errors
/// Those of [`may_begin`], and what makes words unfit.
pub async fn new(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    campaign: Option<CampaignId>,
    (hypothesis, variables): (&str, &str),
) -> Result<Shown> {
    member.manager()?;
    let name = named(tx, member, campaign).await?;
    let (hypothesis, variables) = plan(hypothesis, variables)?;
    let experiment = Experiment {
        experiment_id: app.ids.next(),
        program_id: member.program.program_id,
        campaign_id: campaign,
        hypothesis,
        variables,
        begun_at: app.clock.now(),
        verdict: None,
        outcome: None,
        concluded_at: None,
    };
    store::experiment::insert(tx, &experiment).await?;
    let subject = Subject::Experiment(experiment.experiment_id);
    store::audit::insert(tx, &member.did(app, Deed::ExperimentNew, subject, "")).await?;
    Ok(Shown { experiment, campaign: name })
}

async fn named(tx: &mut Tx, member: &Member, campaign: Option<CampaignId>) -> Result<Option<String>> {
    let Some(campaign) = campaign else { return Ok(None) };
    let found = store::campaign::find(tx, member.program.program_id, member.language, campaign).await?;
    Ok(Some(found.ok_or(Refusal::CampaignNowhere)?.name))
}

/// An experiment of the programme.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ExperimentUnknown`].
pub async fn show(tx: &mut Tx, member: &Member, id: ExperimentId) -> Result<Shown> {
    member.manager()?;
    let experiment = store::experiment::find(tx, member.program.program_id, id).await?;
    let experiment = experiment.ok_or(Refusal::ExperimentUnknown)?;
    Ok(Shown { campaign: named(tx, member, experiment.campaign_id).await?, experiment })
}

/// An experiment that runs.
///
/// # Errors
/// Those of [`show`], [`Refusal::ExperimentConcluded`].
pub async fn show_running(tx: &mut Tx, member: &Member, id: ExperimentId) -> Result<Shown> {
    let shown = show(tx, member, id).await?;
    if shown.experiment.concluded_at.is_some() {
        return Err(Refusal::ExperimentConcluded.into());
    }
    Ok(shown)
}

/// Keeps what came of an experiment.
///
/// # Errors
/// Those of [`show_running`], and what makes words unfit.
pub async fn conclude(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    (id, verdict): (ExperimentId, Verdict),
    typed: &str,
) -> Result<Shown> {
    show_running(tx, member, id).await?;
    let outcome = outcome(typed)?;
    if !store::experiment::update_concluded(tx, id, (verdict, &outcome), app.clock.now()).await? {
        return Err(Refusal::ExperimentConcluded.into());
    }
    let line = member.did(app, Deed::ExperimentResult, Subject::Experiment(id), verdict.code());
    store::audit::insert(tx, &line).await?;
    show(tx, member, id).await
}

/// A page of the programme's experiments, or of those of one campaign; a page beyond the last shows the last.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::CampaignNowhere`].
pub async fn list(tx: &mut Tx, member: &Member, campaign: Option<CampaignId>, page: i64) -> Result<Page> {
    member.manager()?;
    let name = named(tx, member, campaign).await?;
    let program = member.program.program_id;
    let total = store::experiment::count(tx, program, campaign).await?;
    let pages = ((total + PAGE - 1) / PAGE).max(1);
    let page = page.clamp(0, pages - 1);
    let mut experiments = Vec::new();
    for experiment in store::experiment::list(tx, program, campaign, (page * PAGE, PAGE)).await? {
        let campaign = named(tx, member, experiment.campaign_id).await?;
        experiments.push(Shown { experiment, campaign });
    }
    Ok(Page { campaign: campaign.zip(name), experiments, page, pages })
}

/// The experiments that run, the newest first, to choose from.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn running(tx: &mut Tx, member: &Member) -> Result<Vec<Experiment>> {
    member.manager()?;
    let program = member.program.program_id;
    let mut found = store::experiment::list(tx, program, None, (0, OFFERED)).await?;
    found.retain(|experiment| experiment.concluded_at.is_none());
    Ok(found)
}
