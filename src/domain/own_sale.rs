//! A sale that seems to be its creator's own, and how that is seen: nobody is accused, somebody looks at it before it is paid.

use chrono::{DateTime, TimeDelta, Utc};

use super::secret::Secret;
use super::{ConversionId, ProgramId};

/// How long the hash of an address waits for its conversion to be somebody's.
pub const WAITS: TimeDelta = TimeDelta::days(90);
/// How long a creator's own address is known again.
pub const REMEMBERED: TimeDelta = TimeDelta::days(365);
const PURPOSE: &str = "duet 2026-12-02 e-mail address of a buyer";
/// Characters of a kept hash: 128 bits.
const LENGTH: usize = 32;

/// By what a sale is seen to be its creator's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Evidence {
    /// The buyer came by the creator's own visit.
    Click,
    /// The buyer is the customer of an earlier one.
    Customer,
    /// The buyer has the e-mail address of an earlier one.
    Email,
}

/// What is known of a buyer besides the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Buyer<'a> {
    /// The shop's own name for them.
    pub customer: Option<&'a str>,
    /// Their e-mail address, as it is kept.
    pub email: Option<&'a str>,
}

/// An earlier conversion of a creator's own whose buyer this one shares.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Like {
    /// Which.
    pub conversion_id: ConversionId,
    /// The shop's own name for its buyer.
    pub customer_id: Option<String>,
    /// Whether a manager said that this buyer is not the creator.
    pub is_released: bool,
}

/// What was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// By what.
    pub evidence: Evidence,
    /// The earlier one, where it is like one.
    pub like: Option<ConversionId>,
}

/// Whether a conversion seems to be its creator's own: what a manager has released is not seen again, and the visit says
/// more than a name.
pub fn see(buyer: Buyer<'_>, like: Option<&Like>, is_own_click: bool) -> Option<Seen> {
    if like.is_some_and(|like| like.is_released) {
        return None;
    }
    if is_own_click {
        return Some(Seen { evidence: Evidence::Click, like: None });
    }
    let like = like?;
    let is_customer = buyer.customer.is_some() && like.customer_id.as_deref() == buyer.customer;
    let evidence = if is_customer { Evidence::Customer } else { Evidence::Email };
    Some(Seen { evidence, like: Some(like.conversion_id) })
}

/// What was seen, as it is told.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct OwnSale {
    /// By what.
    pub evidence: Evidence,
    /// The shop's own name for the earlier one.
    pub like_reported_id: Option<String>,
    /// Since when a manager has said that the buyer is not the creator.
    pub released_at: Option<DateTime<Utc>>,
}

/// An e-mail address as it is kept: by a key of Duet's own, so that nobody can look for an address in it, and for one
/// programme, so that two programmes cannot compare theirs. `reported` is what the shop made of it.
pub fn email(secret: Secret, program: ProgramId, reported: &str) -> String {
    let mut hasher = blake3::Hasher::new_keyed(&secret.key(PURPOSE));
    hasher.update(&program.0.to_le_bytes());
    hasher.update(reported.as_bytes());
    hasher.finalize().to_hex()[..LENGTH].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_says_more_than_a_name_and_what_was_released_is_not_seen_again() {
        let buyer = Buyer { customer: Some("ann"), email: Some("e") };
        let like = |customer: &str, is_released| Like {
            conversion_id: ConversionId(1),
            customer_id: Some(customer.to_owned()),
            is_released,
        };
        let seen = |evidence, like: Option<i64>| Some(Seen { evidence, like: like.map(ConversionId) });
        assert_eq!(see(buyer, None, false), None);
        assert_eq!(see(buyer, None, true), seen(Evidence::Click, None));
        assert_eq!(see(buyer, Some(&like("ann", false)), false), seen(Evidence::Customer, Some(1)));
        assert_eq!(see(buyer, Some(&like("bob", false)), false), seen(Evidence::Email, Some(1)));
        let nameless = Buyer { customer: None, ..buyer };
        let other = Like { customer_id: None, ..like("", false) };
        assert_eq!(see(nameless, Some(&other), false), seen(Evidence::Email, Some(1)));
        assert_eq!(see(buyer, Some(&like("ann", false)), true), seen(Evidence::Click, None));
        for is_own_click in [false, true] {
            assert_eq!(see(buyer, Some(&like("ann", true)), is_own_click), None);
        }
    }

    #[test]
    fn an_address_is_kept_apart_for_each_programme_and_installation() {
        let (secret, hash) = (Secret([7; 32]), "a".repeat(64));
        let kept = email(secret, ProgramId(1), &hash);
        assert_eq!(kept.len(), LENGTH);
        assert_eq!(kept, email(secret, ProgramId(1), &hash));
        assert_ne!(kept, email(secret, ProgramId(2), &hash));
        assert_ne!(kept, email(Secret([8; 32]), ProgramId(1), &hash));
        assert!(!hash.contains(&kept));
    }
}
