//! Lets managers decide what creators earn: for the programme, a campaign, a tier or one creator, version by version.

mod preview;
mod told;

use chrono::{DateTime, Utc};

use crate::app::{App, Member};
use crate::domain::audit::{Deed, Subject};
use crate::domain::campaign::State;
use crate::domain::creator::Stage;
use crate::domain::reward::{
    Component, MOST_COMPONENTS, Plan, Rule, RuleKind, Scope, Terms, USUAL_HOLD, read_amount, read_hold,
};
use crate::domain::{MarketId, Refusal, RewardComponentId, RewardPlanId, refusal};
use crate::error::Result;
use crate::i18n::Arg;
use crate::store::{self, Tx};

pub use preview::Outlook;

/// Scopes that are offered: as many as a select takes.
const OFFERED: usize = 25;

/// For whom or what a plan is, as it is called; the programme has no other name.
#[derive(Clone, Debug)]
pub struct Named {
    /// For whom or what.
    pub scope: Scope,
    /// The name of the campaign, the tier or the creator.
    pub name: Option<Arg>,
}

/// Everything that creators earn by.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The plans that hold, the least specific first.
    pub plans: Vec<(Named, Plan)>,
    /// What can have a plan: the programme, tiers, campaigns that are not over.
    pub offered: Vec<Named>,
}

/// What is paid within one scope, and what is about to be.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// For whom or what.
    pub named: Named,
    /// The plan that holds, if there is one.
    pub plan: Option<Plan>,
    /// The draft of its next version, and what that would have made of the last months.
    pub draft: Option<(Plan, Outlook)>,
}

/// One thing that a draft pays for, and how it can be confined.
#[derive(Clone, Debug)]
pub struct Part {
    /// For whom or what the draft is.
    pub scope: Scope,
    /// The draft.
    pub reward_plan_id: RewardPlanId,
    /// What it pays for.
    pub component: Component,
    /// The programme's markets with their names.
    pub markets: Vec<(MarketId, String)>,
}

/// What is done to a draft or a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A draft pays for one more thing.
    Add(Terms),
    /// It does not pay for this any more.
    Remove(RewardComponentId),
    /// What it pays is put under a rule, in the place of the one of its kind.
    Rule(RewardComponentId, Rule),
    /// A rule is taken from it.
    Unrule(RewardComponentId, RuleKind),
    /// It holds what is earned for so many days, as they were typed.
    Hold(String),
    /// Managers are asked once so much is earned in a month, as it was typed; never where nothing was.
    Limit(String),
    /// It is in force from now on.
    Save,
    /// It is thrown away.
    Discard,
    /// A plan ends: what is less specific is in force from now on.
    End,
}

/// Everything that the programme's creators earn by now.
///
/// # Errors
/// [`Refusal::NotAManager`].
pub async fn overview(app: &App, tx: &mut Tx, member: &Member) -> Result<Overview> {
    member.manager()?;
    let program = member.program.program_id;
    let mut offered = vec![Named { scope: Scope::Program, name: None }];
    for tier in store::tier::list(tx, &member.program).await? {
        offered.push(Named { scope: Scope::Tier(tier.tier_id), name: Some(tier.name().into()) });
    }
    let campaigns = store::campaign::list(tx, program, member.language).await?;
    for campaign in campaigns.into_iter().filter(|campaign| campaign.state != State::Closed) {
        let scope = Scope::Campaign(campaign.campaign_id);
        offered.push(Named { scope, name: Some(campaign.name.into()) });
    }
    offered.truncate(OFFERED);
    let mut held = store::reward::list_held(tx, program, app.clock.now()).await?;
    held.retain(|plan| !plan.is_ended);
    held.sort_by_key(|plan| (plan.scope, plan.version));
    let mut plans = Vec::with_capacity(held.len());
    for plan in held {
        if let Some(named) = named(tx, member, plan.scope).await? {
            plans.push((named, plan));
        }
    }
    Ok(Overview { plans, offered })
}

/// What a scope is called; `None` where there is no such thing in the programme.
async fn named(tx: &mut Tx, member: &Member, scope: Scope) -> Result<Option<Named>> {
    let program = member.program.program_id;
    let name: Option<Arg> = match scope {
        Scope::Program => return Ok(Some(Named { scope, name: None })),
        Scope::Campaign(id) => {
            let found = store::campaign::find(tx, program, member.language, id).await?;
            found.map(|campaign| campaign.name.into())
        }
        Scope::Tier(id) => {
            let tiers = store::tier::list(tx, &member.program).await?;
            tiers.iter().find(|tier| tier.tier_id == id).map(|tier| tier.name().into())
        }
        Scope::Deal(id) => {
            let found = store::creator::find_in(tx, program, id).await?;
            let found = found.filter(|creator| creator.stage == Stage::Active);
            found.map(|creator| creator.name.into())
        }
    };
    Ok(name.map(|name| Named { scope, name: Some(name) }))
}

