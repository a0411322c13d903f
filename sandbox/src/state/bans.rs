//! Bans: who was sent out of a guild and may not come back.

use chrono::TimeDelta;
use serde_json::json;

use super::entities::Id;
use super::views::{id, user};
use super::world::World;
use crate::gateway::intent;

impl World {
    /// Bans somebody, whether they are there or not, and takes what they wrote lately away.
    pub(crate) fn ban(&mut self, guild_id: Id, user_id: Id, reason: Option<String>, lately: TimeDelta) {
        let Some(guild) = self.guilds.get_mut(&guild_id) else { return };
        if guild.bans.insert(user_id, reason).is_none() {
            self.emit_ban("GUILD_BAN_ADD", guild_id, user_id);
        }
        self.leave(guild_id, user_id);
        let since = self.now() - lately;
        let channels: Vec<Id> =
            self.channels.values().filter(|c| c.guild_id == Some(guild_id)).map(|c| c.id).collect();
        for channel_id in channels {
            let is_theirs = |message: &&super::entities::Message| {
                message.channel_id == channel_id && message.author_id == user_id && message.sent_at > since
            };
            let written: Vec<Id> = self.messages.values().filter(is_theirs).map(|m| m.id).collect();
            if !written.is_empty() {
                self.delete_messages(channel_id, &written);
            }
        }
        self.changed(None);
    }

    /// Lets somebody come back; says whether they were banned.
    pub(crate) fn unban(&mut self, guild_id: Id, user_id: Id) -> bool {
        let was_banned =
            self.guilds.get_mut(&guild_id).is_some_and(|guild| guild.bans.remove(&user_id).is_some());
        if was_banned {
            self.emit_ban("GUILD_BAN_REMOVE", guild_id, user_id);
        }
        was_banned
    }

    /// Only bots that may ban hear of it.
    fn emit_ban(&mut self, name: &str, guild_id: Id, user_id: Id) {
        let body = json!({"guild_id": id(guild_id), "user": self.users.get(&user_id).map(user)});
        self.emit(name, Some(guild_id), intent::GUILD_MODERATION, &body);
    }
}
