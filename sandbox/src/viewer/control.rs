//! Asks the control API, as any client could; the page knows nothing that this does not answer.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use chrono::{DateTime, Utc};
use serde_json::Value;
use tower::ServiceExt;

use super::json::{list, text};
use super::sight::{Person, Sight, UNOPENED};

/// The most that an answer may weigh, in bytes.
const HEAVIEST: usize = 32 * 1024 * 1024;
/// How many messages of a place are shown.
const SHOWN: usize = 200;

/// The control API of a sandbox.
#[derive(Clone)]
pub(crate) struct Control {
    router: Router,
}

impl Control {
    /// The control API behind a router.
    pub(crate) fn new(router: Router) -> Self {
        Self { router }
    }

    /// Everybody whom one can act as.
    pub(crate) async fn people(&self) -> Result<Vec<Person>, StatusCode> {
        let answer = self.get("/_sandbox/people").await?;
        Ok(items(&answer, "people").iter().map(Person::read).collect())
    }

    /// All that one person sees.
    pub(crate) async fn sight(&self, person: &str) -> Result<Sight, StatusCode> {
        Ok(Sight::read(&self.get(&format!("/_sandbox/people/{person}/sight")).await?))
    }

    /// The newest messages of a place as one person sees them, oldest first.
    pub(crate) async fn messages(&self, channel: &str, person: &str) -> Result<Vec<Value>, StatusCode> {
        if channel == UNOPENED {
            return Ok(Vec::new());
        }
        let answer = self.get(&format!("/_sandbox/channels/{channel}/messages?as={person}")).await?;
        let all = items(&answer, "messages");
        Ok(all[all.len().saturating_sub(SHOWN)..].to_vec())
    }

    /// The commands that one person is offered in a place, with all their translations.
    pub(crate) async fn commands(&self, person: &str, channel: &str) -> Result<Vec<Value>, StatusCode> {
        let answer = self.get(&format!("/_sandbox/people/{person}/commands?channel={channel}")).await?;
        Ok(items(&answer, "commands").to_vec())
    }

    /// What the clock shows.
    pub(crate) async fn now(&self) -> Result<DateTime<Utc>, StatusCode> {
        let answer = self.get("/_sandbox/clock").await?;
        let now = DateTime::parse_from_rfc3339(text(&answer, "now"));
        now.map(|now| now.to_utc()).map_err(|_| StatusCode::BAD_GATEWAY)
    }

    async fn get(&self, path: &str) -> Result<Value, StatusCode> {
        let request = Request::get(path).body(Body::empty()).map_err(|_| StatusCode::BAD_REQUEST)?;
        let Ok(response) = self.router.clone().oneshot(request).await;
        if !response.status().is_success() {
            return Err(response.status());
        }
        let bytes = to_bytes(response.into_body(), HEAVIEST).await.map_err(|_| StatusCode::BAD_GATEWAY)?;
        serde_json::from_slice(&bytes).map_err(|_| StatusCode::BAD_GATEWAY)
    }
}

fn items<'a>(answer: &'a Value, key: &str) -> &'a [Value] {
    answer.as_array().map_or_else(|| list(answer, key), Vec::as_slice)
}
