//! Whose a conversion is: which touch of its customer wins by the programme's policy, and why the others do not.

use std::cmp::Reverse;

use chrono::{DateTime, TimeDelta, Utc};

use super::conversion::{Attribution, Kind};
use super::refusal::{Field, Refusal};
use super::text::whole;
use super::{CampaignId, ConversionId, CreatorId, LinkId, TouchId};

/// The longest window, in days.
pub const MOST_DAYS: i64 = 365;

/// Which of several touches counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Order {
    /// The last.
    #[default]
    Last,
    /// The first.
    First,
}

/// What counts where one purchase names both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Precedence {
    /// The code that was typed.
    #[default]
    Code,
    /// The link that was followed.
    Link,
}

impl Order {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Last => Self::First,
            Self::First => Self::Last,
        }
    }
}

impl Precedence {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Code => Self::Link,
            Self::Link => Self::Code,
        }
    }
}

/// What a programme decided about whose a conversion is. Each change makes a new version; what was attributed stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Policy {
    /// Which it is, from 1; 0 is what holds as long as nobody decided anything.
    pub version: i64,
    /// For so many days a touch counts, unless its campaign says otherwise.
    pub window_days: i32,
    /// Which of several touches counts.
    pub touch_order: Order,
    /// What counts where one purchase names both.
    pub precedence: Precedence,
    /// When it was decided; none of version 0.
    pub set_at: Option<DateTime<Utc>>,
}

impl Default for Policy {
    fn default() -> Self {
        let (touch_order, precedence) = (Order::default(), Precedence::default());
        Self { version: 0, window_days: 30, touch_order, precedence, set_at: None }
    }
}

/// The days of a window that somebody typed.
///
/// # Errors
/// [`Refusal::NumberUnfit`].
pub fn read_window(typed: &str) -> Result<i32, Refusal> {
    let days = whole(Field::WindowDays, typed, (1, MOST_DAYS))?;
    Ok(i32::try_from(days).unwrap_or(i32::MAX))
}

/// A creator's part in a customer's coming: a link that was followed, a code that was typed.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Touch {
    /// Its key.
    pub touch_id: TouchId,
    /// The conversion with which the shop reported it.
    pub conversion_id: ConversionId,
    /// What it was.
    pub kind: Attribution,
    /// The link.
    pub link_id: LinkId,
    /// Whose.
    pub creator_id: CreatorId,
    /// Of which campaign.
    pub campaign_id: CampaignId,
    /// When the link was followed, or the code typed.
    pub touched_at: DateTime<Utc>,
    /// When the conversion occurred with which it was reported.
    pub reported_for: DateTime<Utc>,
    /// The window of its campaign, if that has its own.
    pub window_days: Option<i32>,
}

/// What became of a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Verdict {
    /// It won.
    Won,
    /// It lay too far back.
    TooOld,
    /// A code was typed at the same purchase, and codes come first.
    CodeTyped,
    /// A link was followed to the same purchase, and links come first.
    LinkFollowed,
    /// A later touch counts.
    NotLast,
    /// An earlier touch counts.
    NotFirst,
    /// A renewal stays with the creator who brought the customer.
    Bound,
}

/// What is to be attributed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occasion {
    /// What happened.
    pub kind: Kind,
    /// When.
    pub occurred_at: DateTime<Utc>,
    /// Whether its customer was brought by a creator before.
    pub is_bound: bool,
}

impl Policy {
    /// For how many days a touch counts.
    pub fn days(&self, touch: &Touch) -> i32 {
        touch.window_days.unwrap_or(self.window_days)
    }

    fn window(&self, touch: &Touch) -> TimeDelta {
        TimeDelta::days(i64::from(self.days(touch)))
    }

    /// What becomes of each touch, in their order. At most one wins; none where all are too old, or the customer is bound
    /// to a creator for this.
    pub fn decide(&self, of: Occasion, touches: &[Touch]) -> Vec<Verdict> {
        let is_old = |touch: &Touch| of.occurred_at - touch.touched_at > self.window(touch);
        if of.kind == Kind::Renewal && of.is_bound {
            let verdict = |touch| if is_old(touch) { Verdict::TooOld } else { Verdict::Bound };
            return touches.iter().map(verdict).collect();
        }
        let fresh = || touches.iter().filter(|touch| !is_old(touch));
        // What one report names belongs to one moment, within which the precedence decides.
        let moment = |touch: &&Touch| (touch.reported_for, touch.conversion_id);
        let chosen = match self.touch_order {
            Order::Last => fresh().max_by_key(moment),
            Order::First => fresh().min_by_key(moment),
        };
        let chosen = chosen.map(|touch| touch.conversion_id);
        let within = || fresh().filter(|touch| Some(touch.conversion_id) == chosen);
        let won = within().min_by_key(|touch| (self.rank(touch), Reverse(touch.touched_at), touch.touch_id));
        touches
            .iter()
            .map(|touch| {
                if won.is_some_and(|won| won.touch_id == touch.touch_id) {
                    Verdict::Won
                } else if is_old(touch) {
                    Verdict::TooOld
                } else if Some(touch.conversion_id) != chosen {
                    match self.touch_order {
                        Order::Last => Verdict::NotLast,
                        Order::First => Verdict::NotFirst,
                    }
                } else if won.is_some_and(|won| won.kind == Attribution::PromoCode) {
                    Verdict::CodeTyped
                } else {
                    Verdict::LinkFollowed
                }
            })
            .collect()
    }

