//! Turning what was typed for an option into the value that Discord's client would send.

use serde_json::{Map, Value, json};

use super::phrases::Fault;
use super::typing::is_called;
use crate::state::drafts::Upload;
use crate::state::entities::{Channel, Id};
use crate::state::views::{id, partial_member, role, user};
use crate::state::world::World;

/// Kinds of options.
pub(crate) mod option {
    pub(crate) const STRING: u64 = 3;
    pub(crate) const INTEGER: u64 = 4;
    pub(crate) const BOOLEAN: u64 = 5;
    pub(crate) const USER: u64 = 6;
    pub(crate) const CHANNEL: u64 = 7;
    pub(crate) const ROLE: u64 = 8;
    pub(crate) const MENTIONABLE: u64 = 9;
    pub(crate) const NUMBER: u64 = 10;
    pub(crate) const ATTACHMENT: u64 = 11;
}

/// The people, roles, channels and files that values name, as interactions carry them.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    parts: Map<String, Value>,
}

impl Resolved {
    fn add(&mut self, part: &str, key: Id, value: Value) {
        let map = self.parts.entry(part.to_owned()).or_insert_with(|| json!({}));
        map[key.to_string()] = value;
    }

    /// Puts it into an interaction's data, if there is anything.
    pub(crate) fn put(self, data: &mut Value) {
        if !self.parts.is_empty() {
            data["resolved"] = Value::Object(self.parts);
        }
    }

    pub(crate) fn add_user(&mut self, world: &World, channel: &Channel, user_id: Id) {
        let Some(of) = world.users.get(&user_id) else { return };
        self.add("users", user_id, user(of));
        let guild = channel.guild_id.and_then(|guild| world.guilds.get(&guild));
        if let Some(member) = guild.and_then(|guild| guild.members.get(&user_id)) {
            let mut value = partial_member(member);
            if let Some(fields) = value.as_object_mut() {
                fields.remove("deaf");
                fields.remove("mute");
            }
            value["permissions"] = world.permissions_in(channel, user_id).0.to_string().into();
            self.add("members", user_id, value);
        }
    }

    pub(crate) fn add_role(&mut self, world: &World, guild_id: Option<Id>, role_id: Id) {
        let guild = guild_id.and_then(|guild| world.guilds.get(&guild));
        if let Some(of) = guild.and_then(|guild| guild.roles.get(&role_id)) {
            self.add("roles", role_id, role(of, world.bot_id()));
        }
    }

    pub(crate) fn add_channel(&mut self, world: &World, channel_id: Id, viewer: Id) {
        if let Some(channel) = world.channels.get(&channel_id) {
            self.add("channels", channel_id, world.resolved_channel(channel, viewer));
        }
    }

    pub(crate) fn add_message(&mut self, world: &World, message_id: Id) {
        if let Some(message) = world.messages.get(&message_id) {
            self.add("messages", message_id, world.message_json(message));
        }
    }
}

/// Whose value it is and where they stand.
pub(crate) struct Standing<'a> {
    pub world: &'a mut World,
    pub channel: &'a Channel,
    pub user_id: Id,
    pub locale: &'a str,
    pub files: &'a [Upload],
}

impl Standing<'_> {
    /// The value of an option, as the client sends it.
    pub(crate) fn value(
        &mut self,
        spec: &Value,
        text: &str,
        resolved: &mut Resolved,
    ) -> Result<Value, Fault> {
        let choices = spec["choices"].as_array().filter(|choices| !choices.is_empty());
        if let Some(choices) = choices {
            return pick(choices, text, self.locale).ok_or(Fault::NotAChoice);
        }
        match spec["type"].as_u64().unwrap_or(0) {
            option::STRING => text_value(spec, text),
            option::INTEGER => {
                let number: i64 = text.parse().map_err(|_| Fault::NotAnInteger)?;
                #[expect(clippy::cast_precision_loss, reason = "Discord's integers stay below 2^53")]
                in_range(spec, number as f64)?;
                Ok(number.into())
            }
            option::NUMBER => {
                let number: f64 = text.replace(',', ".").parse().map_err(|_| Fault::NotANumber)?;
                in_range(spec, number)?;
                serde_json::Number::from_f64(number).map(Value::Number).ok_or(Fault::NotANumber)
            }
            option::BOOLEAN => match text.to_lowercase().as_str() {
                "true" | "yes" | "да" => Ok(true.into()),
                "false" | "no" | "нет" => Ok(false.into()),
                _ => Err(Fault::NotTrueOrFalse),
            },
            option::USER => self.person(text, resolved),
            option::ROLE => self.role(text, resolved),
            option::CHANNEL => self.channel(spec, text, resolved),
            option::MENTIONABLE => self.person(text, resolved).or_else(|_| self.role(text, resolved)),
            option::ATTACHMENT => self.file(text, resolved),
            _ => Err(Fault::NotAChoice),
        }
    }

    fn person(&self, text: &str, resolved: &mut Resolved) -> Result<Value, Fault> {
        let found = self.world.find_user(self.channel, text).ok_or(Fault::NoSuchPerson)?;
        resolved.add_user(self.world, self.channel, found);
        Ok(id(found))
    }

    fn role(&self, text: &str, resolved: &mut Resolved) -> Result<Value, Fault> {
        let found = self.world.find_role(self.channel.guild_id, text).ok_or(Fault::NoSuchRole)?;
        resolved.add_role(self.world, self.channel.guild_id, found);
        Ok(id(found))
    }

    fn channel(&self, spec: &Value, text: &str, resolved: &mut Resolved) -> Result<Value, Fault> {
        let kinds = spec["channel_types"].as_array().cloned().unwrap_or_default();
        let found = self.world.find_channel(self.channel.guild_id, text, self.user_id, &kinds);
        let found = found.ok_or(Fault::NoSuchChannel)?;
        resolved.add_channel(self.world, found, self.user_id);
        Ok(id(found))
    }

    fn file(&mut self, text: &str, resolved: &mut Resolved) -> Result<Value, Fault> {
        let named = self.files.iter().find(|f| f.filename == text);
        let file = named.or_else(|| self.files.first().filter(|_| self.files.len() == 1 && text.is_empty()));
        let file = file.cloned().ok_or(Fault::NoSuchFile)?;
        let value = self.world.keep_file(self.channel.id, file, None);
        let file_id = crate::state::views::as_id(&value["id"]).unwrap_or(0);
        resolved.add("attachments", file_id, value);
        Ok(id(file_id))
    }
}

