//! The rules of what a component pays: for whom and what alone, how it rises with time, and how much at most.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Payment;
use super::terms::{MOST_AMOUNT, MOST_TERM, read_rate};
use crate::domain::money::Money;
use crate::domain::refusal::{Field, Refusal};
use crate::domain::text::{clean, required, whole};
use crate::domain::{MarketId, RewardComponentId};

/// Characters of what a shop calls a product.
pub const PRODUCT_LENGTH: usize = 100;

/// Whose payments are paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Customers {
    /// Those of customers who pay for the first time.
    New,
    /// Those of customers who have paid before.
    Returning,
}

/// A span of the calendar, in the programme's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Period {
    /// A month.
    Month,
    /// A year.
    Year,
}

impl Period {
    /// The first and the last day of the one in which a day lies.
    pub fn around(self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let first = day.with_day(1).unwrap_or(day);
        let (first, months) = match self {
            Self::Month => (first, 1),
            Self::Year => (first.with_month(1).unwrap_or(first), 12),
        };
        let next = first.checked_add_months(Months::new(months)).unwrap_or(first);
        (first, next.checked_sub_days(Days::new(1)).unwrap_or(next))
    }
}

/// What grows while a creator works with the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tenure {
    /// Whole months with the programme, as tiers count them.
    Months,
    /// Campaigns that they joined.
    Campaigns,
}

/// A share that rises step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rise {
    /// What the steps are counted in.
    pub tenure: Tenure,
    /// So many make a step.
    pub every: i32,
    /// Each adds so much, in basis points.
    pub by_bps: i32,
    /// It rises to no more than this, in basis points.
    pub most_bps: i32,
}

impl Rise {
    /// The share after so many months or campaigns.
    pub fn rate(&self, base_bps: i32, tenure: i32) -> i32 {
        let steps = i64::from(tenure.max(0)) / i64::from(self.every.max(1));
        let risen = i64::from(base_bps) + steps * i64::from(self.by_bps);
        i32::try_from(risen.min(i64::from(self.most_bps.max(base_bps)))).unwrap_or(base_bps)
    }
}

/// One rule. A component has at most one of each kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// Only creators of a market earn it.
    Market(MarketId, String),
    /// Only what the shop calls so is paid for.
    Product(String),
    /// Only payments of such customers are.
    Customers(Customers),
    /// Only payments of so much and more are, and in no other currency.
    Least(Money),
    /// The share rises.
    Rise(Rise),
    /// It comes to no more than this in a period, in that currency.
    Cap(Money, Period),
}

/// A rule without its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Of a market.
    Market,
    /// Of a product.
    Product,
    /// Of customers.
    Customers,
    /// Of a least amount.
    Least,
    /// Of a rise.
    Rise,
    /// Of a most.
    Cap,
}

impl Kind {
    /// All of them, in the order in which they are said.
    pub const ALL: [Self; 6] =
        [Self::Market, Self::Product, Self::Customers, Self::Least, Self::Rise, Self::Cap];
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Market => "market",
            Self::Product => "product",
            Self::Customers => "customers",
            Self::Least => "least",
            Self::Rise => "rise",
            Self::Cap => "cap",
        })
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|known| known.to_string() == text).ok_or(())
    }
}

impl Rule {
    /// Its kind.
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Market(..) => Kind::Market,
            Self::Product(_) => Kind::Product,
            Self::Customers(_) => Kind::Customers,
            Self::Least(_) => Kind::Least,
            Self::Rise(_) => Kind::Rise,
            Self::Cap(..) => Kind::Cap,
        }
    }

    /// Whether a payment is paid for under it; what rises or is cut off is.
    pub fn admits(&self, payment: &Payment) -> bool {
        match self {
            Self::Market(market, _) => payment.facts.market_id == Some(*market),
            Self::Product(product) => payment.facts.product.as_deref().is_some_and(|is| is_same(is, product)),
            Self::Customers(customers) => {
                let is_new = match payment.customer {
                    Some(customer) => customer.ordinal == 1,
                    None => !payment.is_renewal,
                };
                is_new == (*customers == Customers::New)
            }
            Self::Least(least) => {
                payment.paid.currency == least.currency && payment.paid.minor >= least.minor
            }
            Self::Rise(_) | Self::Cap(..) => true,
        }
    }
}

/// Whether a product is meant, in whatever capitals.
fn is_same(product: &str, other: &str) -> bool {
    product.to_lowercase() == other.to_lowercase()
}

