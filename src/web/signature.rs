//! Checks that a request was signed by a shop, by the Standard Webhooks scheme.

use axum::http::HeaderMap;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::SecretString;
use sha2::Sha256;

use crate::domain::api_key::signing_bytes;

/// How far a request's time may be from ours, either way.
pub const TOLERANCE: TimeDelta = TimeDelta::minutes(5);
/// Signatures of one request that are tried: a shop that changes its secret signs with both.
pub const MOST_SIGNATURES: usize = 8;
const VERSION: &str = "v1,";

/// Why a request is not believed. What is said of it helps whoever signs, and nobody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsigned {
    /// A header is missing or cannot be read.
    #[error("the header {0} is missing or cannot be read")]
    Header(&'static str),
    /// The time is too far from ours.
    #[error("{0} is more than five minutes from now")]
    Stale(&'static str),
    /// No such key, or not its signature.
    #[error("the signature is not this key's, or not for this")]
    Wrong,
}

/// The headers by which a request says who sends it.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The name of the key.
    pub key: &'a str,
    id: &'a str,
    timestamp: &'a str,
    signatures: &'a str,
}

impl<'a> Signed<'a> {
    /// What a request's headers say.
    ///
    /// # Errors
    /// [`Unsigned::Header`].
    pub fn of(headers: &'a HeaderMap) -> Result<Self, Unsigned> {
        let text = |name: &'static str| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.filter(|value| !value.is_empty()).ok_or(Unsigned::Header(name))
        };
        Ok(Self {
            key: text("duet-key")?,
            id: text("webhook-id")?,
            timestamp: text("webhook-timestamp")?,
            signatures: text("webhook-signature")?,
        })
    }

    /// Nothing, if the body was signed with the secret and not long ago.
    ///
    /// # Errors
    /// [`Unsigned`].
    pub fn check(&self, secret: &SecretString, body: &[u8], now: DateTime<Utc>) -> Result<(), Unsigned> {
        let seconds = self.timestamp.parse().map_err(|_| Unsigned::Header("webhook-timestamp"))?;
        let at = DateTime::from_timestamp(seconds, 0).ok_or(Unsigned::Header("webhook-timestamp"))?;
        if (now - at).abs() > TOLERANCE {
            return Err(Unsigned::Stale("webhook-timestamp"));
        }
        let key = signing_bytes(secret).ok_or(Unsigned::Wrong)?;
        let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| Unsigned::Wrong)?;
        for part in [self.id.as_bytes(), b".", self.timestamp.as_bytes(), b".", body] {
            mac.update(part);
        }
        let is_ours = |signature: &str| {
            let bytes = signature.strip_prefix(VERSION).and_then(|text| STANDARD.decode(text).ok());
            // Compared in constant time.
            bytes.is_some_and(|bytes| mac.clone().verify_slice(&bytes).is_ok())
        };
        let mut signatures = self.signatures.split(' ').take(MOST_SIGNATURES);
        if signatures.any(is_ours) { Ok(()) } else { Err(Unsigned::Wrong) }
    }
}

/// The signature of a request, as a shop makes it.
#[cfg(feature = "demo")]
pub fn sign(secret: &SecretString, id: &str, at: DateTime<Utc>, body: &[u8]) -> Option<String> {
    let mut mac = Hmac::<Sha256>::new_from_slice(&signing_bytes(secret)?).ok()?;
    for part in [id.as_bytes(), b".", at.timestamp().to_string().as_bytes(), b".", body] {
        mac.update(part);
    }
    Some(format!("{VERSION}{}", STANDARD.encode(mac.finalize().into_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the scheme's own description.
    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| ((*name).parse().expect("a name"), value.parse().expect("a value")))
            .collect()
    }

    fn example() -> [(&'static str, &'static str); 4] {
        [
            ("duet-key", "dk_1"),
            ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
            ("webhook-timestamp", "1614265330"),
            ("webhook-signature", SIGNATURE),
        ]
    }

    fn check(headers: &HeaderMap, body: &[u8], second: i64) -> Result<(), Unsigned> {
        let now = DateTime::from_timestamp(second, 0).expect("a moment");
        Signed::of(headers)?.check(&SECRET.into(), body, now)
    }

    #[test]
    fn the_schemes_own_example_is_believed() {
        assert_eq!(check(&headers(&example()), BODY, 1_614_265_330), Ok(()));
        let mut several = example();
        let both = format!("v1,AAAA v1a,x {SIGNATURE}");
        several[3].1 = &both;
        assert_eq!(check(&headers(&several), BODY, 1_614_265_630), Ok(()));
    }

    #[test]
    fn what_was_changed_or_is_old_is_not() {
        let signed = headers(&example());
        assert_eq!(check(&signed, b"{}", 1_614_265_330), Err(Unsigned::Wrong));
        assert_eq!(check(&signed, BODY, 1_614_265_631), Err(Unsigned::Stale("webhook-timestamp")));
        assert_eq!(check(&signed, BODY, 1_614_265_029), Err(Unsigned::Stale("webhook-timestamp")));
        for (index, wrong) in [(1, "msg_other"), (2, "1614265331"), (3, "v1,AAAA"), (3, "v2,x"), (3, "g0hM")]
        {
            let mut changed = example();
            changed[index].1 = wrong;
            assert_eq!(check(&headers(&changed), BODY, 1_614_265_330), Err(Unsigned::Wrong), "{wrong}");
        }
        for index in 0..4 {
            let mut without = example().to_vec();
            let (name, _) = without.remove(index);
            assert_eq!(check(&headers(&without), BODY, 0), Err(Unsigned::Header(name)));
        }
        let mut odd = example();
        odd[2].1 = "yesterday";
        assert_eq!(check(&headers(&odd), BODY, 0), Err(Unsigned::Header("webhook-timestamp")));
    }
}