/// The value of the choice with this label or value.
pub(crate) fn pick(choices: &[Value], text: &str, locale: &str) -> Option<Value> {
    let by_label = choices.iter().find(|choice| is_called(choice, text, locale));
    let same = |value: &Value| match value {
        Value::String(value) => value == text,
        Value::Number(number) => number.to_string() == text,
        _ => false,
    };
    let any_language = |choice: &&Value| {
        let all = choice["name_localizations"].as_object().into_iter().flatten();
        all.into_iter()
            .any(|(_, name)| name.as_str().is_some_and(|name| name.to_lowercase() == text.to_lowercase()))
    };
    let found = by_label.or_else(|| choices.iter().find(|choice| same(&choice["value"])));
    found.or_else(|| choices.iter().find(any_language)).map(|choice| choice["value"].clone())
}

/// How many characters a client counts.
pub(crate) fn length(text: &str) -> u64 {
    text.chars().count() as u64
}

fn text_value(spec: &Value, text: &str) -> Result<Value, Fault> {
    let least = spec["min_length"].as_u64().unwrap_or(0);
    let most = spec["max_length"].as_u64().unwrap_or(6000);
    if text.is_empty() || length(text) < least {
        return Err(Fault::TooShort(least.max(1)));
    }
    if length(text) > most { Err(Fault::TooLong(most)) } else { Ok(text.into()) }
}

fn in_range(spec: &Value, number: f64) -> Result<(), Fault> {
    if let Some(least) = spec["min_value"].as_f64().filter(|least| number < *least) {
        return Err(Fault::TooSmall(least.to_string()));
    }
    match spec["max_value"].as_f64().filter(|most| number > *most) {
        Some(most) => Err(Fault::TooLarge(most.to_string())),
        None => Ok(()),
    }
}

/// What is left of a mention such as `<@1>`, `@name` or `#name`.
fn bare<'a>(text: &'a str, marks: &[&str], sign: char) -> &'a str {
    let inner = text.strip_prefix('<').and_then(|t| t.strip_suffix('>'));
    let inner = inner.and_then(|t| marks.iter().find_map(|mark| t.strip_prefix(mark)));
    inner.unwrap_or_else(|| text.strip_prefix(sign).unwrap_or(text))
}

impl World {
    /// A person whom a text names, among those that a channel's people can see.
    pub(crate) fn find_user(&self, channel: &Channel, text: &str) -> Option<Id> {
        let name = bare(text, &["@!", "@"], '@').to_lowercase();
        let guild = channel.guild_id.and_then(|guild| self.guilds.get(&guild));
        let is_here = |user: &Id| match guild {
            Some(guild) => guild.members.contains_key(user),
            None => channel.recipients.contains(user) || *user == self.bot_id(),
        };
        if let Some(known) = name.parse().ok().filter(|id| self.users.contains_key(id)) {
            return Some(known);
        }
        let named = |u: &&crate::state::entities::User| u.name.to_lowercase() == name || u.username == name;
        self.users.values().filter(named).map(|u| u.id).find(is_here)
    }

    pub(crate) fn find_role(&self, guild_id: Option<Id>, text: &str) -> Option<Id> {
        let guild = self.guilds.get(&guild_id?)?;
        let name = bare(text, &["@&"], '@').to_lowercase();
        let known = name.parse().ok().filter(|id| guild.roles.contains_key(id));
        let named = |role: &&crate::state::entities::Role| bare(&role.name, &[], '@').to_lowercase() == name;
        known.or_else(|| guild.roles.values().find(named).map(|role| role.id))
    }

    pub(crate) fn find_channel(
        &self,
        guild_id: Option<Id>,
        text: &str,
        viewer: Id,
        kinds: &[Value],
    ) -> Option<Id> {
        let name = bare(text, &["#"], '#').to_lowercase();
        let number: Option<Id> = name.parse().ok();
        let fits = |c: &&Channel| {
            let is_named = Some(c.id) == number || c.name.to_lowercase() == name;
            let is_kind = kinds.is_empty() || kinds.iter().any(|kind| *kind == c.kind);
            c.guild_id == guild_id && guild_id.is_some() && is_named && is_kind && self.can_see(c, viewer)
        };
        self.channels.values().find(fits).map(|c| c.id)
    }
}
