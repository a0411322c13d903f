//! The words of what creators earn, and by what.

use super::{Arg, Capital, Message, text};
use crate::domain::refusal;
use crate::domain::reward::{Customers, Offer, Period, Rise, Rule, Scope, Tenure, Terms, Threshold};

/// A no about what creators earn.
pub fn refusal(refusal: refusal::Reward) -> Message {
    match refusal {
        refusal::Reward::RateUnfit => text::refusal_reward_rate_unfit(),
        refusal::Reward::RuleUnfit => text::refusal_reward_rule_unfit(),
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
        Terms::Goods { what, value } => text::reward_terms_goods(what, value.clone()),
        Terms::Bonus { amount, threshold, period } => {
            let amount = amount.clone();
            match (threshold, period) {
                (Threshold::Sales(sales), Period::Month) => text::reward_terms_bonus_month(amount, *sales),
                (Threshold::Sales(sales), Period::Year) => text::reward_terms_bonus_year(amount, *sales),
                (Threshold::Revenue(sold), Period::Month) => {
                    text::reward_terms_bonus_month_revenue(amount, sold.clone())
                }
                (Threshold::Revenue(sold), Period::Year) => {
                    text::reward_terms_bonus_year_revenue(amount, sold.clone())
                }
            }
        }
    }
}

/// A rule of what is paid for.
pub fn rule(rule: &Rule) -> Message {
    match rule {
        Rule::Market(_, name) => text::reward_rule_market(name),
        Rule::Product(product) => text::reward_rule_product(product),
        Rule::Customers(Customers::New) => text::reward_rule_new(),
        Rule::Customers(Customers::Returning) => text::reward_rule_returning(),
        Rule::Least(amount) => text::reward_rule_least(amount.clone()),
        Rule::Rise(Rise { tenure, every, by_bps, most_bps }) => {
            let (by, most) = (Arg::Hundredths(i64::from(*by_bps)), Arg::Hundredths(i64::from(*most_bps)));
            match tenure {
                Tenure::Months => text::reward_rule_rise_months(by, i64::from(*every), most),
                Tenure::Campaigns => text::reward_rule_rise_campaigns(by, i64::from(*every), most),
            }
        }
        Rule::Cap(amount, Period::Month) => text::reward_rule_cap_month(amount.clone()),
        Rule::Cap(amount, Period::Year) => text::reward_rule_cap_year(amount.clone()),
    }
}

/// After how much of what a share has risen to what it is.
pub fn risen(offer: &Offer, tenure: i64) -> Option<Message> {
    offer.rules.iter().find_map(|rule| match rule {
        Rule::Rise(Rise { tenure: Tenure::Months, .. }) => Some(text::earnings_risen_months(tenure)),
        Rule::Rise(Rise { tenure: Tenure::Campaigns, .. }) => Some(text::earnings_risen_campaigns(tenure)),
        _ => None,
    })
}

/// What is paid for, a line each: the terms, then every rule.
pub fn offer(offer: &Offer) -> impl Iterator<Item = Message> + use<> {
    let rules: Vec<Message> = offer.rules.iter().map(|of| text::reward_rule_line(rule(of))).collect();
    [text::reward_line(Capital(terms(&offer.terms)))].into_iter().chain(rules)
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
