//! What a partnership brings for what it costs: everything that creators are paid, not one campaign.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike as _, NaiveDate};

use super::CreatorId;
use super::commission::Entry;
use super::money::Money;
use super::stats::Period;

/// What a creator costs: by what the ledger has it for, and what was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cost {
    /// What their sales and approved content earn, less what was taken back of it.
    Commission,
    /// What managers added, or took away, by hand.
    Adjustment,
    /// What they were sent, at its value.
    Goods,
}

impl Cost {
    /// Every kind of cost, in the order in which they are told.
    pub const ALL: &'static [Self] = &[Self::Commission, Self::Adjustment, Self::Goods];

    /// Its word in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Commission => "commissions",
            Self::Adjustment => "adjustments",
            Self::Goods => "goods",
        }
    }

    /// What a line of the ledger costs; `None` of payouts, which settle what has been counted when it was earned.
    pub const fn of(entry: Entry) -> Option<Self> {
        match entry {
            Entry::Earned | Entry::Refunded | Entry::Voided => Some(Self::Commission),
            Entry::Adjusted => Some(Self::Adjustment),
            Entry::Paid | Entry::Unpaid => None,
        }
    }
}

/// What came in or was spent, on a day or in the month that begins with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Whose.
    pub creator_id: CreatorId,
    /// The day, or the first of the month.
    pub on: NaiveDate,
    /// For what it was spent; `None` of what came in.
    pub cost: Option<Cost>,
    /// How much. What was taken back of it is negative.
    pub money: Money,
}

/// How often something was sold, and to whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sold {
    /// Sales and renewals, also those that were taken back later.
    pub sales: i64,
    /// Customers whom the creator brought first.
    pub customers: i64,
}

/// Revenue and costs of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Return {
    /// The currency, ISO 4217.
    pub currency: String,
    revenue_minor: i64,
    costs: BTreeMap<Cost, i64>,
    /// Revenue and costs of each day or month on which there was any.
    course: BTreeMap<NaiveDate, (i64, i64)>,
}

/// Whether what was spent has come in again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payback {
    /// Nothing was spent.
    Free,
    /// More was spent than came in.
    Open,
    /// It has, in so many months from the first on, and has stayed so since the month that begins on this day.
    Back(i64, NaiveDate),
}

impl Return {
    fn new(currency: &str) -> Self {
        Self {
            currency: currency.to_owned(),
            revenue_minor: 0,
            costs: BTreeMap::new(),
            course: BTreeMap::new(),
        }
    }

    /// Of all this what each currency comes to, the largest revenue in minor units first.
    pub fn all<'a>(flows: impl IntoIterator<Item = &'a Flow>) -> Vec<Self> {
        let mut found: BTreeMap<&str, Self> = BTreeMap::new();
        for flow in flows {
            let (minor, currency) = (flow.money.minor, flow.money.currency.as_str());
            let of = found.entry(currency).or_insert_with(|| Self::new(currency));
            let course = of.course.entry(flow.on).or_default();
            let (sum, part) = match flow.cost {
                None => (&mut of.revenue_minor, &mut course.0),
                Some(cost) => (of.costs.entry(cost).or_default(), &mut course.1),
            };
            *sum = sum.saturating_add(minor);
            *part = part.saturating_add(minor);
        }
        let mut found: Vec<Self> = found.into_values().filter(Self::is_any).collect();
        found.sort_by_key(|of| Reverse(of.revenue_minor));
        found
    }

    /// Whether anything came in or was spent, also where nothing is left of it.
    fn is_any(&self) -> bool {
        self.course.values().any(|(revenue, cost)| *revenue != 0 || *cost != 0)
    }

    /// What was paid less what was taken back.
    pub fn revenue(&self) -> Money {
        Money::new(self.revenue_minor, &self.currency)
    }

    /// What all of it cost.
    pub fn cost(&self) -> Money {
        Money::new(self.cost_minor(), &self.currency)
    }

    fn cost_minor(&self) -> i64 {
        self.costs.values().fold(0, |sum, minor| sum.saturating_add(*minor))
    }

    /// What was spent for one thing.
    pub fn spent(&self, cost: Cost) -> Money {
        Money::new(self.costs.get(&cost).copied().unwrap_or_default(), &self.currency)
    }

    /// What is left of the revenue after the costs; negative where more was spent.
    pub fn left(&self) -> Money {
        Money::new(self.revenue_minor.saturating_sub(self.cost_minor()), &self.currency)
    }

    /// Revenue for one of cost, in tenths; `None` while it costs nothing, since nothing can be divided by that.
    pub fn tenths(&self) -> Option<i64> {
        (self.cost_minor() > 0).then(|| share(i128::from(self.revenue_minor) * 10, self.cost_minor()))
    }

    /// What each of so many cost; `None` where there are none, or it cost nothing.
    pub fn each(&self, of: i64) -> Option<Money> {
        let minor = (of > 0 && self.cost_minor() > 0).then(|| share(i128::from(self.cost_minor()), of))?;
        Some(Money::new(minor, &self.currency))
    }

    /// Since when what came in has been at least what was spent, counted in months from the one of `first`. It is told of
    /// the whole of a partnership alone.
    pub fn payback(&self, first: NaiveDate) -> Payback {
        let (mut revenue, mut cost, mut since) = (0_i64, 0_i64, None);
        for (on, (came, spent)) in &self.course {
            (revenue, cost) = (revenue.saturating_add(*came), cost.saturating_add(*spent));
            since = if revenue >= cost && cost > 0 { since.or(Some(*on)) } else { None };
        }
        match since {
            _ if cost <= 0 => Payback::Free,
            None => Payback::Open,
            Some(on) => Payback::Back((month(on) - month(first)).max(0) + 1, on),
        }
    }

    /// Revenue and costs of each day or month on which there was any, oldest first.
    pub fn course(&self) -> impl Iterator<Item = (NaiveDate, i64, i64)> {
        self.course.iter().map(|(on, (revenue, cost))| (*on, *revenue, *cost))
    }
}

