//! `POST /v1/stripe/{key}`: what Stripe tells of a shop's payments, signed by its own scheme.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::post;
use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;

use super::Web;
use super::conversions::{how, unsigned, whole};
use super::payment::{EVENT_LIMIT, connection, record};
use super::problem::Problem;
use super::signature::{MOST_SIGNATURES, TOLERANCE, Unsigned};
use crate::domain::api_key::Kind;
use crate::domain::payment::stripe;

/// The header by which Stripe says when it sent something, and signs it: `t=1492774577,v1=5257a8…`.
const SIGNATURE: &str = "stripe-signature";

/// Where Stripe sends its webhooks.
pub fn router() -> Router<Web> {
    let told = post(told).get(how).layer(DefaultBodyLimit::max(EVENT_LIMIT));
    Router::new().route("/v1/stripe/{key}", told)
}

async fn told(
    State(web): State<Web>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let body = whole(body)?;
    let header = headers.get(SIGNATURE).and_then(|value| value.to_str().ok());
    let header = header.ok_or(Unsigned::Header(SIGNATURE)).map_err(unsigned)?;
    let (key, secret) = connection(&web, Kind::Stripe, &key).await?;
    check(header, &secret, &body, web.app.clock.now()).map_err(unsigned)?;
    record(&web, &key, stripe::read(&body)).await
}

/// Nothing, if the body was signed with the secret and not long ago. Of several signatures, as there are while a secret is
/// replaced, one is enough; those of older schemes are not read.
fn check(header: &str, secret: &SecretString, body: &[u8], now: DateTime<Utc>) -> Result<(), Unsigned> {
    let parts = || header.split(',').filter_map(|part| part.trim().split_once('='));
    let (_, sent) = parts().find(|(name, _)| *name == "t").ok_or(Unsigned::Header(SIGNATURE))?;
    let seconds = sent.parse().map_err(|_| Unsigned::Header(SIGNATURE))?;
    let at = DateTime::from_timestamp(seconds, 0).ok_or(Unsigned::Header(SIGNATURE))?;
    if (now - at).abs() > TOLERANCE {
        return Err(Unsigned::Stale(SIGNATURE));
    }
    // The secret is taken as it is written, with what it begins with.
    let mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes());
    let mut mac = mac.map_err(|_| Unsigned::Wrong)?;
    for part in [sent.as_bytes(), b".", body] {
        mac.update(part);
    }
    let mut signatures = parts().filter(|(name, _)| *name == "v1").take(MOST_SIGNATURES);
    // Compared in constant time.
    let is_ours =
        |signature: &str| bytes(signature).is_some_and(|bytes| mac.clone().verify_slice(&bytes).is_ok());
    if signatures.any(|(_, signature)| is_ours(signature)) { Ok(()) } else { Err(Unsigned::Wrong) }
}

/// The bytes that are written in hexadecimal digits.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = hex.chars().map(|digit| digit.to_digit(16)).collect();
    let pairs = digits.filter(|digits| digits.len().is_multiple_of(2))?;
    pairs.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test_secret_of_a_shop";
    const BODY: &[u8] = br#"{"id":"evt_1","object":"event"}"#;
    const AT: i64 = 1_772_442_000;

    fn signed(secret: &str, at: i64, body: &[u8]) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any length is a key");
        mac.update(format!("{at}.").as_bytes());
        mac.update(body);
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn believed(header: &str, body: &[u8], second: i64) -> Result<(), Unsigned> {
        let now = DateTime::from_timestamp(second, 0).expect("a moment");
        check(header, &SECRET.into(), body, now)
    }

    #[test]
    fn what_was_signed_with_the_secret_as_it_is_written_is_believed() {
        let ours = signed(SECRET, AT, BODY);
        assert_eq!(believed(&format!("t={AT},v1={ours}"), BODY, AT), Ok(()));
        assert_eq!(believed(&format!("t={AT}, v1={}", ours.to_uppercase()), BODY, AT + 300), Ok(()));
        let other = signed("whsec_the_new_one", AT, BODY);
        assert_eq!(believed(&format!("t={AT},v1={other},v1={ours},v0=ab"), BODY, AT), Ok(()));
    }

    #[test]
    fn a_known_signature_of_a_known_text_is_what_it_should_be() {
        // By `printf '1772442000.{}' | openssl dgst -sha256 -hmac whsec_test_secret_of_a_shop`.
        let known = "4ac5cae2f0767b3dc3fb8d247fb2f1efe05551c37faf38a77fa1285d367b0724";
        assert_eq!(signed(SECRET, AT, b"{}"), known);
    }

    #[test]
    fn anything_else_is_not() {
        let ours = signed(SECRET, AT, BODY);
        let header = format!("t={AT},v1={ours}");
        assert_eq!(believed(&header, b"{}", AT), Err(Unsigned::Wrong));
        assert_eq!(believed(&header, BODY, AT + 301), Err(Unsigned::Stale(SIGNATURE)));
        assert_eq!(believed(&header, BODY, AT - 301), Err(Unsigned::Stale(SIGNATURE)));
        let now = AT + 1;
        for wrong in [
            format!("t={now},v1={ours}"),
            format!("t={AT},v0={ours}"),
            format!("t={AT}"),
            format!("t={AT},v1={}", &ours[1..]),
            format!("t={AT},v1={ours}00"),
            format!("t={AT},v1=zz{}", &ours[2..]),
            format!("t={AT},{}v1={ours}", "v1=00,".repeat(8)),
        ] {
            assert_eq!(believed(&wrong, BODY, AT), Err(Unsigned::Wrong), "{wrong}");
        }
        for odd in ["", "t=", "t=soon,v1=00", "v1=00", "t=99999999999999999,v1=00", "=,=,="] {
            assert_eq!(believed(odd, BODY, AT), Err(Unsigned::Header(SIGNATURE)), "{odd}");
        }
    }
}
