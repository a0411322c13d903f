//! What people do: each deed of a person as a request.

use axum::Json;
use axum::extract::{Path, State};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{Answer, Fault, id_in, text_in};
use crate::newcomers::{DirectMessages, NewPerson};
use crate::person::{Attachment, Outcome, Person};
use crate::state::entities::Id;
use crate::{Sandbox, state};

/// The person whom a path names, by id, name or user name.
pub(super) fn person(sandbox: &Sandbox, name: &str) -> Result<Person, Fault> {
    sandbox.find_person(name).ok_or_else(|| Fault::missing("person"))
}

/// The person, standing in the channel that a request names.
pub(super) fn standing(sandbox: &Sandbox, name: &str, channel: &Value) -> Result<Person, Fault> {
    let person = person(sandbox, name)?;
    match channel {
        Value::Null => Ok(person),
        Value::String(text) if text == "dm" => Ok(person.in_direct_messages()),
        other => {
            let channel = state::views::as_id(other).ok_or_else(|| Fault::missing("channel"))?;
            Ok(person.at(channel))
        }
    }
}

fn told(outcome: &Outcome) -> Answer {
    serde_json::to_value(outcome).map(Json).map_err(|error| Fault::wrong(error.to_string()))
}

pub(super) async fn list(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(sandbox.people().iter().map(Person::json).collect())
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Path(name): Path<String>) -> Answer {
    Ok(Json(person(&sandbox, &name)?.json()))
}

pub(super) async fn create(State(sandbox): State<Sandbox>, Json(body): Json<Value>) -> Answer {
    let mut new = NewPerson::named(text_in(&body, "name")?);
    if let Some(locale) = body["locale"].as_str() {
        locale.clone_into(&mut new.locale);
    }
    if let Some(zone) = timezone(&body)? {
        new.timezone = zone;
    }
    new.guild = guild(&sandbox, &body)?;
    if let Some(guild) = new.guild {
        new.roles = roles(&sandbox, guild, &body["roles"])?;
    }
    new.direct_messages = direct_messages(&body)?.unwrap_or_default();
    new.administrator = body["administrator"].as_bool().unwrap_or(false);
    Ok(Json(sandbox.person(&new).json()))
}

/// The guild that a body names by id or name.
fn guild(sandbox: &Sandbox, body: &Value) -> Result<Option<Id>, Fault> {
    if body["guild"].is_null() { Ok(None) } else { sandbox.find_guild(&body["guild"]).map(Some) }
}

fn timezone(body: &Value) -> Result<Option<chrono_tz::Tz>, Fault> {
    let read = |zone: &str| zone.parse().map_err(|_| Fault::wrong(format!("there is no time zone “{zone}”")));
    body["timezone"].as_str().map(read).transpose()
}

fn direct_messages(body: &Value) -> Result<Option<DirectMessages>, Fault> {
    match body["direct_messages"].as_str() {
        None => Ok(None),
        Some("open") => Ok(Some(DirectMessages::Open)),
        Some("closed") => Ok(Some(DirectMessages::Closed)),
        Some(_) => Err(Fault::wrong("“direct_messages” is “open” or “closed”")),
    }
}

/// Roles by name or id.
fn roles(sandbox: &Sandbox, guild: Id, named: &Value) -> Result<Vec<Id>, Fault> {
    let world = sandbox.world();
    let find = |name: &Value| {
        let text = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
        world.find_role(Some(guild), &text).ok_or_else(|| Fault::missing(&format!("role “{text}”")))
    };
    named.as_array().into_iter().flatten().map(find).collect()
}

