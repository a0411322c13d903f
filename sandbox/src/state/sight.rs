//! What one person's Discord knows: the servers, channels, people and commands that they can see.

use serde_json::{Value, json};

use super::entities::{Channel, Guild, Id, kind};
use super::views::{extend, id, ids, role};
use super::world::World;

impl World {
    /// The servers, channels, threads, members and direct messages that a person sees.
    pub(crate) fn sight(&self, user_id: Id) -> Value {
        let guilds = self.guilds.values().filter(|guild| guild.members.contains_key(&user_id));
        json!({
            "guilds": guilds.map(|guild| self.guild_in_sight(guild, user_id)).collect::<Value>(),
            "direct_messages": self.direct_messages_in_sight(user_id),
        })
    }

    fn guild_in_sight(&self, guild: &Guild, user_id: Id) -> Value {
        let seen = || {
            let own = self.channels.values().filter(|channel| channel.guild_id == Some(guild.id));
            own.filter(|channel| self.can_see(channel, user_id))
        };
        let is_open = |channel: &&Channel| channel.thread.as_ref().is_some_and(|thread| !thread.archived);
        let channels = seen().filter(|channel| channel.thread.is_none());
        json!({
            "id": id(guild.id),
            "name": guild.name,
            "roles": guild.roles.values().map(|one| role(one, self.bot_id())).collect::<Value>(),
            "members": self.members_in_sight(guild),
            "channels": channels.map(|channel| self.channel_json(channel)).collect::<Value>(),
            "threads": seen().filter(is_open).map(|channel| self.channel_json(channel)).collect::<Value>(),
        })
    }

    fn members_in_sight(&self, guild: &Guild) -> Value {
        let described = guild.members.values().filter_map(|member| {
            let user = self.users.get(&member.user_id)?;
            Some(json!({
                "id": id(user.id),
                "name": member.nick.as_ref().unwrap_or(&user.name),
                "bot": user.bot,
                "roles": ids(&member.roles),
            }))
        });
        described.collect()
    }

    /// The conversation with the bot, which a member of one of its servers can always begin: `dm` until then.
    fn direct_messages_in_sight(&self, user_id: Id) -> Value {
        let name = self.users.get(&self.bot_id()).map(|bot| &bot.name);
        let is_open = |channel: &&Channel| channel.kind == kind::DM && channel.recipients.contains(&user_id);
        let named = |mut channel: Value| {
            extend(&mut channel, json!({"name": name}));
            channel
        };
        let open: Vec<Value> =
            self.channels.values().filter(is_open).map(|channel| named(self.channel_json(channel))).collect();
        if open.is_empty() && self.shares_guild(user_id) {
            return json!([named(json!({"id": "dm", "type": kind::DM, "last_message_id": null}))]);
        }
        open.into()
    }

    /// The commands that a person can use in a channel, with all their translations.
    pub(crate) fn commands_in_sight(&self, channel: &Channel, user_id: Id) -> Value {
        let commands = self.commands_for(channel, user_id);
        commands.into_iter().map(|command| Self::command_json(command, true)).collect()
    }
}
