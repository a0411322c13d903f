//! A commission: what one conversion earns a creator, and what became of it. The ledger has every change of it.

use chrono::{DateTime, NaiveDate, Utc};

use super::money::Money;
use super::{
    CommissionHoldId, CommissionId, ConversionId, CreatorId, LedgerEntryId, PayoutItemId, ProgramId,
    RewardComponentId, RewardPlanId,
};

/// Why something stands in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Entry {
    /// A payment earned it.
    Earned,
    /// The payment, or a part of it, was taken back.
    Refunded,
    /// A manager decided that it is not paid.
    Voided,
    /// A manager added it, or took it away.
    Adjusted,
    /// It was paid out.
    Paid,
    /// That was a mistake, and was put right within a day.
    Unpaid,
}

/// What one conversion earns a creator by one component.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Commission {
    /// Its key.
    pub commission_id: CommissionId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// For which conversion, where it is for one.
    pub conversion_id: Option<ConversionId>,
    /// By which plan, where one says so.
    pub reward_plan_id: Option<RewardPlanId>,
    /// By which of its components.
    pub reward_component_id: Option<RewardComponentId>,
    /// Which part of the payment it is, in basis points; none of a fixed amount.
    pub rate_bps: Option<i32>,
    /// What it came to at first, in minor units.
    pub earned_minor: i64,
    /// What is left of it after refunds.
    pub left_minor: i64,
    /// How much was paid out for it; more than is left where it was taken back since.
    pub paid_minor: i64,
    /// The currency.
    pub currency: String,
    /// From which day of the programme's on it can be paid.
    pub payable_on: NaiveDate,
    /// What it waits for, where a manager looks at it first.
    pub commission_hold_id: Option<CommissionHoldId>,
    /// The day of the programme's on which it was earned; none of what a manager added.
    pub earned_on: Option<NaiveDate>,
    /// The component as it was first written, where what it comes to is counted over a period.
    pub root_component_id: Option<RewardComponentId>,
    /// The months or campaigns by which the share had risen, where it rises.
    pub tenure: Option<i32>,
    /// What it would have come to, in minor units, where there is a most that cut it.
    pub uncut_minor: Option<i64>,
    /// Of a bonus, the first day of its month or year.
    pub bonus_on: Option<NaiveDate>,
}

/// Where a commission stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It is held until its day.
    Pending,
    /// It can be paid.
    Approved,
    /// A manager looks at it first.
    Held,
    /// It was paid out.
    Paid,
    /// It was paid out, and something of it was taken back since: the next payout is less by that.
    ClawedBack,
    /// Everything was taken back before it was paid.
    Void,
}

impl Commission {
    /// One of so much that nothing explains yet: no conversion, no terms.
    pub fn new(
        commission_id: CommissionId,
        (program_id, creator_id): (ProgramId, CreatorId),
        amount: Money,
        payable_on: NaiveDate,
    ) -> Self {
        Self {
            commission_id,
            program_id,
            creator_id,
            conversion_id: None,
            reward_plan_id: None,
            reward_component_id: None,
            rate_bps: None,
            earned_minor: amount.minor,
            left_minor: amount.minor,
            paid_minor: 0,
            currency: amount.currency,
            payable_on,
            commission_hold_id: None,
            earned_on: None,
            root_component_id: None,
            tenure: None,
            uncut_minor: None,
            bonus_on: None,
        }
    }

    /// What stands in the ledger for a change of it by so much, in minor units.
    pub fn entry(
        &self,
        ledger_entry_id: LedgerEntryId,
        (kind, amount_minor): (Entry, i64),
        entered_at: DateTime<Utc>,
    ) -> LedgerEntry {
        LedgerEntry {
            ledger_entry_id,
            program_id: self.program_id,
            creator_id: self.creator_id,
            commission_id: Some(self.commission_id),
            conversion_id: self.conversion_id,
            payout_item_id: None,
            kind,
            amount_minor,
            currency: self.currency.clone(),
            payable_on: self.payable_on,
            entered_at,
        }
    }

    /// Where it stands on this day of the programme's.
    pub fn state(&self, today: NaiveDate) -> State {
        match self.left_minor {
            left if self.paid_minor > left.max(0) => State::ClawedBack,
            left if self.paid_minor != 0 && self.paid_minor == left => State::Paid,
            0 => State::Void,
            _ if self.commission_hold_id.is_some() => State::Held,
            _ if self.payable_on > today => State::Pending,
            _ => State::Approved,
        }
    }

    /// What it came to at first.
    pub fn earned(&self) -> Money {
        Money::new(self.earned_minor, &self.currency)
    }

    /// What was paid out for it and taken back since.
    pub fn clawed_back(&self) -> Money {
        Money::new((self.paid_minor - self.left_minor).max(0), &self.currency)
    }