pub(super) async fn change(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let person = person(&sandbox, &name)?;
    let joining = body.get("join").map(|guild| sandbox.find_guild(guild)).transpose()?;
    let is_banned = |guild: &Id| {
        sandbox.world().guilds.get(guild).is_some_and(|guild| guild.bans.contains_key(&person.id()))
    };
    if joining.as_ref().is_some_and(is_banned) {
        return Err(Fault::wrong("the person is banned there"));
    }
    let leaving = body.get("leave").map(|guild| sandbox.find_guild(guild)).transpose()?;
    let zone = timezone(&body)?;
    let direct_messages = direct_messages(&body)?;
    let place = joining.or(guild(&sandbox, &body)?).or_else(|| sandbox.only_guild(person.id()));
    let wanted = match (place, body.get("roles")) {
        (Some(place), Some(named)) => Some((place, roles(&sandbox, place, named)?)),
        (None, Some(_)) => return Err(Fault::wrong("say in which “guild” the roles are")),
        (_, None) => None,
    };
    if let Some(guild) = leaving {
        person.leave(guild);
    }
    if let Some(guild) = joining {
        person.join(guild, wanted.as_ref().map_or(&[], |(_, roles)| roles));
    } else if let Some((guild, roles)) = wanted {
        person.set_roles(guild, &roles);
    }
    if let Some(direct_messages) = direct_messages {
        person.set_direct_messages(direct_messages);
    }
    if let Some(locale) = body["locale"].as_str() {
        person.set_locale(locale);
    }
    if let Some(zone) = zone {
        person.set_timezone(zone);
    }
    Ok(Json(person.json()))
}

/// Files as `{"option", "filename", "content_type", "content": base64}`.
fn attachments(body: &Value) -> Result<Vec<Attachment>, Fault> {
    let read = |file: &Value| {
        let content = file["content"].as_str().unwrap_or_default();
        let bytes = STANDARD.decode(content).map_err(|_| Fault::wrong("“content” has to be base64"))?;
        let filename = text_in(file, "filename")?.to_owned();
        let kind = file["content_type"].as_str().unwrap_or("application/octet-stream").to_owned();
        let option = file["option"].as_str().unwrap_or_default().to_owned();
        Ok(Attachment { option, filename, content_type: kind, bytes })
    };
    body["attachments"].as_array().into_iter().flatten().map(read).collect()
}

pub(super) async fn run(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let files = attachments(&body)?;
    told(&standing(&sandbox, &name, &body["channel"])?.run_with(text_in(&body, "text")?, files).await)
}

pub(super) async fn complete(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let person = standing(&sandbox, &name, &body["channel"])?;
    let found = person.complete(text_in(&body, "text")?).await;
    Ok(Json(json!({"choices": found.choices, "error": found.error})))
}

pub(super) async fn menu(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let target = id_in(&body, "target").ok_or_else(|| Fault::wrong("“target” has to be an id"))?;
    told(&standing(&sandbox, &name, &body["channel"])?.menu(text_in(&body, "command")?, target).await)
}

fn message(body: &Value) -> Result<Id, Fault> {
    id_in(body, "message").ok_or_else(|| Fault::wrong("“message” has to be an id"))
}

pub(super) async fn press(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    told(&person(&sandbox, &name)?.press(message(&body)?, text_in(&body, "custom_id")?).await)
}

pub(super) async fn react(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let is_on = body["remove"] != true;
    told(&person(&sandbox, &name)?.react(message(&body)?, text_in(&body, "emoji")?, is_on))
}

pub(super) async fn select(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let values: Vec<&str> =
        body["values"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    told(&person(&sandbox, &name)?.select(message(&body)?, text_in(&body, "custom_id")?, &values).await)
}

pub(super) async fn submit(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let fields = body["fields"].as_object().into_iter().flatten();
    let fields: Vec<(&str, &str)> =
        fields.filter_map(|(key, text)| Some((key.as_str(), text.as_str()?))).collect();
    told(&person(&sandbox, &name)?.submit(text_in(&body, "modal")?, &fields).await)
}

pub(super) async fn say(
    State(sandbox): State<Sandbox>,
    Path(name): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    told(&standing(&sandbox, &name, &body["channel"])?.say(text_in(&body, "text")?))
}
