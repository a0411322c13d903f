//! The bot's commands: registered globally or for one guild, and who may use them.

use std::collections::HashMap;

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::exchange::{Named, Sent};
use super::guilds::Asked;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Command, Guild, Id};
use crate::state::views::{command_permission, id};
use crate::state::world::World;

/// The ids in a command route, by name; which ones there are depends on the route.
type Place = Named<HashMap<String, Id>>;

/// The guild of a route, if it has one, once the application is the bot's own.
fn guild_of(world: &World, place: &HashMap<String, Id>) -> Result<Option<Id>, Refused> {
    if place.get("application_id") != Some(&world.application.id) {
        return Err(Refused::new(
            403,
            20012,
            "You are not authorized to perform this action on this application",
        ));
    }
    let guild = place.get("guild_id").copied();
    guild.map(|guild| world.bot_guild(guild).map(|guild| guild.id)).transpose()
}

fn command_of<'a>(world: &'a World, place: &HashMap<String, Id>) -> Result<&'a Command, Refused> {
    let guild_id = guild_of(world, place)?;
    let command = place.get("command_id").and_then(|command| world.commands.get(command));
    let unknown = || Refused::new(404, 10063, "Unknown application command");
    command.filter(|command| command.guild_id == guild_id).ok_or_else(unknown)
}

/// Refuses a new command where there is no room for it; one of the same name and type is replaced.
fn check_room(world: &World, guild_id: Option<Id>, new: &Value) -> Result<(), Refused> {
    let kind = new["type"].as_u64().unwrap_or(1);
    let is_other = |c: &&Command| new["name"] != c.name || kind != u64::from(c.kind);
    let others = world.commands.values().filter(|c| c.guild_id == guild_id).filter(is_other);
    let all: Vec<Value> = others.map(|c| json!({"type": c.kind})).chain([json!({"type": kind})]).collect();
    limits::commands_fit(&all)
}

fn full(world: &World, command_id: Id) -> Value {
    world.commands.get(&command_id).map_or(Value::Null, |command| World::command_json(command, true))
}

pub(super) async fn list(State(sandbox): State<Sandbox>, Named(place): Place, Query(asked): Asked) -> Answer {
    let world = sandbox.world();
    let guild_id = guild_of(&world, &place)?;
    let with_localizations = asked.get("with_localizations").is_some_and(|v| v == "true" || v == "1");
    let own = world.commands.values().filter(|command| command.guild_id == guild_id);
    ok(own.map(|command| World::command_json(command, with_localizations)).collect::<Value>())
}

pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Named(place): Place,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild_id = guild_of(&world, &place)?;
    limits::command(&sent.json)?;
    check_room(&world, guild_id, &sent.json)?;
    let before = world.commands.len();
    let command_id = world.register(guild_id, &sent.json);
    let status = if world.commands.len() > before { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, axum::Json(full(&world, command_id))).into_response())
}

pub(super) async fn overwrite(
    State(sandbox): State<Sandbox>,
    Named(place): Place,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild_id = guild_of(&world, &place)?;
    limits::commands(&sent.json)?;
    let kept = world.overwrite_commands(guild_id, sent.json.as_array().map_or(&[], Vec::as_slice));
    ok(kept.into_iter().map(|command| full(&world, command)).collect::<Value>())
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named(place): Place) -> Answer {
    let world = sandbox.world();
    ok(World::command_json(command_of(&world, &place)?, true))
}

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named(place): Place,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let command = command_of(&world, &place)?;
    limits::command_edit(&sent.json, &command.body)?;
    let command_id = command.id;
    world.revise(command_id, &sent.json);
    ok(full(&world, command_id))
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named(place): Place) -> Answer {
    let mut world = sandbox.world();
    let command_id = command_of(&world, &place)?.id;
    world.commands.remove(&command_id);
    world.changed(None);
    done()
}

fn overrides(world: &World, guild: &Guild, of: Id) -> Option<Value> {
    let all = guild.command_permissions.get(&of).filter(|all| !all.is_empty())?;
    Some(json!({
        "id": id(of),
        "application_id": id(world.application.id),
        "guild_id": id(guild.id),
        "permissions": all.iter().map(command_permission).collect::<Value>(),
    }))
}

pub(super) async fn all_permissions(State(sandbox): State<Sandbox>, Named(place): Place) -> Answer {
    let world = sandbox.world();
    let guild_id = guild_of(&world, &place)?.unwrap_or_default();
    let guild = world.bot_guild(guild_id)?;
    ok(guild.command_permissions.keys().filter_map(|of| overrides(&world, guild, *of)).collect::<Value>())
}

/// Only people may change who may use a command, in Server Settings → Integrations.
pub(super) async fn set_permissions() -> Answer {
    Err(Refused::new(403, 20001, "Bots cannot use this endpoint"))
}

pub(super) async fn permissions(State(sandbox): State<Sandbox>, Named(place): Place) -> Answer {
    let world = sandbox.world();
    let guild_id = guild_of(&world, &place)?.unwrap_or_default();
    let guild = world.bot_guild(guild_id)?;
    let of = place.get("command_id").copied().unwrap_or_default();
    let is_known = of == world.application.id || world.commands.contains_key(&of);
    if !is_known {
        return Err(Refused::new(404, 10063, "Unknown application command"));
    }
    let unknown = || Refused::new(404, 10066, "Unknown application command permissions");
    ok(overrides(&world, guild, of).ok_or_else(unknown)?)
}