/// A form for a rule, which is more than its kind says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// For which product.
    Product,
    /// From which amount on.
    Least,
    /// How it rises.
    Rise(Tenure),
    /// How much at most.
    Cap(Period),
}

impl Asked {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Product,
        Self::Least,
        Self::Rise(Tenure::Months),
        Self::Rise(Tenure::Campaigns),
        Self::Cap(Period::Month),
        Self::Cap(Period::Year),
    ];

    /// The rule that somebody filled in: the product, the amount, or the steps as how many, by how much, up to how much.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`],
    /// [`Refusal::NumberUnfit`], [`crate::domain::refusal::Reward::RateUnfit`].
    pub fn read(self, first: &str, by: &str, most: &str) -> Result<Rule, Refusal> {
        Ok(match self {
            Self::Product => Rule::Product(required(Field::RewardProduct, first, PRODUCT_LENGTH)?),
            Self::Least => Rule::Least(read_amount(first)?),
            Self::Cap(period) => Rule::Cap(read_amount(first)?, period),
            Self::Rise(tenure) => {
                let every = whole(Field::RewardSteps, first, (1, MOST_TERM))?;
                let (by_bps, most_bps) = (read_rate(by)?, read_rate(most)?);
                let every = i32::try_from(every).unwrap_or(i32::MAX);
                Rule::Rise(Rise { tenure, every, by_bps, most_bps })
            }
        })
    }
}

impl fmt::Display for Asked {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Product => "product",
            Self::Least => "least",
            Self::Rise(Tenure::Months) => "months",
            Self::Rise(Tenure::Campaigns) => "campaigns",
            Self::Cap(Period::Month) => "month",
            Self::Cap(Period::Year) => "year",
        })
    }
}

impl FromStr for Asked {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|known| known.to_string() == text).ok_or(())
    }
}

/// A form for a rule of a component.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruled(pub RewardComponentId, pub Asked);

impl fmt::Display for Ruled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.0, self.1)
    }
}

impl FromStr for Ruled {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (component, asked) = text.split_once('.').ok_or(())?;
        Ok(Self(component.parse().map_err(drop)?, asked.parse()?))
    }
}

/// One amount of money as somebody typed it.
///
/// # Errors
/// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
pub fn read_amount(typed: &str) -> Result<Money, Refusal> {
    let unfit = || Refusal::AmountUnfit { typed: clean(typed).chars().take(60).collect() };
    let sum = Money::read_all(typed, 1)?.pop().ok_or_else(unfit)?;
    if sum.minor > MOST_AMOUNT { Err(unfit()) } else { Ok(sum) }
}

/// For whom alone something is paid: a choice that needs no form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// For the payments of such customers.
    Customers(Customers),
    /// For the creators of a market.
    Market(MarketId),
}

impl fmt::Display for Only {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Customers(Customers::New) => formatter.write_str("new"),
            Self::Customers(Customers::Returning) => formatter.write_str("returning"),
            Self::Market(market) => write!(formatter, "market.{market}"),
        }
    }
}

impl FromStr for Only {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text.split_once('.') {
            None if text == "new" => Ok(Self::Customers(Customers::New)),
            None if text == "returning" => Ok(Self::Customers(Customers::Returning)),
            Some(("market", id)) => Ok(Self::Market(id.parse().map_err(drop)?)),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::{Component, Customer, Facts, Offer, Plan, Scope, Terms};
    use super::*;
    use crate::domain::RewardPlanId;

    fn payment() -> Payment {
        Payment {
            paid: Money::new(1_000, "EUR"),
            occurred_at: DateTime::UNIX_EPOCH,
            is_renewal: false,
            customer: Some(Customer { first_paid_at: DateTime::UNIX_EPOCH, ordinal: 1 }),
            facts: Facts {
                market_id: Some(MarketId(1)),
                product: Some("Pro".to_owned()),
                months: 13,
                campaigns: 2,
            },
        }
    }

    fn plan(rules: Vec<Rule>) -> Plan {
        let terms = Terms::Share { rate_bps: 2_000, months: None, payments: None };
        Plan {
            reward_plan_id: RewardPlanId(1),
            scope: Scope::Program,
            version: 1,
            hold_days: 30,
            is_ended: false,
            set_at: None,
            limit: None,
            components: vec![Component::new(RewardComponentId(1), Offer { terms, rules })],
        }
    }

