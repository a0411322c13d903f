//! How limits are told: headers on every answer, a 429 in JSON, and the page in front of everything.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::rule::{Rate, Rule};
use super::window::Taken;
use crate::time::real_now;

/// What is left of a bucket, as headers tell it.
#[derive(Debug, Clone)]
pub(crate) struct Quota {
    limit: u32,
    remaining: u32,
    reset_after: Duration,
    bucket: String,
}

/// Whose limit was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// The bot's own, on this route.
    User,
    /// The bot's own, on all routes.
    Global,
    /// The resource's, whoever asks; not counted against the bot.
    Shared,
}

/// A request that was one too many.
#[derive(Debug)]
pub(crate) struct Limited {
    pub scope: Scope,
    pub wait: Duration,
    /// What is left of the route's own bucket.
    pub quota: Option<Quota>,
}

/// Seconds with three decimals, never less than it takes.
fn seconds(span: Duration) -> f64 {
    f64::from(u32::try_from(span.as_micros().div_ceil(1000)).unwrap_or(u32::MAX)) / 1000.0
}

fn set(headers: &mut HeaderMap, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(HeaderName::from_static(name), value);
    }
}

impl Quota {
    pub(super) fn new(rule: &Rule, rate: Rate, taken: Taken) -> Self {
        let Taken { remaining, reset_after, .. } = taken;
        Self { limit: rate.count, remaining, reset_after, bucket: rule.hash() }
    }

    /// Writes what is left into the headers of an answer.
    pub(crate) fn write(&self, headers: &mut HeaderMap) {
        let reset_after = seconds(self.reset_after);
        let now = real_now().timestamp_millis();
        let milliseconds = i64::try_from(self.reset_after.as_micros().div_ceil(1000)).unwrap_or(0);
        let reset = now.saturating_add(milliseconds);
        set(headers, "x-ratelimit-limit", &self.limit.to_string());
        set(headers, "x-ratelimit-remaining", &self.remaining.to_string());
        set(headers, "x-ratelimit-reset", &format!("{}.{:03}", reset / 1000, reset % 1000));
        set(headers, "x-ratelimit-reset-after", &format!("{reset_after:.3}"));
        set(headers, "x-ratelimit-bucket", &self.bucket);
    }
}

/// Whether an answer speaks of a limit that everybody shares.
pub(in crate::rest) fn is_shared(headers: &HeaderMap) -> bool {
    headers.get("x-ratelimit-scope").is_some_and(|scope| scope == Scope::Shared.name())
}

impl Scope {
    fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Global => "global",
            Self::Shared => "shared",
        }
    }
}

impl IntoResponse for Limited {
    fn into_response(self) -> Response {
        let is_global = self.scope == Scope::Global;
        let message = match self.scope {
            Scope::Shared => "The resource is being rate limited.",
            Scope::User | Scope::Global => "You are being rate limited.",
        };
        let body = json!({"message": message, "retry_after": seconds(self.wait), "global": is_global});
        let mut response = (StatusCode::TOO_MANY_REQUESTS, Json(body)).into_response();
        let headers = response.headers_mut();
        if let Some(quota) = &self.quota {
            quota.write(headers);
        }
        set(headers, "retry-after", &whole_seconds(self.wait));
        set(headers, "x-ratelimit-scope", self.scope.name());
        if is_global {
            set(headers, "x-ratelimit-global", "true");
        }
        response
    }
}

fn whole_seconds(wait: Duration) -> String {
    wait.as_millis().div_ceil(1000).to_string()
}

/// What the network in front of Discord says to an address that it has shut out: a page, and no word of buckets.
pub(super) fn shut_out(wait: Duration) -> Response {
    let page = "<!doctype html><html><head><title>Access denied</title></head><body><h1>Error 1015</h1>\
        <p>You are being rate limited. The owner of this website has banned you temporarily from accessing it.</p>\
        </body></html>";
    let mut response = (StatusCode::TOO_MANY_REQUESTS, page).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=UTF-8"));
    set(headers, "server", "cloudflare");
    set(headers, "retry-after", &whole_seconds(wait));
    response
}
