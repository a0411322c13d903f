//! What the buttons, selects and forms on what creators earn do.

use super::brief::enter;
use super::program::value;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::reward::{self as cards, Adding, input};
use crate::discord::press::{Pay, Press};
use crate::domain::reward::{Asked, Only, Period, Rule, Ruled, Scope, Terms};
use crate::domain::{RewardComponentId, RewardPlanId};
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

/// A bonus was filled in.
pub async fn bonus(ask: &Ask<'_>, id: RewardPlanId, period: Period) {
    let terms = Terms::read_bonus(&ask.field(input::AMOUNT), &ask.field(input::THRESHOLD), period);
    change(ask, id, terms.map(Change::Add).map_err(Into::into)).await;
}

/// Something that is sent was filled in.
pub async fn goods(ask: &Ask<'_>, id: RewardPlanId) {
    let terms = Terms::read_goods(&ask.field(input::WHAT), &ask.field(input::AMOUNT));
    change(ask, id, terms.map(Change::Add).map_err(Into::into)).await;
}

/// The asker as somebody who may change what a component pays, and its draft.
async fn enter_part(ask: &Ask<'_>, id: RewardComponentId) -> Result<(Tx, Member, RewardPlanId)> {
    let mut tx = ask.app.read().await?;
    let plan = reward::plan_of(&mut tx, id).await?;
    tx.commit().await?;
    let (tx, member) = enter_plan(ask, plan).await?;
    Ok((tx, member, plan))
}

async fn shown_part(ask: &Ask<'_>, id: Result<RewardComponentId>) {
    ask.redraw(async {
        let id = id?;
        let (mut tx, member, _) = enter_part(ask, id).await?;
        let part = reward::component(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::part(&part)))
    })
    .await;
}

/// Shows the thing that is paid for which was chosen, with its rules.
pub async fn open(ask: &Ask<'_>, _: RewardPlanId) {
    shown_part(ask, value(ask)).await;
}

/// Shows one thing that is paid for, with its rules.
pub async fn part(ask: &Ask<'_>, id: RewardComponentId) {
    shown_part(ask, Ok(id)).await;
}

/// Changes the rules of what is paid for, and shows it.
async fn ruled(ask: &Ask<'_>, id: RewardComponentId, change: Result<Change>) {
    ask.redraw(async {
        let (mut tx, member, plan) = enter_part(ask, id).await?;
        reward::change(ask.app, &mut tx, &member, plan, change?).await?;
        let part = reward::component(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::part(&part)))
    })
    .await;
}

/// It was chosen for whom alone it is paid.
pub async fn only(ask: &Ask<'_>, id: RewardComponentId) {
    let rule = value::<Only>(ask).map(|only| match only {
        Only::Customers(customers) => Rule::Customers(customers),
        Only::Market(market) => Rule::Market(market, String::new()),
    });
    ruled(ask, id, rule.map(|rule| Change::Rule(id, rule))).await;
}

/// Opens the form for a rule of the kind that was chosen.
pub async fn rule(ask: &Ask<'_>, id: RewardComponentId) {
    let chosen = value::<Asked>(ask);
    ask.open(Press::Pay(Pay::RewardRule(id)), async {
        let (mut tx, member, _) = enter_part(ask, id).await?;
        reward::component(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::rule_form(Ruled(id, chosen?))))
    })
    .await;
}

/// A rule was filled in.
pub async fn keep_rule(ask: &Ask<'_>, Ruled(id, asked): Ruled) {
    let field = |name| ask.field(name);
    let rule = asked.read(&field(input::FIRST), &field(input::RATE), &field(input::MOST));
    ruled(ask, id, rule.map(|rule| Change::Rule(id, rule)).map_err(Into::into)).await;
}

/// Takes the rule away that was chosen.
pub async fn unrule(ask: &Ask<'_>, id: RewardComponentId) {
    ruled(ask, id, value(ask).map(|kind| Change::Unrule(id, kind))).await;
}

/// Takes something out of a draft.
pub async fn remove(ask: &Ask<'_>, id: RewardComponentId) {
    ask.redraw(async {
        let (mut tx, member, plan) = enter_part(ask, id).await?;
        let sheet = reward::change(ask.app, &mut tx, &member, plan, Change::Remove(id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet)))
    })
    .await;
}

/// Opens the form for how much is earned before managers are asked.
pub async fn limit(ask: &Ask<'_>, id: RewardPlanId) {
    ask.open(Press::Pay(Pay::RewardLimit(id)), async {
        let (mut tx, member) = enter_plan(ask, id).await?;
        let draft = reward::draft(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::limit(&draft)))
    })
    .await;
}

/// That was filled in.
pub async fn keep_limit(ask: &Ask<'_>, id: RewardPlanId) {
    change(ask, id, Ok(Change::Limit(ask.field(input::AMOUNT)))).await;
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
