//! What managers type about tiers, read as it was meant or refused by the field that is wrong.

use chrono::TimeDelta;

use super::{Collaborations, Rule};
use crate::domain::Refusal;
use crate::domain::audience::{Band, Bands};
use crate::domain::money::Money;
use crate::domain::refusal::Field;
use crate::domain::text::whole;

/// Days that figures can be counted over at most: two years.
const MOST_WINDOW: i64 = 730;
/// Days that figures are counted over unless a manager says otherwise.
const WINDOW: i32 = 90;
/// Sales that can be asked for at most.
const MOST_SALES: i64 = 1_000_000;
/// Days in the programme that can be asked for at most: ten years.
const MOST_TENURE: i64 = 3_650;
/// Collaborations, or approved deliverables, that can be asked for at most.
const MOST_TAKEN: i64 = 500;
/// Sums of different currencies in one rule.
const MOST_SUMS: usize = 10;
/// Collaborations a year that can be asked for at most.
const MOST_COLLABORATIONS: i64 = 365;
/// Days between the word that a tier is lost and its loss: at least, at most.
const GRACE: (i64, i64) = (1, 365);
/// Followers at which a band can begin at most.
const MOST_FOLLOWERS: i64 = 1_000_000_000;

/// The conditions of a rule as somebody typed them; empty means none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Days that figures are counted over.
    pub window: String,
    /// Sales.
    pub sales: String,
    /// Sums of money: `500 USD; 40000 RUB`.
    pub revenue: String,
    /// Days as a creator.
    pub tenure: String,
    /// Collaborations.
    pub collaborations: String,
}

impl Typed {
    /// The rule that was meant, with the approved deliverables and the audience that it asks for besides.
    ///
    /// # Errors
    /// [`Refusal::NumberUnfit`], those of [`Money::read_all`], [`Refusal::TierAudienceAlone`].
    pub fn read(&self, (approved, audience): (Option<i64>, Option<Band>)) -> Result<Rule, Refusal> {
        let window = optional(Field::TierWindow, &self.window, (1, MOST_WINDOW))?;
        let rule = Rule {
            window_days: window.and_then(|days| i32::try_from(days).ok()).unwrap_or(WINDOW),
            sales: optional(Field::TierSales, &self.sales, (1, MOST_SALES))?,
            revenue: Money::read_all(&self.revenue, MOST_SUMS)?,
            tenure_days: optional(Field::TierTenure, &self.tenure, (1, MOST_TENURE))?,
            collaborations: optional(Field::TierTaken, &self.collaborations, (1, MOST_TAKEN))?,
            approved,
            audience,
        };
        rule.check()?;
        Ok(rule)
    }
}

/// How many approved deliverables were meant; none where nothing was typed.
///
/// # Errors
/// [`Refusal::NumberUnfit`].
pub fn approved(typed: &str) -> Result<Option<i64>, Refusal> {
    optional(Field::TierApproved, typed, (1, MOST_TAKEN))
}

/// How many collaborations a year were meant.
///
/// # Errors
/// [`Refusal::NumberUnfit`], [`Refusal::CollaborationsReversed`].
pub fn collaborations(floor: &str, ceiling: &str) -> Result<Collaborations, Refusal> {
    let read = |raw: &str| {
        let number = optional(Field::TierCollaborations, raw, (0, MOST_COLLABORATIONS))?;
        Ok(number.and_then(|number| i32::try_from(number).ok()))
    };
    let band = Collaborations { floor: read(floor)?, ceiling: read(ceiling)? };
    match (band.floor, band.ceiling) {
        (Some(floor), Some(ceiling)) if floor > ceiling => Err(Refusal::CollaborationsReversed),
        _ => Ok(band),
    }
}

fn optional(field: Field, raw: &str, bounds: (i64, i64)) -> Result<Option<i64>, Refusal> {
    if raw.trim().is_empty() { Ok(None) } else { whole(field, raw, bounds).map(Some) }
}

/// What holds for all tiers of a programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Days between the word that a tier is lost and its loss.
    pub grace_days: i32,
    /// Where the bands of audiences begin.
    pub bands: Bands,
}

impl Default for Policy {
    fn default() -> Self {
        Self { grace_days: 30, bands: Bands::default() }
    }
}

