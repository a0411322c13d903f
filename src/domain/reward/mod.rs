//! What creators earn: plans of components, which of them holds for a payment, and how much it makes of one.

mod rule;
mod tally;
mod terms;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Months, Utc};
use serde::{Deserialize, Serialize};

use super::money::Money;
use super::{CampaignId, CreatorId, MarketId, RewardComponentId, RewardPlanId, TierId};

pub use rule::{Asked, Customers, Kind as RuleKind, Only, Period, Rise, Rule, Ruled, Tenure, read_amount};
pub use tally::Tally;
pub use terms::{MOST_HOLD, MOST_TERM, Terms, Threshold, USUAL_HOLD, read_hold, read_rate};

/// Components of one plan.
pub const MOST_COMPONENTS: usize = 10;
/// The whole, in basis points.
pub const WHOLE: i64 = 10_000;

/// For whom or what a plan was made. The later in this list, the more specific.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// Everybody in the programme.
    Program,
    /// What comes by a campaign's links.
    Campaign(CampaignId),
    /// The creators of a tier.
    Tier(TierId),
    /// One creator.
    Deal(CreatorId),
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Program => formatter.write_str("program"),
            Self::Campaign(id) => write!(formatter, "campaign.{id}"),
            Self::Tier(id) => write!(formatter, "tier.{id}"),
            Self::Deal(id) => write!(formatter, "deal.{id}"),
        }
    }
}

impl FromStr for Scope {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('.') {
            None if text == "program" => Ok(Self::Program),
            Some(("campaign", id)) => Ok(Self::Campaign(id.parse().map_err(drop)?)),
            Some(("tier", id)) => Ok(Self::Tier(id.parse().map_err(drop)?)),
            Some(("deal", id)) => Ok(Self::Deal(id.parse().map_err(drop)?)),
            _ => Err(()),
        }
    }
}

/// What is paid for, and by which rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// What is paid for.
    #[serde(flatten)]
    pub terms: Terms,
    /// The rules, at most one of each kind, in the order of kinds.
    #[serde(default)]
    pub rules: Vec<Rule>,
}

impl From<Terms> for Offer {
    fn from(terms: Terms) -> Self {
        Self { terms, rules: Vec::new() }
    }
}

impl Offer {
    fn rise(&self) -> Option<Rise> {
        self.rules.iter().find_map(|rule| match rule {
            Rule::Rise(rise) => Some(*rise),
            _ => None,
        })
    }

    /// The most that it comes to in a period, if there is one.
    pub fn cap(&self) -> Option<(&Money, Period)> {
        self.rules.iter().find_map(|rule| match rule {
            Rule::Cap(most, period) => Some((most, *period)),
            _ => None,
        })
    }
}

/// One thing that a plan pays for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Component {
    /// Its key.
    pub reward_component_id: RewardComponentId,
    /// The key that it had in the version in which it was written; what is counted over a period is counted by it.
    pub root_id: RewardComponentId,
    /// What it pays for.
    pub offer: Offer,
}

impl Component {
    /// One that was written just now.
    pub fn new(id: RewardComponentId, offer: impl Into<Offer>) -> Self {
        Self { reward_component_id: id, root_id: id, offer: offer.into() }
    }
}

/// A version of what is paid within a scope, or the draft of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Its key.
    pub reward_plan_id: RewardPlanId,
    /// For whom or what.
    pub scope: Scope,
    /// Which it is within its scope, from 1.
    pub version: i64,
    /// For how many days what is earned is held.
    pub hold_days: i32,
    /// Whether it says that there is none of its own any more: what is less specific holds.
    pub is_ended: bool,
    /// Since when it holds; none of a draft.
    pub set_at: Option<DateTime<Utc>>,
    /// How much is earned by it in a calendar month before managers are asked about the rest.
    pub limit: Option<Money>,
    /// What it pays for.
    pub components: Vec<Component>,
}

