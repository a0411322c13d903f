//! Threads: started from a message or on their own, and who is in them.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::channels::visible;
use super::exchange::{Named, Sent};
use super::guilds::{Asked, limit};
use super::messages::OPEN_THREADS;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::newcomers::NewThread;
use crate::state::entities::{Channel, Id, Thread, kind};
use crate::state::permissions::Permissions;
use crate::state::views::thread_member;
use crate::state::world::World;

fn read(body: &Value) -> NewThread {
    let number = |key: &str| body[key].as_u64().and_then(|n| u32::try_from(n).ok());
    let mut new = NewThread::named(body["name"].as_str().unwrap_or_default());
    new.auto_archive_duration = number("auto_archive_duration").unwrap_or(new.auto_archive_duration);
    new.rate_limit_per_user = number("rate_limit_per_user").unwrap_or(0);
    new.invitable = body["invitable"].as_bool().unwrap_or(true);
    // Without a type Discord starts a private thread.
    new.is_private = body["type"].as_u64().is_none_or(|k| k == u64::from(kind::PRIVATE_THREAD));
    new
}

fn start(world: &mut World, channel_id: Id, new: &NewThread) -> Answer {
    let parent = visible(world, channel_id)?.clone();
    if parent.thread.is_some() || !matches!(parent.kind, kind::TEXT | kind::ANNOUNCEMENT) {
        return Err(Refused::new(400, 50024, "Cannot execute action on this channel type"));
    }
    let needed =
        if new.is_private { Permissions::CREATE_PRIVATE_THREADS } else { Permissions::CREATE_PUBLIC_THREADS };
    world.bot_needs(&parent, needed)?;
    let in_guild = world.channels.values().filter(|c| c.guild_id == parent.guild_id);
    let open = in_guild.filter(|c| c.thread.as_ref().is_some_and(|thread| !thread.archived));
    if open.count() >= OPEN_THREADS {
        return Err(Refused::new(400, 160_006, "Maximum number of active threads reached"));
    }
    let bot_id = world.bot_id();
    let id = world.insert_thread(&parent, bot_id, new);
    let body = world.channel_json(world.channel(id)?);
    Ok((StatusCode::CREATED, axum::Json(body)).into_response())
}

pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    limits::thread(&sent.json)?;
    start(&mut sandbox.world(), id, &read(&sent.json))
}

pub(super) async fn from_message(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let message = world.messages.get(&message_id).filter(|m| m.channel_id == id && m.visible_to.is_none());
    let message = message.ok_or_else(|| Refused::new(404, 10008, "Unknown Message"))?;
    if message.thread_id.is_some() {
        let words = "A thread has already been created for this message";
        return Err(Refused::new(400, 160_004, words));
    }
    limits::thread_from_message(&sent.json)?;
    let new = NewThread { from: Some(message_id), is_private: false, ..read(&sent.json) };
    start(&mut world, id, &new)
}

pub(super) async fn active(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    world.bot_guild(id)?;
    let bot_id = world.bot_id();
    let in_guild = world.channels.values().filter(|c| c.guild_id == Some(id) && world.can_see(c, bot_id));
    let open: Vec<_> =
        in_guild.filter_map(|c| Some((c, c.thread.as_ref().filter(|thread| !thread.archived)?))).collect();
    let threads = open.iter().map(|(channel, _)| world.channel_json(channel));
    let own = open.iter().filter_map(|(c, t)| Some(thread_member(c.id, bot_id, *t.members.get(&bot_id)?)));
    ok(json!({"threads": threads.collect::<Value>(), "members": own.collect::<Value>()}))
}

/// A thread that the bot can see.
fn thread(world: &World, id: Id) -> Result<(&Channel, &Thread), Refused> {
    let channel = visible(world, id)?;
    let thread = channel.thread.as_ref();
    let thread =
        thread.ok_or_else(|| Refused::new(400, 50024, "Cannot execute action on this channel type"))?;
    Ok((channel, thread))
}

/// A member of a thread, with its place in the guild where the bot asks for it.
fn described(world: &World, channel: &Channel, user_id: Id, at: DateTime<Utc>, asked: &Asked) -> Value {
    let mut value = thread_member(channel.id, user_id, at);
    if asked.get("with_member").is_some_and(|with| with == "true" || with == "1") {
        let guild = channel.guild_id.and_then(|guild| world.guilds.get(&guild));
        let member = guild.and_then(|guild| guild.members.get(&user_id));
        value["member"] = member.map_or(Value::Null, |member| world.member_json(member));
    }
    value
}

pub(super) async fn members(State(sandbox): State<Sandbox>, Named(id): Named<Id>, asked: Asked) -> Answer {
    let world = sandbox.world();
    let (channel, thread) = thread(&world, id)?;
    if world.application.privileged_intents & crate::gateway::intent::GUILD_MEMBERS == 0 {
        return Err(Refused::new(403, 50001, "Missing Access"));
    }
    let after = asked.get("after").map(|text| limits::id("after", text)).transpose()?;
    // Without members' places the list comes whole.
    let is_paged = asked.contains_key("with_member");
    let limit = if is_paged { limit(&asked, 100, 100)? } else { usize::MAX };
    let page = thread.members.iter().filter(|(user, _)| after.is_none_or(|after| **user > after)).take(limit);
    ok(page.map(|(user, at)| described(&world, channel, *user, *at, &asked)).collect::<Value>())
}

pub(super) async fn member(
    State(sandbox): State<Sandbox>,
    Named((id, user_id)): Named<(Id, Id)>,
    asked: Asked,
) -> Answer {
    let world = sandbox.world();
    let (channel, thread) = thread(&world, id)?;
    let at = thread.members.get(&user_id).ok_or_else(|| Refused::new(404, 10007, "Unknown Member"))?;
    ok(described(&world, channel, user_id, *at, &asked))
}

/// An archived thread takes nobody in and lets nobody go.
fn open_thread(world: &World, id: Id) -> Result<&Channel, Refused> {
    let (channel, thread) = thread(world, id)?;
    if thread.archived { Err(Refused::new(400, 50083, "Thread is archived")) } else { Ok(channel) }
}

pub(super) async fn join(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let mut world = sandbox.world();
    open_thread(&world, id)?;
    let bot_id = world.bot_id();
    world.join_thread(id, bot_id);
    done()
}

pub(super) async fn leave(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let mut world = sandbox.world();
    open_thread(&world, id)?;
    let bot_id = world.bot_id();
    world.leave_thread(id, bot_id);
    done()
}

pub(super) async fn add(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    let channel = open_thread(&world, id)?;
    world.bot_needs(channel, Permissions::SEND_MESSAGES_IN_THREADS)?;
    world.user(user_id)?;
    if !world.can_see(world.governing(channel), user_id) {
        return Err(Refused::new(403, 50001, "Missing Access"));
    }
    world.join_thread(id, user_id);
    done()
}

pub(super) async fn remove(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    let channel = open_thread(&world, id)?;
    let is_owner = channel.thread.as_ref().is_some_and(|thread| thread.owner_id == world.bot_id());
    if !(is_owner && channel.kind == kind::PRIVATE_THREAD) {
        world.bot_needs(channel, Permissions::MANAGE_THREADS)?;
    }
    world.leave_thread(id, user_id);
    done()
}
