//! What the buttons and forms on experiments do.

use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::experiment::{self as cards, input};
use crate::discord::ids::{Maybe, Pair};
use crate::discord::press::Press;
use crate::domain::experiment::Verdict;
use crate::domain::{CampaignId, ExperimentId};
use crate::error::Result;
use crate::features::experiment;
use crate::store::Tx;

/// Opens the form that begins an experiment.
pub async fn new(ask: &Ask<'_>, campaign: Maybe<CampaignId>) {
    ask.open(Press::ExperimentNew(campaign), async { new_form(ask, campaign.0).await }).await;
}

/// The form that begins an experiment.
///
/// # Errors
/// When the asker is no manager, or there is no such campaign.
pub async fn new_form(ask: &Ask<'_>, campaign: Option<CampaignId>) -> Result<Reply> {
    let (mut tx, member) = enter(ask).await?;
    experiment::may_begin(&mut tx, &member, campaign).await?;
    tx.commit().await?;
    Ok(Reply::Form(cards::new_form(campaign)))
}

/// Begins the experiment that was filled in.
pub async fn begin(ask: &Ask<'_>, campaign: Maybe<CampaignId>) {
    let (hypothesis, variables) = (ask.field(input::HYPOTHESIS), ask.field(input::VARIABLES));
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let words = (&*hypothesis, &*variables);
        let shown = experiment::new(ask.app, &mut tx, &member, campaign.0, words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::sheet(&shown)))
    })
    .await;
}

/// Opens the form for what came of an experiment.
pub async fn result(ask: &Ask<'_>, of: Pair<Verdict, ExperimentId>) {
    ask.open(Press::ExperimentResult(of), async { result_form(ask, of).await }).await;
}

/// The form for what came of an experiment.
///
/// # Errors
/// When the asker is no manager, there is no such experiment, or it was written down before.
pub async fn result_form(ask: &Ask<'_>, Pair(verdict, id): Pair<Verdict, ExperimentId>) -> Result<Reply> {
    let (mut tx, member) = enter(ask).await?;
    let shown = experiment::show_running(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(Reply::Form(cards::result_form(&shown, verdict)))
}

/// Keeps what came of an experiment.
pub async fn keep_result(ask: &Ask<'_>, Pair(verdict, id): Pair<Verdict, ExperimentId>) {
    let outcome = ask.field(input::OUTCOME);
    let kept = async {
        let (mut tx, member) = enter(ask).await?;
        let shown = experiment::conclude(ask.app, &mut tx, &member, (id, verdict), &outcome).await?;
        tx.commit().await?;
        Ok::<_, crate::error::Error>(cards::sheet(&shown))
    };
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(kept.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(kept.await?)) }).await,
    }
}

/// Another page.
pub async fn list(ask: &Ask<'_>, Pair(campaign, page): Pair<Maybe<CampaignId>, i64>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let page = experiment::list(&mut tx, &member, campaign.0, page).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::list(&page)))
    })
    .await;
}

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    Ok((tx, member))
}