    /// What is left of it.
    pub fn left(&self) -> Money {
        Money::new(self.left_minor, &self.currency)
    }
}

/// A line of the ledger. A balance is the sum of such lines and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct LedgerEntry {
    /// Its key.
    pub ledger_entry_id: LedgerEntryId,
    /// The programme.
    pub program_id: ProgramId,
    /// Whose it is.
    pub creator_id: CreatorId,
    /// The commission that it changes, where it changes one.
    pub commission_id: Option<CommissionId>,
    /// The payment or refund that is behind it, where one is.
    pub conversion_id: Option<ConversionId>,
    /// What of a payout it is, where it was paid out.
    pub payout_item_id: Option<PayoutItemId>,
    /// Why it stands there.
    pub kind: Entry,
    /// How much, in minor units; negative where it is taken away.
    pub amount_minor: i64,
    /// The currency.
    pub currency: String,
    /// From which day of the programme's on it counts as payable.
    pub payable_on: NaiveDate,
    /// When it was entered.
    pub entered_at: DateTime<Utc>,
}

/// What a creator has of one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    /// What can be paid.
    pub approved: Money,
    /// What is held until its day.
    pub pending: Money,
    /// The first day on which some of that can be paid.
    pub payable_on: Option<NaiveDate>,
    /// What a manager looks at first, whatever its day.
    pub held: Money,
}

impl Balance {
    /// Balances, one for each currency, of sums by day, some of which a manager looks at first: the largest balance first,
    /// nothing where all is nothing.
    pub fn of(
        sums: Vec<(String, NaiveDate, i64)>,
        held: Vec<(String, NaiveDate, i64)>,
        today: NaiveDate,
    ) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let held = held.into_iter().map(|(currency, day, minor)| (currency, day, -minor, minor));
        for (currency, day, minor, held) in
            sums.into_iter().map(|(currency, day, minor)| (currency, day, minor, 0)).chain(held)
        {
            let known = all.iter().position(|known| known.approved.currency == currency);
            let at = known.unwrap_or_else(|| {
                let nothing = Money::new(0, &currency);
                let (approved, held) = (nothing.clone(), nothing.clone());
                all.push(Self { approved, pending: nothing, payable_on: None, held });
                all.len() - 1
            });
            let balance = &mut all[at];
            balance.held.minor += held;
            match day <= today {
                true => balance.approved.minor += minor,
                false => {
                    balance.pending.minor += minor;
                    let is_first = balance.payable_on.is_none_or(|known| day < known);
                    balance.payable_on = if minor > 0 && is_first { Some(day) } else { balance.payable_on };
                }
            }
        }
        let is_any = |sum: &Money| sum.minor != 0;
        all.retain(|of| is_any(&of.approved) || is_any(&of.pending) || is_any(&of.held));
        all.sort_by_key(|balance| std::cmp::Reverse(balance.approved.minor + balance.pending.minor));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
    }

    #[test]
    fn currencies_are_kept_apart_and_days_tell_what_is_held() {
        let sum = |currency: &str, on, minor| (currency.to_owned(), day(on), minor);
        let sums = vec![
            sum("EUR", 1, 500),
            sum("USD", 9, 70),
            sum("EUR", 7, 40),
            sum("EUR", 5, 60),
            sum("RUB", 1, 0),
        ];
        let balances = Balance::of(sums, vec![("EUR".to_owned(), day(7), 40)], day(4));
        let [eur, usd] = &balances[..] else { panic!("{balances:?}") };
        assert_eq!((eur.approved.minor, eur.pending.minor, eur.payable_on), (500, 60, Some(day(5))));
        assert_eq!(eur.held.minor, 40);
        assert_eq!((usd.approved.minor, usd.pending.minor, usd.payable_on), (0, 70, Some(day(9))));
    }

    #[test]
    fn a_commission_waits_for_its_day_is_paid_and_may_be_taken_back() {
        let whose = (ProgramId(1), CreatorId(1));
        let mut commission = Commission::new(CommissionId(1), whose, Money::new(400, "EUR"), day(5));
        assert_eq!(commission.state(day(4)), State::Pending);
        assert_eq!(commission.state(day(5)), State::Approved);
        commission.commission_hold_id = Some(CommissionHoldId(1));
        assert_eq!(commission.state(day(5)), State::Held);
        (commission.commission_hold_id, commission.paid_minor) = (None, 400);
        assert_eq!(commission.state(day(5)), State::Paid);
        commission.left_minor = 150;
        assert_eq!((commission.state(day(5)), commission.clawed_back().minor), (State::ClawedBack, 250));
        (commission.left_minor, commission.paid_minor) = (0, 0);
        assert_eq!(commission.state(day(5)), State::Void);
    }
}
