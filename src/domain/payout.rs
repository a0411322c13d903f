//! A payout: what creators are paid, frozen before it is, so that exactly that is paid and nothing else.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::money::Money;
use super::refusal::{self, Refusal};
use super::text::clean;
use super::{CommissionId, CreatorId, PayoutId, PayoutItemId, PersonId};

/// For how long after it was marked as paid a payment can be taken for unpaid again.
pub const UNDO: TimeDelta = TimeDelta::hours(24);
/// Characters of what a bank calls a payment.
pub const REFERENCE_LENGTH: usize = 100;
/// Characters of why something is done.
pub const REASON_LENGTH: usize = 500;
/// Currencies about which a programme can decide.
pub const MOST_CURRENCIES: usize = 20;
/// Payments that can be marked at once.
pub const MOST_MARKED: usize = 10_000;

/// What a programme decided about payouts in a currency.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Rule {
    /// The currency.
    pub currency: String,
    /// Less than this waits for more, in minor units.
    pub least_minor: i64,
    /// A payout of more than this a second manager confirms; none where nobody does.
    pub confirm_minor: Option<i64>,
}

/// What a programme decided about payouts: the least that is paid and what is confirmed, currency by currency.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules(pub Vec<Rule>);

impl Rules {
    /// The rules that somebody typed: the least sums, and those above which a second manager confirms.
    ///
    /// # Errors
    /// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
    pub fn read(least: &str, confirm: &str) -> Result<Self, Refusal> {
        let mut rules: BTreeMap<String, Rule> = BTreeMap::new();
        for sum in Money::read_all(least, MOST_CURRENCIES)? {
            let rule = Rule { currency: sum.currency.clone(), least_minor: sum.minor, confirm_minor: None };
            rules.insert(sum.currency, rule);
        }
        for sum in Money::read_all(confirm, MOST_CURRENCIES)? {
            let new = Rule { currency: sum.currency.clone(), least_minor: 0, confirm_minor: None };
            rules.entry(sum.currency).or_insert(new).confirm_minor = Some(sum.minor);
        }
        Ok(Self(rules.into_values().collect()))
    }

    fn of(&self, currency: &str) -> Option<&Rule> {
        self.0.iter().find(|rule| rule.currency == currency)
    }

    /// The least that is paid in a currency, in minor units: never nothing.
    pub fn least(&self, currency: &str) -> i64 {
        self.of(currency).map_or(1, |rule| rule.least_minor.max(1))
    }

    /// Whether a second manager confirms a payout of these sums, one for each currency.
    pub fn needs_second(&self, sums: &[Money]) -> bool {
        let is_much = |sum: &Money| {
            self.of(&sum.currency).and_then(|rule| rule.confirm_minor).is_some_and(|most| sum.minor > most)
        };
        sums.iter().any(is_much)
    }

    /// The least sums as somebody would type them.
    pub fn least_typed(&self) -> String {
        let sums = self.0.iter().filter(|rule| rule.least_minor > 0);
        sums.map(|rule| Money::new(rule.least_minor, &rule.currency).plain()).collect::<Vec<_>>().join("; ")
    }

    /// The sums above which a second manager confirms, as somebody would type them.
    pub fn confirm_typed(&self) -> String {
        let sums = self.0.iter().filter_map(|rule| Some(Money::new(rule.confirm_minor?, &rule.currency)));
        sums.map(|sum| sum.plain()).collect::<Vec<_>>().join("; ")
    }
}

/// What is to be paid to a creator in a currency by now.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Due {
    /// Whom.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The currency.
    pub currency: String,
    /// How much, in minor units; negative where more was taken back than earned since.
    pub amount_minor: i64,
    /// Whether they are paid nothing until somebody decides otherwise.
    pub is_held: bool,
}

/// Why somebody is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Absence {
    /// A manager holds their payouts.
    Held,
    /// It is less than the least that is paid.
    BelowLeast,
    /// More was taken back than earned since.
    Owed,
}

/// Who would be paid, and who would not and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Whoever is paid.
    pub paid: Vec<Due>,
    /// Whoever is left out.
    pub absent: Vec<(Due, Absence)>,
}

impl Plan {
    /// Divides what is due by the rules.
    pub fn of(all: Vec<Due>, rules: &Rules) -> Self {
        let mut plan = Self::default();
        for due in all {
            let absence = match due.amount_minor {
                _ if due.is_held => Some(Absence::Held),
                minor if minor <= 0 => Some(Absence::Owed),
                minor if minor < rules.least(&due.currency) => Some(Absence::BelowLeast),
                _ => None,
            };
            match absence {
                Some(absence) => plan.absent.push((due, absence)),
                None => plan.paid.push(due),
            }
        }
        plan
    }

