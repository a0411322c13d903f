//! The words of whose a conversion is.

use super::{Message, Verbatim, text};
use crate::domain::attribution::{Order, Policy, Precedence, Verdict};
use crate::domain::conversion::{Attribution, Kind};
use crate::domain::refusal;

/// A no about whose a conversion is.
pub fn refusal(refusal: refusal::Attribution) -> Message {
    match refusal {
        refusal::Attribution::Unknown => text::refusal_attribution_unknown(),
        refusal::Attribution::Credited => text::refusal_attribution_credited(),
        refusal::Attribution::NoLink => text::refusal_attribution_no_link(),
    }
}

/// Days, as a window has them.
pub fn days(days: i32) -> Message {
    text::attribution_days(i64::from(days))
}

/// Which of several touches counts.
pub fn order(order: Order) -> Message {
    match order {
        Order::Last => text::attribution_order_last(),
        Order::First => text::attribution_order_first(),
    }
}

/// What counts where one purchase names both.
pub fn precedence(precedence: Precedence) -> Message {
    match precedence {
        Precedence::Code => text::attribution_precedence_code(),
        Precedence::Link => text::attribution_precedence_link(),
    }
}

/// What a policy says where a touch counts for so many days.
pub fn rule(policy: &Policy, days: i32) -> Message {
    let rule = text::explain_rule(self::days(days), order(policy.touch_order), precedence(policy.precedence));
    match policy.set_at {
        Some(at) => text::explain_rule_since(rule, at),
        None => rule,
    }
}

/// What happened.
pub fn kind(kind: Kind) -> Message {
    match kind {
        Kind::Signup => text::explain_kind_signup(),
        Kind::Sale => text::explain_kind_sale(),
        Kind::Renewal => text::explain_kind_renewal(),
        Kind::Refund => text::explain_kind_refund(),
    }
}

/// Why a conversion is somebody's, and the code that was typed, where it is told.
pub fn why(why: Attribution, typed: Option<&str>) -> Message {
    match (why, typed) {
        (Attribution::PromoCode, Some(code)) => text::explain_why_promo_code(Verbatim(code)),
        (why, _) => why_untyped(why),
    }
}

fn why_untyped(why: Attribution) -> Message {
    match why {
        Attribution::Click => text::explain_why_click(),
        Attribution::Code => text::explain_why_code(),
        Attribution::PromoCode => text::explain_why_promo(),
        Attribution::Customer => text::explain_why_customer(),
        Attribution::Refund => text::explain_why_refund(),
        Attribution::Manual => text::explain_why_manual(),
    }
}

/// What a touch was, and the code that was typed, where it is told. Customers and refunds are none.
pub fn touch(kind: Attribution, typed: Option<&str>) -> Message {
    if let (Attribution::PromoCode, Some(code)) = (kind, typed) {
        return text::explain_touch_promo_code(Verbatim(code));
    }
    match kind {
        Attribution::PromoCode => text::explain_touch_promo(),
        Attribution::Code => text::explain_touch_code(),
        Attribution::Manual => text::explain_touch_manual(),
        Attribution::Click | Attribution::Customer | Attribution::Refund => text::explain_touch_click(),
    }
}

/// What became of a touch that would have counted for so many days.
pub fn verdict(verdict: Verdict, days: i32) -> Message {
    match verdict {
        Verdict::Won => text::explain_won(),
        Verdict::TooOld => text::explain_too_old(self::days(days)),
        Verdict::CodeTyped => text::explain_code_typed(),
        Verdict::LinkFollowed => text::explain_link_followed(),
        Verdict::NotLast => text::explain_not_last(),
        Verdict::NotFirst => text::explain_not_first(),
        Verdict::Bound => text::explain_bound(),
    }
}
