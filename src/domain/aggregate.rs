//! What everybody reads of a campaign that is over: sums alone, and none that would be one person's own figure.

use serde::{Deserialize, Serialize};

use super::Language;
use super::money::Money;
use super::report::Curve;
use super::result::Sentences;
use super::text::Variants;

/// So many participants at least stand behind each figure that everybody reads: behind a smaller number each of them could
/// work out another's.
pub const LEAST: i64 = 3;

/// A sum over participants, and how many of them it comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The sum.
    pub total: i64,
    /// Participants of whom there is anything in it.
    pub of: i64,
}

impl Sum {
    /// The sum, where enough participants stand behind it.
    pub const fn public(self) -> Option<i64> {
        if self.of >= LEAST { Some(self.total) } else { None }
    }
}

/// What a campaign's participants brought together, before anybody looks at what may be said of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many took part.
    pub participants: i64,
    /// Deliverables that were published.
    pub published: Sum,
    /// Visits by people.
    pub clicks: Sum,
    /// Sign-ups.
    pub signups: Sum,
    /// Sales.
    pub sales: Sum,
    /// How often it was seen.
    pub views: Sum,
    /// How often it was kept.
    pub saves: Sum,
    /// How often it was passed on.
    pub shares: Sum,
    /// Revenue, each currency by itself, with the participants that it comes from.
    pub revenue: Vec<(Money, i64)>,
}

/// What everybody reads of a campaign. There is no place in it for one person's figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aggregate {
    /// How many took part.
    pub participants: Option<i64>,
    /// Deliverables that were published.
    pub published: Option<i64>,
    /// Visits by people.
    pub clicks: Option<i64>,
    /// Sign-ups.
    pub signups: Option<i64>,
    /// Sales.
    pub sales: Option<i64>,
    /// Sales for a thousand clicks.
    pub rate: Option<i64>,
    /// How often it was seen.
    pub views: Option<i64>,
    /// How often it was kept.
    pub saves: Option<i64>,
    /// How often it was passed on.
    pub shares: Option<i64>,
    /// Revenue, each currency by itself.
    pub revenue: Vec<Money>,
}

impl From<Sums> for Aggregate {
    fn from(sums: Sums) -> Self {
        if sums.participants < LEAST {
            return Self::default();
        }
        let (clicks, sales) = (sums.clicks.public(), sums.sales.public());
        let rate = clicks.zip(sales).filter(|(clicks, _)| *clicks > 0);
        let revenue = sums.revenue.into_iter().filter(|(_, of)| *of >= LEAST).map(|(money, _)| money);
        Self {
            participants: Some(sums.participants),
            published: sums.published.public(),
            clicks,
            signups: sums.signups.public(),
            sales,
            rate: rate.map(|(clicks, sales)| sales.saturating_mul(1_000) / clicks),
            views: sums.views.public(),
            saves: sums.saves.public(),
            shares: sums.shares.public(),
            revenue: revenue.collect(),
        }
    }
}

/// What everybody reads of a campaign that is over.
#[derive(Clone, Debug)]
pub struct Public {
    /// Its name.
    pub name: Variants,
    /// What worked, what did not, what is next.
    pub sentences: Sentences,
    /// What came of it in figures.
    pub aggregate: Aggregate,
    /// The same day by day, where that may be read.
    pub curve: Option<Curve>,
}

impl Public {
    /// The languages among these in which every sentence is ready.
    pub fn ready(&self, languages: &[Language]) -> Vec<Language> {
        languages.iter().filter(|language| self.sentences.lacks(&[**language]).is_empty()).copied().collect()
    }
}

/// Why nothing was posted of a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// There is no channel to post it in.
    Silent,
    /// The sentences are not ready in a language.
    Words(Language),
    /// The sentences name a creator by now.
    Named,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sum(figures: &[i64]) -> Sum {
        let of = figures.iter().filter(|figure| **figure > 0).count();
        Sum { total: figures.iter().sum(), of: i64::try_from(of).unwrap_or(i64::MAX) }
    }

    proptest! {
        /// Whatever each participant brought, a figure that everybody reads comes from three of them at least, and then it
        /// is larger than what any one of them brought.
        #[test]
        fn no_figure_is_one_persons(all in prop::collection::vec((0_i64..50, 0_i64..5, 0_i64..9), 0..8)) {
            let column = |of: fn(&(i64, i64, i64)) -> i64| all.iter().map(of).collect::<Vec<i64>>();
            let (clicks, sales, cents) = (column(|one| one.0), column(|one| one.1), column(|one| one.2));
            let paid = sum(&cents);
            let sums = Sums {
                participants: i64::try_from(all.len()).unwrap_or(i64::MAX),
                clicks: sum(&clicks),
                sales: sum(&sales),
                revenue: vec![(Money::new(paid.total, "USD"), paid.of)],
                ..Sums::default()
            };
            let public = Aggregate::from(sums);
            let shown = [(public.clicks, &clicks), (public.sales, &sales)];
            let revenue = public.revenue.first().map(|money| money.minor);
            for (figure, own) in shown.into_iter().chain([(revenue, &cents)]) {
                let behind = own.iter().filter(|figure| **figure > 0).count();
                prop_assert_eq!(figure.is_some(), behind >= 3);
                prop_assert!(figure.is_none_or(|figure| own.iter().all(|one| *one < figure)));
            }
            prop_assert_eq!(public.rate.is_some(), public.clicks.is_some() && public.sales.is_some());
            prop_assert!(all.len() >= 3 || public == Aggregate::default());
        }
    }
}
