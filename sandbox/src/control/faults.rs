//! Faults as requests: made, listed, ended.

use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{Answer, Fault as Wrong, duration, text_in};
use crate::Sandbox;
use crate::faults::{Effect, Fault, FaultInForce, LimitScope};
use crate::state::entities::Id;
use crate::state::permissions::Permissions;
use crate::state::views::{as_id, id, timestamp};

/// The keys that narrow a fault down.
const NARROWING: [&str; 8] = ["person", "route", "guild", "channel", "from", "until", "for", "count"];

/// A kind of fault: its name, the keys that say more, and which keys narrow it down.
type Kind = (&'static str, &'static [&'static str], &'static [&'static str]);

const OF_REQUESTS: &[&str] = &["person", "route", "guild", "channel", "from", "until", "for", "count"];

const KINDS: [Kind; 9] = [
    ("failure", &["status", "performed"], OF_REQUESTS),
    ("rate_limit", &["seconds", "scope"], OF_REQUESTS),
    ("slow", &["seconds"], OF_REQUESTS),
    ("dropped", &[], OF_REQUESTS),
    ("answer_lost", &[], OF_REQUESTS),
    ("closed_direct_messages", &[], &["person", "from", "until", "for", "count"]),
    ("lost_permissions", &["permissions"], &["guild", "channel", "from", "until", "for", "count"]),
    ("duplicate_event", &["event"], &["person", "from", "until", "for", "count"]),
    ("clock_jump", &["by"], &["from", "until", "for"]),
];

fn wrong_key(name: &str, body: &Value) -> Result<(), Wrong> {
    let Some((_, own, narrowing)) = KINDS.into_iter().find(|(kind, ..)| *kind == name) else {
        let kinds: Vec<&str> = KINDS.iter().map(|(kind, ..)| *kind).collect();
        return Err(Wrong::wrong(format!("“fault” is one of {}", kinds.join(", "))));
    };
    let is_known = |key: &str| key == "fault" || own.contains(&key) || narrowing.contains(&key);
    let unknown = body.as_object().into_iter().flat_map(|body| body.keys()).find(|key| !is_known(key));
    match unknown {
        Some(key) if NARROWING.contains(&key.as_str()) => {
            Err(Wrong::wrong(format!("“{name}” cannot be narrowed down by “{key}”")))
        }
        Some(key) => Err(Wrong::wrong(format!("“{name}” has no “{key}”"))),
        None => Ok(()),
    }
}

fn seconds(body: &Value) -> Result<Duration, Wrong> {
    let seconds = body["seconds"].as_f64().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds.ok_or_else(|| Wrong::wrong("“seconds” has to be a number"))
}

fn effect(name: &str, body: &Value) -> Result<Effect, Wrong> {
    Ok(match name {
        "failure" => {
            let status = body["status"].as_u64().unwrap_or(503);
            let status = u16::try_from(status).ok().filter(|status| (500..600).contains(status));
            let status = status.ok_or_else(|| Wrong::wrong("“status” is between 500 and 599"))?;
            Effect::Failure { status, performed: body["performed"] == true }
        }
        "rate_limit" => Effect::RateLimit {
            wait: seconds(body)?,
            scope: match body["scope"].as_str() {
                None | Some("user") => LimitScope::User,
                Some("global") => LimitScope::Global,
                Some("shared") => LimitScope::Shared,
                Some(_) => return Err(Wrong::wrong("“scope” is “user”, “global” or “shared”")),
            },
        },
        "slow" => Effect::Slow(seconds(body)?),
        "dropped" => Effect::Dropped,
        "answer_lost" => Effect::AnswerLost,
        "closed_direct_messages" => Effect::ClosedDirectMessages,
        "lost_permissions" => {
            let bits =
                as_id(&body["permissions"]).ok_or_else(|| Wrong::wrong("“permissions” has to be bits"))?;
            Effect::LostPermissions(Permissions(bits))
        }
        "duplicate_event" => Effect::DuplicateEvent(body["event"].as_str().map(str::to_owned)),
        _ => Effect::ClockJump(span(text_in(body, "by")?)?),
    })
}

/// A span such as `PT1H` or `-PT5M`.
fn span(text: &str) -> Result<TimeDelta, Wrong> {
    let (text, sign) = text.strip_prefix('-').map_or((text, 1), |rest| (rest, -1));
    let start = DateTime::UNIX_EPOCH;
    let end = duration::after(start, text);
    let end = end.ok_or_else(|| Wrong::wrong("“by” is a duration such as “PT1H” or “-PT5M”"))?;
    Ok((end - start) * sign)
}

fn moment(body: &Value, key: &str) -> Result<Option<DateTime<Utc>>, Wrong> {
    let Some(text) = body[key].as_str() else { return Ok(None) };
    let moment = DateTime::parse_from_rfc3339(text).map(|moment| Some(moment.to_utc()));
    moment.map_err(|_| Wrong::wrong(format!("“{key}” is a moment such as “2026-12-01T09:00:00Z”")))
}

fn read(sandbox: &Sandbox, body: &Value) -> Result<Fault, Wrong> {
    let name = text_in(body, "fault")?;
    wrong_key(name, body)?;
    let mut fault = Fault::new(effect(name, body)?);
    if let Some(person) = body["person"].as_str() {
        fault.person = Some(super::people::person(sandbox, person)?.id());
    }
    fault.route = body["route"].as_str().map(str::to_owned);
    fault.place = as_id(&body["channel"]);
    if !body["guild"].is_null() {
        fault.place = Some(sandbox.find_guild(&body["guild"])?);
    }
    fault.from = moment(body, "from")?;
    fault.until = moment(body, "until")?;
    if let Some(text) = body["for"].as_str() {
        let until = duration::after(fault.from.unwrap_or_else(|| sandbox.now()), text);
        fault.until = Some(until.ok_or_else(|| Wrong::wrong("“for” is a duration such as “PT5M”"))?);
    }
    if !body["count"].is_null() {
        let count = body["count"].as_u64().and_then(|count| u32::try_from(count).ok());
        fault.count = Some(count.ok_or_else(|| Wrong::wrong("“count” has to be a number"))?);
    }
    Ok(fault)
}

fn effect_json(effect: &Effect) -> Value {
    match effect {
        Effect::Failure { status, performed } => {
            json!({"fault": "failure", "status": status, "performed": performed})
        }
        Effect::RateLimit { wait, scope } => {
            let scope = match scope {
                LimitScope::User => "user",
                LimitScope::Global => "global",
                LimitScope::Shared => "shared",
            };
            json!({"fault": "rate_limit", "seconds": wait.as_secs_f64(), "scope": scope})
        }
        Effect::Slow(by) => json!({"fault": "slow", "seconds": by.as_secs_f64()}),
        Effect::Dropped => json!({"fault": "dropped"}),
        Effect::AnswerLost => json!({"fault": "answer_lost"}),
        Effect::ClosedDirectMessages => json!({"fault": "closed_direct_messages"}),
        Effect::LostPermissions(lost) => {
            json!({"fault": "lost_permissions", "permissions": lost.0.to_string()})
        }
        Effect::DuplicateEvent(event) => json!({"fault": "duplicate_event", "event": event}),
        Effect::ClockJump(by) => json!({"fault": "clock_jump", "by": by.to_string()}),
    }
}

fn told(in_force: &FaultInForce) -> Value {
    let FaultInForce { id: number, fault, struck } = in_force;
    let mut body = effect_json(&fault.effect);
    body["id"] = id(*number);
    body["person"] = fault.person.map_or(Value::Null, id);
    body["route"] = fault.route.clone().into();
    body["place"] = fault.place.map_or(Value::Null, id);
    body["from"] = fault.from.map(timestamp).into();
    body["until"] = fault.until.map(timestamp).into();
    body["left"] = fault.count.map(|count| count.saturating_sub(*struck)).into();
    body["struck"] = (*struck).into();
    body
}

pub(super) async fn list(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(sandbox.faults().iter().map(told).collect())
}

pub(super) async fn create(State(sandbox): State<Sandbox>, Json(body): Json<Value>) -> Answer {
    let fault = read(&sandbox, &body)?;
    let id = sandbox.fault(&fault);
    Ok(Json(told(&FaultInForce { id, fault, struck: 0 })))
}

pub(super) async fn end(State(sandbox): State<Sandbox>, Path(fault): Path<Id>) -> Answer {
    if !sandbox.end_fault(fault) {
        return Err(Wrong::missing("fault"));
    }
    Ok(list(State(sandbox)).await)
}

pub(super) async fn end_all(State(sandbox): State<Sandbox>) -> Json<Value> {
    sandbox.end_faults();
    list(State(sandbox)).await
}