/// Where a payment comes from, by which plans apply to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Whose it is.
    pub creator_id: CreatorId,
    /// The tier at which they stood.
    pub tier_id: Option<TierId>,
    /// By which campaign it came.
    pub campaign_id: CampaignId,
}

impl Origin {
    /// Whether a plan of this scope applies.
    pub fn is_in(self, scope: Scope) -> bool {
        match scope {
            Scope::Program => true,
            Scope::Campaign(id) => id == self.campaign_id,
            Scope::Tier(id) => Some(id) == self.tier_id,
            Scope::Deal(id) => id == self.creator_id,
        }
    }
}

/// The plan that holds for what comes from there: the most specific of those that were not ended.
pub fn choose<'a>(plans: impl IntoIterator<Item = &'a Plan>, origin: Origin) -> Option<&'a Plan> {
    let applies = |plan: &&Plan| !plan.is_ended && origin.is_in(plan.scope);
    plans.into_iter().filter(applies).max_by_key(|plan| plan.scope)
}

/// What is known of the customer of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Customer {
    /// When they paid for the first time.
    pub first_paid_at: DateTime<Utc>,
    /// The how manieth of their payments it is, from 1.
    pub ordinal: i64,
}

/// What rules ask about a payment and its creator; asked for where there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The creator's market.
    pub market_id: Option<MarketId>,
    /// What the shop calls what was paid for, where it says so.
    pub product: Option<String>,
    /// Whole months that the creator was with the programme.
    pub months: i32,
    /// Campaigns that they had joined.
    pub campaigns: i32,
}

impl Facts {
    /// Those of a payment to a creator who is with the programme since the first of these moments, and had joined so many
    /// campaigns at the second, when it was paid.
    pub fn of(
        market_id: Option<MarketId>,
        product: Option<String>,
        (since, paid_at): (DateTime<Utc>, DateTime<Utc>),
        campaigns: i64,
    ) -> Self {
        let years = paid_at.years_since(since).unwrap_or(0);
        let rest = since.checked_add_months(Months::new(years * 12)).unwrap_or(since);
        let is_over = |months: &u32| {
            rest.checked_add_months(Months::new(*months)).is_some_and(|after| after <= paid_at)
        };
        let months = (1..12).take_while(is_over).count();
        let months = i32::try_from(months).unwrap_or(0) + i32::try_from(years * 12).unwrap_or(0);
        Self { market_id, product, months, campaigns: i32::try_from(campaigns).unwrap_or(i32::MAX) }
    }

    const fn tenure(&self, of: Tenure) -> i32 {
        match of {
            Tenure::Months => self.months,
            Tenure::Campaigns => self.campaigns,
        }
    }
}

/// Something that a customer paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// How much.
    pub paid: Money,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Whether they paid again for what they had.
    pub is_renewal: bool,
    /// By whom, where the shop says so.
    pub customer: Option<Customer>,
    /// What rules ask.
    pub facts: Facts,
}

/// What one component makes of one payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earning {
    /// The component.
    pub reward_component_id: RewardComponentId,
    /// How much it is.
    pub amount: Money,
    /// Which part of the payment it is, in basis points; none of a fixed amount.
    pub rate_bps: Option<i32>,
    /// By how many months or campaigns it has risen, where it rises.
    pub tenure: Option<i32>,
    /// Whether it is paid once for a customer.
    pub is_bounty: bool,
}

impl Plan {
    /// What it makes of a payment, component by component, before what is paid at most in a period is looked at; what comes
    /// to nothing is left out. A bonus is not for one payment.
    pub fn earn(&self, payment: &Payment) -> Vec<Earning> {
        match payment.paid.minor > 0 {
            true => self.components.iter().filter_map(|component| component.earn(payment)).collect(),
            false => Vec::new(),
        }
    }

    /// Whether it asks more about a payment than who paid what and when.
    pub fn has_rules(&self) -> bool {
        self.components.iter().any(|component| !component.offer.rules.is_empty())
    }

