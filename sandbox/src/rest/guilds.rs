//! Guilds: what they are, their channels, roles and members.

use std::collections::HashMap;

use axum::Extension;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use serde_json::Value;

use super::exchange::{Named, Sent};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::newcomers::{ChannelKind, NewChannel, NewRole};
use crate::state::entities::{Guild, Id, Member, Overwrite, kind};
use crate::state::permissions::Permissions;
use crate::state::views::{self, as_id};
use crate::state::world::World;

/// What a query string says.
pub(super) type Asked = Query<HashMap<String, String>>;

pub(super) async fn one(State(sandbox): State<Sandbox>, Named(id): Named<Id>, Query(asked): Asked) -> Answer {
    let world = sandbox.world();
    let guild = world.bot_guild(id)?;
    let mut body = world.guild_json(guild);
    if asked.get("with_counts").is_some_and(|v| v == "true") {
        body["approximate_member_count"] = guild.members.len().into();
        body["approximate_presence_count"] = guild.members.len().into();
    }
    ok(body)
}

pub(super) async fn channels(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    let guild = world.bot_guild(id)?;
    let own = world.channels.values().filter(|c| c.guild_id == Some(guild.id) && c.thread.is_none());
    ok(own.map(|c| world.channel_json(c)).collect::<Value>())
}

pub(super) async fn roles(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    let guild = world.bot_guild(id)?;
    ok(guild.roles.values().map(|r| views::role(r, world.bot_id())).collect::<Value>())
}

pub(super) async fn role(State(sandbox): State<Sandbox>, Named((id, role_id)): Named<(Id, Id)>) -> Answer {
    let world = sandbox.world();
    let role = world.bot_guild(id)?.roles.get(&role_id).ok_or_else(unknown_role)?;
    ok(views::role(role, world.bot_id()))
}

pub(super) fn unknown_role() -> Refused {
    Refused::new(404, 10011, "Unknown Role")
}

pub(super) fn unknown_member() -> Refused {
    Refused::new(404, 10007, "Unknown Member")
}

pub(super) async fn member(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let world = sandbox.world();
    let guild = world.bot_guild(id)?;
    world.user(user_id)?;
    ok(world.member_json(guild.members.get(&user_id).ok_or_else(unknown_member)?))
}

/// Reads `limit`, refusing what is out of its range.
pub(super) fn limit(asked: &HashMap<String, String>, default: usize, most: usize) -> Result<usize, Refused> {
    limits::limit(asked.get("limit").map(String::as_str), default, most)
}

pub(super) async fn members(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    if world.application.privileged_intents & crate::gateway::intent::GUILD_MEMBERS == 0 {
        return Err(Refused::new(403, 50001, "Missing Access"));
    }
    let guild = world.bot_guild(id)?;
    let after: Id = asked.get("after").and_then(|after| after.parse().ok()).unwrap_or(0);
    let limit = limit(&asked, 1, 1000)?;
    let page = guild.members.range(after + 1..).take(limit);
    ok(page.map(|(_, member)| world.member_json(member)).collect::<Value>())
}

pub(super) async fn search(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    let guild = world.bot_guild(id)?;
    let query = asked.get("query").map(|query| query.to_lowercase()).unwrap_or_default();
    let limit = limit(&asked, 1, 1000)?;
    let fits = |member: &&Member| {
        let user = world.users.get(&member.user_id);
        let names = user.into_iter().flat_map(|u| [Some(&u.username), Some(&u.name), member.nick.as_ref()]);
        names.flatten().any(|name| name.to_lowercase().starts_with(&query))
    };
    ok(guild.members.values().filter(fits).take(limit).map(|m| world.member_json(m)).collect::<Value>())
}

/// Refuses unless the bot may manage roles and this one is below its own highest.
pub(super) fn may_manage_role(world: &World, guild: &Guild, role_id: Id) -> Result<(), Refused> {
    let role = guild.roles.get(&role_id).ok_or_else(unknown_role)?;
    let bot_id = world.bot_id();
    let has = world.bot_permissions(guild).contains(Permissions::MANAGE_ROLES);
    let own = guild.members.get(&bot_id).into_iter().flat_map(|m| &m.roles);
    let highest = own.filter_map(|r| guild.roles.get(r)).map(|r| r.position).max().unwrap_or(0);
    let is_above = guild.owner_id == bot_id || role.position < highest;
    if has && is_above && !role.managed && role_id != guild.id { Ok(()) } else { Err(Refused::forbidden()) }
}

