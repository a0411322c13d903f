//! Threads that are archived: the public ones of a channel, the private ones, and the private ones the bot is in.

use std::cmp::Reverse;

use axum::extract::{Query, State};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::channels::visible;
use super::exchange::Named;
use super::guilds::{Asked, limit};
use super::{Answer, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Channel, Id, Thread, kind};
use crate::state::permissions::Permissions;
use crate::state::views::thread_member;
use crate::state::world::World;

/// How many threads come where the bot says nothing else.
const USUAL: usize = 50;

pub(super) async fn public(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    world.bot_needs(visible(&world, id)?, Permissions::READ_MESSAGE_HISTORY)?;
    let before = before_moment(asked.get("before"))?;
    let threads = archived(&world, id, |channel, thread| {
        channel.kind != kind::PRIVATE_THREAD && thread.archived_at < before
    });
    newest_first(&world, threads, limit(&asked, USUAL, 100)?)
}

pub(super) async fn private(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    let needed = Permissions::READ_MESSAGE_HISTORY.with(Permissions::MANAGE_THREADS);
    world.bot_needs(visible(&world, id)?, needed)?;
    let before = before_moment(asked.get("before"))?;
    let threads = archived(&world, id, |channel, thread| {
        channel.kind == kind::PRIVATE_THREAD && thread.archived_at < before
    });
    newest_first(&world, threads, limit(&asked, USUAL, 100)?)
}

pub(super) async fn joined(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    world.bot_needs(visible(&world, id)?, Permissions::READ_MESSAGE_HISTORY)?;
    let before = asked.get("before").map(|text| limits::id("before", text)).transpose()?.unwrap_or(Id::MAX);
    let mut threads = archived(&world, id, |channel, thread| {
        channel.kind == kind::PRIVATE_THREAD
            && thread.members.contains_key(&world.bot_id())
            && channel.id < before
    });
    threads.sort_by_key(|(channel, _)| Reverse(channel.id));
    page(&world, &threads, limit(&asked, USUAL, 100)?)
}

/// The query parameter `before`, a moment; without it every thread comes before.
fn before_moment(text: Option<&String>) -> Result<DateTime<Utc>, Refused> {
    let Some(text) = text else { return Ok(DateTime::<Utc>::MAX_UTC) };
    // A plus sign that was not escaped arrives as a space.
    let read = DateTime::parse_from_rfc3339(&text.replace(' ', "+"));
    read.map(|moment| moment.to_utc()).map_err(|_| {
        let words = format!("Could not parse {text}. Should be ISO8601.");
        Refused::field("before", "DATE_TIME_TYPE_PARSE", &words)
    })
}

fn archived(world: &World, parent: Id, fits: impl Fn(&Channel, &Thread) -> bool) -> Vec<(&Channel, &Thread)> {
    let own = world.channels.values().filter(|channel| channel.parent_id == Some(parent));
    let threads = own.filter_map(|channel| Some((channel, channel.thread.as_ref()?)));
    threads.filter(|(channel, thread)| thread.archived && fits(channel, thread)).collect()
}

fn newest_first(world: &World, mut threads: Vec<(&Channel, &Thread)>, limit: usize) -> Answer {
    threads.sort_by_key(|(channel, thread)| Reverse((thread.archived_at, channel.id)));
    page(world, &threads, limit)
}

fn page(world: &World, threads: &[(&Channel, &Thread)], limit: usize) -> Answer {
    let bot_id = world.bot_id();
    let shown = &threads[..limit.min(threads.len())];
    let own = shown.iter().filter_map(|(c, t)| Some(thread_member(c.id, bot_id, *t.members.get(&bot_id)?)));
    ok(json!({
        "threads": shown.iter().map(|(channel, _)| world.channel_json(channel)).collect::<Value>(),
        "members": own.collect::<Value>(),
        "has_more": threads.len() > limit,
    }))
}
