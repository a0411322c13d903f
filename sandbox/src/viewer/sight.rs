//! What one person's Discord knows: the servers, channels, threads, people and direct messages that they can see.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::json::{flag, list, text};
use super::reader::{Named, Names, Reader};

/// The id of a direct message with the bot in which nobody has written yet.
pub(crate) const UNOPENED: &str = "dm";

/// A person of the sandbox as `GET /_sandbox/people` describes them.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub id: String,
    pub name: String,
    pub locale: String,
    pub timezone: String,
    /// The names of their roles, over all servers.
    pub roles: Vec<String>,
}

/// A place in which messages stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its id, or [`UNOPENED`].
    pub id: String,
    pub name: String,
    pub topic: String,
    pub kind: Kind,
    /// The last message of all, by id.
    pub last_message: String,
    /// The threads below a channel.
    pub threads: Vec<Place>,
}

/// How a place is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Channel,
    Announcements,
    Thread,
    PrivateThread,
    DirectMessage,
}

/// Channels under a heading.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// The category, or nothing for channels without one.
    pub heading: Option<String>,
    pub places: Vec<Place>,
}

/// A server.
#[derive(Debug, Clone)]
pub(crate) struct Server {
    pub name: String,
    pub sections: Vec<Section>,
    names: Names,
}

/// All that one person sees.
#[derive(Debug, Clone)]
pub(crate) struct Sight {
    pub person: Person,
    pub servers: Vec<Server>,
    pub direct_messages: Vec<Place>,
}

impl Person {
    /// Reads a person from the control API's JSON.
    pub(crate) fn read(value: &Value) -> Self {
        let of_guild = |guild| list(guild, "roles").iter().map(|role| text(role, "name").to_owned());
        Self {
            id: text(value, "id").to_owned(),
            name: text(value, "name").to_owned(),
            locale: text(value, "locale").to_owned(),
            timezone: text(value, "timezone").to_owned(),
            roles: list(value, "guilds").iter().flat_map(of_guild).collect(),
        }
    }
}

impl Place {
    fn read(channel: &Value) -> Self {
        let kind = match channel["type"].as_u64() {
            Some(1) => Kind::DirectMessage,
            Some(5) => Kind::Announcements,
            Some(10 | 11) => Kind::Thread,
            Some(12) => Kind::PrivateThread,
            _ => Kind::Channel,
        };
        Self {
            id: text(channel, "id").to_owned(),
            name: text(channel, "name").to_owned(),
            topic: text(channel, "topic").to_owned(),
            kind,
            last_message: text(channel, "last_message_id").to_owned(),
            threads: Vec::new(),
        }
    }
}

impl Server {
    fn read(guild: &Value) -> Self {
        let channels = list(guild, "channels");
        let members = list(guild, "members").iter().map(member).collect();
        let roles = list(guild, "roles").iter().filter(|role| role["id"] != guild["id"]).map(role);
        let threads: BTreeMap<String, String> = list(guild, "threads")
            .iter()
            .map(|thread| (text(thread, "id").to_owned(), text(thread, "name").to_owned()))
            .collect();
        let names = Names {
            users: members,
            roles: roles.collect(),
            channels: channels.iter().map(channel).collect(),
            elsewhere: threads,
            ..Names::default()
        };
        Self { name: text(guild, "name").to_owned(), sections: sections(guild), names }
    }

    /// All its places, threads after their channel.
    fn places(&self) -> impl Iterator<Item = &Place> {
        let channels = self.sections.iter().flat_map(|section| &section.places);
        channels.flat_map(|place| std::iter::once(place).chain(&place.threads))
    }
}

impl Sight {
    /// Reads the control API's JSON.
    pub(crate) fn read(value: &Value) -> Self {
        Self {
            person: Person::read(&value["person"]),
            servers: list(value, "guilds").iter().map(Server::read).collect(),
            direct_messages: list(value, "direct_messages").iter().map(Place::read).collect(),
        }
    }

    /// Every place, in the order in which the page lists them.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Place> {
        self.servers.iter().flat_map(Server::places).chain(&self.direct_messages)
    }

    /// The place with this id, else the first one.
    pub(crate) fn place(&self, id: &str) -> Option<&Place> {
        let opened = || self.direct_messages.first().filter(|_| id == UNOPENED);
        self.places().find(|place| place.id == id).or_else(opened).or_else(|| self.places().next())
    }

    /// The server that a place belongs to; none for a direct message.
    pub(crate) fn server_of(&self, place: &Place) -> Option<&Server> {
        self.servers.iter().find(|server| server.places().any(|one| one.id == place.id))
    }

    /// The person as a reader of what stands in a place.
    pub(crate) fn reader(&self, place: Option<&Place>, now: DateTime<Utc>, origin: &str) -> Reader {
        let server = place.and_then(|place| self.server_of(place)).or(self.servers.first());
        Reader {
            id: self.person.id.clone(),
            locale: self.person.locale.clone(),
            zone: self.person.timezone.parse().unwrap_or(chrono_tz::UTC),
            now,
            origin: origin.to_owned(),
            names: server.map(|server| server.names.clone()).unwrap_or_default(),
        }
    }
}

/// Channels under their categories, in the order of the server.
fn sections(guild: &Value) -> Vec<Section> {
    const CATEGORY: u64 = 4;
    let is_category = |one: &Value| one["type"].as_u64() == Some(CATEGORY);
    let (categories, channels): (Vec<&Value>, Vec<&Value>) =
        list(guild, "channels").iter().partition(|one| is_category(one));
    let under = |parent: Option<&str>| -> Vec<Place> {
        let known = |one: &Value| categories.iter().any(|category| category["id"] == one["parent_id"]);
        let mut inside: Vec<&Value> = channels
            .iter()
            .copied()
            .filter(|one| match parent {
                Some(id) => one["parent_id"] == id,
                None => !known(one),
            })
            .collect();
        inside.sort_by_key(|one| one["position"].as_u64());
        inside.into_iter().map(|one| with_threads(one, guild)).collect()
    };
    let mut ordered = categories.clone();
    ordered.sort_by_key(|one| one["position"].as_u64());
    let first = Section { heading: None, places: under(None) };
    let rest = ordered.into_iter().map(|one| Section {
        heading: Some(text(one, "name").to_owned()),
        places: under(one["id"].as_str()),
    });
    std::iter::once(first).chain(rest).filter(|section| !section.places.is_empty()).collect()
}

fn with_threads(channel: &Value, guild: &Value) -> Place {
    let mut place = Place::read(channel);
    let below = list(guild, "threads").iter().filter(|thread| thread["parent_id"] == channel["id"]);
    place.threads = below.map(Place::read).collect();
    place
}

fn member(value: &Value) -> Named {
    Named {
        id: text(value, "id").to_owned(),
        name: text(value, "name").to_owned(),
        color: None,
        is_app: flag(value, "bot"),
        kind: None,
    }
}

fn role(value: &Value) -> Named {
    let color =
        value["color"].as_u64().and_then(|color| u32::try_from(color).ok()).filter(|color| *color > 0);
    Named {
        id: text(value, "id").to_owned(),
        name: text(value, "name").trim_start_matches('@').to_owned(),
        color,
        is_app: false,
        kind: None,
    }
}

fn channel(value: &Value) -> Named {
    Named {
        id: text(value, "id").to_owned(),
        name: text(value, "name").to_owned(),
        color: None,
        is_app: false,
        kind: value["type"].as_u64(),
    }
}
