//! The gateway: a WebSocket on which a bot identifies, hears what happens, and resumes after a break.

mod allowance;
mod asking;
mod connection;
mod disturb;
mod identify;
mod session;
mod wire;

use std::collections::HashMap;

use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::Sandbox;
use crate::state::world::World;
use connection::Connection;
use wire::Wire;

pub use allowance::GatewayLimits;
pub(crate) use allowance::Starts;
pub(crate) use session::{Session, intent};

/// A reason to close the socket: Discord's close code and word for it.
type Closed = (u16, &'static str);

/// Takes a WebSocket on `/gateway`.
pub(crate) async fn connect(
    State(sandbox): State<Sandbox>,
    Query(query): Query<HashMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Response {
    let asked = |key: &str| query.get(key).map(String::as_str);
    let wire = match (asked("encoding"), asked("compress")) {
        (None | Some("json"), None | Some("")) => Wire::Plain,
        (None | Some("json"), Some("zlib-stream")) => Wire::stream(),
        (encoding, compress) => return unspoken(&sandbox, encoding, compress),
    };
    let is_spoken = asked("v").is_none_or(|version| version == "10" || version == "9");
    upgrade.on_upgrade(move |socket| {
        let tracker = sandbox.tracker().clone();
        tracker.track_future(Connection::serve(sandbox, socket, wire, is_spoken))
    })
}

/// Refuses what Discord speaks and the sandbox does not, and what nobody speaks.
fn unspoken(sandbox: &Sandbox, encoding: Option<&str>, compress: Option<&str>) -> Response {
    let is_known = |value: Option<&str>, known: &[&str]| value.is_none_or(|value| known.contains(&value));
    if !is_known(encoding, &["json", "etf"]) || !is_known(compress, &["", "zlib-stream", "zstd-stream"]) {
        let words = "the gateway speaks encoding=json, and compress=zlib-stream or none";
        return (StatusCode::BAD_REQUEST, words).into_response();
    }
    let query = [("encoding", encoding), ("compress", compress)];
    let query = query.into_iter().filter_map(|(key, value)| value.map(|value| format!("{key}={value}")));
    let route = format!("GET /gateway?{}", query.collect::<Vec<_>>().join("&"));
    tracing::error!("the sandbox lacks {route}");
    sandbox.world().lacking.insert(route.clone());
    (StatusCode::NOT_IMPLEMENTED, format!("501: the sandbox lacks {route}")).into_response()
}

/// Where the gateway listens.
pub(crate) fn gateway_url(world: &World) -> String {
    format!("{}/gateway", world.base_url.replacen("http", "ws", 1))
}

/// The application's flags: which privileged intents it was granted.
pub(crate) fn application_flags(world: &World) -> u64 {
    let granted = world.application.privileged_intents;
    let flag = |intent: u64, bit: u32| if granted & intent == 0 { 0 } else { 1_u64 << bit };
    flag(intent::GUILD_PRESENCES, 13)
        | flag(intent::GUILD_MEMBERS, 15)
        | flag(intent::MESSAGE_CONTENT, 19)
        | 1 << 23
}
