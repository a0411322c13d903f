//! What a component pays for, and how people type that.

use serde::{Deserialize, Serialize};

use super::WHOLE;
use super::rule::{Period, read_amount};
use crate::domain::goods::WHAT_LENGTH;
use crate::domain::money::Money;
use crate::domain::refusal::{self, Field, Refusal};
use crate::domain::text::{clean, required, whole};

/// The longest hold, in days.
pub const MOST_HOLD: i64 = 120;
/// The hold of a plan where nobody said anything else, in days.
pub const USUAL_HOLD: i32 = 30;
/// The longest share, in months or in payments.
pub const MOST_TERM: i64 = 120;
/// The largest amount that terms can name, in minor units.
pub(super) const MOST_AMOUNT: i64 = 1_000_000_000;
/// The most sales that a bonus can ask for.
const MOST_SALES: i64 = 1_000_000;

/// What a component pays for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Terms {
    /// A fixed amount for every customer who pays for the first time.
    Bounty(Money),
    /// A part of what customers pay, sales and renewals.
    Share {
        /// How much of it, in basis points.
        rate_bps: i32,
        /// For so many months from a customer's first payment, else without an end.
        months: Option<i32>,
        /// For so many of a customer's payments, else for all.
        payments: Option<i32>,
    },
    /// A fixed amount once a creator has sold so much within a period.
    Bonus {
        /// How much.
        amount: Money,
        /// For how much that was sold.
        threshold: Threshold,
        /// Within which time.
        period: Period,
    },
    /// Something that is sent for every campaign that a creator joins.
    Goods {
        /// What it is.
        what: String,
        /// What it is worth.
        value: Money,
    },
}

/// From when on there is a bonus.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Threshold {
    /// So many sales and renewals of which something is left.
    Sales(i64),
    /// So much of what was paid, after what was taken back, in that currency.
    Revenue(Money),
}

impl Threshold {
    /// Whether so many sales and so much of what was paid reach it.
    pub const fn is_reached(&self, sales: i64, revenue_minor: i64) -> bool {
        match self {
            Self::Sales(threshold) => sales >= *threshold,
            Self::Revenue(threshold) => revenue_minor >= threshold.minor,
        }
    }
}

impl Terms {
    /// A bounty as somebody typed it: `10 EUR`.
    ///
    /// # Errors
    /// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
    pub fn read_bounty(typed: &str) -> Result<Self, Refusal> {
        Ok(Self::Bounty(read_amount(typed)?))
    }

    /// What is sent as somebody typed it, and what it is worth: `60 EUR`.
    ///
    /// # Errors
    /// [`Refusal::TextMissing`], [`Refusal::TextTooLong`], [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
    pub fn read_goods(what: &str, value: &str) -> Result<Self, Refusal> {
        Ok(Self::Goods { what: required(Field::GoodsWhat, what, WHAT_LENGTH)?, value: read_amount(value)? })
    }

    /// A bonus as somebody typed it: `50 EUR`, and for how much: sales, `10`, or money, `1000 EUR`.
    ///
    /// # Errors
    /// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`], [`Refusal::NumberUnfit`].
    pub fn read_bonus(amount: &str, threshold: &str, period: Period) -> Result<Self, Refusal> {
        let amount = read_amount(amount)?;
        let is_money = clean(threshold).chars().any(char::is_alphabetic);
        let threshold = match is_money {
            true => Threshold::Revenue(read_amount(threshold)?),
            false => Threshold::Sales(whole(Field::RewardThreshold, threshold, (1, MOST_SALES))?),
        };
        Ok(Self::Bonus { amount, threshold, period })
    }

    /// A share as somebody typed it: `12,5 %`, and for how long, nothing for no end.
    ///
    /// # Errors
    /// [`refusal::Reward::RateUnfit`], [`Refusal::NumberUnfit`].
    pub fn read_share(rate: &str, months: &str, payments: &str) -> Result<Self, Refusal> {
        let term = |field, typed: &str| match typed.trim().is_empty() {
            true => Ok(None),
            false => whole(field, typed, (1, MOST_TERM)).map(|term| i32::try_from(term).ok()),
        };
        Ok(Self::Share {
            rate_bps: read_rate(rate)?,
            months: term(Field::RewardMonths, months)?,
            payments: term(Field::RewardPayments, payments)?,
        })
    }
}

/// The basis points of a percentage that somebody typed: more than nothing, at most the whole, two digits behind the point.
///
/// # Errors
/// [`refusal::Reward::RateUnfit`].
pub fn read_rate(typed: &str) -> Result<i32, Refusal> {
    let typed = clean(typed).replace(['%', ' ', '\u{a0}'], "").replace(',', ".");
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, "0"));
    let is_number = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    let rate =
        (is_number(whole, 3) && is_number(part, 2)).then(|| format!("{whole}{part:0<2}").parse::<i32>());
    match rate {
        Some(Ok(rate)) if (1..=WHOLE).contains(&i64::from(rate)) => Ok(rate),
        _ => Err(Refusal::Reward(refusal::Reward::RateUnfit)),
    }
}

/// The days that somebody typed for which what is earned is held.
///
/// # Errors
/// [`Refusal::NumberUnfit`].
pub fn read_hold(typed: &str) -> Result<i32, Refusal> {
    Ok(i32::try_from(whole(Field::RewardHold, typed, (0, MOST_HOLD))?).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_as_people_type_them() {
        for (typed, rate) in [("20", 2_000), ("12,5 %", 1_250), (" 0.01%", 1), ("100", 10_000)] {
            assert_eq!(read_rate(typed), Ok(rate), "{typed}");
        }
        for typed in ["", "0", "101", "-5", "1.234", "1.", ".5", "twenty", "1e1"] {
            assert_eq!(read_rate(typed), Err(Refusal::Reward(refusal::Reward::RateUnfit)), "{typed}");
        }
        assert_eq!(Terms::read_bounty("10 EUR"), Ok(Terms::Bounty(Money::new(1_000, "EUR"))));
        assert!(Terms::read_bounty("").is_err());
        assert!(Terms::read_bounty("99 999 999,99 EUR").is_err());
    }

    #[test]
    fn a_bonus_asks_for_sales_or_for_money() {
        let (amount, period) = (Money::new(5_000, "EUR"), Period::Month);
        let bonus = |threshold| Terms::Bonus { amount: amount.clone(), threshold, period };
        assert_eq!(Terms::read_bonus("50 EUR", "10", period), Ok(bonus(Threshold::Sales(10))));
        let sold = Threshold::Revenue(Money::new(100_000, "EUR"));
        assert_eq!(Terms::read_bonus("50 EUR", "1000 EUR", period), Ok(bonus(sold.clone())));
        assert!(Terms::read_bonus("50 EUR", "0", period).is_err());
        assert!(!sold.is_reached(9, 99_999) && sold.is_reached(0, 100_000));
        assert!(!Threshold::Sales(10).is_reached(9, 0) && Threshold::Sales(10).is_reached(10, 0));
    }
}
