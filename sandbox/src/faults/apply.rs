//! What faults make of a request: another answer, a late one, or none.

use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::{Effect, LimitScope, Line};
use crate::Sandbox;
use crate::rest::{Call, Scope};
use crate::state::entities::Id;
use crate::state::views::as_id;
use crate::state::world::World;

/// Marks a response that nobody gets to see.
#[derive(Debug, Clone)]
pub(crate) struct Unanswered;

/// What a request met.
#[derive(Debug, Default)]
pub(crate) struct Struck {
    delay: Duration,
    effect: Option<Effect>,
}

impl Struck {
    /// Asks which faults a request meets; each that it meets has struck.
    pub(crate) fn by(sandbox: &Sandbox, call: &Call, body: &Value) -> Self {
        let world = sandbox.world();
        let effects = world.faults.meet(world.time.now(), call, &concerned(&world, call, body));
        let mut struck = Self::default();
        for effect in effects {
            match effect {
                Effect::Slow(by) => struck.delay += by,
                other => struck.effect = Some(other),
            }
        }
        struck
    }

    /// The answer that stands in the place of performing what was asked, if it is not to be performed.
    pub(crate) fn instead(&self, sandbox: &Sandbox, call: &Call) -> Option<Response> {
        match self.effect.as_ref()? {
            Effect::Failure { status, performed: false } => Some(failure(*status)),
            Effect::RateLimit { wait, scope } => {
                let scope = match scope {
                    LimitScope::User => Scope::User,
                    LimitScope::Global => Scope::Global,
                    LimitScope::Shared => Scope::Shared,
                };
                Some(sandbox.rates().shut(call, scope, *wait).into_response())
            }
            Effect::Dropped => Some(nothing()),
            _ => None,
        }
    }

    /// What becomes of the answer on its way: it is late, or other, or lost with its connection.
    pub(crate) async fn deliver(self, response: Response, line: Option<&Line>) -> Response {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.effect {
            Some(Effect::Failure { status, performed: true }) => failure(status),
            Some(Effect::Dropped | Effect::AnswerLost) => {
                if let Some(line) = line {
                    line.cut();
                }
                nothing()
            }
            _ => response,
        }
    }
}

/// Counts an answer 403 against the permissions that were lost on purpose.
pub(crate) fn note_forbidden(sandbox: &Sandbox, call: &Call) {
    let world = sandbox.world();
    world.faults.note_forbidden(world.time.now(), &concerned(&world, call, &Value::Null));
}

fn nothing() -> Response {
    let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    response.extensions_mut().insert(Unanswered);
    response
}

/// A failure of Discord's own speaks JSON, one of the network in front of it shows a page.
fn failure(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if status == StatusCode::INTERNAL_SERVER_ERROR {
        return (status, Json(json!({"message": "500: Internal Server Error", "code": 0}))).into_response();
    }
    let page =
        format!("<!doctype html><html><head><title>{status}</title></head><body>{status}</body></html>");
    let mut response = (status, page).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}

/// The people, channels and guilds that a request is about.
fn concerned(world: &World, call: &Call, body: &Value) -> Vec<Id> {
    let mut ids: Vec<Id> = call.values().filter_map(|(_, value)| value.parse().ok()).collect();
    ids.extend(as_id(&body["recipient_id"]));
    for (name, value) in call.values() {
        let interaction = match name {
            "interaction_id" => value.parse().ok().and_then(|id: Id| world.interactions.get(&id)),
            "webhook_token" => world.by_token(value).ok(),
            _ => None,
        };
        ids.extend(
            interaction.into_iter().flat_map(|interaction| [interaction.user_id, interaction.channel_id]),
        );
    }
    let channels: Vec<Id> = ids.iter().copied().filter(|id| world.channels.contains_key(id)).collect();
    for channel in channels.into_iter().filter_map(|id| world.channels.get(&id)) {
        ids.extend(channel.guild_id);
        ids.extend(&channel.recipients);
    }
    ids
}
