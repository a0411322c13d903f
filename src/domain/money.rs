//! An amount of money in one currency, in whole minor units: cents, kopecks. Currencies are never added together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// So much in this currency; negative where more was taken back than paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub struct Money {
    /// Minor units.
    #[sqlx(rename = "revenue_minor")]
    pub minor: i64,
    /// ISO 4217, three letters.
    pub currency: String,
}

impl Money {
    /// An amount.
    pub fn new(minor: i64, currency: &str) -> Self {
        Self { minor, currency: currency.to_owned() }
    }

    /// The sum of each currency, the largest number of minor units first.
    pub fn sums(amounts: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut sums: BTreeMap<String, i64> = BTreeMap::new();
        for Self { minor, currency } in amounts {
            let sum = sums.entry(currency).or_default();
            *sum = sum.saturating_add(minor);
        }
        let mut sums: Vec<Self> =
            sums.into_iter().map(|(currency, minor)| Self { minor, currency }).collect();
        sums.sort_by_key(|sum| Reverse(sum.minor));
        sums
    }

    /// How many digits of the minor unit stand behind the point: 2 for EUR, 0 for JPY.
    pub fn digits(&self) -> u16 {
        iso_currency::Currency::from_code(&self.currency)
            .and_then(iso_currency::Currency::exponent)
            .unwrap_or(2)
    }
}
