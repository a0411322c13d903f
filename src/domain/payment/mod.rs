//! What a shop's payment service tells of payments, and what of it counts.

mod decimal;
pub mod revenuecat;
pub mod stripe;

use chrono::{DateTime, TimeDelta, Utc};
use sha2::{Digest as _, Sha256};

use super::conversion::{Kind, Report};
use super::text::is_invisible;

pub use decimal::Decimal;

/// The longest name that is kept of what a service says.
const NAME_LENGTH: usize = 100;
/// For so long a first payment of somebody whose creator is known waits for the checkout that may name another: both are
/// told at the same time, in any order.
const PATIENCE: TimeDelta = TimeDelta::hours(1);

/// What a payment service tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// Somebody signed up or paid.
    Paid(Box<Paid>),
    /// Money went back.
    Back(Back),
    /// What something that the service names by a number is, in words or by another number.
    Named {
        /// The service's name for it.
        name: String,
        /// What it is.
        means: String,
    },
    /// Nothing that counts, and why.
    Nothing(&'static str),
}

/// A payment, or a sign-up at which nothing was paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    /// What is to be recorded of it. Its customer is the first of `customers`.
    pub report: Report,
    /// Everything that was paid, tax and all, in the service's own units: what went back is a share of that.
    pub whole: i64,
    /// What else the service calls this payment.
    pub also: Vec<String>,
    /// The promotion codes that were used, by the service's own numbers.
    pub promotions: Vec<String>,
    /// Whatever the service calls the customer by.
    pub customers: Vec<String>,
    /// The subscription that it is a payment for.
    pub subscription: Option<String>,
    /// Whether something else that the service tells may name the click or code of this payment.
    pub is_half: bool,
    /// When the service told it first.
    pub told_at: DateTime<Utc>,
}

impl Paid {
    /// Whether it says by which click or code the customer came.
    pub const fn is_named(&self) -> bool {
        let Report { click_id, code, promo_code, .. } = &self.report;
        click_id.is_some() || code.is_some() || promo_code.is_some() || !self.promotions.is_empty()
    }

    /// Whether the other half is still to be waited for.
    pub fn waits(&self, now: DateTime<Utc>) -> bool {
        self.is_half && !self.is_named() && now - self.told_at < PATIENCE
    }
}

/// Money that went back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// The name of this refund.
    pub id: String,
    /// Whatever the service calls the payment by, the surest first.
    pub of: Vec<String>,
    /// Everything that was paid, in the service's own units, as far as it says.
    pub whole: i64,
    /// How much of it had gone back before.
    pub before: i64,
    /// How much of it has gone back with this; everything where that is not said.
    pub now: Option<i64>,
    /// When it was paid; so long ago that it would be known, where that is not said.
    pub paid_at: Option<DateTime<Utc>>,
    /// When it went back.
    pub occurred_at: DateTime<Utc>,
}

impl Back {
    /// What this takes back of `net`, which counts of a payment of `whole`. Parts of one payment add up to what counts of
    /// it, in whatever order they come.
    pub fn of_net(&self, net: i64, whole: i64) -> i64 {
        share(net, whole, self.now.unwrap_or(whole)) - share(net, whole, self.before)
    }

    /// The report of it, as a refund of what was reported under this name.
    pub fn report(&self, refunds: &str, amount_minor: i64, currency: Option<&str>) -> Report {
        Report {
            id: self.id.clone(),
            kind: Kind::Refund,
            click_id: None,
            code: None,
            promo_code: None,
            customer_id: None,
            amount_minor: Some(amount_minor),
            currency: currency.map(str::to_owned),
            occurred_at: self.occurred_at,
            refunds: Some(refunds.to_owned()),
            product: None,
            customer_email_hash: None,
        }
    }
}

/// The share of `net` that `part` is of `whole`, in whole units, rounded down.
pub fn share(net: i64, whole: i64, part: i64) -> i64 {
    if whole <= 0 {
        return 0;
    }
    let part = i128::from(part.clamp(0, whole));
    i64::try_from(i128::from(net) * part / i128::from(whole)).unwrap_or(net)
}

/// A name as it can be kept; `None` where nothing of use stands.
fn name(raw: Option<&str>) -> Option<String> {
    let name = raw?.trim();
    let is_fit = !name.is_empty()
        && name.chars().count() <= NAME_LENGTH
        && !name.chars().any(|letter| letter.is_control() || is_invisible(letter));
    is_fit.then(|| name.to_owned())
}

/// A click, where what stands can be one.
fn click(raw: Option<&str>) -> Option<String> {
    let name = name(raw)?;
    name.parse::<i64>().ok().filter(|id| *id > 0).map(|id| id.to_string())
}

/// What a shop of its own would report of a buyer's address: its SHA-256.
fn email_hash(address: Option<&str>) -> Option<String> {
    let address = address?.trim().to_lowercase();
    let hash = || Sha256::digest(address.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    (!address.is_empty()).then(hash)
}

/// A moment in thousandths of seconds since 1970.
fn millis(at: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_millis(at)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn back(before: i64, now: Option<i64>) -> Back {
        let at = DateTime::UNIX_EPOCH;
        Back { id: String::new(), of: Vec::new(), whole: 0, before, now, paid_at: Some(at), occurred_at: at }
    }

    #[test]
    fn what_can_not_be_a_name_is_none() {
        assert_eq!(name(Some("  Mira-Light ")), Some("Mira-Light".to_owned()));
        for unfit in ["", " ", "a\u{200b}b", "a\nb", &"x".repeat(101)] {
            assert_eq!(name(Some(unfit)), None, "{unfit:?}");
        }
        assert_eq!(click(Some("0012")), Some("12".to_owned()));
        for unfit in ["cart-7", "-1", "0", "99999999999999999999", "1.5"] {
            assert_eq!(click(Some(unfit)), None, "{unfit}");
        }
    }

    #[test]
    fn an_address_is_hashed_as_shops_hash_it() {
        // By `printf ann@example.com | sha256sum`.
        let known = "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476";
        assert_eq!(email_hash(Some(" Ann@Example.com")).as_deref(), Some(known));
        assert_eq!([email_hash(Some(" ")), email_hash(None)], [None, None]);
    }

    #[test]
    fn what_goes_back_is_a_share_of_what_counts() {
        assert_eq!(back(0, Some(1_190)).of_net(1_000, 1_190), 1_000);
        assert_eq!(back(0, Some(595)).of_net(1_000, 1_190), 500);
        assert_eq!(back(595, Some(1_190)).of_net(1_000, 1_190), 500);
        assert_eq!(back(0, None).of_net(1_000, 1_190), 1_000);
        assert_eq!(back(0, Some(9_999)).of_net(1_000, 1_190), 1_000, "never more than was paid");
        assert_eq!(back(0, Some(1)).of_net(1_000, 0), 0);
    }

    proptest! {
        #[test]
        fn parts_add_up_to_the_whole(
            net in 0..1_000_000_000_000_i64, tax in 0..1_000_000_000_i64, cuts in proptest::collection::vec(0..=10_000_i64, 0..6),
        ) {
            let whole = net + tax;
            let mut marks: Vec<i64> = cuts.into_iter().map(|cut| share(whole, 10_000, cut)).collect();
            marks.push(whole);
            marks.sort_unstable();
            let mut before = 0;
            let mut sum = 0;
            for now in marks {
                let part = back(before, Some(now)).of_net(net, whole);
                prop_assert!(part >= 0);
                sum += part;
                before = now;
            }
            prop_assert_eq!(sum, if whole > 0 { net } else { 0 });
        }
    }
}
