//! What the world is made of, its clock, and what the bot has done in it.

use axum::Json;
use axum::extract::{Path, State};
use chrono::DateTime;
use serde_json::{Value, json};

use super::{Answer, Fault, duration, id_in, text_in};
use crate::Sandbox;
use crate::newcomers::{ChannelKind, NewChannel, NewGuild, NewRole, NewThread};
use crate::state::commands::read_permissions;
use crate::state::entities::{Id, Request};
use crate::state::permissions::Permissions;
use crate::state::views::{as_id, id, role, timestamp};

impl Sandbox {
    /// A guild by id or name.
    pub(super) fn find_guild(&self, named: &Value) -> Result<Id, Fault> {
        let world = self.world();
        let by_id = as_id(named).filter(|id| world.guilds.contains_key(id));
        let by_name = || world.guilds.values().find(|guild| *named == guild.name).map(|guild| guild.id);
        by_id.or_else(by_name).ok_or_else(|| Fault::missing("guild"))
    }

    /// The guild of somebody who is in one only.
    pub(super) fn only_guild(&self, person: Id) -> Option<Id> {
        let world = self.world();
        let mut own = world.guilds.values().filter(|guild| guild.members.contains_key(&person));
        own.next().filter(|_| own.next().is_none()).map(|guild| guild.id)
    }
}

fn guild_id(sandbox: &Sandbox, named: String) -> Result<Id, Fault> {
    sandbox.find_guild(&Value::String(named))
}

fn guild_json(sandbox: &Sandbox, guild_id: Id) -> Value {
    let world = sandbox.world();
    let Some(guild) = world.guilds.get(&guild_id) else { return Value::Null };
    json!({
        "id": id(guild.id),
        "name": guild.name,
        "locale": guild.locale,
        "owner_id": id(guild.owner_id),
        "members": guild.members.keys().map(|m| id(*m)).collect::<Value>(),
        "roles": guild.roles.values().map(|r| role(r, world.bot_id())).collect::<Value>(),
    })
}

fn channel_json(sandbox: &Sandbox, channel_id: Id) -> Value {
    let world = sandbox.world();
    world.channels.get(&channel_id).map(|channel| world.channel_json(channel)).unwrap_or_default()
}

pub(super) async fn guilds(State(sandbox): State<Sandbox>) -> Json<Value> {
    let all: Vec<Id> = sandbox.world().guilds.keys().copied().collect();
    Json(all.into_iter().map(|guild| guild_json(&sandbox, guild)).collect())
}

/// Permissions as bits in a text or a number.
fn permissions(body: &Value, key: &str) -> Result<Option<Permissions>, Fault> {
    match &body[key] {
        Value::Null => Ok(None),
        bits => as_id(bits)
            .map(Permissions)
            .map(Some)
            .ok_or_else(|| Fault::wrong(format!("“{key}” has to be bits"))),
    }
}

pub(super) async fn create_guild(State(sandbox): State<Sandbox>, Json(body): Json<Value>) -> Answer {
    let mut new = NewGuild::named(text_in(&body, "name")?);
    if let Some(locale) = body["locale"].as_str() {
        locale.clone_into(&mut new.locale);
    }
    new.owner = id_in(&body, "owner");
    new.everyone = permissions(&body, "everyone")?.unwrap_or(new.everyone);
    new.has_bot = body["bot"].as_bool().unwrap_or(true);
    new.bot_permissions = permissions(&body, "bot_permissions")?.unwrap_or(new.bot_permissions);
    let guild = sandbox.guild(&new);
    Ok(Json(guild_json(&sandbox, guild)))
}

