//! Whether Duet is alive and ready, for whoever watches over it.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;

use super::Web;
use crate::app::{App, Gateway};

/// How long the database may take to answer.
const DATABASE_LIMIT: Duration = Duration::from_secs(1);

/// What is known of one Duet's health.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub struct Health {
    status: &'static str,
    database: &'static str,
    gateway: &'static str,
    clicks_waiting: usize,
    version: &'static str,
}

/// The process runs and answers.
pub async fn live() -> Json<serde_json::Value> {
    Json(serde_json::json!({ "status": "live" }))
}

/// 200 when people can be served, else 503.
pub async fn ready(State(web): State<Web>) -> (StatusCode, Json<Health>) {
    let health = Health::of(&web.app).await;
    (health.code(), Json(health))
}

/// The same, always 200: for people who look.
pub async fn summary(State(web): State<Web>) -> Json<Health> {
    Json(Health::of(&web.app).await)
}

impl Health {
    async fn of(app: &App) -> Self {
        let answers = matches!(tokio::time::timeout(DATABASE_LIMIT, app.store.ping()).await, Ok(Ok(())));
        let gateway = app.readiness.gateway();
        let serves = matches!(gateway, Gateway::Unused | Gateway::Connected);
        let status = match (app.readiness.is_stopping(), answers && serves) {
            (true, _) => "stopping",
            (false, true) => "ready",
            (false, false) => "not_ready",
        };
        Self {
            status,
            database: if answers { "answers" } else { "silent" },
            gateway: match gateway {
                Gateway::Unused => "unused",
                Gateway::Away => "away",
                Gateway::Connected => "connected",
                Gateway::Ended => "ended",
            },
            clicks_waiting: app.clicks.waiting(),
            version: env!("CARGO_PKG_VERSION"),
        }
    }

    fn code(&self) -> StatusCode {
        if self.status == "ready" { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
    }
}