    #[test]
    fn a_rule_says_for_what_alone_is_paid() {
        let returning = Payment {
            customer: Some(Customer { first_paid_at: DateTime::UNIX_EPOCH, ordinal: 2 }),
            ..payment()
        };
        let unnamed = Payment { customer: None, is_renewal: true, ..payment() };
        for (rule, is_paid, of) in [
            (Rule::Market(MarketId(1), String::new()), true, payment()),
            (Rule::Market(MarketId(2), String::new()), false, payment()),
            (Rule::Product("PRO".to_owned()), true, payment()),
            (Rule::Product("Basic".to_owned()), false, payment()),
            (Rule::Customers(Customers::New), true, payment()),
            (Rule::Customers(Customers::New), false, returning.clone()),
            (Rule::Customers(Customers::Returning), true, returning),
            (Rule::Customers(Customers::Returning), true, unnamed),
            (Rule::Least(Money::new(1_000, "EUR")), true, payment()),
            (Rule::Least(Money::new(1_001, "EUR")), false, payment()),
            (Rule::Least(Money::new(1, "USD")), false, payment()),
        ] {
            let earned = plan(vec![rule.clone()]).earn(&of);
            assert_eq!(earned.len(), usize::from(is_paid), "{rule:?}");
            assert_eq!(rule.kind().to_string().parse(), Ok(rule.kind()));
        }
    }

    #[test]
    fn a_share_rises_step_by_step_to_its_most() {
        let rise = Rise { tenure: Tenure::Months, every: 6, by_bps: 250, most_bps: 2_600 };
        for (months, rate) in
            [(-1, 2_000), (0, 2_000), (5, 2_000), (6, 2_250), (11, 2_250), (12, 2_500), (18, 2_600)]
        {
            assert_eq!(rise.rate(2_000, months), rate, "{months}");
        }
        assert_eq!(rise.rate(3_000, 60), 3_000, "it never falls");
        let earned = plan(vec![Rule::Rise(rise)]).earn(&payment());
        assert_eq!(
            (earned[0].amount.minor, earned[0].rate_bps, earned[0].tenure),
            (250, Some(2_500), Some(13))
        );
        let campaigns = Rise { tenure: Tenure::Campaigns, every: 1, ..rise };
        let earned = plan(vec![Rule::Rise(campaigns)]).earn(&payment());
        assert_eq!((earned[0].rate_bps, earned[0].tenure), (Some(2_500), Some(2)));
    }

    #[test]
    fn a_period_is_of_the_calendar() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let leap = day("2028-02-29");
        assert_eq!(Period::Month.around(leap), (day("2028-02-01"), leap));
        assert_eq!(Period::Year.around(leap), (day("2028-01-01"), day("2028-12-31")));
    }

    #[test]
    fn rules_are_read_as_people_type_them() {
        let cap = Asked::Cap(Period::Month);
        assert_eq!(cap.read("100 EUR", "", ""), Ok(Rule::Cap(Money::new(10_000, "EUR"), Period::Month)));
        let rise = Rise { tenure: Tenure::Campaigns, every: 3, by_bps: 150, most_bps: 3_000 };
        assert_eq!(Asked::Rise(Tenure::Campaigns).read("3", "1,5 %", "30"), Ok(Rule::Rise(rise)));
        assert!(Asked::Rise(Tenure::Months).read("0", "1", "2").is_err());
        assert!(Asked::Product.read(" ", "", "").is_err());
        for asked in Asked::ALL {
            let ruled = Ruled(RewardComponentId(7), asked);
            assert_eq!(ruled.to_string().parse(), Ok(ruled));
        }
        assert_eq!("7.never".parse::<Ruled>(), Err(()));
        for only in [Only::Customers(Customers::New), Only::Market(MarketId(7))] {
            assert_eq!(only.to_string().parse(), Ok(only));
        }
        assert_eq!("old".parse::<Only>(), Err(()));
    }

    #[test]
    fn an_offer_is_read_as_it_was_kept_before_there_were_rules() {
        let terms = Terms::Bounty(Money::new(5, "EUR"));
        let old = serde_json::to_string(&terms).expect("JSON");
        assert_eq!(serde_json::from_str::<Offer>(&old).expect("an offer"), terms.clone().into());
        let offer = Offer { terms, rules: vec![Rule::Customers(Customers::New)] };
        let kept = serde_json::to_string(&offer).expect("JSON");
        assert_eq!(serde_json::from_str::<Offer>(&kept).expect("an offer"), offer);
    }
}
