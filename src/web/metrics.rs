//! Figures about Duet itself, for Prometheus.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Extension;
use axum::extract::{MatchedPath, Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio::time::Instant;

use super::{Web, address};

/// A way to read the figures.
pub type Handle = PrometheusHandle;

/// The figures of this process; it has one set, however many web services it runs.
static INSTALLED: Mutex<Option<Handle>> = Mutex::new(None);

const SECONDS: &[f64] = &[0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0];
const SIZES: &[f64] = &[1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0, 128.0, 256.0, 512.0];
/// The route of links.
pub const FOLLOWED: &str = "/{code}";
/// How often what was measured is added up when nobody asks.
const UPKEEP: Duration = Duration::from_secs(20);

/// Begins to keep figures, once.
///
/// # Errors
/// When something else keeps them already.
pub fn install() -> anyhow::Result<Handle> {
    let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = installed.as_ref() {
        return Ok(handle.clone());
    }
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), SECONDS)?
        .set_buckets_for_metric(Matcher::Suffix("_size".to_owned()), SIZES)?
        .install_recorder()?;
    *installed = Some(handle.clone());
    Ok(handle)
}

/// Adds up what was measured, again and again, so that it does not pile up when nobody asks.
pub async fn keep_up(handle: &Handle) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        handle.run_upkeep();
    }
}

/// `GET /metrics`: for the operator's own network; to anyone else there is no such page.
pub async fn show(
    State((web, handle)): State<(Web, Handle)>,
    Extension(peer): Extension<SocketAddr>,
    request: Request,
) -> Response {
    let client = address::client(peer.ip(), request.headers(), &web.settings.trusted_proxies);
    if !address::is_private(client) {
        return super::redirect::unknown(request.headers().clone()).await;
    }
    let waiting = u32::try_from(web.app.clicks.waiting()).unwrap_or(u32::MAX);
    metrics::gauge!("duet_clicks_waiting").set(waiting);
    handle.run_upkeep();
    (StatusCode::OK, [(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], handle.render())
        .into_response()
}

/// The figures of visitors who arrive, kept at hand: looking them up takes longer than changing them.
pub struct Arrivals {
    people: metrics::Counter,
    robots: metrics::Counter,
    answers: metrics::Counter,
    seconds: metrics::Histogram,
}

impl Arrivals {
    /// Those of this process.
    pub fn new() -> Self {
        Self {
            people: metrics::counter!("duet_clicks_total", "result" => "person"),
            robots: metrics::counter!("duet_clicks_total", "result" => "robot"),
            answers: metrics::counter!("duet_http_requests_total", "route" => FOLLOWED, "status" => "302"),
            seconds: metrics::histogram!("duet_http_request_seconds", "route" => FOLLOWED),
        }
    }

    /// Counts and times one as [`observe`] would have.
    pub fn count(&self, is_robot: bool, began: Instant) {
        let clicks = if is_robot { &self.robots } else { &self.people };
        clicks.increment(1);
        self.answers.increment(1);
        self.seconds.record(began.elapsed().as_secs_f64());
    }
}

/// Counts and times every answer, by route: neither addresses nor codes are kept.
pub async fn observe(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let began = Instant::now();
    let response = next.run(request).await;
    tracing::debug!(%method, route, status = response.status().as_u16(), took = ?began.elapsed(), "answered");
    count(&route, &response, began);
    response
}

/// Counts and times one answer of a route.
pub fn count(route: &str, response: &Response, began: Instant) {
    let (route, status) = (route.to_owned(), response.status().as_str().to_owned());
    metrics::histogram!("duet_http_request_seconds", "route" => route.clone())
        .record(began.elapsed().as_secs_f64());
    metrics::counter!("duet_http_requests_total", "route" => route, "status" => status).increment(1);
}
