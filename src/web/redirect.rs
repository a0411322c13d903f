//! `GET /{code}`: counts the click, then sends the visitor on to the landing page.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse as _, Response};
use tokio::time::timeout;
use url::form_urlencoded;

use super::{Web, address, page};
use crate::error::Error;
use crate::features::click::{self, Followed, Visit};
use crate::store::click::NotRecorded;

/// The placement label's query parameter.
const PLACEMENT: &str = "s";
/// How long a visitor waits for the click log and, before it, for the way out of memory or the database.
const PATIENCE: Duration = Duration::from_secs(3);

/// Follows a link.
pub async fn follow(
    State(web): State<Web>,
    Extension(peer): Extension<SocketAddr>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let placement = placement(&uri);
    let visit = Visit {
        address: address::client(peer.ip(), &headers, &web.settings.trusted_proxies),
        agent: headers.get(header::USER_AGENT).map(HeaderValue::as_bytes).unwrap_or_default(),
        is_robot: web.robots.is_one(&method, &headers),
        placement: placement.as_deref(),
    };
    let kind = if visit.is_robot { "robot" } else { "person" };
    let following = click::follow(&web.app, uri.path().trim_start_matches('/'), &visit);
    let followed = timeout(PATIENCE, following).await.unwrap_or_else(|slow| Err(Error::Broken(slow.into())));
    let (result, answer) = match followed {
        Ok(Followed::Arrived(url)) => (kind, to(url.as_str())),
        Ok(Followed::Unknown) => ("unknown", page::unknown(page::language(&headers, None))),
        Ok(Followed::NotYet(language)) => ("early", page::not_yet(page::language(&headers, Some(language)))),
        Ok(Followed::Over(language)) => ("over", page::over(page::language(&headers, Some(language)))),
        Err(error) => {
            // The click log has told already why it could not record.
            if !matches!(&error, Error::Broken(cause) if cause.is::<NotRecorded>()) {
                tracing::warn!(error = format!("{error:#}"), "a visitor was asked to come again");
            }
            ("failed", page::busy(page::language(&headers, None)))
        }
    };
    metrics::counter!("duet_clicks_total", "result" => result).increment(1);
    answer
}

/// Anything that is no route.
pub async fn unknown(headers: HeaderMap) -> Response {
    page::unknown(page::language(&headers, None))
}

/// The first placement label of the address; a second one is not looked at.
fn placement(uri: &Uri) -> Option<Cow<'_, str>> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == PLACEMENT).map(|(_, label)| label)
}

fn to(url: &str) -> Response {
    let headers = [
        (header::LOCATION, url),
        (header::REFERRER_POLICY, "no-referrer-when-downgrade"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (StatusCode::FOUND, headers).into_response()
}
