//! A person's life outside of typing: joining and leaving servers, roles, language, zone, private messages.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Person;
use crate::newcomers::DirectMessages;
use crate::state::entities::{Channel, Guild, Id, Role, kind};
use crate::state::views::{command_json_of, id, role, timestamp};
use crate::state::world::World;

impl Person {
    /// Their direct messages with the bot, opened if they never were.
    pub fn direct_channel(&self) -> Id {
        self.sandbox.world().direct_messages(self.id)
    }

    /// Joins a server with these roles, if they are not banned there; the bot hears of it.
    pub fn join(&self, guild: Id, roles: &[Id]) {
        self.sandbox.world().join(guild, self.id, roles.iter().copied().collect());
    }

    /// Leaves a server, or is removed from it; the bot hears of it.
    pub fn leave(&self, guild: Id) {
        self.sandbox.world().leave(guild, self.id);
    }

    /// Has exactly these roles in a server from now on; the bot hears of it.
    pub fn set_roles(&self, guild: Id, roles: &[Id]) {
        let roles: BTreeSet<Id> = roles.iter().copied().collect();
        self.sandbox.world().set_roles(guild, self.id, roles);
    }

    /// Goes by another name in a guild; `None` goes back to their own.
    pub fn set_nickname(&self, guild: Id, name: Option<&str>) {
        self.sandbox.world().set_nick(guild, self.id, name.map(str::to_owned));
    }

    /// The roles that this person has in a server.
    pub fn roles(&self, guild: Id) -> Vec<Id> {
        let world = self.sandbox.world();
        let member = world.guilds.get(&guild).and_then(|guild| guild.members.get(&self.id));
        member.map(|member| member.roles.iter().copied().collect()).unwrap_or_default()
    }

    /// Opens or closes direct messages from the bot.
    pub fn set_direct_messages(&self, state: DirectMessages) {
        self.sandbox.world().change_user(self.id, |user| user.accepts_direct_messages = state.are_open());
    }

    /// Switches the language of their client.
    pub fn set_locale(&self, locale: &str) {
        self.sandbox.world().change_user(self.id, |user| locale.clone_into(&mut user.locale));
    }

    /// Moves to another zone.
    pub fn set_timezone(&self, timezone: chrono_tz::Tz) {
        self.sandbox.world().change_user(self.id, |user| user.timezone = timezone);
    }

    /// The commands that this person is offered where they stand, as Discord's JSON with all translations.
    pub fn commands(&self) -> Vec<Value> {
        let mut world = self.sandbox.world();
        let Ok(channel) = self.stand(&mut world) else { return Vec::new() };
        world.commands_for(&channel, self.id).into_iter().map(command_json_of).collect()
    }

    /// The form that is open on their screen.
    pub fn open_form(&self) -> Option<Value> {
        self.sandbox.world().open_form(self.id)
    }

    /// Closes the open form without sending it.
    pub fn close_form(&self) {
        self.sandbox.world().modals.remove(&self.id);
    }

    /// This person as the control API describes them.
    pub fn json(&self) -> Value {
        self.sandbox.world().person_json(self.id)
    }

    /// What this person's client shows: their servers with channels, threads, members and roles; direct messages.
    pub fn sight(&self) -> Value {
        self.sandbox.world().sight_json(self.id)
    }
}

impl World {
    fn change_user(&mut self, user_id: Id, change: impl FnOnce(&mut crate::state::entities::User)) {
        if let Some(user) = self.users.get_mut(&user_id) {
            change(user);
        }
        self.changed(None);
    }

    /// A person with their servers and roles.
    pub(crate) fn person_json(&self, user_id: Id) -> Value {
        let Some(user) = self.users.get(&user_id) else { return Value::Null };
        let guilds = self.guilds.values().filter_map(|guild| Some((guild, guild.members.get(&user_id)?)));
        let guilds = guilds.map(|(guild, member)| {
            let named = |role: &Role| json!({"id": id(role.id), "name": role.name});
            let roles = member.roles.iter().filter_map(|r| guild.roles.get(r)).map(named);
            json!({
                "id": id(guild.id),
                "name": guild.name,
                "owner": guild.owner_id == user_id,
                "joined_at": timestamp(member.joined_at),
                "roles": roles.collect::<Value>(),
            })
        });
        json!({
            "id": id(user.id),
            "name": user.name,
            "username": user.username,
            "locale": user.locale,
            "timezone": user.timezone.name(),
            "direct_messages": if user.accepts_direct_messages { "open" } else { "closed" },
            "guilds": guilds.collect::<Value>(),
        })
    }

    fn sight_json(&self, user_id: Id) -> Value {
        let own = self.guilds.values().filter(|guild| guild.members.contains_key(&user_id));
        let private =
            self.channels.values().filter(|c| c.guild_id.is_none() && c.recipients.contains(&user_id));
        let private = private.map(|channel| self.seen_channel(channel, user_id));
        let mut private: Vec<Value> = private.collect();
        if private.is_empty() && self.shares_guild(user_id) {
            // The conversation with the bot can always be begun; `dm` is how the deeds name it.
            private.push(json!({"id": "dm", "type": kind::DM, "last_message_id": null}));
        }
        for channel in &mut private {
            channel["name"] = self.application.name.clone().into();
        }
        json!({
            "person": self.person_json(user_id),
            "guilds": own.map(|guild| self.seen_guild(guild, user_id)).collect::<Value>(),
            "direct_messages": private,
        })
    }

    fn seen_guild(&self, guild: &Guild, user_id: Id) -> Value {
        let here =
            self.channels.values().filter(|c| c.guild_id == Some(guild.id) && self.can_see(c, user_id));
        let (threads, channels): (Vec<&Channel>, Vec<&Channel>) = here.partition(|c| c.thread.is_some());
        let open = |c: &&&Channel| c.thread.as_ref().is_some_and(|thread| !thread.archived);
        let members = guild.members.keys().filter_map(|m| self.users.get(m));
        let members = members.map(|u| json!({"id": id(u.id), "name": u.name, "bot": u.bot}));
        json!({
            "id": id(guild.id),
            "name": guild.name,
            "locale": guild.locale,
            "owner_id": id(guild.owner_id),
            "roles": guild.roles.values().map(|r| role(r, self.bot_id())).collect::<Value>(),
            "members": members.collect::<Value>(),
            "channels": channels.iter().map(|c| self.seen_channel(c, user_id)).collect::<Value>(),
            "threads": threads.iter().filter(open).map(|c| self.seen_channel(c, user_id)).collect::<Value>(),
        })
    }

    /// A channel as a person's client has it: its last message is the last that they can see.
    fn seen_channel(&self, channel: &Channel, user_id: Id) -> Value {
        let mut value = self.channel_json(channel);
        let seen = channel
            .messages
            .iter()
            .rev()
            .find(|m| self.messages.get(m).is_some_and(|message| self.can_see_message(message, user_id)));
        value["last_message_id"] = seen.map_or(Value::Null, |seen| id(*seen));
        value
    }
}