    /// What comes first of what one purchase names. A click says more than the code of its link.
    const fn rank(&self, touch: &Touch) -> u8 {
        match (self.precedence, touch.kind) {
            (Precedence::Code, Attribution::PromoCode) | (Precedence::Link, Attribution::Click) => 0,
            (Precedence::Code, Attribution::Click) | (Precedence::Link, Attribution::Code) => 1,
            _ => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    /// A touch so many days ago, reported with this conversion, which occurred so many days ago.
    fn touch(id: i64, kind: Attribution, days: i64, (of, occurred): (i64, i64)) -> Touch {
        Touch {
            touch_id: TouchId(id),
            conversion_id: ConversionId(of),
            kind,
            link_id: LinkId(id),
            creator_id: CreatorId(id),
            campaign_id: CampaignId(1),
            touched_at: NOW - TimeDelta::days(days),
            reported_for: NOW - TimeDelta::days(occurred),
            window_days: None,
        }
    }

    const SALE: Occasion = Occasion { kind: Kind::Sale, occurred_at: NOW, is_bound: false };

    fn with(touch_order: Order, precedence: Precedence) -> Policy {
        Policy { touch_order, precedence, ..Policy::default() }
    }

    #[test]
    fn the_last_or_the_first_touch_counts_and_an_old_one_never() {
        let touches = [
            touch(1, Attribution::Click, 31, (1, 31)),
            touch(2, Attribution::Click, 20, (2, 20)),
            touch(3, Attribution::Click, 10, (3, 10)),
        ];
        let last = with(Order::Last, Precedence::Code).decide(SALE, &touches);
        assert_eq!(last, [Verdict::TooOld, Verdict::NotLast, Verdict::Won]);
        let first = with(Order::First, Precedence::Code).decide(SALE, &touches);
        assert_eq!(first, [Verdict::TooOld, Verdict::Won, Verdict::NotFirst]);
        let wide = Policy { window_days: 31, ..with(Order::First, Precedence::Code) };
        assert_eq!(wide.decide(SALE, &touches)[0], Verdict::Won);
        let narrow = Touch { window_days: Some(5), ..touches[2].clone() };
        assert_eq!(Policy::default().decide(SALE, &[narrow]), [Verdict::TooOld], "the campaign says so");
    }

    #[test]
    fn a_code_and_a_link_of_one_purchase_are_told_apart_by_what_comes_first() {
        let touches = [touch(1, Attribution::Click, 2, (9, 0)), touch(2, Attribution::PromoCode, 0, (9, 0))];
        for order in [Order::Last, Order::First] {
            let code = with(order, Precedence::Code).decide(SALE, &touches);
            assert_eq!(code, [Verdict::CodeTyped, Verdict::Won]);
            let link = with(order, Precedence::Link).decide(SALE, &touches);
            assert_eq!(link, [Verdict::Won, Verdict::LinkFollowed]);
        }
        let old = [touch(1, Attribution::Click, 40, (9, 0)), touches[1].clone()];
        let link = with(Order::Last, Precedence::Link).decide(SALE, &old);
        assert_eq!(link, [Verdict::TooOld, Verdict::Won], "what is too old stands in nobody's way");
    }

    #[test]
    fn a_renewal_stays_with_whoever_brought_the_customer() {
        let touches = [touch(1, Attribution::Click, 1, (1, 0))];
        let bound = Occasion { kind: Kind::Renewal, is_bound: true, ..SALE };
        assert_eq!(Policy::default().decide(bound, &touches), [Verdict::Bound]);
        let free = Occasion { is_bound: false, ..bound };
        assert_eq!(Policy::default().decide(free, &touches), [Verdict::Won]);
    }

    fn any_touch() -> impl Strategy<Value = (Attribution, i64, i64, i64)> {
        let kind =
            prop_oneof![Just(Attribution::Click), Just(Attribution::Code), Just(Attribution::PromoCode)];
        (kind, 0..60_i64, 0..5_i64, 0..60_i64)
    }

    proptest! {
        #[test]
        fn one_wins_wherever_one_is_fresh_and_the_order_of_the_list_says_nothing(
            drawn in vec(any_touch(), 0..7), is_last in any::<bool>(), is_code in any::<bool>(), turn in 0..7_usize,
        ) {
            let order = if is_last { Order::Last } else { Order::First };
            let policy = with(order, if is_code { Precedence::Code } else { Precedence::Link });
            let touches: Vec<Touch> = drawn
                .into_iter()
                .zip(1..)
                .map(|((kind, days, of, occurred), id)| touch(id, kind, days.max(occurred), (of, occurred)))
                .collect();
            let verdicts = policy.decide(SALE, &touches);
            prop_assert_eq!(verdicts.len(), touches.len());
            let won = verdicts.iter().filter(|verdict| **verdict == Verdict::Won).count();
            let fresh = touches.iter().filter(|touch| NOW - touch.touched_at <= policy.window(touch)).count();
            prop_assert_eq!(won, usize::from(fresh > 0));
            for (touch, verdict) in touches.iter().zip(&verdicts) {
                prop_assert_eq!(*verdict == Verdict::TooOld, NOW - touch.touched_at > policy.window(touch));
            }
            let mut turned: Vec<(Touch, Verdict)> = touches.into_iter().zip(verdicts).collect();
            let by = turn.min(turned.len());
            turned.rotate_left(by);
            let (touches, verdicts): (Vec<Touch>, Vec<Verdict>) = turned.into_iter().unzip();
            prop_assert_eq!(policy.decide(SALE, &touches), verdicts);
        }
    }
}
