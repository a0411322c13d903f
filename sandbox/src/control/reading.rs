//! What people see: inbox, channels, commands, forms.

use std::collections::HashMap;

use axum::Json;
use axum::extract::{Path, Query, State};
use serde_json::Value;

use super::people::{person, standing};
use super::{Answer, Fault};
use crate::Sandbox;
use crate::state::entities::Id;

type Asked = Query<HashMap<String, String>>;

fn channel_in(asked: &HashMap<String, String>) -> Value {
    asked.get("channel").map_or(Value::Null, |channel| channel.as_str().into())
}

pub(super) async fn inbox(State(sandbox): State<Sandbox>, Path(name): Path<String>) -> Answer {
    Ok(Json(person(&sandbox, &name)?.inbox().into()))
}

pub(super) async fn sight(State(sandbox): State<Sandbox>, Path(name): Path<String>) -> Answer {
    Ok(Json(person(&sandbox, &name)?.sight()))
}

pub(super) async fn commands(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Query(asked): Asked,
) -> Answer {
    Ok(Json(standing(&sandbox, &name, &channel_in(&asked))?.commands().into()))
}

pub(super) async fn modal(State(sandbox): State<Sandbox>, Path(name): Path<String>) -> Answer {
    Ok(Json(person(&sandbox, &name)?.open_form().unwrap_or_default()))
}

pub(super) async fn close_modal(State(sandbox): State<Sandbox>, Path(name): Path<String>) -> Answer {
    person(&sandbox, &name)?.close_form();
    Ok(Json(Value::Null))
}

pub(super) async fn transcript(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Query(asked): Asked,
) -> Result<String, Fault> {
    let person = person(&sandbox, &name)?;
    match asked.get("channel").map(String::as_str) {
        None | Some("dm") => Ok(person.direct_transcript()),
        Some(channel) => {
            let channel: Id = channel.parse().map_err(|_| Fault::missing("channel"))?;
            Ok(person.transcript(channel))
        }
    }
}

pub(super) async fn messages(
    State(sandbox): State<Sandbox>,
    Path(channel): Path<Id>,
    Query(asked): Asked,
) -> Answer {
    let name = asked.get("as").ok_or_else(|| Fault::wrong("say with “?as=” whose eyes to use"))?;
    Ok(Json(person(&sandbox, name)?.messages(channel).into()))
}
