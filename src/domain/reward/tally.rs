//! Adds up what plans make of payment after payment, with what is counted over a month or a year.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Payment, Plan, Terms, Threshold};
use crate::domain::money::Money;
use crate::domain::{CreatorId, RewardComponentId};

/// What is counted: of whom, by which component, since when.
type Counted = (CreatorId, RewardComponentId, NaiveDate);

/// What payments come to, one after another.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    amounts: Vec<Money>,
    /// What a component with a most has come to, in minor units.
    spent: BTreeMap<Counted, i64>,
    /// How many sales count for a bonus, and how much of what was paid.
    sold: BTreeMap<Counted, (i64, i64)>,
}

impl Tally {
    /// Adds what a plan makes of a payment to a creator that counts on this day.
    pub fn add(&mut self, plan: &Plan, payment: &Payment, (creator, day): (CreatorId, NaiveDate)) {
        for earning in plan.earn(payment) {
            let component = plan.component(earning.reward_component_id);
            let cap = component.and_then(|component| Some((component.root_id, component.offer.cap()?)));
            let mut amount = earning.amount;
            if let Some((root, (most, period))) = cap
                && most.currency == amount.currency
            {
                let spent = self.spent.entry((creator, root, period.around(day).0)).or_default();
                amount.minor = amount.minor.min((most.minor - *spent).max(0));
                *spent += amount.minor;
            }
            self.amounts.push(amount);
        }
        for component in &plan.components {
            let Terms::Bonus { amount, threshold, period } = &component.offer.terms else { continue };
            let is_counted = match threshold {
                Threshold::Sales(_) => true,
                Threshold::Revenue(revenue) => revenue.currency == payment.paid.currency,
            };
            if payment.paid.minor > 0 && is_counted {
                let sold = self.sold.entry((creator, component.root_id, period.around(day).0)).or_default();
                let was_reached = threshold.is_reached(sold.0, sold.1);
                *sold = (sold.0 + 1, sold.1 + payment.paid.minor);
                if !was_reached && threshold.is_reached(sold.0, sold.1) {
                    self.amounts.push(amount.clone());
                }
            }
        }
    }

    /// What it all comes to, each currency by itself.
    pub fn sums(self) -> Vec<Money> {
        Money::sums(self.amounts.into_iter().filter(|amount| amount.minor > 0))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Days};

    use super::super::{Component, Facts, Offer, Period, Rule, Scope};
    use super::*;
    use crate::domain::RewardPlanId;

    #[test]
    fn a_most_cuts_and_a_bonus_comes_once_in_each_month() {
        let terms = Terms::Share { rate_bps: 1_000, months: None, payments: None };
        let capped = Offer { terms, rules: vec![Rule::Cap(Money::new(250, "EUR"), Period::Month)] };
        let bonus = Terms::Bonus {
            amount: Money::new(1_000, "EUR"),
            threshold: Threshold::Sales(2),
            period: Period::Month,
        };
        let plan = Plan {
            reward_plan_id: RewardPlanId(1),
            scope: Scope::Program,
            version: 1,
            hold_days: 30,
            is_ended: false,
            set_at: None,
            limit: None,
            components: vec![
                Component::new(RewardComponentId(1), capped),
                Component::new(RewardComponentId(2), bonus),
            ],
        };
        let paid = |minor, currency| Payment {
            paid: Money::new(minor, currency),
            occurred_at: DateTime::UNIX_EPOCH,
            is_renewal: false,
            customer: None,
            facts: Facts::default(),
        };
        let january = NaiveDate::from_ymd_opt(2026, 1, 5).expect("a day");
        let sum = |payments: &[(i64, &'static str, u64)]| {
            let mut tally = Tally::default();
            for (minor, currency, days) in payments {
                tally.add(&plan, &paid(*minor, currency), (CreatorId(1), january + Days::new(*days)));
            }
            tally.sums()
        };
        assert_eq!(sum(&[(2_000, "EUR", 0)]), [Money::new(200, "EUR")]);
        assert_eq!(sum(&[(2_000, "EUR", 0), (2_000, "EUR", 1)]), [Money::new(1_250, "EUR")]);
        let three = [(2_000, "EUR", 0), (2_000, "EUR", 1), (2_000, "EUR", 2)];
        assert_eq!(sum(&three), [Money::new(1_250, "EUR")]);
        let later = [(2_000, "EUR", 0), (2_000, "EUR", 1), (2_000, "EUR", 40)];
        assert_eq!(sum(&later), [Money::new(1_450, "EUR")]);
        let other = [(2_500, "EUR", 0), (2_000, "USD", 1)];
        assert_eq!(sum(&other), [Money::new(1_250, "EUR"), Money::new(200, "USD")]);
    }
}