pub(super) async fn create_channel(
    State(sandbox): State<Sandbox>,
    Path(guild): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    let mut new = NewChannel::named(text_in(&body, "name")?);
    new.kind = match body["type"].as_str() {
        None | Some("text") => ChannelKind::Text,
        Some("announcement") => ChannelKind::Announcement,
        Some("category") => ChannelKind::Category,
        Some(_) => return Err(Fault::wrong("“type” is “text”, “announcement” or “category”")),
    };
    new.topic = body["topic"].as_str().map(str::to_owned);
    new.category = id_in(&body, "category");
    new.is_private = body["private"].as_bool().unwrap_or(false);
    new.has_bot = body["bot"].as_bool().unwrap_or(true);
    {
        let world = sandbox.world();
        for name in body["roles"].as_array().into_iter().flatten() {
            let text = name.as_str().map_or_else(|| name.to_string(), str::to_owned);
            let found = world.find_role(Some(guild), &text);
            new.roles.push(found.ok_or_else(|| Fault::missing(&format!("role “{text}”")))?);
        }
    }
    new.people = body["people"].as_array().into_iter().flatten().filter_map(as_id).collect();
    let channel = sandbox.channel(guild, &new);
    Ok(Json(channel_json(&sandbox, channel)))
}

pub(super) async fn create_role(
    State(sandbox): State<Sandbox>,
    Path(guild): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    let mut new = NewRole::named(text_in(&body, "name")?);
    new.permissions = permissions(&body, "permissions")?.unwrap_or_default();
    new.color = body["color"].as_u64().and_then(|color| u32::try_from(color).ok()).unwrap_or(0);
    new.hoist = body["hoist"].as_bool().unwrap_or(false);
    new.mentionable = body["mentionable"].as_bool().unwrap_or(false);
    let created = sandbox.role(guild, &new).ok_or_else(|| Fault::missing("guild"))?;
    let world = sandbox.world();
    let created = world.guilds.get(&guild).and_then(|guild| guild.roles.get(&created));
    Ok(Json(created.map(|created| role(created, world.bot_id())).unwrap_or_default()))
}

pub(super) async fn change_guild(
    State(sandbox): State<Sandbox>,
    Path(guild): Path<String>,
    Json(body): Json<Value>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    match body["bot"].as_bool() {
        Some(true) => sandbox.add_bot(guild),
        Some(false) => sandbox.remove_bot(guild),
        None => return Err(Fault::wrong("“bot” has to be true or false")),
    }
    Ok(Json(guild_json(&sandbox, guild)))
}

/// A role of a guild by id or name.
fn role_id(sandbox: &Sandbox, guild: Id, named: &str) -> Result<Id, Fault> {
    sandbox.world().find_role(Some(guild), named).ok_or_else(|| Fault::missing("role"))
}

pub(super) async fn change_role(
    State(sandbox): State<Sandbox>,
    Path((guild, role)): Path<(String, String)>,
    Json(body): Json<Value>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    let role = role_id(&sandbox, guild, &role)?;
    let bits = permissions(&body, "permissions")?;
    sandbox.set_permissions(guild, role, bits.ok_or_else(|| Fault::wrong("“permissions” has to be bits"))?);
    Ok(Json(guild_json(&sandbox, guild)))
}

pub(super) async fn delete_role(
    State(sandbox): State<Sandbox>,
    Path((guild, role)): Path<(String, String)>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    sandbox.delete_role(guild, role_id(&sandbox, guild, &role)?);
    Ok(Json(guild_json(&sandbox, guild)))
}

pub(super) async fn set_overwrites(
    State(sandbox): State<Sandbox>,
    Path(channel): Path<Id>,
    Json(body): Json<Value>,
) -> Json<Value> {
    sandbox.set_overwrites(channel, &crate::rest::read_overwrites(&body["permission_overwrites"]));
    Json(channel_json(&sandbox, channel))
}

pub(super) async fn delete_channel(State(sandbox): State<Sandbox>, Path(channel): Path<Id>) -> Json<Value> {
    sandbox.delete_channel(channel);
    Json(Value::Null)
}

pub(super) async fn delete_message(State(sandbox): State<Sandbox>, Path(message): Path<Id>) -> Json<Value> {
    sandbox.delete_message(message);
    Json(Value::Null)
}

pub(super) async fn create_thread(
    State(sandbox): State<Sandbox>,
    Path(channel): Path<Id>,
    Json(body): Json<Value>,
) -> Answer {
    let owner = text_in(&body, "owner")?;
    let owner = sandbox.find_person(owner).ok_or_else(|| Fault::missing("person"))?;
    let mut new = NewThread::named(text_in(&body, "name")?);
    new.is_private = body["private"].as_bool().unwrap_or(false);
    new.from = id_in(&body, "message");
    new.people = body["people"].as_array().into_iter().flatten().filter_map(as_id).collect();
    let thread = sandbox.thread(channel, owner.id(), &new).ok_or_else(|| Fault::missing("channel"))?;
    Ok(Json(channel_json(&sandbox, thread)))
}