    /// What is paid in all, each currency by itself.
    pub fn sums(&self) -> Vec<Money> {
        Money::sums(self.paid.iter().map(|due| Money::new(due.amount_minor, &due.currency)))
    }
}

/// A frozen payout.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Payout {
    /// Its key.
    pub payout_id: PayoutId,
    /// Which it is within the programme, from 1.
    pub number: i64,
    /// What was payable on this day of the programme's, or before, is in it.
    pub until_on: NaiveDate,
    /// Of everything that is in it.
    pub hash: String,
    /// When it was frozen.
    pub frozen_at: DateTime<Utc>,
    /// By whom.
    pub frozen_by_person_id: Option<PersonId>,
    /// Whether a second manager has to confirm it.
    pub needs_second: bool,
    /// When one did.
    pub confirmed_at: Option<DateTime<Utc>>,
    /// When it was called off.
    pub called_off_at: Option<DateTime<Utc>>,
}

impl Payout {
    /// Whether it can be paid.
    pub const fn is_open(&self) -> bool {
        self.called_off_at.is_none() && (!self.needs_second || self.confirmed_at.is_some())
    }
}

/// What one creator gets of one currency.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Item {
    /// Its key.
    pub payout_item_id: PayoutItemId,
    /// The payout.
    pub payout_id: PayoutId,
    /// Whom.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// The currency.
    pub currency: String,
    /// How much, in minor units.
    pub amount_minor: i64,
    /// When it was paid.
    pub paid_at: Option<DateTime<Utc>>,
    /// What the bank or the payment provider calls it.
    pub reference: Option<String>,
}

impl Item {
    /// How much it is.
    pub fn amount(&self) -> Money {
        Money::new(self.amount_minor, &self.currency)
    }
}

/// A line of a payout: to whom, in which currency, for which commission, how much.
pub type Line = (CreatorId, String, CommissionId, i64);

/// What stands for everything that is in a payout: whoever has the same has the same payout. 16 hexadecimal digits.
pub fn hash(number: i64, until_on: NaiveDate, lines: &[Line]) -> String {
    let mut written: Vec<String> = lines
        .iter()
        .map(|(creator, currency, commission, minor)| format!("{creator} {currency} {commission} {minor}"))
        .collect();
    written.sort_unstable();
    let whole = format!("{number} {until_on}\n{}", written.join("\n"));
    blake3::hash(whole.as_bytes()).to_hex().chars().take(16).collect()
}

/// A payment that was made: its key, and what the bank calls it.
pub type Mark = (PayoutItemId, String);

