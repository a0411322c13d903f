//! What reaches a tier: several conditions at once, each of which says how far somebody is.

use serde::{Deserialize, Serialize};

use crate::domain::Refusal;
use crate::domain::audience::Band;
use crate::domain::money::Money;

/// What reaches a tier. All that is set must be met; of revenue, one amount of any currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The days that figures are counted over, today the last.
    pub window_days: i32,
    /// At least so many sales.
    pub sales: Option<i64>,
    /// At least one of these sums paid; each currency once.
    pub revenue: Vec<Money>,
    /// At least so many days as a creator.
    pub tenure_days: Option<i64>,
    /// At least so many collaborations, whenever they were.
    pub collaborations: Option<i64>,
    /// At least so many deliverables that managers approved, whenever that was.
    pub approved: Option<i64>,
    /// At least this audience.
    pub audience: Option<Band>,
}

/// What is known of a creator over a rule's window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Sales.
    pub sales: i64,
    /// What was paid, each currency by itself.
    pub revenue: Vec<Money>,
    /// Days since they were approved.
    pub tenure_days: i64,
    /// Collaborations so far, running ones included.
    pub collaborations: i64,
    /// Deliverables that managers approved so far.
    pub approved: i64,
    /// The size of their audience, where a manager said.
    pub audience: Option<Band>,
}

/// One condition of a rule, and how far somebody is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Sales over so many days.
    Sales {
        /// Sold.
        now: i64,
        /// Needed.
        needed: i64,
        /// Over these days.
        days: i32,
    },
    /// Revenue over so many days; any one is enough.
    Revenue {
        /// Paid and needed, in one currency each.
        amounts: Vec<(i64, Money)>,
        /// Over these days.
        days: i32,
    },
    /// Days as a creator.
    Tenure {
        /// So far.
        now: i64,
        /// Needed.
        needed: i64,
    },
    /// Collaborations, whenever they were.
    Collaborations {
        /// So far.
        now: i64,
        /// Needed.
        needed: i64,
    },
    /// Deliverables that managers approved, whenever that was.
    Approved {
        /// So far.
        now: i64,
        /// Needed.
        needed: i64,
    },
    /// The size of the audience.
    Audience {
        /// As far as managers know it.
        now: Option<Band>,
        /// Needed.
        needed: Band,
    },
}

impl Rule {
    /// Whether there is no condition: everybody meets it.
    pub const fn is_empty(&self) -> bool {
        self.has_no_deeds() && self.audience.is_none()
    }

    const fn has_no_deeds(&self) -> bool {
        self.sales.is_none()
            && self.revenue.is_empty()
            && self.tenure_days.is_none()
            && self.collaborations.is_none()
            && self.approved.is_none()
    }

    /// Nothing, if the rule asks for more than followers.
    ///
    /// # Errors
    /// [`Refusal::TierAudienceAlone`].
    pub const fn check(&self) -> Result<(), Refusal> {
        match self.has_no_deeds() && self.audience.is_some() {
            true => Err(Refusal::TierAudienceAlone),
            false => Ok(()),
        }
    }

    /// Every condition, with how far somebody of whom these are the `facts` is.
    pub fn progress(&self, facts: &Facts) -> Vec<Condition> {
        let days = self.window_days;
        let paid = |needed: &Money| {
            let sum = facts.revenue.iter().find(|sum| sum.currency == needed.currency);
            (sum.map_or(0, |sum| sum.minor), needed.clone())
        };
        let sales = self.sales.map(|needed| Condition::Sales { now: facts.sales, needed, days });
        let revenue = (!self.revenue.is_empty())
            .then(|| Condition::Revenue { amounts: self.revenue.iter().map(paid).collect(), days });
        let tenure = self.tenure_days.map(|needed| Condition::Tenure { now: facts.tenure_days, needed });
        let collaborations =
            self.collaborations.map(|needed| Condition::Collaborations { now: facts.collaborations, needed });
        let audience = self.audience.map(|needed| Condition::Audience { now: facts.audience, needed });
        let approved = self.approved.map(|needed| Condition::Approved { now: facts.approved, needed });
        [sales, revenue, tenure, collaborations, approved, audience].into_iter().flatten().collect()
    }

    /// Whether all of it is met.
    pub fn is_met(&self, facts: &Facts) -> bool {
        self.progress(facts).iter().all(Condition::is_met)
    }
}

impl Condition {
    /// Whether it is met.
    pub fn is_met(&self) -> bool {
        match self {
            Self::Sales { now, needed, .. }
            | Self::Tenure { now, needed }
            | Self::Collaborations { now, needed }
            | Self::Approved { now, needed } => now >= needed,
            Self::Revenue { amounts, .. } => amounts.iter().any(|(now, needed)| *now >= needed.minor),
            Self::Audience { now, needed } => now.is_some_and(|now| now >= *needed),
        }
    }

