//! Shows creators what they have earned: their balance, every line behind it, and why a payment earned what it did.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::app::{App, Member};
use crate::domain::commission::{Balance, Commission};
use crate::domain::money::Money;
use crate::domain::payout::{Item, Rules};
use crate::domain::program::Zone;
use crate::domain::reward::{Offer, Plan, Scope};
use crate::domain::text::clean;
use crate::domain::zone::resolve;
use crate::domain::{ConversionId, CreatorId, LedgerEntryId, PayoutItemId, ProgramId, Refusal, refusal};
use crate::error::Result;
use crate::i18n::Arg;
use crate::store::commission::{Earned, Told};
use crate::store::goods::Named;
use crate::store::payout::Stated;
use crate::store::{self, Tx};

/// Lines of the ledger on a page.
const PAGE: i64 = 15;
/// What was sent that is shown.
const GOODS: i64 = 5;
/// Payments that are offered: as many as a select takes.
const OFFERED: i64 = 25;

/// What a creator has, by now.
#[derive(Clone, Debug)]
pub struct View {
    /// The programme's name.
    pub program: String,
    /// Each currency by itself, the largest first.
    pub balances: Vec<Balance>,
    /// By what they earn; none where nothing is paid for.
    pub terms: Vec<Offer>,
    /// Whether anything was ever entered.
    pub has_history: bool,
    /// What the programme decided about payouts.
    pub rules: Rules,
    /// What is in a payout that is not paid yet, each currency by itself.
    pub under_way: Vec<Money>,
    /// Whether a manager holds what they are paid.
    pub is_held: bool,
    /// What they are sent for campaigns, the newest first.
    pub goods: Vec<Named>,
    /// The zone in which a day begins on which something can be paid.
    pub zone: Zone,
}

/// A page of a creator's ledger.
#[derive(Clone, Debug)]
pub struct History {
    /// Its lines, the newest first.
    pub lines: Vec<Told>,
    /// The last of them, if there are older ones.
    pub older: Option<LedgerEntryId>,
    /// Whether it is the newest page.
    pub is_newest: bool,
}

/// What a creator was paid at once, and what it was made of.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The number of the payout.
    pub number: i64,
    /// What they got.
    pub item: Item,
    /// What it was made of.
    pub lines: Vec<Stated>,
}

/// One commission, with what it came from.
#[derive(Clone, Debug)]
pub struct Line {
    /// The commission.
    pub commission: Commission,
    /// What is paid for by the component, and by which rules.
    pub offer: Offer,
    /// The plan, in the version that held.
    pub plan: Plan,
    /// What the campaign, the tier or the creator of the plan is called; none of the programme's.
    pub name: Option<Arg>,
}

/// Why a payment earned what it did.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The payment.
    pub earned: Earned,
    /// Each commission.
    pub lines: Vec<Line>,
    /// Today, in the programme's zone.
    pub today: NaiveDate,
    /// Whose it is told to; none for managers.
    pub reader: Option<CreatorId>,
}

/// What an asker is told.
#[derive(Clone, Debug)]
pub enum Explanation {
    /// One payment.
    One(Box<Explained>),
    /// Several: of a day, or the last.
    Several(Option<NaiveDate>, Vec<Earned>),
}

/// What the asker has.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn balance(app: &App, tx: &mut Tx, member: &Member) -> Result<View> {
    let creator = member.creator()?;
    let sums = store::commission::list_sums(tx, creator.creator_id).await?;
    let has_history = !sums.is_empty();
    let held = store::commission::list_held(tx, creator.creator_id).await?;
    let balances = Balance::of(sums, held, member.today(app));
    let evergreen = store::campaign::find_evergreen(tx, creator.program_id, member.language).await?;
    let terms = match evergreen {
        Some(campaign) => {
            let from = (creator.creator_id, campaign.campaign_id);
            let plan = store::reward::find_held(tx, creator.program_id, app.clock.now(), from).await?;
            plan.map(|plan| plan.offers()).unwrap_or_default()
        }
        None => Vec::new(),
    };
    let program = &member.program;
    Ok(View {
        program: program.name.clone(),
        balances,
        terms,
        has_history,
        rules: store::payout::get_rules(tx, creator.program_id).await?,
        under_way: store::payout::list_under_way(tx, creator.creator_id).await?,
        goods: store::goods::list_of(tx, creator.creator_id, GOODS).await?,
        is_held: store::payout::is_held(tx, creator.creator_id).await?,
        zone: program.zone,
    })
}

/// What the asker was paid, the latest first.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn payouts(tx: &mut Tx, member: &Member) -> Result<Vec<Statement>> {
    let creator = member.creator()?;
    let mut all = Vec::new();
    for item in store::payout::list_paid(tx, creator.creator_id, OFFERED).await? {
        let payout = store::payout::find(tx, creator.program_id, item.payout_id).await?;
        all.extend(payout.map(|payout| Statement { number: payout.number, item, lines: Vec::new() }));
    }
    Ok(all)
}

