//! What creators hear about what they earn.

use serde::{Deserialize, Serialize};

use super::super::contact::Topic;
use super::super::money::Money;
use super::super::reward::{Offer, Scope};
use super::super::text::Variants;
use super::super::{CommissionHoldId, CreatorId, GoodsId, PayoutItemId};

/// What a creator hears about what they earn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EarningsNews {
    /// They earn by other terms from now on.
    Terms {
        /// The campaign for whose links these are; none where they are for all.
        campaign: Option<Variants>,
        /// What was paid for until now.
        before: Vec<Offer>,
        /// What is paid for from now on.
        after: Vec<Offer>,
        /// For how many days that is held.
        hold_days: i64,
    },
    /// They were paid.
    Paid {
        /// The number of the payout.
        number: i64,
        /// How much.
        amount: Money,
        /// The key of what they got, for its statement.
        payout_item_id: PayoutItemId,
    },
    /// They were told so by mistake.
    Unpaid {
        /// The number of the payout.
        number: i64,
        /// How much.
        amount: Money,
    },
    /// A manager added to what they have, or took away from it.
    Adjusted {
        /// How much; negative where it was taken away.
        amount: Money,
        /// Why.
        reason: String,
    },
    /// They have a promo code.
    CodeGiven {
        /// The campaign for which it counts.
        campaign: Variants,
        /// The code.
        code: String,
        /// The whole address of the link for which it counts.
        url: String,
    },
    /// They have it no more.
    CodeTaken {
        /// The campaign for which it counted.
        campaign: Variants,
        /// The code.
        code: String,
    },
    /// They object to what a sale came to, and can talk about it with whoever looks after them.
    Objected {
        /// Who.
        creator_id: CreatorId,
        /// The shop's own name for the sale.
        reported_id: String,
        /// What they say.
        words: String,
    },
    /// A creator objects to what a sale came to; for whoever looks after them.
    Disputed {
        /// Their name.
        creator: String,
        /// Who.
        creator_id: CreatorId,
        /// The shop's own name for the sale.
        reported_id: String,
        /// What they say.
        words: String,
        /// What is to be decided.
        commission_hold_id: CommissionHoldId,
    },
    /// Somebody's sales look unusual; for managers.
    Unusual,
    /// As much was earned by some terms in a month as was meant to be; for managers.
    Limit {
        /// Whose terms they are.
        scope: Scope,
        /// As much as was meant to be.
        limit: Money,
    },
    /// A creator is to be sent something; for whoever looks after them.
    GoodsOwed {
        /// Their name.
        creator: String,
        /// Who.
        creator_id: CreatorId,
        /// What.
        what: String,
    },
    /// A creator was sent something.
    GoodsSent {
        /// What.
        what: String,
        /// What whoever sent it says.
        words: String,
        /// Its key.
        goods_id: GoodsId,
    },
    /// What waited is decided.
    Decided {
        /// The shop's own name for the sale, where it is one.
        reported_id: Option<String>,
        /// How many it is about.
        sales: i64,
        /// Whether it was taken away.
        is_voided: bool,
        /// Whether it waited because they objected.
        #[serde(default)]
        is_objection: bool,
        /// What the managers say.
        answer: String,
    },
}

impl EarningsNews {
    /// What it is about, by which its reader chooses to hear more or less.
    pub const fn topic(&self) -> Topic {
        match self {
            // What somebody is paid by, and what was wrong, has to be known.
            Self::GoodsSent { .. }
            | Self::Terms { .. }
            | Self::Unpaid { .. }
            | Self::Adjusted { .. }
            | Self::CodeGiven { .. }
            | Self::CodeTaken { .. }
            | Self::Objected { .. }
            | Self::Decided { .. } => Topic::Decision,
            Self::Disputed { .. } | Self::Unusual | Self::Limit { .. } | Self::GoodsOwed { .. } => {
                Topic::Staff
            }
            Self::Paid { .. } => Topic::Sales,
        }
    }

    /// Whether it is said where creator and managers can go on talking about it.
    pub const fn is_aside(&self) -> bool {
        matches!(self, Self::Objected { .. } | Self::Decided { is_objection: true, .. })
    }
}
