//! Messages in channels: posted, read, changed and taken away by the bot.

use axum::Extension;
use axum::extract::{Query, State};
use serde_json::Value;

use super::channels::visible;
use super::exchange::{Named, Sent};
use super::guilds::{Asked, limit};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::drafts::Draft;
use crate::state::entities::{Channel, Id, Message, kind};
use crate::state::permissions::Permissions;
use crate::state::posting::Posting;
use crate::state::views::as_id;
use crate::state::world::World;

/// How many threads may be open in a guild at once.
pub(super) const OPEN_THREADS: usize = 1000;

fn unknown() -> Refused {
    Refused::new(404, 10008, "Unknown Message")
}

/// Refuses a private message that cannot arrive.
fn can_be_written_to(world: &World, channel: &Channel) -> Result<(), Refused> {
    for recipient in &channel.recipients {
        if !world.shares_guild(*recipient) {
            let words = "Cannot send messages to this user due to having no mutual guilds";
            return Err(Refused::new(403, 50278, words));
        }
        let accepts = world.user(*recipient)?.accepts_direct_messages;
        if !accepts || world.faults.closes_direct_messages(world.time.now(), *recipient) {
            return Err(Refused::new(403, 50007, "Cannot send messages to this user"));
        }
    }
    Ok(())
}

/// A reply answers a message of its own channel, which the bot may read.
fn check_reference(world: &World, channel: &Channel, draft: &Draft, body: &Value) -> Result<(), Refused> {
    let Some(reference) = draft.reference else { return Ok(()) };
    if !world.permissions_in(channel, world.bot_id()).contains(Permissions::READ_MESSAGE_HISTORY) {
        return Err(Refused::new(400, 160_002, "Cannot reply without permission to read message history"));
    }
    let is_optional = body["message_reference"]["fail_if_not_exists"] == false;
    if is_optional || known(world, channel.id, reference).is_ok() {
        return Ok(());
    }
    Err(Refused::field("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message"))
}

pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    if channel.kind == kind::CATEGORY {
        return Err(Refused::new(400, 50008, "Cannot send messages in a non-text channel"));
    }
    let mut needed = World::writing(channel);
    if !sent.files.is_empty() {
        needed = needed.with(Permissions::ATTACH_FILES);
    }
    if channel.guild_id.is_some() {
        world.bot_needs(channel, needed)?;
    }
    can_be_written_to(&world, channel)?;
    if channel.thread.as_ref().is_some_and(|thread| thread.archived && thread.locked) {
        return Err(Refused::new(400, 50083, "Thread is archived"));
    }
    limits::message(&sent.json, limits::Place::Channel, &sent.numbers())?;
    let draft = Draft::read(&sent.json, sent.files);
    check_reference(&world, channel, &draft, &sent.json)?;
    let bot_id = world.bot_id();
    let known = world.by_nonce(id, bot_id, &draft);
    let message_id = known.or_else(|| world.post(Posting::plain(id, bot_id, draft))).ok_or_else(unknown)?;
    ok(message_json(&world, world.messages.get(&message_id).ok_or_else(unknown)?))
}

/// A message as the bot may read it: without the message-content intent other people's words are blank.
pub(super) fn message_json(world: &World, message: &Message) -> Value {
    let mut body = world.message_json(message);
    let is_direct = world.channels.get(&message.channel_id).is_some_and(|c| c.kind == kind::DM);
    let bot_id = world.bot_id();
    let is_open = world.application.privileged_intents & crate::gateway::intent::MESSAGE_CONTENT != 0;
    if !is_open && !is_direct && message.author_id != bot_id && !message.mentions.contains(&bot_id) {
        body["content"] = "".into();
        for key in ["embeds", "attachments", "components"] {
            body[key] = Value::Array(Vec::new());
        }
    }
    body
}

/// A message that routes of a channel know: ephemeral ones they do not.
pub(super) fn known(world: &World, channel_id: Id, message_id: Id) -> Result<&Message, Refused> {
    let message = world.messages.get(&message_id).filter(|m| m.channel_id == channel_id);
    message.filter(|message| message.visible_to.is_none()).ok_or_else(unknown)
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named((id, message_id)): Named<(Id, Id)>) -> Answer {
    let world = sandbox.world();
    let channel = visible(&world, id)?;
    world.bot_needs(channel, Permissions::READ_MESSAGE_HISTORY)?;
    ok(message_json(&world, known(&world, id, message_id)?))
}

pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    let channel = visible(&world, id)?;
    if !world.permissions_in(channel, world.bot_id()).contains(Permissions::READ_MESSAGE_HISTORY) {
        return ok(Value::Array(Vec::new()));
    }
    let limit = limit(&asked, 50, 100)?;
    let mark = |key: &str| asked.get(key).map(|mark| limits::id(key, mark)).transpose();
    let all =
        channel.messages.iter().filter_map(|m| world.messages.get(m)).filter(|m| m.visible_to.is_none());
    let mut found: Vec<&Message> = if let Some(after) = mark("after")? {
        all.filter(|m| m.id > after).take(limit).collect()
    } else if let Some(around) = mark("around")? {
        let all: Vec<_> = all.collect();
        let middle = all.partition_point(|m| m.id < around);
        let first = middle.saturating_sub(limit / 2);
        all.into_iter().skip(first).take(limit).collect()
    } else {
        let before = mark("before")?.unwrap_or(Id::MAX);
        let mut newest: Vec<_> = all.filter(|m| m.id < before).collect();
        newest.split_off(newest.len().saturating_sub(limit))
    };
    found.reverse();
    ok(found.into_iter().map(|m| message_json(&world, m)).collect::<Value>())
}

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    let message = known(&world, id, message_id)?;
    if message.author_id != world.bot_id() {
        return Err(Refused::new(403, 50005, "Cannot edit a message authored by another user"));
    }
    if channel.thread.as_ref().is_some_and(|thread| thread.archived) {
        return Err(Refused::new(400, 50083, "Thread is archived"));
    }
    limits::edit(&sent.json, &world.message_json(message), &sent.numbers())?;
    world.edit(message_id, Draft::read(&sent.json, sent.files))?;
    ok(message_json(&world, known(&world, id, message_id)?))
}

/// Two weeks, after which messages cannot be deleted many at once.
const TOO_OLD: chrono::TimeDelta = chrono::TimeDelta::days(14);

pub(super) async fn delete_many(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    if channel.guild_id.is_none() {
        return Err(Refused::new(403, 50003, "Cannot execute action on a DM channel"));
    }
    world.bot_needs(channel, Permissions::MANAGE_MESSAGES)?;
    limits::bulk_delete(&sent.json)?;
    let named = sent.json["messages"].as_array().into_iter().flatten().filter_map(as_id);
    let found: Vec<&Message> = named.filter_map(|message| known(&world, id, message).ok()).collect();
    if found.iter().any(|message| world.now() - message.sent_at > TOO_OLD) {
        return Err(Refused::new(
            400,
            50034,
            "You can only bulk delete messages that are under 14 days old.",
        ));
    }
    let ids: Vec<Id> = found.iter().map(|message| message.id).collect();
    world.delete_messages(id, &ids);
    done()
}

pub(super) async fn delete(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    let message = known(&world, id, message_id)?;
    if message.author_id != world.bot_id() {
        if channel.guild_id.is_none() {
            return Err(Refused::new(403, 50003, "Cannot execute action on a DM channel"));
        }
        world.bot_needs(channel, Permissions::MANAGE_MESSAGES)?;
    }
    world.delete_message(message_id);
    done()
}
