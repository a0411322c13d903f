//! `POST /v1/revenuecat/{key}`: what RevenueCat tells of an app's subscribers.

use axum::Router;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, header};
use axum::response::Response;
use axum::routing::post;
use secrecy::{ExposeSecret as _, SecretString};

use super::Web;
use super::conversions::{how, unsigned, whole};
use super::payment::{EVENT_LIMIT, connection, record};
use super::problem::Problem;
use super::signature::Unsigned;
use crate::domain::api_key::Kind;
use crate::domain::payment::revenuecat;

/// Where RevenueCat sends its webhooks.
pub fn router() -> Router<Web> {
    let told = post(told).get(how).layer(DefaultBodyLimit::max(EVENT_LIMIT));
    Router::new().route("/v1/revenuecat/{key}", told)
}

async fn told(
    State(web): State<Web>,
    Path(key): Path<String>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let body = whole(body)?;
    let sent = headers.get(header::AUTHORIZATION);
    let sent = sent.ok_or(Unsigned::Header("authorization")).map_err(unsigned)?;
    let (key, secret) = connection(&web, Kind::Revenuecat, &key).await?;
    if !is_same(sent.as_bytes(), &secret) {
        return Err(unsigned(Unsigned::Wrong));
    }
    record(&web, &key, revenuecat::read(&body)).await
}

/// Whether the header is the secret, by digests, which are compared in constant time.
fn is_same(sent: &[u8], secret: &SecretString) -> bool {
    blake3::hash(sent.trim_ascii()) == blake3::hash(secret.expose_secret().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::api_key::authorization_of;

    #[test]
    fn only_the_very_value_is_believed() {
        let secret = authorization_of([7; 32]);
        let sent = secret.expose_secret().as_bytes();
        assert!(is_same(sent, &secret));
        assert!(is_same(&[sent, b" "].concat(), &secret), "pasted with a space");
        for wrong in [&b""[..], b"Bearer ", &sent[1..], &sent[..sent.len() - 1], &sent.to_ascii_lowercase()] {
            assert!(!is_same(wrong, &secret));
        }
    }
}