/// What one payment to the asker was made of.
///
/// # Errors
/// [`Refusal::NotACreator`], [`refusal::Payout::Unknown`] also of another's.
pub async fn statement(tx: &mut Tx, member: &Member, id: PayoutItemId) -> Result<Statement> {
    let unknown = || Refusal::Payout(refusal::Payout::Unknown);
    let creator = member.creator()?;
    let item = store::payout::find_item(tx, creator.creator_id, id).await?.ok_or_else(unknown)?;
    let payout = store::payout::find(tx, creator.program_id, item.payout_id).await?.ok_or_else(unknown)?;
    let lines = store::payout::list_lines(tx, id).await?;
    Ok(Statement { number: payout.number, item, lines })
}

/// A page of the asker's ledger, before a line of it; without it the newest.
///
/// # Errors
/// [`Refusal::NotACreator`], [`Refusal::ApplicationWaiting`].
pub async fn history(tx: &mut Tx, member: &Member, before: Option<LedgerEntryId>) -> Result<History> {
    let creator = member.creator()?;
    let mut lines = store::commission::list_entries(tx, creator.creator_id, before, PAGE + 1).await?;
    let shown = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_older = lines.len() > shown;
    lines.truncate(shown);
    let older = lines.last().filter(|_| has_older).map(|line| line.entry.ledger_entry_id);
    Ok(History { lines, older, is_newest: before.is_none() })
}

/// Why a payment earned what it did: one that the asker names as the shop does, those of a day, or the last. Creators hear
/// of what is theirs, managers of everything.
///
/// # Errors
/// [`Refusal::NotACreator`], [`refusal::Reward::CommissionUnknown`].
pub async fn explain(app: &App, tx: &mut Tx, member: &Member, typed: &str) -> Result<Explanation> {
    let scope = scope(member)?;
    if let Some(earned) = store::commission::find_earned_by_name(tx, scope, &clean(typed)).await? {
        return Ok(Explanation::One(Box::new(explained(app, tx, member, earned).await?)));
    }
    let Ok(day) = member.past_day(app, typed) else { return Err(unknown().into()) };
    let mut all = match (day, scope.1) {
        (Some(day), _) => store::commission::list_earned(tx, scope, day, OFFERED).await?,
        (None, Some(creator)) => store::commission::list_last_earned(tx, creator, OFFERED).await?,
        (None, None) => store::commission::list_earned(tx, scope, member.today(app), OFFERED).await?,
    };
    if all.len() == 1 {
        let only = all.remove(0);
        return Ok(Explanation::One(Box::new(explained(app, tx, member, only).await?)));
    }
    Ok(Explanation::Several(day.or_else(|| scope.1.is_none().then(|| member.today(app))), all))
}

/// Why this payment earned what it did.
///
/// # Errors
/// Those of [`explain`].
pub async fn explain_one(app: &App, tx: &mut Tx, member: &Member, id: ConversionId) -> Result<Explained> {
    let found = store::commission::find_earned(tx, scope(member)?, id).await?;
    explained(app, tx, member, found.ok_or_else(unknown)?).await
}

fn unknown() -> Refusal {
    Refusal::Reward(refusal::Reward::CommissionUnknown)
}

/// Whose earnings the asker may ask about: their own, or for managers all.
fn scope(member: &Member) -> Result<(ProgramId, Option<CreatorId>)> {
    let creator = match member.is_manager {
        true => None,
        false => Some(member.creator()?.creator_id),
    };
    Ok((member.program.program_id, creator))
}

async fn explained(app: &App, tx: &mut Tx, member: &Member, earned: Earned) -> Result<Explained> {
    let program = member.program.program_id;
    let mut lines = Vec::new();
    for commission in store::commission::list_of(tx, earned.conversion_id).await? {
        let Some(id) = commission.reward_plan_id else { continue };
        let Some(plan) = store::reward::find(tx, program, id).await? else { continue };
        let component = commission.reward_component_id.and_then(|id| plan.component(id));
        let Some(offer) = component.map(|component| component.offer.clone()) else { continue };
        let name: Option<Arg> = match plan.scope {
            Scope::Program | Scope::Deal(_) => None,
            Scope::Campaign(id) => Some(store::campaign::get_name(tx, id).await?.into()),
            Scope::Tier(id) => {
                let tiers = store::tier::list(tx, &member.program).await?;
                tiers.iter().find(|tier| tier.tier_id == id).map(|tier| tier.name().into())
            }
        };
        lines.push(Line { commission, offer, plan, name });
    }
    Ok(Explained { earned, lines, today: member.today(app), reader: scope(member)?.1 })
}

/// When the day begins on which something can be paid.
pub fn payable_at(zone: Zone, day: NaiveDate) -> DateTime<Utc> {
    resolve(zone, day.and_time(NaiveTime::MIN))
}