impl Policy {
    /// The time between the word that a tier is lost and its loss.
    pub fn grace(&self) -> TimeDelta {
        TimeDelta::days(self.grace_days.into())
    }
}

/// What holds for all tiers, as somebody typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedPolicy {
    /// Days.
    pub grace: String,
    /// With how many followers micro, midi, macro and mega begin.
    pub begins: [String; 4],
}

impl TypedPolicy {
    /// What was meant.
    ///
    /// # Errors
    /// [`Refusal::NumberUnfit`], [`Refusal::BandsReversed`].
    pub fn read(&self) -> Result<Policy, Refusal> {
        let grace = whole(Field::TierGrace, &self.grace, GRACE)?;
        let mut begins = [0; 4];
        for (begin, raw) in begins.iter_mut().zip(&self.begins) {
            *begin = whole(Field::BandBegin, raw, (1, MOST_FOLLOWERS))?;
        }
        Ok(Policy { grace_days: i32::try_from(grace).unwrap_or(i32::MAX), bands: Bands::new(begins)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(window: &str, sales: &str, revenue: &str, tenure: &str) -> Typed {
        let [window, sales, revenue, tenure] = [window, sales, revenue, tenure].map(str::to_owned);
        Typed { window, sales, revenue, tenure, collaborations: String::new() }
    }

    #[test]
    fn conditions_are_read_as_they_are_typed() {
        let rule =
            typed(" 60 ", "1 000", "500 USD; 40 000,50 rub", "").read((None, None)).expect("it is right");
        assert_eq!((rule.window_days, rule.sales, rule.tenure_days), (60, Some(1_000), None));
        assert_eq!(rule.revenue, [Money::new(50_000, "USD"), Money::new(4_000_050, "RUB")]);
        assert_eq!(
            Typed::default().read((None, None)).map(|rule| (rule.window_days, rule.is_empty())),
            Ok((90, true))
        );
    }

    #[test]
    fn a_wrong_condition_is_refused_by_its_field() {
        let unfit = |field, least, most| Err(Refusal::NumberUnfit { field, least, most });
        assert_eq!(typed("0", "", "", "").read((None, None)), unfit(Field::TierWindow, 1, 730));
        assert_eq!(typed("", "-3", "", "").read((None, None)), unfit(Field::TierSales, 1, 1_000_000));
        assert_eq!(typed("", "", "", "ten").read((None, None)), unfit(Field::TierTenure, 1, 3_650));
        let taken = Typed { collaborations: "0".to_owned(), ..Typed::default() };
        assert_eq!(taken.read((None, None)), unfit(Field::TierTaken, 1, 500));
        let unfit_approved = Refusal::NumberUnfit { field: Field::TierApproved, least: 1, most: 500 };
        assert_eq!(
            (approved(" 3 "), approved(""), approved("0")),
            (Ok(Some(3)), Ok(None), Err(unfit_approved))
        );
        assert_eq!(typed("", "", "500 XYZ", "").read((None, None)), Err(Refusal::CurrencyUnknown));
        assert_eq!(typed("", "", "", "").read((None, Some(Band::Micro))), Err(Refusal::TierAudienceAlone));
    }

    #[test]
    fn collaborations_have_a_floor_and_a_ceiling() {
        assert_eq!(collaborations("2", " "), Ok(Collaborations { floor: Some(2), ceiling: None }));
        assert_eq!(collaborations("3", "2"), Err(Refusal::CollaborationsReversed));
        let unfit = Refusal::NumberUnfit { field: Field::TierCollaborations, least: 0, most: 365 };
        assert_eq!(collaborations("", "500"), Err(unfit));
    }

    #[test]
    fn what_holds_for_all_tiers_is_read() {
        let begins = ["1000", "50,000", "500 000", "1.000.000"].map(str::to_owned);
        let typed = TypedPolicy { grace: "14".to_owned(), begins };
        assert_eq!(typed.read(), Ok(Policy { grace_days: 14, bands: Bands::default() }));
        let never = TypedPolicy { grace: "0".to_owned(), ..typed };
        let unfit = Refusal::NumberUnfit { field: Field::TierGrace, least: 1, most: 365 };
        assert_eq!(never.read(), Err(unfit));
    }
}
