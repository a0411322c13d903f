//! Reactions: who put which emoji on a message, in the order in which they came.

use serde_json::{Value, json};

use super::entities::{Id, Message};
use super::views::{extend, id};
use super::world::World;
use crate::gateway::intent;

/// One emoji on a message, and who put it there.
#[derive(Debug, Clone)]
pub(crate) struct Reaction {
    pub emoji: String,
    pub users: Vec<Id>,
}

fn emoji_json(emoji: &str) -> Value {
    json!({"id": null, "name": emoji})
}

impl World {
    /// The reactions to a message, as `user_id` reads them.
    pub(crate) fn reactions_json(message: &Message, user_id: Id) -> Value {
        let told = message.reactions.iter().map(|reaction| {
            json!({
                "emoji": emoji_json(&reaction.emoji),
                "count": reaction.users.len(),
                "count_details": {"burst": 0, "normal": reaction.users.len()},
                "me": reaction.users.contains(&user_id),
                "me_burst": false,
                "burst_colors": [],
            })
        });
        told.collect()
    }

    /// Puts an emoji on a message; nothing happens where it is already.
    pub(crate) fn react(&mut self, message_id: Id, user_id: Id, emoji: &str) {
        let Some(message) = self.messages.get_mut(&message_id) else { return };
        let author = message.author_id;
        let place = message.reactions.iter().position(|reaction| reaction.emoji == emoji);
        let place = place.unwrap_or_else(|| {
            message.reactions.push(Reaction { emoji: emoji.to_owned(), users: Vec::new() });
            message.reactions.len() - 1
        });
        if message.reactions[place].users.contains(&user_id) {
            return;
        }
        message.reactions[place].users.push(user_id);
        let mut more = json!({
            "user_id": id(user_id), "emoji": emoji_json(emoji), "message_author_id": id(author),
            "burst": false, "type": 0,
        });
        if let Some(member) = self.member_where(message_id, user_id) {
            more["member"] = member;
        }
        self.emit_reaction("MESSAGE_REACTION_ADD", message_id, more);
    }

    /// Takes somebody's emoji from a message; says whether it was there.
    pub(crate) fn unreact(&mut self, message_id: Id, user_id: Id, emoji: &str) -> bool {
        let Some(message) = self.messages.get_mut(&message_id) else { return false };
        let found = message.reactions.iter_mut().find(|reaction| reaction.emoji == emoji);
        let Some(reaction) = found.filter(|reaction| reaction.users.contains(&user_id)) else { return false };
        reaction.users.retain(|user| *user != user_id);
        message.reactions.retain(|reaction| !reaction.users.is_empty());
        let more = json!({"user_id": id(user_id), "emoji": emoji_json(emoji), "burst": false, "type": 0});
        self.emit_reaction("MESSAGE_REACTION_REMOVE", message_id, more);
        true
    }

    /// Takes one emoji, or all of them, from a message, whoever put it there.
    pub(crate) fn clear_reactions(&mut self, message_id: Id, emoji: Option<&str>) {
        let Some(message) = self.messages.get_mut(&message_id) else { return };
        message.reactions.retain(|reaction| emoji.is_some_and(|emoji| reaction.emoji != emoji));
        match emoji {
            None => self.emit_reaction("MESSAGE_REACTION_REMOVE_ALL", message_id, json!({})),
            Some(emoji) => {
                let more = json!({"emoji": emoji_json(emoji)});
                self.emit_reaction("MESSAGE_REACTION_REMOVE_EMOJI", message_id, more);
            }
        }
    }

    fn member_where(&self, message_id: Id, user_id: Id) -> Option<Value> {
        let channel = self.channels.get(&self.messages.get(&message_id)?.channel_id)?;
        let member = self.guilds.get(&channel.guild_id?)?.members.get(&user_id)?;
        Some(self.member_json(member))
    }

    fn emit_reaction(&mut self, name: &str, message_id: Id, more: Value) {
        let Some(message) = self.messages.get(&message_id) else { return };
        let channel_id = message.channel_id;
        let Some(channel) = self.channels.get(&channel_id) else { return };
        let guild_id = channel.guild_id;
        let is_heard = message.visible_to.is_none() && self.can_see(channel, self.bot_id());
        let mut body = json!({"channel_id": id(channel_id), "message_id": id(message_id)});
        if let Some(guild) = guild_id {
            body["guild_id"] = id(guild);
        }
        extend(&mut body, more);
        let intents =
            if guild_id.is_some() { intent::GUILD_REACTIONS } else { intent::DIRECT_MESSAGE_REACTIONS };
        if is_heard {
            self.emit(name, guild_id, intents, &body);
        }
        self.changed(Some(channel_id));
    }
}
