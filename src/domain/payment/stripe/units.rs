//! Stripe's units of money, which are not everywhere those of ISO 4217.

use crate::domain::money::Money;

/// Currencies of which Stripe's unit is a whole one.
const WHOLE: [&str; 15] =
    ["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"];
/// Currencies of which it is a thousandth.
const THOUSANDTHS: [&str; 5] = ["BHD", "JOD", "KWD", "OMR", "TND"];

/// How many digits of Stripe's unit stand behind the point. Two but for those above; also for ISK and UGX, which have no
/// smaller unit any more and are written with two zeros, and for HUF and TWD, which are whole only in payouts to shops.
fn places(currency: &str) -> u16 {
    match currency {
        whole if WHOLE.contains(&whole) => 0,
        thousandths if THOUSANDTHS.contains(&thousandths) => 3,
        _ => 2,
    }
}

/// An amount of Stripe's in the minor units of ISO 4217, rounded to the nearest.
pub fn minor(amount: i64, currency: &str) -> i64 {
    let currency = currency.to_uppercase();
    let (theirs, ours) = (places(&currency), Money::new(0, &currency).digits());
    let power = |places: u16| 10_i64.saturating_pow(places.into());
    match ours.checked_sub(theirs) {
        Some(more) => amount.saturating_mul(power(more)),
        None => {
            let power = power(theirs - ours);
            amount.saturating_add(power / 2).div_euclid(power)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_currency_comes_to_its_own_minor_units() {
        for (currency, theirs, ours) in [
            ("usd", 1_999, 1_999),
            ("eur", 1, 1),
            ("jpy", 500, 500),
            ("krw", 500, 500),
            ("clp", 500, 500),
            ("isk", 500, 5),
            ("ugx", 500, 5),
            ("huf", 1_045, 1_045),
            ("twd", 80_045, 80_045),
            ("mga", 500, 50_000),
            ("kwd", 5_120, 5_120),
            ("bhd", 10, 10),
        ] {
            assert_eq!(minor(theirs, currency), ours, "{currency}");
        }
        assert_eq!(minor(i64::MAX, "mga"), i64::MAX, "too large to be believed, and refused later");
    }
}