pub(super) async fn set_permissions(
    State(sandbox): State<Sandbox>,
    Path((guild, command)): Path<(String, String)>,
    Json(body): Json<Value>,
) -> Answer {
    let guild = guild_id(&sandbox, guild)?;
    let command: Option<Id> = command.parse().ok().or_else(|| sandbox.command(&command));
    let command = command.ok_or_else(|| Fault::missing("command"))?;
    sandbox.set_command_permissions(guild, command, &read_permissions(&body["permissions"]));
    Ok(Json(body))
}

pub(super) async fn channels(State(sandbox): State<Sandbox>) -> Json<Value> {
    let world = sandbox.world();
    Json(world.channels.values().map(|channel| world.channel_json(channel)).collect())
}

pub(super) async fn clock(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(json!({"now": timestamp(sandbox.now())}))
}

pub(super) async fn advance(State(sandbox): State<Sandbox>, Json(body): Json<Value>) -> Answer {
    let to = match (body["advance"].as_str(), body["to"].as_str()) {
        (Some(span), _) => duration::after(sandbox.now(), span),
        (None, Some(moment)) => DateTime::parse_from_rfc3339(moment).ok().map(|moment| moment.to_utc()),
        (None, None) => None,
    };
    let to = to.ok_or_else(|| {
        Fault::wrong("say “advance” (such as “P7D”) or “to” (such as “2026-12-01T09:00:00Z”)")
    })?;
    sandbox.advance(to).await;
    Ok(clock(State(sandbox)).await)
}

fn request_json(request: &Request) -> Value {
    json!({
        "method": request.method,
        "route": request.route,
        "path": request.path,
        "body": request.body,
        "status": request.status,
    })
}

pub(super) async fn requests(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(sandbox.requests().iter().map(request_json).collect())
}

pub(super) async fn clear_requests(State(sandbox): State<Sandbox>) -> Json<Value> {
    sandbox.clear_requests();
    Json(json!([]))
}

pub(super) async fn unanswered(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(sandbox.unanswered().into())
}

pub(super) async fn unread(State(sandbox): State<Sandbox>) -> Json<Value> {
    let told =
        |(person, message): (crate::Person, Value)| json!({"person": id(person.id()), "message": message});
    Json(sandbox.unread().into_iter().map(told).collect())
}

pub(super) async fn lacking(State(sandbox): State<Sandbox>) -> Json<Value> {
    Json(sandbox.lacking().into())
}

pub(super) async fn gateway(State(sandbox): State<Sandbox>) -> Json<Value> {
    let world = sandbox.world();
    let sessions = world.sessions.iter().map(|(session_id, session)| {
        json!({
            "session_id": session_id,
            "connected": session.is_connected(),
            "intents": session.intents,
            "shard": [session.shard.0, session.shard.1],
            "sequence": session.sequence,
            "heartbeats": session.heartbeats,
        })
    });
    Json(json!({"application_id": id(world.application.id), "sessions": sessions.collect::<Value>()}))
}

pub(super) async fn disturb(State(sandbox): State<Sandbox>, Json(body): Json<Value>) -> Answer {
    match body["do"].as_str() {
        Some("reconnect") => sandbox.ask_to_reconnect(),
        Some("invalidate") => sandbox.invalidate_sessions(),
        Some("interrupt") => sandbox.interrupt_sessions(),
        Some("cut") => sandbox.cut_connections(),
        Some("silence") => sandbox.silence_connections(),
        Some("heartbeat") => sandbox.ask_for_heartbeats(),
        _ => {
            let deeds = "“reconnect”, “invalidate”, “interrupt”, “cut”, “silence” or “heartbeat”";
            return Err(Fault::wrong(format!("“do” is {deeds}")));
        }
    }
    Ok(gateway(State(sandbox)).await)
}