    /// How much of it is there, in tenths: ten where it is met and only there.
    pub fn tenths(&self) -> usize {
        if self.is_met() {
            return 10;
        }
        match self {
            Self::Sales { now, needed, .. }
            | Self::Tenure { now, needed }
            | Self::Collaborations { now, needed }
            | Self::Approved { now, needed } => share(*now, *needed),
            Self::Revenue { amounts, .. } => {
                amounts.iter().map(|(now, needed)| share(*now, needed.minor)).max().unwrap_or(0)
            }
            Self::Audience { .. } => 0,
        }
    }
}

/// Tenths of what is needed, at most nine: what is not met never looks as if it were.
fn share(now: i64, needed: i64) -> usize {
    let tenths = i128::from(now.max(0)) * 10 / i128::from(needed.max(1));
    usize::try_from(tenths).unwrap_or(9).min(9)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub(in crate::domain::tier) fn rule() -> impl Strategy<Value = Rule> {
        let money = (1_i64..5_000, prop::sample::select(vec!["USD", "RUB"]));
        let money = money.prop_map(|(minor, currency)| Money::new(minor, currency));
        let audience = prop::option::of(prop::sample::select(Band::ALL.to_vec()));
        (
            prop::option::of(1_i64..50),
            prop::collection::vec(money, 0..3),
            prop::option::of(1_i64..400),
            prop::option::of(1_i64..9),
            prop::option::of(1_i64..9),
            audience,
        )
            .prop_map(|(sales, revenue, tenure_days, collaborations, approved, audience)| Rule {
                window_days: 90,
                sales,
                revenue,
                tenure_days,
                collaborations,
                approved,
                audience,
            })
    }

    pub(in crate::domain::tier) fn facts() -> impl Strategy<Value = Facts> {
        let audience = prop::option::of(prop::sample::select(Band::ALL.to_vec()));
        (-5_i64..60, -500_i64..6_000, 0_i64..500, 0_i64..10, 0_i64..10, audience).prop_map(
            |(sales, minor, tenure_days, collaborations, approved, audience)| Facts {
                sales,
                revenue: vec![Money::new(minor, "USD")],
                tenure_days,
                collaborations,
                approved,
                audience,
            },
        )
    }

    proptest! {
        #[test]
        fn a_bar_is_full_where_a_condition_is_met_and_only_there(rule in rule(), facts in facts()) {
            for condition in rule.progress(&facts) {
                prop_assert_eq!(condition.tenths() == 10, condition.is_met());
            }
        }

        #[test]
        fn whoever_brings_more_meets_whatever_they_met(rule in rule(), facts in facts(), more in 0_i64..50) {
            let mut better = facts.clone();
            better.sales += more;
            better.tenure_days += more;
            better.collaborations += more;
            better.approved += more;
            better.revenue[0].minor += more;
            better.audience = Some(Band::Mega);
            prop_assert!(!rule.is_met(&facts) || rule.is_met(&better));
        }
    }

    fn nothing() -> Rule {
        Rule {
            window_days: 90,
            sales: None,
            revenue: Vec::new(),
            tenure_days: None,
            collaborations: None,
            approved: None,
            audience: None,
        }
    }

    #[test]
    fn any_one_currency_is_enough_and_they_are_never_added() {
        let rule = Rule { revenue: vec![Money::new(100, "USD"), Money::new(9_000, "RUB")], ..nothing() };
        let facts = |usd, rub| Facts {
            revenue: vec![Money::new(usd, "USD"), Money::new(rub, "RUB")],
            ..Facts::default()
        };
        assert!(rule.is_met(&facts(100, 0)));
        assert!(rule.is_met(&facts(0, 9_000)));
        assert!(!rule.is_met(&facts(99, 8_999)));
    }

    #[test]
    fn followers_alone_reach_nothing() {
        let followers = Rule { audience: Some(Band::Micro), ..nothing() };
        assert_eq!(followers.check(), Err(Refusal::TierAudienceAlone));
        assert_eq!(Rule { sales: Some(1), ..followers.clone() }.check(), Ok(()));
        assert_eq!(Rule { collaborations: Some(1), ..followers.clone() }.check(), Ok(()));
        assert_eq!(Rule { approved: Some(1), ..followers }.check(), Ok(()));
        assert_eq!(nothing().check(), Ok(()));
        assert!(nothing().is_empty() && nothing().is_met(&Facts::default()));
    }
}
