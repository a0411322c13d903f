//! Pins: set, taken away and listed by the bot, on the present routes and on those that went before them.

use axum::extract::{Query, State};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::channels::visible;
use super::exchange::Named;
use super::guilds::{Asked, limit};
use super::messages::{known, message_json};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::Refused;
use crate::state::entities::{Channel, Id, Message};
use crate::state::permissions::Permissions;
use crate::state::views::timestamp;
use crate::state::world::World;

/// How many messages a channel may have pinned.
const MOST_PINS: usize = 250;
/// How many pins are told at once.
const PAGE: usize = 50;

/// Pins that the bot may read: none without the history.
fn readable<'a>(world: &'a World, channel: &'a Channel) -> Vec<&'a Message> {
    let has = world.permissions_in(channel, world.bot_id());
    if has.contains(Permissions::READ_MESSAGE_HISTORY) { world.pins(channel) } else { Vec::new() }
}

pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    let channel = visible(&world, id)?;
    let limit = limit(&asked, PAGE, PAGE)?;
    let before: Option<DateTime<Utc>> = match asked.get("before") {
        None => None,
        Some(text) => Some(DateTime::parse_from_rfc3339(text).map_err(|_| wrong_moment(text))?.to_utc()),
    };
    let is_before = |message: &&Message| before.is_none_or(|before| message.pinned_at < Some(before));
    let pins: Vec<&Message> = readable(&world, channel).into_iter().filter(is_before).collect();
    let told = pins.iter().take(limit).map(|message| {
        json!({"pinned_at": message.pinned_at.map(timestamp), "message": message_json(&world, message)})
    });
    ok(json!({"items": told.collect::<Value>(), "has_more": pins.len() > limit}))
}

fn wrong_moment(text: &str) -> Refused {
    let words = format!("Could not parse {text}. Should be ISO8601.");
    Refused::field("before", "DATE_TIME_TYPE_PARSE", &words)
}

/// The first pins, without when they were pinned.
pub(super) async fn list_plain(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    let pins = readable(&world, visible(&world, id)?);
    ok(pins.into_iter().take(PAGE).map(|message| message_json(&world, message)).collect::<Value>())
}

/// The bot may pin in its direct messages, and with a permission elsewhere.
fn check(world: &World, id: Id, message_id: Id) -> Result<(), Refused> {
    let channel = visible(world, id)?;
    if channel.guild_id.is_some() {
        world.bot_needs(channel, Permissions::PIN_MESSAGES)?;
    }
    known(world, id, message_id).map(|_| ())
}

pub(super) async fn set(State(sandbox): State<Sandbox>, Named((id, message_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id)?;
    let message = known(&world, id, message_id)?;
    if message.kind == crate::state::pins::PINNED {
        return Err(Refused::new(403, 50021, "Cannot execute action on a system message"));
    }
    if message.pinned_at.is_some() {
        return done();
    }
    if world.pins(visible(&world, id)?).len() >= MOST_PINS {
        return Err(Refused::new(400, 30003, "Maximum number of pins reached (250)"));
    }
    let bot_id = world.bot_id();
    world.pin(message_id, bot_id);
    done()
}

pub(super) async fn delete(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id)?;
    if known(&world, id, message_id)?.pinned_at.is_some() {
        world.unpin(message_id);
    }
    done()
}
