//! Scheduled events: made, listed, changed, called off and taken away by the bot.

use axum::Extension;
use axum::extract::State;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::exchange::{Named, Sent};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Guild, Id};
use crate::state::permissions::Permissions;
use crate::state::scheduled::{ScheduledEvent, status};
use crate::state::world::World;

/// How many events that are still to come a server may have.
const MOST: usize = 100;
/// How far ahead an event may be.
const FURTHEST: TimeDelta = TimeDelta::days(5 * 365);

fn unknown() -> Refused {
    Refused::new(404, 10070, "Unknown Guild Scheduled Event")
}

/// Refuses unless the bot may change an event: its own with either permission, others' with the greater one.
fn may_change(world: &World, guild: &Guild, event: &ScheduledEvent) -> Result<(), Refused> {
    let has = world.bot_permissions(guild);
    let is_own = event.creator_id == world.bot_id();
    let may = has.contains(Permissions::MANAGE_EVENTS) || is_own && has.contains(Permissions::CREATE_EVENTS);
    if may { Ok(()) } else { Err(Refused::forbidden()) }
}

fn found(guild: &Guild, event_id: Id) -> Result<&ScheduledEvent, Refused> {
    guild.scheduled.get(&event_id).ok_or_else(unknown)
}

pub(super) async fn list(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    let now = world.now();
    let open = world.bot_guild(id)?.scheduled.values().filter(|event| event.is_open(now));
    ok(open.map(|event| world.scheduled_json(id, event)).collect::<Value>())
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named((id, event_id)): Named<(Id, Id)>) -> Answer {
    let world = sandbox.world();
    ok(world.scheduled_json(id, found(world.bot_guild(id)?, event_id)?))
}

pub(super) async fn create(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    if !world.bot_permissions(guild).contains(Permissions::CREATE_EVENTS) {
        return Err(Refused::forbidden());
    }
    let body = &sent.json;
    limits::scheduled_event(body)?;
    let now = world.now();
    if guild.scheduled.values().filter(|event| event.is_open(now)).count() >= MOST {
        return Err(Refused::new(400, 30038, "Maximum number of guild scheduled events reached (100)"));
    }
    let (starts_at, ends_at) = (moment(body, "scheduled_start_time"), moment(body, "scheduled_end_time"));
    let (starts_at, ends_at) = (starts_at.unwrap_or(now), ends_at.unwrap_or(now));
    in_order((starts_at, ends_at), now)?;
    let text = |value: &Value| value.as_str().unwrap_or_default().trim().to_owned();
    let event = ScheduledEvent {
        id: world.next_id(),
        creator_id: world.bot_id(),
        name: text(&body["name"]),
        description: body["description"].as_str().map(|words| words.trim().to_owned()),
        location: text(&body["entity_metadata"]["location"]),
        starts_at,
        ends_at,
        status: status::SCHEDULED,
    };
    ok(world.keep_scheduled(id, event))
}

fn moment(body: &Value, key: &str) -> Option<DateTime<Utc>> {
    let moment = DateTime::parse_from_rfc3339(body[key].as_str()?).ok()?;
    Some(moment.to_utc())
}

/// Refuses an event that is over before it begins, has begun, or is too far ahead.
fn in_order((starts_at, ends_at): (DateTime<Utc>, DateTime<Utc>), now: DateTime<Utc>) -> Result<(), Refused> {
    let start = |code: &str, words: &str| Refused::field("scheduled_start_time", code, words);
    if starts_at <= now {
        return Err(start("GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", "Cannot schedule event in the past."));
    }
    if starts_at > now + FURTHEST {
        return Err(start(
            "GUILD_SCHEDULED_EVENT_SCHEDULE_TOO_FAR",
            "Cannot schedule event so far in the future.",
        ));
    }
    if ends_at <= starts_at {
        let words = "The event cannot end before it starts.";
        return Err(Refused::field("scheduled_end_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_ORDER", words));
    }
    Ok(())
}

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named((id, event_id)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    let mut event = found(guild, event_id)?.clone();
    may_change(&world, guild, &event)?;
    let body = &sent.json;
    limits::scheduled_event_edit(body)?;
    let now = world.now();
    if !event.is_open(now) {
        return Err(Refused::new(400, 180_000, "Cannot update a finished event"));
    }
    let current = event.status_at(now);
    if let Some(wanted) = body["status"].as_u64().filter(|wanted| *wanted != current) {
        let may_follow = matches!(
            (current, wanted),
            (status::SCHEDULED, status::ACTIVE | status::CANCELED) | (status::ACTIVE, status::COMPLETED)
        );
        if !may_follow {
            let words = "Invalid Guild Scheduled Event Status Transition";
            return Err(Refused::field("status", "GUILD_SCHEDULED_EVENT_STATUS_TRANSITION", words));
        }
        event.status = wanted;
    }
    let text = |value: &Value| value.as_str().map(|words| words.trim().to_owned());
    event.name = text(&body["name"]).unwrap_or(event.name);
    event.description = text(&body["description"]).or(event.description);
    event.location = text(&body["entity_metadata"]["location"]).unwrap_or(event.location);
    let (starts_at, ends_at) = (moment(body, "scheduled_start_time"), moment(body, "scheduled_end_time"));
    if starts_at.is_some() || ends_at.is_some() {
        event.starts_at = starts_at.unwrap_or(event.starts_at);
        event.ends_at = ends_at.unwrap_or(event.ends_at);
        in_order((event.starts_at, event.ends_at), now)?;
    }
    ok(world.keep_scheduled(id, event))
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named((id, event_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    may_change(&world, guild, found(guild, event_id)?)?;
    world.remove_scheduled(id, event_id);
    done()
}