/// What is paid within a scope.
///
/// # Errors
/// [`Refusal::NotAManager`], [`refusal::Reward::ScopeUnknown`].
pub async fn sheet(app: &App, tx: &mut Tx, member: &Member, scope: Scope) -> Result<Sheet> {
    member.manager()?;
    let program = member.program.program_id;
    let named = named(tx, member, scope).await?;
    let named = named.ok_or(Refusal::Reward(refusal::Reward::ScopeUnknown))?;
    let plan = store::reward::find_last(tx, program, scope).await?.filter(|plan| !plan.is_ended);
    let draft = match store::reward::find_draft(tx, program, scope).await? {
        Some(draft) => {
            let outlook = preview::outlook(app, tx, program, &draft).await?;
            Some((draft, outlook))
        }
        None => None,
    };
    Ok(Sheet { named, plan, draft })
}

/// For whom or what a plan or a draft is, whosever it is.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where there is none, as of a draft that was thrown away.
pub async fn scope_of(tx: &mut Tx, id: RewardPlanId) -> Result<Scope> {
    Ok(store::reward::find_scope(tx, id).await?.ok_or(Refusal::ChangedMeanwhile)?)
}

/// Begins the draft of a scope's next version with what holds now, unless there is one.
///
/// # Errors
/// Those of [`sheet`].
pub async fn begin(app: &App, tx: &mut Tx, member: &Member, scope: Scope) -> Result<Sheet> {
    let sheet = sheet(app, tx, member, scope).await?;
    if sheet.draft.is_some() {
        return Ok(sheet);
    }
    let last = store::reward::find_last(tx, member.program.program_id, scope).await?;
    let copy = |component: Component| Component { reward_component_id: app.ids.next(), ..component };
    let draft = Plan {
        reward_plan_id: app.ids.next(),
        scope,
        version: last.map_or(0, |last| last.version) + 1,
        hold_days: sheet.plan.as_ref().map_or(USUAL_HOLD, |plan| plan.hold_days),
        is_ended: false,
        set_at: None,
        limit: sheet.plan.as_ref().and_then(|plan| plan.limit.clone()),
        components: sheet.plan.into_iter().flat_map(|plan| plan.components).map(copy).collect(),
    };
    store::reward::insert(tx, member.program.program_id, &draft, app.clock.now()).await?;
    self::sheet(app, tx, member, scope).await
}

/// A draft that is one still.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ChangedMeanwhile`] where somebody saved it or threw it away.
pub async fn draft(tx: &mut Tx, member: &Member, id: RewardPlanId) -> Result<Plan> {
    member.manager()?;
    let found = store::reward::find(tx, member.program.program_id, id).await?;
    Ok(found.filter(|plan| plan.set_at.is_none()).ok_or(Refusal::ChangedMeanwhile)?)
}

/// Changes a draft, puts it into force or throws it away, or ends a plan. Whoever earns by other terms from then on is
/// told; what was earned stays.
///
/// # Errors
/// Those of [`draft`], and of [`ending`] for an end; [`refusal::Reward::Full`], [`refusal::Reward::Empty`],
/// [`refusal::Reward::RuleUnfit`], [`refusal::Reward::ScopeUnknown`] of a market, [`Refusal::NumberUnfit`],
/// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
pub async fn change(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    id: RewardPlanId,
    change: Change,
) -> Result<Sheet> {
    let plan = match change {
        Change::End => ending_plan(tx, member, id).await?,
        _ => draft(tx, member, id).await?,
    };
    let scope = plan.scope;
    match change {
        Change::Add(_) if plan.components.len() >= MOST_COMPONENTS => {
            return Err(Refusal::Reward(refusal::Reward::Full).into());
        }
        Change::Add(terms) => {
            store::reward::insert_component(tx, id, &Component::new(app.ids.next(), terms)).await?;
        }
        Change::Remove(component) => store::reward::delete_component(tx, id, component).await?,
        Change::Rule(component, rule) => {
            let known = plan.component(component).ok_or(Refusal::ChangedMeanwhile)?;
            let rule = fitting(tx, member, known, rule).await?;
            store::reward::insert_rule(tx, component, &rule).await?;
        }
        Change::Unrule(component, kind) => {
            plan.component(component).ok_or(Refusal::ChangedMeanwhile)?;
            store::reward::delete_rule(tx, component, kind).await?;
        }
        Change::Limit(typed) => {
            let limit = match typed.trim().is_empty() {
                true => None,
                false => Some(read_amount(&typed)?),
            };
            store::reward::update_limit(tx, id, limit.as_ref()).await?;
        }
        Change::Hold(typed) => store::reward::update_hold(tx, id, read_hold(&typed)?).await?,
        Change::Discard => store::reward::delete_draft(tx, id).await?,
        Change::Save => save(app, tx, member, &plan).await?,
        Change::End => end(app, tx, member, plan).await?,
    }
    sheet(app, tx, member, scope).await
}

