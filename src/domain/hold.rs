//! What waits for a manager's decision before it can be paid: a creator's objection, or sales that look unusual.

use chrono::{DateTime, Utc};

use super::{CommissionHoldId, CreatorId};

/// Characters of an objection, and of what is answered.
pub const WORDS_LENGTH: usize = 1_000;
/// Sales within an hour that look unusual, where they are ten times as many as in an hour of the last days.
pub const BURST: i64 = 30;
/// A tenth of the hours of those days.
const HOURS_IN_TENTH: i64 = 72;
/// Sales by code before codes are compared with clicks.
const CODES: i64 = 20;
/// So many sales by code for each click look unusual.
pub const CODES_FOR_A_CLICK: i64 = 3;
/// Sales before their refunds are looked at.
const SALES: i64 = 10;
/// So many of a hundred sales taken back look unusual.
const REFUNDED_PERCENT: i64 = 40;
/// Days that codes and refunds are counted over.
pub const DAYS: u64 = 30;

/// Why something waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Kind {
    /// The creator objects to what it came to.
    Dispute,
    /// Many sales within an hour.
    Burst,
    /// Codes were typed far more often than links were followed.
    Codes,
    /// Much of what was sold was taken back.
    Refunds,
    /// More was earned by some terms in a month than was meant to be.
    Limit,
    /// The creator seems to have bought by their own link.
    OwnSale,
}

impl Kind {
    /// Whether the creator has asked for it.
    pub const fn is_dispute(self) -> bool {
        matches!(self, Self::Dispute)
    }
}

/// What is known of a creator's sales when one more comes in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Signals {
    /// Sales within the hour before, with this one; counted up to [`BURST`].
    pub sales_in_hour: i64,
    /// Sales by code within the last days.
    pub code_sales: i64,
    /// Clicks within the last days.
    pub clicks: i64,
    /// Sales within the last days.
    pub sales: i64,
    /// Those of them that were taken back.
    pub refunds: i64,
}

impl Signals {
    /// Everything that looks unusual, with how many of how many.
    pub fn unusual(&self) -> impl Iterator<Item = (Kind, i64, i64)> {
        let is_burst = self.sales_in_hour >= BURST && self.sales_in_hour * HOURS_IN_TENTH >= self.sales;
        let is_codes = self.code_sales >= CODES && self.code_sales > CODES_FOR_A_CLICK * self.clicks;
        let is_refunds = self.sales >= SALES && self.refunds * 100 >= self.sales * REFUNDED_PERCENT;
        let all = [
            is_burst.then_some((Kind::Burst, self.sales_in_hour, self.sales)),
            is_codes.then_some((Kind::Codes, self.code_sales, self.clicks)),
            is_refunds.then_some((Kind::Refunds, self.refunds, self.sales)),
        ];
        all.into_iter().flatten()
    }
}

/// Something that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Hold {
    /// Its key.
    pub commission_hold_id: CommissionHoldId,
    /// Whose commissions wait.
    pub creator_id: CreatorId,
    /// Their name.
    pub name: String,
    /// Why.
    pub kind: Kind,
    /// What the creator says; of a dispute.
    pub words: Option<String>,
    /// How many made it look unusual.
    pub evidence_some: i64,
    /// Of how many.
    pub evidence_of: i64,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// When it was decided.
    pub decided_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_no_signal_and_each_signal_says_how_many() {
        let usual = Signals { sales_in_hour: 29, code_sales: 60, clicks: 20, sales: 100, refunds: 39 };
        let first = |signals: Signals| signals.unusual().next();
        assert_eq!(first(usual), None);
        let burst = Signals { sales_in_hour: 30, ..usual };
        assert_eq!(first(burst), Some((Kind::Burst, 30, 100)));
        let busy = Signals { sales: 2_161, ..burst };
        assert_eq!(first(busy), None, "thirty an hour are usual for them");
        assert_eq!(first(Signals { clicks: 19, ..usual }), Some((Kind::Codes, 60, 19)));
        assert_eq!(first(Signals { refunds: 40, ..usual }), Some((Kind::Refunds, 40, 100)));
        let both = Signals { clicks: 19, ..burst };
        assert_eq!(both.unusual().map(|(kind, ..)| kind).collect::<Vec<_>>(), [Kind::Burst, Kind::Codes]);
        let few = Signals { code_sales: 19, sales: 9, refunds: 9, ..Signals::default() };
        assert_eq!(first(few), None, "few say nothing");
    }
}
