//! Commands: as they are registered, as Discord answers them, and who sees which where.

use serde_json::{Value, json};

use super::entities::{Channel, Command, CommandPermission, Guild, Id};
use super::permissions::{self, Permissions};
use super::views::{as_id, extend, id};
use super::world::World;

/// Fields that a command keeps as they were sent.
const FIELDS: [&str; 11] = [
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "contexts",
    "integration_types",
    "nsfw",
    "handler",
];

impl World {
    /// Registers a command, or replaces the one of the same name and type in the same place, which keeps its id.
    pub(crate) fn register(&mut self, guild_id: Option<Id>, sent: &Value) -> Id {
        let kind = sent["type"].as_u64().and_then(|kind| u8::try_from(kind).ok()).unwrap_or(1);
        let name = sent["name"].as_str().unwrap_or_default().to_owned();
        let same = |c: &&Command| c.guild_id == guild_id && c.kind == kind && c.name == name;
        let known = self.commands.values().find(same).map(|c| c.id);
        let command_id = known.unwrap_or_else(|| self.next_id());
        self.store_command(command_id, guild_id, kind, sent);
        command_id
    }

    /// Changes the fields of a command that were sent.
    pub(crate) fn revise(&mut self, command_id: Id, sent: &Value) {
        let Some(command) = self.commands.get(&command_id).cloned() else { return };
        let mut body = command.body.clone();
        extend(&mut body, sent.clone());
        self.store_command(command_id, command.guild_id, command.kind, &body);
    }

    fn store_command(&mut self, command_id: Id, guild_id: Option<Id>, kind: u8, sent: &Value) {
        let mut body = json!({
            "id": id(command_id),
            "application_id": id(self.application.id),
            "version": id(self.next_id()),
            "type": kind,
            "name_localizations": null,
            "description": "",
            "description_localizations": null,
            "default_member_permissions": null,
            "dm_permission": true,
            "contexts": null,
            "integration_types": [0],
            "nsfw": false,
        });
        for key in FIELDS {
            if let Some(field) = sent.get(key) {
                body[key] = field.clone();
            }
        }
        if let Value::Number(bits) = &body["default_member_permissions"] {
            body["default_member_permissions"] = bits.to_string().into();
        }
        if let Some(guild) = guild_id {
            body["guild_id"] = id(guild);
        }
        if let Some(of) = self.commands.get(&command_id) {
            let mut same = body.clone();
            same["version"] = of.body["version"].clone();
            if same == of.body {
                body = same;
            }
        }
        let name = body["name"].as_str().unwrap_or_default().to_owned();
        self.commands.insert(command_id, Command { id: command_id, guild_id, kind, name, body });
        self.changed(None);
    }

    /// Makes these the only commands of their place.
    pub(crate) fn overwrite_commands(&mut self, guild_id: Option<Id>, sent: &[Value]) -> Vec<Id> {
        let kept: Vec<Id> = sent.iter().map(|command| self.register(guild_id, command)).collect();
        self.commands.retain(|id, command| command.guild_id != guild_id || kept.contains(id));
        kept
    }

    /// A command as Discord answers it; lists leave the translations out unless they are asked for.
    pub(crate) fn command_json(command: &Command, with_localizations: bool) -> Value {
        fn strip(value: &mut Value) {
            if let Some(fields) = value.as_object_mut() {
                fields.remove("name_localizations");
                fields.remove("description_localizations");
            }
            for key in ["options", "choices"] {
                value.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().for_each(strip);
            }
        }
        let mut body = command.body.clone();
        if !with_localizations {
            strip(&mut body);
        }
        body
    }

    /// The commands that a person can use in a channel.
    pub(crate) fn commands_for(&self, channel: &Channel, user_id: Id) -> Vec<&Command> {
        let here = self.commands.values().filter(|c| c.guild_id.is_none() || c.guild_id == channel.guild_id);
        let guild = channel.guild_id.and_then(|guild| self.guilds.get(&guild));
        let Some(guild) = guild else {
            let has_contact = self.shares_guild(user_id);
            return here.filter(|c| has_contact && c.guild_id.is_none() && reaches(&c.body, 1)).collect();
        };
        if !guild.members.contains_key(&self.bot_id()) || !self.can_see(channel, user_id) {
            return Vec::new();
        }
        here.filter(|c| reaches(&c.body, 0) && self.may_use(guild, channel, c, user_id)).collect()
    }

    /// Whether the server lets a member use a command: the overrides of the command, then of the application,
    /// then the permissions that the command asks for. Administrators may use everything.
    fn may_use(&self, guild: &Guild, channel: &Channel, command: &Command, user_id: Id) -> bool {
        let here = permissions::in_channel(guild, self.governing(channel), user_id);
        if here.contains(Permissions::ADMINISTRATOR) {
            return true;
        }
        if !here.contains(Permissions::USE_APPLICATION_COMMANDS) {
            return false;
        }
        let none = Vec::new();
        let of_command = guild.command_permissions.get(&command.id).unwrap_or(&none);
        let of_all = guild.command_permissions.get(&self.application.id).unwrap_or(&none);
        let place = self.governing(channel).id;
        let in_place =
            said_of_channel(of_command, guild.id, place).or_else(|| said_of_channel(of_all, guild.id, place));
        if in_place == Some(false) {
            return false;
        }
        if let Some(said) = said_of_member(of_command, guild, user_id) {
            return said;
        }
        if said_of_member(of_all, guild, user_id) == Some(false) {
            return false;
        }
        match command.body["default_member_permissions"].as_str().and_then(|bits| bits.parse().ok()) {
            None => true,
            Some(0) => false,
            Some(bits) => here.contains(Permissions(bits)),
        }
    }
}

/// Whether a command works in servers (0) or in the bot's direct messages (1).
fn reaches(body: &Value, context: u64) -> bool {
    match body["contexts"].as_array() {
        Some(contexts) => contexts.iter().any(|c| c == context),
        None => context == 0 || body["dm_permission"] != false,
    }
}

fn said_of_channel(all: &[CommandPermission], guild_id: Id, channel_id: Id) -> Option<bool> {
    let said = |id: Id| all.iter().find(|p| p.kind == 3 && p.id == id).map(|p| p.allowed);
    said(channel_id).or_else(|| said(guild_id - 1))
}

fn said_of_member(all: &[CommandPermission], guild: &Guild, user_id: Id) -> Option<bool> {
    if let Some(own) = all.iter().find(|p| p.kind == 2 && p.id == user_id) {
        return Some(own.allowed);
    }
    let roles = &guild.members.get(&user_id)?.roles;
    let mut of_roles =
        all.iter().filter(|p| p.kind == 1 && roles.contains(&p.id)).map(|p| p.allowed).peekable();
    if of_roles.peek().is_some() {
        return Some(of_roles.any(|allowed| allowed));
    }
    all.iter().find(|p| p.kind == 1 && p.id == guild.id).map(|p| p.allowed)
}

/// Reads a list of overrides from JSON.
pub(crate) fn read_permissions(sent: &Value) -> Vec<CommandPermission> {
    let read = |p: &Value| {
        let kind = p["type"].as_u64().and_then(|kind| u8::try_from(kind).ok())?;
        Some(CommandPermission { id: as_id(&p["id"])?, kind, allowed: p["permission"].as_bool()? })
    };
    sent.as_array().into_iter().flatten().filter_map(read).collect()
}
