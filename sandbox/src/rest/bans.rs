//! Bans: set, taken back and listed by the bot.

use axum::Extension;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use chrono::TimeDelta;
use serde_json::{Value, json};

use super::exchange::{Named, Sent};
use super::guilds::{Asked, limit};
use super::members::is_below;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Guild, Id};
use crate::state::permissions::Permissions;
use crate::state::views::user;
use crate::state::world::World;

fn unknown() -> Refused {
    Refused::new(404, 10026, "Unknown Ban")
}

/// A guild in which the bot may ban.
fn guild(world: &World, id: Id) -> Result<&Guild, Refused> {
    let guild = world.bot_guild(id)?;
    if world.bot_permissions(guild).contains(Permissions::BAN_MEMBERS) {
        Ok(guild)
    } else {
        Err(Refused::forbidden())
    }
}

fn ban_json(world: &World, user_id: Id, reason: Option<&String>) -> Value {
    json!({"user": world.users.get(&user_id).map(user), "reason": reason})
}

pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    let bans = &guild(&world, id)?.bans;
    let limit = limit(&asked, 1000, 1000)?;
    let mark = |key: &str| asked.get(key).map(|mark| limits::id(key, mark)).transpose();
    let (before, after) = (mark("before")?, mark("after")?.unwrap_or(0));
    let mut found: Vec<(&Id, &Option<String>)> = match before {
        Some(before) => {
            let mut last: Vec<_> = bans.range(..before).rev().take(limit).collect();
            last.reverse();
            last
        }
        None => bans.iter().filter(|(user, _)| **user > after).collect(),
    };
    found.truncate(limit);
    ok(found.into_iter().map(|(user, reason)| ban_json(&world, *user, reason.as_ref())).collect::<Value>())
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let world = sandbox.world();
    let reason = guild(&world, id)?.bans.get(&user_id).ok_or_else(unknown)?;
    ok(ban_json(&world, user_id, reason.as_ref()))
}

pub(super) async fn set(
    State(sandbox): State<Sandbox>,
    Named((id, user_id)): Named<(Id, Id)>,
    headers: HeaderMap,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = guild(&world, id)?;
    limits::ban(&sent.json)?;
    world.user(user_id)?;
    let is_member = guild.members.contains_key(&user_id);
    if user_id == guild.owner_id || is_member && !is_below(guild, world.bot_id(), user_id) {
        return Err(Refused::forbidden());
    }
    let lately = sent.json["delete_message_seconds"].as_i64();
    let lately = lately.or_else(|| sent.json["delete_message_days"].as_i64().map(|days| days * 86_400));
    world.ban(id, user_id, reason(&headers), TimeDelta::seconds(lately.unwrap_or(0)));
    done()
}

/// Why, as the audit log would have it: percent-encoded in a header.
fn reason(headers: &HeaderMap) -> Option<String> {
    let text = headers.get("x-audit-log-reason")?.as_bytes();
    let (mut bytes, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let code = text.get(at + 1..at + 3).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| text[at] == b'%') {
            Some(byte) => (bytes, at) = ([bytes, vec![byte]].concat(), at + 3),
            None => (bytes, at) = ([bytes, vec![text[at]]].concat(), at + 1),
        }
    }
    String::from_utf8(bytes).ok().filter(|reason| !reason.is_empty())
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    guild(&world, id)?;
    if world.unban(id, user_id) { done() } else { Err(unknown()) }
}