    /// What it pays for, without the keys.
    pub fn offers(&self) -> Vec<Offer> {
        self.components.iter().map(|component| component.offer.clone()).collect()
    }

    /// Its component of this key.
    pub fn component(&self, id: RewardComponentId) -> Option<&Component> {
        self.components.iter().find(|component| component.reward_component_id == id)
    }
}

impl Component {
    fn earn(&self, payment: &Payment) -> Option<Earning> {
        let offer = &self.offer;
        if !offer.rules.iter().all(|rule| rule.admits(payment)) {
            return None;
        }
        let mut tenure = None;
        let (amount, rate_bps) = match &offer.terms {
            Terms::Bounty(amount) => {
                let is_first = payment.customer.is_some_and(|customer| customer.ordinal == 1);
                (is_first.then(|| amount.clone())?, None)
            }
            Terms::Share { rate_bps, months, payments } => {
                if !is_within(payment, *months, *payments) {
                    return None;
                }
                let rise = offer.rise();
                tenure = rise.map(|rise| payment.facts.tenure(rise.tenure));
                let rate = match (rise, tenure) {
                    (Some(rise), Some(tenure)) => rise.rate(*rate_bps, tenure),
                    _ => *rate_bps,
                };
                let minor = share(payment.paid.minor, i64::from(rate), WHOLE);
                (Money { minor, currency: payment.paid.currency.clone() }, Some(rate))
            }
            Terms::Bonus { .. } | Terms::Goods { .. } => return None,
        };
        let reward_component_id = self.reward_component_id;
        let is_bounty = rate_bps.is_none();
        (amount.minor > 0).then_some(Earning { reward_component_id, amount, rate_bps, tenure, is_bounty })
    }
}

/// Whether a payment falls into a share's term. Of a customer whom the shop does not name nothing is known but that a sale
/// is a first payment; their renewals count where there is no end.
fn is_within(payment: &Payment, months: Option<i32>, payments: Option<i32>) -> bool {
    let Some(customer) = payment.customer else {
        return !payment.is_renewal || (months.is_none() && payments.is_none());
    };
    let ends = months.and_then(|months| {
        customer.first_paid_at.checked_add_months(Months::new(u32::try_from(months).unwrap_or(0)))
    });
    ends.is_none_or(|ends| payment.occurred_at < ends)
        && payments.is_none_or(|payments| customer.ordinal <= i64::from(payments))
}

/// `of` × `part` ÷ `whole`, to the nearest minor unit, halves up. None of the three is negative; 0 of nothing.
pub fn share(of: i64, part: i64, whole: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let (of, part, whole) = (i128::from(of), i128::from(part), i128::from(whole));
    i64::try_from((2 * of * part + whole) / (2 * whole)).unwrap_or(i64::MAX)
}

