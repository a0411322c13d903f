//! Channels and threads as such: read, changed, taken away.

use axum::Extension;
use axum::extract::State;
use serde_json::Value;

use super::exchange::{Named, Sent};
use super::guilds::read_overwrites;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Channel, Id};
use crate::state::permissions::Permissions;
use crate::state::views::as_id;
use crate::state::world::World;

/// A channel that the bot can see.
pub(super) fn visible(world: &World, id: Id) -> Result<&Channel, Refused> {
    let channel = world.channel(id)?;
    if world.can_see(channel, world.bot_id()) {
        Ok(channel)
    } else {
        Err(Refused::new(403, 50001, "Missing Access"))
    }
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    ok(world.channel_json(visible(&world, id)?))
}

pub(super) async fn typing(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    let channel = visible(&world, id)?;
    world.bot_needs(channel, World::writing(channel))?;
    done()
}

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    let body = &sent.json;
    let is_thread = channel.thread.is_some();
    if channel.guild_id.is_none() {
        return Err(Refused::new(403, 50003, "Cannot execute action on a DM channel"));
    }
    if is_thread { limits::thread_edit(body) } else { limits::channel_edit(body) }?;
    may_edit(&world, channel, body)?;
    let now = world.now();
    let channel = world.channels.get_mut(&id).ok_or_else(|| Refused::new(404, 10003, "Unknown Channel"))?;
    apply(channel, body, now);
    world.emit_channel(if is_thread { "THREAD_UPDATE" } else { "CHANNEL_UPDATE" }, id);
    world.changed(Some(id));
    ok(world.channel_json(world.channel(id)?))
}

/// Channels take *Manage Channels*, threads *Manage Threads*; a thread's owner may rename, archive and open it, and
/// anybody who may write may open an archived thread that is not locked.
fn may_edit(world: &World, channel: &Channel, body: &Value) -> Result<(), Refused> {
    let Some(thread) = &channel.thread else { return world.bot_needs(channel, Permissions::MANAGE_CHANNELS) };
    let fields = body.as_object().into_iter().flat_map(|fields| fields.keys());
    let reopens = body["archived"] == false && fields.clone().all(|f| f == "archived") && !thread.locked;
    let own = ["name", "archived", "auto_archive_duration", "rate_limit_per_user", "invitable"];
    let is_owners = thread.owner_id == world.bot_id()
        && !thread.locked
        && fields.clone().all(|f| own.contains(&f.as_str()));
    if thread.archived
        && body["archived"] != false
        && !fields.clone().all(|f| f == "locked" || f == "archived")
    {
        return Err(Refused::new(400, 50083, "Thread is archived"));
    }
    let needed = if is_owners || reopens {
        Permissions::SEND_MESSAGES_IN_THREADS
    } else {
        Permissions::MANAGE_THREADS
    };
    world.bot_needs(channel, needed)
}

fn apply(channel: &mut Channel, body: &Value, now: chrono::DateTime<chrono::Utc>) {
    let number = |key: &str| body[key].as_u64().and_then(|n| u32::try_from(n).ok());
    if let Some(name) = body["name"].as_str() {
        name.clone_into(&mut channel.name);
    }
    if let Some(topic) = body.get("topic") {
        channel.topic = topic.as_str().map(str::to_owned);
    }
    if let Some(seconds) = number("rate_limit_per_user") {
        channel.rate_limit_per_user = seconds;
    }
    if let Some(position) = number("position") {
        channel.position = position;
    }
    if let Some(nsfw) = body["nsfw"].as_bool() {
        channel.nsfw = nsfw;
    }
    if body.get("permission_overwrites").is_some() {
        channel.overwrites = read_overwrites(&body["permission_overwrites"]);
    }
    let Some(thread) = &mut channel.thread else {
        if let Some(parent) = body.get("parent_id") {
            channel.parent_id = as_id(parent);
        }
        return;
    };
    if let Some(archived) = body["archived"].as_bool().filter(|archived| *archived != thread.archived) {
        thread.archived = archived;
        thread.archived_at = now;
    }
    thread.locked = body["locked"].as_bool().unwrap_or(thread.locked);
    thread.invitable = body["invitable"].as_bool().unwrap_or(thread.invitable);
    thread.auto_archive_duration = number("auto_archive_duration").unwrap_or(thread.auto_archive_duration);
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    let body = world.channel_json(channel);
    if channel.guild_id.is_none() {
        // Closing a direct-message channel only hides it; it opens again with the next message.
        return ok(body);
    }
    let needed =
        if channel.thread.is_some() { Permissions::MANAGE_THREADS } else { Permissions::MANAGE_CHANNELS };
    world.bot_needs(channel, needed)?;
    world.delete_channel(id);
    ok(body)
}
