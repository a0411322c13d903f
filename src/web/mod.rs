//! The door for browsers and machines: referral links, health and metrics over HTTP.

mod address;
mod conversions;
mod entrance;
mod health;
mod metrics;
mod page;
mod payment;
mod problem;
mod redirect;
mod revenuecat;
mod robot;
mod server;
#[cfg(feature = "demo")]
pub mod shop;
pub mod signature;
mod stripe;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn, map_response};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use crate::app::App;
use crate::config::Network;
use entrance::Entrance;

/// What is decided about the web service where it is put together.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Reverse proxies whose `X-Forwarded-For` is believed. None by default: whoever connects is the visitor.
    pub trusted_proxies: Vec<Network>,
    /// How long a request's head may take to arrive; also how long an idle connection is kept.
    pub head_patience: Duration,
    /// How long lines of a batch are begun. Less than an answer may take, so that the last ones have time to end.
    pub batch_patience: Duration,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            trusted_proxies: Vec::new(),
            head_patience: Duration::from_secs(15),
            batch_patience: server::ANSWER_LIMIT / 2,
        }
    }
}

/// What every route is handed.
#[derive(Clone, Debug)]
struct Web {
    app: Arc<App>,
    settings: Arc<Settings>,
    robots: Arc<robot::Robots>,
}

/// Serves until `stop` is cancelled; then answers in flight finish, for ten seconds at most. Connections are served by a
/// thread of their own; whatever needs more than memory and the click log is done by the runtime that this is called in.
///
/// # Errors
/// When metrics cannot be kept, or no thread be had.
pub async fn serve(
    app: App,
    settings: Settings,
    listener: TcpListener,
    stop: CancellationToken,
) -> anyhow::Result<()> {
    let metrics = metrics::install()?;
    let patience = settings.head_patience;
    let web =
        Web { app: Arc::new(app), settings: Arc::new(settings), robots: Arc::new(robot::Robots::new()) };
    let entrance = Entrance::new(web.clone(), router(web, metrics.clone()));
    // Whoever gives up waiting for this ends it.
    let stop = stop.child_token();
    let _ends = stop.clone().drop_guard();
    let served = server::start(listener, entrance, patience, stop)?;
    tokio::select! {
        served = served => served?,
        () = metrics::keep_up(&metrics) => Ok(()),
    }
}

fn router(web: Web, metrics: metrics::Handle) -> Router {
    let visitors = Router::new()
        .route(metrics::FOLLOWED, get(redirect::follow))
        .route("/robots.txt", get(page::robots_txt))
        .route("/favicon.ico", get(page::nothing))
        .route("/health", get(health::summary))
        .route("/health/live", get(health::live))
        .route("/health/ready", get(health::ready))
        .route("/metrics", get(metrics::show).with_state((web.clone(), metrics)))
        .fallback(redirect::unknown)
        .layer(tower_http::limit::RequestBodyLimitLayer::new(server::BODY_LIMIT));
    let shops = conversions::router().merge(stripe::router()).merge(revenuecat::router());
    visitors
        .merge(shops.layer(from_fn(in_time)))
        .with_state(web)
        .layer(map_response(secure))
        .layer(from_fn(metrics::observe))
}

/// What a shop is answered, or after [`server::ANSWER_LIMIT`] that it is not. What was begun in the database is undone.
async fn in_time(request: Request, next: Next) -> Response {
    let answer = timeout(server::ANSWER_LIMIT, next.run(request)).await;
    answer.unwrap_or_else(|slow| conversions::broken(anyhow::Error::from(slow)).into_response())
}

/// Headers for every answer: nothing is embedded, sniffed, indexed or kept.
const SECURITY: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(page::POLICY)),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
];

async fn secure(response: Response) -> Response {
    secured(response)
}

fn secured(mut response: Response) -> Response {
    for (name, value) in SECURITY {
        response.headers_mut().entry(name).or_insert(value);
    }
    response.headers_mut().entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("no-referrer"));
    response
}