/// What is left of an amount that was earned on a payment of which so much was taken back: its share of what is left, to
/// the nearest minor unit. Nothing is left where everything was taken back, in however many parts and whatever order.
pub fn left(earned: i64, paid: i64, refunded: i64) -> i64 {
    share(earned, (paid - refunded).clamp(0, paid), paid)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn plan(scope: Scope, terms: Vec<Terms>) -> Plan {
        let component = |(terms, id)| Component::new(RewardComponentId(id), terms);
        Plan {
            reward_plan_id: RewardPlanId(1),
            scope,
            version: 1,
            hold_days: USUAL_HOLD,
            is_ended: false,
            set_at: Some(NOW),
            limit: None,
            components: terms.into_iter().zip(1..).map(component).collect(),
        }
    }

    fn payment(minor: i64, days: i64, ordinal: i64) -> Payment {
        Payment {
            paid: Money::new(minor, "EUR"),
            occurred_at: NOW + TimeDelta::days(days),
            is_renewal: ordinal > 1,
            customer: Some(Customer { first_paid_at: NOW, ordinal }),
            facts: Facts::default(),
        }
    }

    fn amounts(earned: &[Earning]) -> Vec<i64> {
        earned.iter().map(|earning| earning.amount.minor).collect()
    }

    #[test]
    fn a_bounty_is_for_the_first_payment_and_a_share_for_its_term() {
        let share = Terms::Share { rate_bps: 2_000, months: Some(12), payments: None };
        let plan = plan(Scope::Program, vec![Terms::Bounty(Money::new(1_000, "EUR")), share]);
        assert_eq!(amounts(&plan.earn(&payment(2_000, 0, 1))), [1_000, 400]);
        assert_eq!(amounts(&plan.earn(&payment(2_000, 364, 2))), [400]);
        assert_eq!(amounts(&plan.earn(&payment(2_000, 365, 3))), [0; 0], "a year later");
        assert_eq!(amounts(&plan.earn(&payment(0, 0, 1))), [0; 0], "nothing was paid");
        let unnamed = |is_renewal| Payment { customer: None, is_renewal, ..payment(2_000, 0, 1) };
        assert_eq!(amounts(&plan.earn(&unnamed(false))), [400], "a bounty needs a customer");
        assert_eq!(amounts(&plan.earn(&unnamed(true))), [0; 0]);
    }

    #[test]
    fn a_share_ends_with_its_payments_or_never() {
        let few = Terms::Share { rate_bps: 1_250, months: None, payments: Some(2) };
        let few = plan(Scope::Program, vec![few]);
        assert_eq!(amounts(&few.earn(&payment(999, 900, 2))), [125], "124.875");
        assert_eq!(amounts(&few.earn(&payment(999, 900, 3))), [0; 0]);
        let ever = Terms::Share { rate_bps: 1, months: None, payments: None };
        let ever = plan(Scope::Program, vec![ever]);
        assert_eq!(amounts(&ever.earn(&payment(5_000, 9_000, 99))), [1], "half a cent is one");
        assert_eq!(amounts(&ever.earn(&payment(4_999, 9_000, 99))), [0; 0]);
    }

    #[test]
    fn the_most_specific_plan_holds() {
        let (creator_id, campaign_id) = (CreatorId(5), CampaignId(6));
        let origin = Origin { creator_id, tier_id: Some(TierId(7)), campaign_id };
        let mut plans = vec![
            plan(Scope::Program, Vec::new()),
            plan(Scope::Tier(TierId(7)), Vec::new()),
            plan(Scope::Campaign(campaign_id), Vec::new()),
            plan(Scope::Deal(CreatorId(4)), Vec::new()),
        ];
        let chosen = |plans: &[Plan]| choose(plans, origin).map(|plan| plan.scope);
        assert_eq!(chosen(&plans), Some(Scope::Tier(TierId(7))));
        plans[1].is_ended = true;
        assert_eq!(chosen(&plans), Some(Scope::Campaign(campaign_id)));
        plans.push(plan(Scope::Deal(creator_id), Vec::new()));
        assert_eq!(chosen(&plans), Some(Scope::Deal(creator_id)));
        assert_eq!(chosen(&[]), None);
        for scope in plans.iter().map(|plan| plan.scope) {
            assert_eq!(scope.to_string().parse(), Ok(scope));
        }
        assert_eq!("program.1".parse::<Scope>(), Err(()));
    }

    proptest! {
        #[test]
        fn whatever_is_taken_back_leaves_what_it_would_at_once(
            earned in 0..1_000_000_i64, parts in vec(1..100_000_i64, 1..6), turn in 0..6_usize,
        ) {
            let paid: i64 = parts.iter().sum();
            let mut turned = parts.clone();
            turned.rotate_left(turn % parts.len());
            let mut refunded = 0;
            let mut now = earned;
            for part in turned {
                refunded += part;
                let next = left(earned, paid, refunded);
                prop_assert!(next <= now, "a refund never adds anything");
                now = next;
            }
            prop_assert_eq!(now, 0, "everything was taken back");
            prop_assert_eq!(left(earned, paid, 0), earned);
        }
    }
}
