//! An amount of money in one currency, in whole minor units: cents, kopecks. Currencies are never added together.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Refusal;
use super::program::currency;
use super::text::clean;

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

    /// The sums that somebody typed, one for each currency: `500 USD; 40 000,50 RUB`, `USD 500`. None where nothing stands.
    ///
    /// # Errors
    /// [`Refusal::CurrencyUnknown`], [`Refusal::AmountUnfit`] for what is no amount above nothing, for a currency that
    /// stands twice, and for more than `most`.
    pub fn read_all(raw: &str, most: usize) -> Result<Vec<Self>, Refusal> {
        let typed = clean(raw).replace('\n', ";");
        let unfit = || Refusal::AmountUnfit { typed: typed.chars().take(60).collect() };
        let parts = pieces(&typed);
        if parts.len() % 2 == 1 || parts.len() / 2 > most {
            return Err(unfit());
        }
        let mut sums: Vec<Self> = Vec::new();
        for pair in parts.chunks(2) {
            let is_code = |part: &str| part.chars().all(char::is_alphabetic);
            let (amount, code) = match (is_code(pair[0]), is_code(pair[1])) {
                (true, false) => (pair[1], pair[0]),
                (false, true) => (pair[0], pair[1]),
                _ => return Err(unfit()),
            };
            let sum = Self { minor: 0, currency: currency(code)? };
            let minor = minor(amount, sum.digits().into()).filter(|minor| *minor > 0).ok_or_else(unfit)?;
            if sums.iter().any(|known| known.currency == sum.currency) {
                return Err(unfit());
            }
            sums.push(Self { minor, ..sum });
        }
        Ok(sums)
    }

    /// As somebody would type it: `500.00 USD`.
    pub fn plain(&self) -> String {
        format!("{} {}", self.decimal(), self.currency)
    }

    /// The amount alone, with a point where the currency has minor units: `500.00`.
    pub fn decimal(&self) -> String {
        let digits: usize = self.digits().into();
        let sign = if self.minor < 0 { "-" } else { "" };
        let written = format!("{:0>width$}", self.minor.unsigned_abs(), width = digits + 1);
        let (whole, part) = written.split_at(written.len() - digits);
        let point = if digits > 0 { "." } else { "" };
        format!("{sign}{whole}{point}{part}")
    }

    /// How many digits of the minor unit stand behind the point: 2 for EUR, 0 for JPY.
    pub fn digits(&self) -> u16 {
        iso_currency::Currency::from_code(&self.currency)
            .and_then(iso_currency::Currency::exponent)
            .unwrap_or(2)
    }
}

/// Runs of letters and runs of anything else, without what separates sums.
fn pieces(typed: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = typed;
    while let Some(first) = rest.chars().next() {
        let is_same = |letter: char| letter.is_alphabetic() == first.is_alphabetic();
        let end = rest.find(|letter: char| !is_same(letter)).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        found.extend(
            piece.split(';').map(|part| part.trim_matches([' ', ',', '+'])).filter(|part| !part.is_empty()),
        );
        rest = after;
    }
    found
}

/// The minor units of an amount, `digits` of them behind the point: `500`, `19.9`, `40 000,50`, `1,000`.
fn minor(amount: &str, digits: usize) -> Option<i64> {
    let (whole, part) = match amount.rsplit_once(['.', ',']) {
        // Three digits behind a sign are a group, unless the currency has as many behind the point.
        Some((whole, part)) if part.len() <= digits.min(2) || (part.len() == 3 && digits == 3) => {
            (whole, part)
        }
        _ => (amount, ""),
    };
    let groups: Vec<&str> = whole.split([' ', ',', '.', '\'', '’']).collect();
    let is_grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let written = format!("{}{part:0<digits$}", groups.concat());
    let is_number =
        is_grouped && !groups.concat().is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|minor| is_number && *minor < i64::MAX / 1_000)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(raw: &str) -> Result<Vec<Money>, Refusal> {
        Money::read_all(raw, 5)
    }

    #[test]
    fn sums_are_read_as_people_type_them() {
        for typed in ["500 USD", "500usd", "USD 500", "500.00 USD", "500,0 usd", "+500 USD;"] {
            assert_eq!(read(typed), Ok(vec![Money::new(50_000, "USD")]), "{typed}");
        }
        let both = Ok(vec![Money::new(100_000, "USD"), Money::new(4_000_050, "RUB")]);
        for typed in ["1,000 USD, 40 000,50 RUB", "1.000 USD; 40.000,50 RUB", "1000 usd\n40000.5 rub"] {
            assert_eq!(read(typed), both, "{typed}");
        }
        assert_eq!(read("1,500 JPY"), Ok(vec![Money::new(1_500, "JPY")]));
        assert_eq!(read(" \u{200b} "), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        let unfit = |typed: &str| Err(Refusal::AmountUnfit { typed: typed.to_owned() });
        for wrong in ["500", "USD", "-500 USD", "0 USD", "5 0 USD", "1,5 JPY", "500 USD 500 USD", "5 USD RUB"]
        {
            assert_eq!(read(wrong), unfit(wrong), "{wrong}");
        }
        assert_eq!(read("99999999999999999999 USD"), unfit("99999999999999999999 USD"));
        assert_eq!(read("500 bucks"), Err(Refusal::CurrencyUnknown));
        assert_eq!(Money::read_all("1 USD 1 EUR", 1), unfit("1 USD 1 EUR"));
    }

    proptest! {
        #[test]
        fn nothing_that_is_typed_breaks_it(typed in "[-0-9 .,;'A-Zа-я\n]{0,40}") {
            if let Ok(sums) = read(&typed) {
                prop_assert!(sums.iter().all(|sum| sum.minor > 0));
            }
        }

        #[test]
        fn an_amount_is_read_as_it_was_written(minor in 1_i64..9_000_000_000) {
            for currency in ["EUR", "JPY", "KWD"] {
                let money = Money::new(minor, currency);
                prop_assert_eq!(read(&money.plain()), Ok(vec![money]));
            }
        }
    }
}