fn change_role(sandbox: &Sandbox, (id, user_id, role_id): (Id, Id, Id), is_given: bool) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    may_manage_role(&world, guild, role_id)?;
    let mut roles = guild.members.get(&user_id).ok_or_else(unknown_member)?.roles.clone();
    if is_given {
        roles.insert(role_id);
    } else {
        roles.remove(&role_id);
    }
    world.set_roles(id, user_id, roles);
    done()
}

pub(super) async fn give_role(State(sandbox): State<Sandbox>, Named(ids): Named<(Id, Id, Id)>) -> Answer {
    change_role(&sandbox, ids, true)
}

pub(super) async fn take_role(State(sandbox): State<Sandbox>, Named(ids): Named<(Id, Id, Id)>) -> Answer {
    change_role(&sandbox, ids, false)
}

pub(super) async fn create_role(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    if !world.bot_permissions(guild).contains(Permissions::MANAGE_ROLES) {
        return Err(Refused::forbidden());
    }
    let body = &sent.json;
    limits::role(body)?;
    let mut new = NewRole::named(body["name"].as_str().unwrap_or("new role"));
    let everyone = guild.roles.get(&id).map_or(Permissions::NONE, |role| role.permissions);
    new.permissions = read_bits(&body["permissions"]).unwrap_or(everyone);
    new.color = body["color"].as_u64().and_then(|color| u32::try_from(color).ok()).unwrap_or(0);
    new.hoist = body["hoist"].as_bool().unwrap_or(false);
    new.mentionable = body["mentionable"].as_bool().unwrap_or(false);
    let role_id = world.insert_role(id, &new, false).ok_or_else(unknown_role)?;
    let bot_id = world.bot_id();
    ok(views::role(world.guild(id)?.roles.get(&role_id).ok_or_else(unknown_role)?, bot_id))
}

/// Permission bits as Discord writes them: a number in a string.
pub(super) fn read_bits(value: &Value) -> Option<Permissions> {
    as_id(value).map(Permissions)
}

/// Reads `permission_overwrites`.
pub(crate) fn read_overwrites(value: &Value) -> Vec<Overwrite> {
    let read = |o: &Value| {
        Some(Overwrite {
            id: as_id(&o["id"])?,
            is_member: as_id(&o["type"])? == 1,
            allow: read_bits(&o["allow"]).unwrap_or_default(),
            deny: read_bits(&o["deny"]).unwrap_or_default(),
        })
    };
    value.as_array().into_iter().flatten().filter_map(read).collect()
}

pub(super) async fn create_channel(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    if !world.bot_permissions(guild).contains(Permissions::MANAGE_CHANNELS) {
        return Err(Refused::forbidden());
    }
    let body = &sent.json;
    limits::channel(body)?;
    let name = body["name"].as_str().unwrap_or_default();
    let kind = match body["type"].as_u64().and_then(|k| u8::try_from(k).ok()).unwrap_or(kind::TEXT) {
        kind::TEXT => ChannelKind::Text,
        kind::ANNOUNCEMENT => ChannelKind::Announcement,
        kind::CATEGORY => ChannelKind::Category,
        other => {
            return Err(Refused::lacking(&format!("channels of type {other}")));
        }
    };
    let new = NewChannel {
        kind,
        name: if kind == ChannelKind::Category {
            name.to_owned()
        } else {
            name.to_lowercase().replace(' ', "-")
        },
        topic: body["topic"].as_str().map(str::to_owned),
        category: as_id(&body["parent_id"]),
        overwrites: read_overwrites(&body["permission_overwrites"]),
        ..NewChannel::default()
    };
    let channel_id = world.insert_channel(id, &new);
    let body = world.channel_json(world.channel(channel_id)?);
    Ok((axum::http::StatusCode::CREATED, axum::Json(body)).into_response())
}
