//! `GET /{code}`: counts the click, then sends the visitor on to the landing page.

use std::borrow::Cow;
use std::net::SocketAddr;
use std::sync::LazyLock;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri, header};
use axum::response::Response;
use tokio::time::{Instant, timeout};
use url::form_urlencoded;

use super::metrics::Arrivals;
use super::{SECURITY, Web, address, page};
use crate::domain::trial;
use crate::error::{Error, Result};
use crate::features::click::{self, Followed, Open, Visit};
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
    let (placement, proof) = (parameter(&uri, PLACEMENT), parameter(&uri, trial::PARAMETER));
    let visit = visit(&web, peer, (&method, &headers), (placement.as_deref(), proof.as_deref()));
    let kind = if visit.is_robot { "robot" } else { "person" };
    let following = click::follow(&web.app, uri.path().trim_start_matches('/'), &visit);
    let followed = timeout(PATIENCE, following).await.unwrap_or_else(|slow| Err(Error::Broken(slow.into())));
    let (result, answer) = match followed {
        Ok(Followed::Arrived(url)) => match to(url) {
            Ok(answer) => (kind, answer),
            Err(error) => ("failed", again(&headers, &error)),
        },
        Ok(Followed::Tried(language, url)) => {
            ("trial", page::tried(page::language(&headers, Some(language)), &url))
        }
        Ok(Followed::Unknown) => ("unknown", page::unknown(page::language(&headers, None))),
        Ok(Followed::NotYet(language)) => ("early", page::not_yet(page::language(&headers, Some(language)))),
        Ok(Followed::Over(language)) => ("over", page::over(page::language(&headers, Some(language)))),
        Err(error) => ("failed", again(&headers, &error)),
    };
    metrics::counter!("duet_clicks_total", "result" => result).increment(1);
    answer
}

/// The link that a request follows, when it is known from memory: whoever does so need not go through the router. Any
/// other request is for [`follow`], or for another route.
pub fn recall<B: hyper::body::Body>(web: &Web, request: &Request<B>) -> Option<Open> {
    let is_trial = parameter(request.uri(), trial::PARAMETER).is_some();
    let is_plain = request.method() == Method::GET && request.body().is_end_stream();
    if is_plain && !is_trial {
        click::recall(&web.app, request.uri().path().strip_prefix('/')?)
    } else {
        None
    }
}

/// Follows a link that is known from memory.
pub async fn arrive<B>(
    web: &Web,
    arrivals: &Arrivals,
    peer: SocketAddr,
    open: &Open,
    request: &Request<B>,
) -> Response {
    let began = Instant::now();
    let headers = request.headers();
    let placement = parameter(request.uri(), PLACEMENT);
    let visit = visit(web, peer, (request.method(), headers), (placement.as_deref(), None));
    let is_robot = visit.is_robot;
    match click::arrive(&web.app, open, &visit).await.and_then(to) {
        Ok(answer) => {
            arrivals.count(is_robot, began);
            answer
        }
        Err(error) => {
            metrics::counter!("duet_clicks_total", "result" => "failed").increment(1);
            let answer = again(headers, &error);
            super::metrics::count(super::metrics::FOLLOWED, &answer, began);
            super::secured(answer)
        }
    }
}

fn visit<'a>(
    web: &Web,
    peer: SocketAddr,
    (method, headers): (&Method, &'a HeaderMap),
    (placement, proof): (Option<&'a str>, Option<&'a str>),
) -> Visit<'a> {
    Visit {
        address: address::client(peer.ip(), headers, &web.settings.trusted_proxies),
        agent: headers.get(header::USER_AGENT).map(HeaderValue::as_bytes).unwrap_or_default(),
        is_robot: web.robots.is_one(method, headers),
        placement,
        proof,
    }
}

/// Asks a visitor to come again. The click log has told already why it could not record.
fn again(headers: &HeaderMap, error: &Error) -> Response {
    if !matches!(error, Error::Broken(cause) if cause.is::<NotRecorded>()) {
        tracing::warn!(error = format!("{error:#}"), "a visitor was asked to come again");
    }
    page::busy(page::language(headers, None))
}

/// Anything that is no route.
pub async fn unknown(headers: HeaderMap) -> Response {
    page::unknown(page::language(&headers, None))
}

/// The first value of this name in the address; a second one is not looked at.
fn parameter<'a>(uri: &'a Uri, wanted: &str) -> Option<Cow<'a, str>> {
    let query = uri.query()?;
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted).map(|(_, value)| value)
}

/// What every visitor is sent on with, the address still missing.
static HEADERS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let own = [
        (header::LOCATION, HeaderValue::from_static("")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer-when-downgrade")),
    ];
    SECURITY.into_iter().chain(own).collect()
});

fn to(url: String) -> Result<Response> {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::FOUND;
    *answer.headers_mut() = HEADERS.clone();
    let url = HeaderValue::try_from(url).map_err(|error| Error::Broken(error.into()))?;
    answer.headers_mut().insert(header::LOCATION, url);
    Ok(answer)
}
