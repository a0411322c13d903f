//! The columns that several files have: figures, and a sum for each currency.

use std::collections::BTreeSet;

use crate::domain::money::Money;
use crate::domain::stats::Figures;
use crate::domain::table::Cell;

/// The columns of [`figures`].
pub const FIGURES: [&str; 6] = ["clicks", "visitors", "signups", "sales", "renewals", "refunds"];

/// The cells of figures.
pub fn figures(of: &Figures) -> [Cell; 6] {
    [of.clicks, of.visitors, of.signups, of.sales, of.renewals, of.refunds].map(Cell::Number)
}

/// The currencies of a file, each with a column of its own: nobody can add them up by accident.
pub struct Currencies(Vec<String>);

impl Currencies {
    /// The currencies that occur.
    pub fn of<'a>(sums: impl IntoIterator<Item = &'a Money>) -> Self {
        let found: BTreeSet<&str> = sums.into_iter().map(|sum| sum.currency.as_str()).collect();
        Self(found.into_iter().map(ToOwned::to_owned).collect())
    }

    /// Their columns: `revenue_eur`, `revenue_usd`.
    pub fn columns(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|currency| format!("revenue_{}", currency.to_lowercase()))
    }

    /// Their cells; empty where nothing was paid.
    pub fn cells(&self, sums: Option<&Vec<Money>>) -> Vec<Cell> {
        let sum = |currency: &String| sums.into_iter().flatten().find(|sum| sum.currency == *currency);
        self.0
            .iter()
            .map(|currency| sum(currency).map_or(Cell::Empty, |sum| Cell::Amount(sum.clone())))
            .collect()
    }
}

/// The columns of a file: its own, figures, and what follows them.
pub fn named(own: &[&str], currencies: &Currencies) -> Vec<String> {
    let own = own.iter().chain(&FIGURES).map(ToString::to_string);
    own.chain(currencies.columns()).collect()
}

/// A row of such a file.
pub fn row(
    own: impl IntoIterator<Item = Cell>,
    of: &Figures,
    (currencies, revenue): (&Currencies, Option<&Vec<Money>>),
) -> Vec<Cell> {
    own.into_iter().chain(figures(of)).chain(currencies.cells(revenue)).collect()
}
