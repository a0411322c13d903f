//! The control API: whatever people do and whatever the world is made of, as JSON under `/_sandbox/`.

mod duration;
mod faults;
mod people;
mod reading;
mod world;

use std::convert::Infallible;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, patch, post, put};
use axum::{Json, Router};
use futures::stream::{self, Stream};
use serde_json::{Value, json};
use tokio::sync::broadcast::error::RecvError;

use crate::Sandbox;
use crate::state::entities::Id;

/// What a route answers.
type Answer = Result<Json<Value>, Fault>;

/// Why a request to the control API came to nothing: the status and one sentence.
#[derive(Debug)]
pub(crate) struct Fault(StatusCode, String);

impl Fault {
    fn missing(what: &str) -> Self {
        Self(StatusCode::NOT_FOUND, format!("there is no such {what}"))
    }

    fn wrong(sentence: impl Into<String>) -> Self {
        Self(StatusCode::BAD_REQUEST, sentence.into())
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"error": self.1}))).into_response()
    }
}

/// All routes, under `/_sandbox/`.
pub(crate) fn router(sandbox: Sandbox) -> Router {
    Router::new().nest("/_sandbox", of_people().merge(of_the_world()).with_state(sandbox))
}

fn of_people() -> Router<Sandbox> {
    Router::new()
        .route("/people", get(people::list).post(people::create))
        .route("/people/{id}", patch(people::change).get(people::one))
        .route("/people/{id}/run", post(people::run))
        .route("/people/{id}/complete", post(people::complete))
        .route("/people/{id}/menu", post(people::menu))
        .route("/people/{id}/press", post(people::press))
        .route("/people/{id}/select", post(people::select))
        .route("/people/{id}/submit", post(people::submit))
        .route("/people/{id}/react", post(people::react))
        .route("/people/{id}/say", post(people::say))
        .route("/people/{id}/inbox", get(reading::inbox))
        .route("/people/{id}/sight", get(reading::sight))
        .route("/people/{id}/commands", get(reading::commands))
        .route("/people/{id}/modal", get(reading::modal).delete(reading::close_modal))
        .route("/people/{id}/transcript", get(reading::transcript))
        .route("/channels/{id}/messages", get(reading::messages))
}

fn of_the_world() -> Router<Sandbox> {
    Router::new()
        .route("/guilds", get(world::guilds).post(world::create_guild))
        .route("/guilds/{id}", patch(world::change_guild))
        .route("/guilds/{id}/channels", post(world::create_channel))
        .route("/guilds/{id}/roles", post(world::create_role))
        .route("/guilds/{id}/roles/{role}", patch(world::change_role).delete(world::delete_role))
        .route("/guilds/{id}/commands/{command}/permissions", put(world::set_permissions))
        .route("/channels", get(world::channels))
        .route("/channels/{id}", delete(world::delete_channel))
        .route("/channels/{id}/overwrites", put(world::set_overwrites))
        .route("/messages/{id}", delete(world::delete_message))
        .route("/channels/{id}/threads", post(world::create_thread))
        .route("/clock", get(world::clock).post(world::advance))
        .route("/faults", get(faults::list).post(faults::create).delete(faults::end_all))
        .route("/faults/{id}", delete(faults::end))
        .route("/requests", get(world::requests).delete(world::clear_requests))
        .route("/unanswered", get(world::unanswered))
        .route("/unread", get(world::unread))
        .route("/lacking", get(world::lacking))
        .route("/gateway", get(world::gateway).post(world::disturb))
        .route("/events", get(events))
}

/// Says `change` whenever something changed, with the channel where it is about one.
async fn events(State(sandbox): State<Sandbox>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let stopping = sandbox.stopping();
    let changes = sandbox.changes();
    let told = stream::unfold((changes, stopping), |(mut changes, stopping)| async move {
        let change = tokio::select! {
            () = stopping.cancelled() => return None,
            change = changes.recv() => change,
        };
        let channel = match change {
            Ok(channel) => channel,
            // Too slow to hear every change: something changed somewhere.
            Err(RecvError::Lagged(_)) => None,
            Err(RecvError::Closed) => return None,
        };
        let body = json!({"channel": channel.map(|id| id.to_string())});
        let event = Event::default().event("change").data(body.to_string());
        Some((Ok(event), (changes, stopping)))
    });
    Sse::new(told).keep_alive(KeepAlive::default())
}

/// Reads an id from a body.
fn id_in(body: &Value, key: &str) -> Option<Id> {
    crate::state::views::as_id(&body[key])
}

/// Reads a text from a body.
fn text_in<'a>(body: &'a Value, key: &str) -> Result<&'a str, Fault> {
    body[key].as_str().ok_or_else(|| Fault::wrong(format!("“{key}” has to be a text")))
}