/// The payments that somebody says were made: a line each, the key first and then what the bank calls it, as they were
/// exported or as they are typed. The columns of an export are found by their names.
///
/// # Errors
/// [`refusal::Payout::Unreadable`] with the number of the first line that cannot be read, from 1.
pub fn read_marks(raw: &str) -> Result<Vec<Mark>, Refusal> {
    let raw = raw.strip_prefix('\u{feff}').unwrap_or(raw);
    let separator = if raw.contains(',') || !raw.contains([';', '\t']) { b',' } else { b';' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .trim(csv::Trim::All)
        .from_reader(raw.as_bytes());
    let (mut columns, mut marks) = ((0, 1), Vec::new());
    for (number, record) in (1_i64..).zip(reader.records()) {
        let unreadable = || Refusal::Payout(refusal::Payout::Unreadable { line: number });
        let record = record.map_err(|_| unreadable())?;
        let position = |name: &str| record.iter().position(|cell| cell == name);
        if let Some(key) = position("payout_item_id") {
            columns = (key, position("reference").unwrap_or(usize::MAX));
            continue;
        }
        // Typed, a key and what follows it may be parted by a space alone.
        let typed = if record.len() == 1 { record[0].split_once(char::is_whitespace) } else { None };
        let (key, reference) = match typed {
            Some((key, reference)) => (key, reference),
            None => (record.get(columns.0).unwrap_or_default(), record.get(columns.1).unwrap_or_default()),
        };
        if key.is_empty() {
            continue;
        }
        let id = key.trim_start_matches('\'').parse().map_err(|_| unreadable())?;
        let reference: String = clean(reference).chars().take(REFERENCE_LENGTH).collect();
        // An export that comes back without what the bank calls it says nothing of this payment.
        if columns.1 == usize::MAX || !reference.is_empty() || typed.is_some() || record.len() == 1 {
            marks.push((id, reference));
        }
        if marks.len() > MOST_MARKED {
            return Err(unreadable());
        }
    }
    Ok(marks)
}

/// An amount that somebody typed to be added to what a creator has, or taken away: `5 EUR`, `-5 EUR`.
///
/// # Errors
/// [`Refusal::AmountUnfit`], [`Refusal::CurrencyUnknown`].
pub fn read_adjustment(typed: &str) -> Result<Money, Refusal> {
    let cleaned = clean(typed);
    let bare = cleaned.trim_start_matches(['-', '−', '–']);
    let sign = if bare.len() < cleaned.len() { -1 } else { 1 };
    let unfit = || Refusal::AmountUnfit { typed: cleaned.chars().take(60).collect() };
    let sum = Money::read_all(bare, 1)?.pop().ok_or_else(unfit)?;
    Ok(Money { minor: sign * sum.minor, ..sum })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(creator: i64, minor: i64, is_held: bool) -> Due {
        let (creator_id, name, currency) = (CreatorId(creator), creator.to_string(), "EUR".to_owned());
        Due { creator_id, name, currency, amount_minor: minor, is_held }
    }

    #[test]
    fn whoever_is_left_out_is_told_apart_by_why() {
        let rules = Rules::read("20 EUR; 1500 RUB", "100 EUR").expect("rules");
        let all = vec![due(1, 2_000, false), due(2, 1_999, false), due(3, -5, false), due(4, 9_000, true)];
        let plan = Plan::of(all, &rules);
        assert_eq!(plan.paid, [due(1, 2_000, false)]);
        let absent: Vec<Absence> = plan.absent.iter().map(|(_, absence)| *absence).collect();
        assert_eq!(absent, [Absence::BelowLeast, Absence::Owed, Absence::Held]);
        assert_eq!(plan.sums(), [Money::new(2_000, "EUR")]);
        assert!(rules.needs_second(&[Money::new(10_001, "EUR")]));
        assert!(!rules.needs_second(&[Money::new(10_000, "EUR"), Money::new(i64::MAX, "RUB")]));
        assert_eq!((rules.least("USD"), rules.least("RUB")), (1, 150_000), "nothing is never paid");
        assert_eq!(Rules::read(&rules.least_typed(), &rules.confirm_typed()), Ok(rules));
    }

    #[test]
    fn a_hash_is_of_everything_and_of_no_order() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
        let line = |creator, minor| (CreatorId(creator), "EUR".to_owned(), CommissionId(creator), minor);
        let one = hash(1, day, &[line(1, 5), line(2, 6)]);
        assert_eq!(one.len(), 16);
        assert_eq!(hash(1, day, &[line(2, 6), line(1, 5)]), one);
        for other in [hash(2, day, &[line(1, 5), line(2, 6)]), hash(1, day, &[line(1, 6), line(2, 5)])] {
            assert_ne!(other, one);
        }
    }

    #[test]
    fn payments_are_read_from_an_export_and_as_they_are_typed() {
        let (one, two) = (PayoutItemId(11), PayoutItemId(12));
        let both = Ok(vec![(one, "SEPA-1".to_owned()), (two, "SEPA 2".to_owned())]);
        for typed in ["11 SEPA-1\n12 SEPA 2", "11,SEPA-1\n\n12, SEPA 2\n", "11;SEPA-1\n12;SEPA 2"] {
            assert_eq!(read_marks(typed), both, "{typed}");
        }
        let export = "\u{feff}creator,payout_item_id,amount,reference\nMira,11,5.00,SEPA-1\nLena,12,6.00,\n";
        assert_eq!(read_marks(export), Ok(vec![(one, "SEPA-1".to_owned())]), "the other was not paid");
        assert_eq!(read_marks("11"), Ok(vec![(one, String::new())]));
        let wrong = Refusal::Payout(refusal::Payout::Unreadable { line: 2 });
        assert_eq!(read_marks("11 SEPA\nMira SEPA"), Err(wrong));
    }

    #[test]
    fn what_is_added_or_taken_away_is_read() {
        for (typed, minor) in [("5 EUR", 500), ("-5 EUR", -500), ("− 5,50 eur", -550), ("+5 EUR", 500)] {
            assert_eq!(read_adjustment(typed), Ok(Money::new(minor, "EUR")), "{typed}");
        }
        for typed in ["", "-", "0 EUR", "5", "5 EUR 5 USD"] {
            assert!(read_adjustment(typed).is_err(), "{typed}");
        }
    }
}
