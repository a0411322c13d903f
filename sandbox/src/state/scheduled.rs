//! Scheduled events: what a server shows its people beforehand, with its day and place.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::entities::Id;
use super::views::{id, timestamp, user};
use super::world::World;
use crate::gateway::intent;

/// How far an event has come.
pub(crate) mod status {
    pub(crate) const SCHEDULED: u64 = 1;
    pub(crate) const ACTIVE: u64 = 2;
    pub(crate) const COMPLETED: u64 = 3;
    pub(crate) const CANCELED: u64 = 4;
}

/// An event somewhere else than on Discord.
#[derive(Debug, Clone)]
pub(crate) struct ScheduledEvent {
    pub id: Id,
    pub creator_id: Id,
    pub name: String,
    pub description: Option<String>,
    pub location: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// What somebody made of it; time makes more of it.
    pub status: u64,
}

impl ScheduledEvent {
    /// How far it has come by then: one that nobody called off begins and ends by itself.
    pub(crate) fn status_at(&self, now: DateTime<Utc>) -> u64 {
        match self.status {
            status::SCHEDULED | status::ACTIVE if now >= self.ends_at => status::COMPLETED,
            status::SCHEDULED if now >= self.starts_at => status::ACTIVE,
            known => known,
        }
    }

    /// Whether it is still to come, or on.
    pub(crate) fn is_open(&self, now: DateTime<Utc>) -> bool {
        matches!(self.status_at(now), status::SCHEDULED | status::ACTIVE)
    }
}

impl World {
    pub(crate) fn scheduled_json(&self, guild_id: Id, event: &ScheduledEvent) -> Value {
        json!({
            "id": id(event.id),
            "guild_id": id(guild_id),
            "channel_id": null,
            "creator_id": id(event.creator_id),
            "creator": self.users.get(&event.creator_id).map(user),
            "name": event.name,
            "description": event.description,
            "image": null,
            "scheduled_start_time": timestamp(event.starts_at),
            "scheduled_end_time": timestamp(event.ends_at),
            "privacy_level": 2,
            "status": event.status_at(self.now()),
            "entity_type": 3,
            "entity_id": null,
            "entity_metadata": {"location": event.location},
            "recurrence_rule": null,
            "user_count": 0,
            "user_rsvp": null,
            "guild_scheduled_event_exceptions": [],
        })
    }

    /// Keeps an event, and tells whoever wants to know.
    pub(crate) fn keep_scheduled(&mut self, guild_id: Id, event: ScheduledEvent) -> Value {
        let body = self.scheduled_json(guild_id, &event);
        let Some(guild) = self.guilds.get_mut(&guild_id) else { return body };
        let before = guild.scheduled.insert(event.id, event);
        let name =
            if before.is_none() { "GUILD_SCHEDULED_EVENT_CREATE" } else { "GUILD_SCHEDULED_EVENT_UPDATE" };
        self.emit(name, Some(guild_id), intent::GUILD_SCHEDULED_EVENTS, &body);
        self.changed(None);
        body
    }

    /// Takes an event away; says whether there was one.
    pub(crate) fn remove_scheduled(&mut self, guild_id: Id, event_id: Id) -> bool {
        let guild = self.guilds.get_mut(&guild_id);
        let Some(event) = guild.and_then(|guild| guild.scheduled.remove(&event_id)) else { return false };
        let body = self.scheduled_json(guild_id, &event);
        self.emit("GUILD_SCHEDULED_EVENT_DELETE", Some(guild_id), intent::GUILD_SCHEDULED_EVENTS, &body);
        self.changed(None);
        true
    }
}
