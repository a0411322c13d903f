//! What the buttons, selects and forms on what creators earn do.

use super::brief::enter;
use super::program::value;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::reward::{self as cards, Adding, input};
use crate::discord::press::{Pay, Press};
use crate::domain::RewardPlanId;
use crate::domain::reward::{Scope, Terms};
use crate::error::Result;
use crate::features::reward::{self, Change};
use crate::store::Tx;

/// Everything that creators earn by, for managers.
///
/// # Errors
/// When the asker is no manager, or the database fails.
pub async fn overview(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let overview = reward::overview(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::overview(&overview))
}

/// The same, drawn again.
pub async fn overview_again(ask: &Ask<'_>) {
    ask.redraw(async { Ok(Reply::Redraw(overview(ask).await?)) }).await;
}

/// The asker as somebody who decides what is paid within a scope: a manager, or whoever looks after the creator.
async fn enter_scope(ask: &Ask<'_>, scope: Scope) -> Result<(Tx, Member)> {
    let Scope::Deal(creator) = scope else { return enter(ask).await };
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_for(&mut tx, creator).await?;
    Ok((tx, member))
}

/// The same by a plan of that scope.
async fn enter_plan(ask: &Ask<'_>, id: RewardPlanId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.read().await?;
    let scope = reward::scope_of(&mut tx, id).await?;
    tx.commit().await?;
    enter_scope(ask, scope).await
}

/// What is paid within a scope.
async fn shown(ask: &Ask<'_>, scope: Result<Scope>, begins: bool) {
    ask.redraw(async {
        let scope = scope?;
        let (mut tx, member) = enter_scope(ask, scope).await?;
        let sheet = match begins {
            true => reward::begin(ask.app, &mut tx, &member, scope).await?,
            false => reward::sheet(ask.app, &mut tx, &member, scope).await?,
        };
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet)))
    })
    .await;
}

/// What is paid within the scope that was chosen.
pub async fn choose(ask: &Ask<'_>) {
    shown(ask, value(ask), false).await;
}

/// What is paid within a scope.
pub async fn sheet(ask: &Ask<'_>, scope: Scope) {
    shown(ask, Ok(scope), false).await;
}

/// Begins the draft of a scope's next version.
pub async fn begin(ask: &Ask<'_>, scope: Scope) {
    shown(ask, Ok(scope), true).await;
}

/// Changes a draft or a plan, and shows what is left.
pub async fn change(ask: &Ask<'_>, id: RewardPlanId, change: Result<Change>) {
    ask.redraw(async {
        let (mut tx, member) = enter_plan(ask, id).await?;
        let sheet = reward::change(ask.app, &mut tx, &member, id, change?).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet)))
    })
    .await;
}

/// Opens the form for one more thing that is paid for.
pub async fn add(ask: &Ask<'_>, id: RewardPlanId) {
    let chosen = value::<Adding>(ask);
    ask.open(Press::Pay(Pay::RewardAdd(id)), async {
        let (mut tx, member) = enter_plan(ask, id).await?;
        let draft = reward::draft(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::adding(draft.reward_plan_id, chosen?)))
    })
    .await;
}

/// An amount for new customers was filled in.
pub async fn bounty(ask: &Ask<'_>, id: RewardPlanId) {
    let terms = Terms::read_bounty(&ask.field(input::AMOUNT));
    change(ask, id, terms.map(Change::Add).map_err(Into::into)).await;
}

/// A share of what is paid was filled in.
pub async fn share(ask: &Ask<'_>, id: RewardPlanId) {
    let (rate, months, payments) =
        (ask.field(input::RATE), ask.field(input::MONTHS), ask.field(input::PAYMENTS));
    let terms = Terms::read_share(&rate, &months, &payments);
    change(ask, id, terms.map(Change::Add).map_err(Into::into)).await;
}

/// Takes what was chosen out of a draft.
pub async fn remove(ask: &Ask<'_>, id: RewardPlanId) {
    change(ask, id, value(ask).map(Change::Remove)).await;
}

/// Opens the form for how long what is earned is held.
pub async fn hold(ask: &Ask<'_>, id: RewardPlanId) {
    ask.open(Press::Pay(Pay::RewardHold(id)), async {
        let (mut tx, member) = enter_plan(ask, id).await?;
        let draft = reward::draft(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::hold(&draft)))
    })
    .await;
}

/// The days were filled in.
pub async fn keep_hold(ask: &Ask<'_>, id: RewardPlanId) {
    change(ask, id, Ok(Change::Hold(ask.field(input::DAYS)))).await;
}

/// Asks whether a plan is meant to end.
pub async fn ending(ask: &Ask<'_>, id: RewardPlanId) {
    ask.redraw(async {
        let (mut tx, member) = enter_plan(ask, id).await?;
        let named = reward::ending(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::ending(id, &named)))
    })
    .await;
}
