//! The words of what creators earn, and by what.

use super::{Arg, Message, text};
use crate::domain::refusal;
use crate::domain::reward::{Scope, Terms};

/// A no about what creators earn.
pub fn refusal(refusal: refusal::Reward) -> Message {
    match refusal {
        refusal::Reward::RateUnfit => text::refusal_reward_rate_unfit(),
        refusal::Reward::Full => text::refusal_reward_full(),
        refusal::Reward::Empty => text::refusal_reward_empty(),
        refusal::Reward::ScopeUnknown => text::refusal_reward_scope_unknown(),
        refusal::Reward::Waiting => text::refusal_reward_waiting(),
        refusal::Reward::TooManyDisputes => text::refusal_reward_too_many_disputes(),
        refusal::Reward::CommissionUnknown => text::refusal_reward_commission_unknown(),
    }
}

/// What is paid for.
pub fn terms(terms: &Terms) -> Message {
    match terms {
        Terms::Bounty(amount) => text::reward_terms_bounty(amount.clone()),
        Terms::Share { rate_bps, months, payments } => {
            let rate = Arg::Hundredths(i64::from(*rate_bps));
            match (months.map(i64::from), payments.map(i64::from)) {
                (None, None) => text::reward_terms_share(rate),
                (Some(months), None) => text::reward_terms_months(rate, months),
                (None, Some(payments)) => text::reward_terms_payments(rate, payments),
                (Some(months), Some(payments)) => text::reward_terms_both(rate, months, payments),
            }
        }
    }
}

/// For how many days what is earned is held.
pub fn hold(days: i64) -> Message {
    match days {
        0 => text::reward_hold_none(),
        days => text::reward_hold_days(days),
    }
}

/// For whom or what a plan is.
pub fn scope(scope: Scope, name: Option<Arg>) -> Message {
    match (scope, name) {
        (Scope::Campaign(_), Some(name)) => text::reward_scope_campaign(name),
        (Scope::Tier(_), Some(name)) => text::reward_scope_tier(name),
        (Scope::Deal(_), Some(name)) => text::reward_scope_deal(name),
        (Scope::Program, _) | (_, None) => text::reward_scope_program(),
    }
}

/// By whose terms something was earned.
pub fn by(scope: Scope, name: Option<Arg>) -> Message {
    match (scope, name) {
        (Scope::Campaign(_), Some(name)) => text::earnings_by_campaign(name),
        (Scope::Tier(_), Some(name)) => text::earnings_by_tier(name),
        (Scope::Deal(_), _) => text::earnings_by_deal(),
        (Scope::Program | Scope::Campaign(_) | Scope::Tier(_), _) => text::earnings_by_program(),
    }
}