/// A part rounded to the nearest whole, halves away from nothing.
fn share(whole: i128, parts: i64) -> i64 {
    let half = i128::from(parts) / 2 * whole.signum();
    i64::try_from((whole + half) / i128::from(parts)).unwrap_or(i64::MAX)
}

/// The number of a month, so that months can be counted.
fn month(day: NaiveDate) -> i64 {
    i64::from(day.year()) * 12 + i64::from(day.month0())
}

/// The best first: those that bring most for what they cost; those without costs after them, the largest revenue first.
pub fn rank<T>(rows: &mut [T], of: impl Fn(&T) -> &Return) {
    rows.sort_by_key(|row| {
        let of = of(row);
        (Reverse(of.tenths()), Reverse(of.revenue_minor), of.currency.clone())
    });
}

/// Whose return managers look at, and over which period: `7.all`, or `-.all` for every partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The creator; every partnership of the programme without one.
    pub creator: Option<CreatorId>,
    /// Over which period.
    pub period: Period,
}

impl fmt::Display for Look {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.creator {
            Some(creator) => write!(formatter, "{creator}.{}", self.period.value()),
            None => write!(formatter, "-.{}", self.period.value()),
        }
    }
}

impl FromStr for Look {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (creator, period) = text.split_once('.').ok_or(())?;
        let creator = if creator == "-" { None } else { Some(creator.parse().map_err(drop)?) };
        Ok(Self { creator, period: Period::of(period).ok_or(())? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn flow(on: &str, cost: Option<Cost>, minor: i64, currency: &str) -> Flow {
        Flow { creator_id: CreatorId(1), on: day(on), cost, money: Money::new(minor, currency) }
    }

    fn only(flows: &[Flow]) -> Return {
        let [only] = <[Return; 1]>::try_from(Return::all(flows)).expect("one currency");
        only
    }

    #[test]
    fn what_comes_in_is_divided_by_what_was_spent() {
        let of = only(&[
            flow("2026-01-01", None, 10_000, "EUR"),
            flow("2026-01-01", Some(Cost::Commission), 2_500, "EUR"),
            flow("2026-02-01", Some(Cost::Adjustment), 440, "EUR"),
        ]);
        assert_eq!((of.revenue().minor, of.cost().minor, of.left().minor), (10_000, 2_940, 7_060));
        assert_eq!((of.spent(Cost::Commission).minor, of.spent(Cost::Adjustment).minor), (2_500, 440));
        assert_eq!(of.tenths(), Some(34));
        assert_eq!(of.each(3).map(|each| each.minor), Some(980));
        assert_eq!(of.each(0), None);
    }

    #[test]
    fn what_costs_nothing_has_no_ratio() {
        let of = only(&[flow("2026-01-01", None, 100, "EUR")]);
        assert_eq!((of.tenths(), of.each(7), of.payback(day("2026-01-09"))), (None, None, Payback::Free));
        let taken = only(&[flow("2026-01-01", Some(Cost::Adjustment), -5, "EUR")]);
        assert_eq!((taken.tenths(), taken.payback(day("2026-01-09"))), (None, Payback::Free));
    }

    #[test]
    fn it_is_paid_back_once_it_stays_so() {
        let spent = flow("2026-01-01", Some(Cost::Adjustment), 100, "EUR");
        let came = |on, minor| flow(on, None, minor, "EUR");
        let first = day("2026-01-20");
        let open = only(&[spent.clone(), came("2026-03-01", 99)]);
        assert_eq!(open.payback(first), Payback::Open);
        let back = only(&[spent.clone(), came("2026-03-01", 60), came("2026-05-01", 40)]);
        assert_eq!(back.payback(first), Payback::Back(5, day("2026-05-01")));
        let again = flow("2026-06-01", Some(Cost::Adjustment), 30, "EUR");
        let lost = only(&[spent.clone(), came("2026-05-01", 110), again.clone()]);
        assert_eq!(lost.payback(first), Payback::Open);
        let kept = only(&[spent, came("2026-05-01", 110), again, came("2027-01-01", 20)]);
        assert_eq!(kept.payback(first), Payback::Back(13, day("2027-01-01")));
    }

    #[test]
    fn those_that_bring_most_for_what_they_cost_stand_first() {
        let of = |revenue, cost| {
            only(&[
                flow("2026-01-01", None, revenue, "EUR"),
                flow("2026-01-01", Some(Cost::Commission), cost, "EUR"),
            ])
        };
        let mut all = vec![of(500, 0), of(100, 50), of(900, 0), of(90, 30)];
        rank(&mut all, |row| row);
        let seen: Vec<i64> = all.iter().map(|of| of.revenue().minor).collect();
        assert_eq!(seen, [90, 100, 900, 500]);
    }

    #[test]
    fn a_look_is_read_back() {
        for creator in [None, Some(CreatorId(7))] {
            for period in Period::ALL {
                let look = Look { creator, period: *period };
                assert_eq!(look.to_string().parse(), Ok(look));
            }
        }
        for forged in ["", "7", "7.31d", "x.all", ".all"] {
            assert_eq!(forged.parse::<Look>(), Err(()));
        }
    }

    fn any_flow() -> impl Strategy<Value = Flow> {
        let cost = prop::option::of(prop::sample::select(Cost::ALL));
        let currency = prop_oneof![Just("EUR"), Just("USD"), Just("JPY")];
        (cost, currency, -1_000_000_i64..1_000_000, 0..40_u32).prop_map(|(cost, currency, minor, month)| {
            let (year, month) = (2023 + month / 12, month % 12 + 1);
            flow(&format!("{year}-{month:02}-01"), cost, minor, currency)
        })
    }

    proptest! {
        #[test]
        fn currencies_are_never_mixed_and_nothing_is_lost(flows in prop::collection::vec(any_flow(), 0..60)) {
            let all = Return::all(&flows);
            for currency in ["EUR", "USD", "JPY"] {
                let sum = |is_cost: bool| -> i64 {
                    let own = flows.iter().filter(|flow| flow.money.currency == currency);
                    own.filter(|flow| flow.cost.is_some() == is_cost).map(|flow| flow.money.minor).sum()
                };
                let found = all.iter().find(|of| of.currency == currency);
                let (revenue, cost) = found.map_or((0, 0), |of| (of.revenue().minor, of.cost().minor));
                prop_assert_eq!((revenue, cost), (sum(false), sum(true)));
                if let Some(of) = found {
                    let course = of.course().fold((0, 0), |sum, (_, came, spent)| (sum.0 + came, sum.1 + spent));
                    prop_assert_eq!(course, (revenue, cost));
                    prop_assert_eq!(of.tenths().is_some(), cost > 0);
                    let payback = of.payback(day("2023-01-01"));
                    prop_assert_eq!(matches!(payback, Payback::Back(..)), cost > 0 && revenue >= cost);
                }
            }
        }
    }
}