/// A rule, if it makes sense for a component: of a market that the programme has, and a rise of what can rise.
async fn fitting(tx: &mut Tx, member: &Member, component: &Component, rule: Rule) -> Result<Rule> {
    let unfit = || Refusal::Reward(refusal::Reward::RuleUnfit);
    match (&component.offer.terms, rule) {
        (Terms::Share { rate_bps, .. }, Rule::Rise(rise)) if rise.most_bps > *rate_bps => {
            Ok(Rule::Rise(rise))
        }
        (Terms::Bonus { .. } | Terms::Goods { .. }, _) | (_, Rule::Rise(_)) => Err(unfit().into()),
        (_, Rule::Market(id, _)) => {
            let market = store::market::find(tx, member.program.program_id, id).await?;
            let market = market.ok_or(Refusal::Reward(refusal::Reward::ScopeUnknown))?;
            Ok(Rule::Market(id, market.name))
        }
        (_, rule) => Ok(rule),
    }
}

/// What a draft pays for, with the markets to which that can be confined.
///
/// # Errors
/// Those of [`draft`]; [`Refusal::ChangedMeanwhile`] where it was taken out.
pub async fn component(tx: &mut Tx, member: &Member, id: RewardComponentId) -> Result<Part> {
    let plan = plan_of(tx, id).await?;
    let draft = draft(tx, member, plan).await?;
    let component = draft.component(id).ok_or(Refusal::ChangedMeanwhile)?.clone();
    let markets = store::market::list(tx, member.program.program_id).await?;
    let markets = markets.into_iter().map(|market| (market.market_id, market.name)).collect();
    Ok(Part { scope: draft.scope, reward_plan_id: plan, component, markets })
}

/// The plan or draft that a component is of, whosever it is.
///
/// # Errors
/// [`Refusal::ChangedMeanwhile`] where there is none, as where it was taken out.
pub async fn plan_of(tx: &mut Tx, id: RewardComponentId) -> Result<RewardPlanId> {
    Ok(store::reward::find_plan_of(tx, id).await?.ok_or(Refusal::ChangedMeanwhile)?)
}

async fn save(app: &App, tx: &mut Tx, member: &Member, draft: &Plan) -> Result<()> {
    if draft.components.is_empty() {
        return Err(Refusal::Reward(refusal::Reward::Empty).into());
    }
    let now = app.clock.now();
    let before = store::reward::list_held(tx, member.program.program_id, now).await?;
    if !store::reward::update_set(tx, draft.reward_plan_id, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    note(app, tx, member, Deed::RewardChange, draft.scope).await?;
    changed(app, tx, member, draft.scope, (&before, now)).await
}

/// What the plan is called that is about to end.
///
/// # Errors
/// [`Refusal::NotAManager`], [`Refusal::ChangedMeanwhile`] where it holds no more.
pub async fn ending(tx: &mut Tx, member: &Member, id: RewardPlanId) -> Result<Named> {
    let plan = ending_plan(tx, member, id).await?;
    Ok(named(tx, member, plan.scope).await?.ok_or(Refusal::ChangedMeanwhile)?)
}

/// The plan that is about to end, if it holds.
async fn ending_plan(tx: &mut Tx, member: &Member, id: RewardPlanId) -> Result<Plan> {
    member.manager()?;
    let program = member.program.program_id;
    let seen = store::reward::find(tx, program, id).await?.ok_or(Refusal::ChangedMeanwhile)?;
    let last = store::reward::find_last(tx, program, seen.scope).await?;
    let holds = last.is_some_and(|last| last.reward_plan_id == id && !last.is_ended);
    if holds { Ok(seen) } else { Err(Refusal::ChangedMeanwhile.into()) }
}

async fn end(app: &App, tx: &mut Tx, member: &Member, seen: Plan) -> Result<()> {
    let (program, now) = (member.program.program_id, app.clock.now());
    if let Some(draft) = store::reward::find_draft(tx, program, seen.scope).await? {
        store::reward::delete_draft(tx, draft.reward_plan_id).await?;
    }
    let before = store::reward::list_held(tx, program, now).await?;
    let end = Plan {
        reward_plan_id: app.ids.next(),
        version: seen.version + 1,
        is_ended: true,
        set_at: Some(now),
        components: Vec::new(),
        ..seen
    };
    if !store::reward::insert(tx, program, &end, now).await? {
        return Err(Refusal::ChangedMeanwhile.into());
    }
    note(app, tx, member, Deed::RewardEnd, end.scope).await?;
    changed(app, tx, member, end.scope, (&before, now)).await
}

async fn changed(
    app: &App,
    tx: &mut Tx,
    member: &Member,
    scope: Scope,
    (before, now): (&[Plan], DateTime<Utc>),
) -> Result<()> {
    let after = store::reward::list_held(tx, member.program.program_id, now).await?;
    told::tell(app, tx, &member.program, scope, (before, &after)).await
}

async fn note(app: &App, tx: &mut Tx, member: &Member, deed: Deed, scope: Scope) -> Result<()> {
    let subject = match scope {
        Scope::Program => Subject::Program(member.program.program_id),
        Scope::Campaign(id) => Subject::Campaign(id),
        Scope::Tier(id) => Subject::Tier(id),
        Scope::Deal(id) => Subject::Creator(id),
    };
    let line = member.did(app, deed, subject, "");
    Ok(store::audit::insert(tx, &line).await?)
}
