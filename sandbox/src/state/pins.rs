//! Pins: the messages that a channel keeps at hand.

use serde_json::json;

use super::drafts::Draft;
use super::entities::{Channel, Id, Message};
use super::posting::Posting;
use super::views::{id, timestamp};
use super::world::World;
use crate::gateway::intent;

/// The type of the message that says that another was pinned.
pub(crate) const PINNED: u8 = 6;

impl World {
    /// The pinned messages of a channel, the latest pin first.
    pub(crate) fn pins(&self, channel: &Channel) -> Vec<&Message> {
        let mut pinned: Vec<&Message> =
            channel.pins.iter().filter_map(|message| self.messages.get(message)).collect();
        pinned.sort_by_key(|message| std::cmp::Reverse((message.pinned_at, message.id)));
        pinned
    }

    /// Pins a message, and says so in its channel.
    pub(crate) fn pin(&mut self, message_id: Id, user_id: Id) {
        let now = self.now();
        let Some(message) = self.messages.get_mut(&message_id) else { return };
        message.pinned_at = Some(now);
        let channel_id = message.channel_id;
        if let Some(channel) = self.channels.get_mut(&channel_id) {
            channel.pins.retain(|pin| *pin != message_id);
            channel.pins.push(message_id);
        }
        self.emit_message("MESSAGE_UPDATE", message_id);
        self.emit_pins(channel_id);
        let draft = Draft { reference: Some(message_id), ..Draft::default() };
        self.post(Posting { kind: PINNED, ..Posting::plain(channel_id, user_id, draft) });
    }

    /// Takes a pin away.
    pub(crate) fn unpin(&mut self, message_id: Id) {
        let Some(message) = self.messages.get_mut(&message_id) else { return };
        message.pinned_at = None;
        let channel_id = message.channel_id;
        if let Some(channel) = self.channels.get_mut(&channel_id) {
            channel.pins.retain(|pin| *pin != message_id);
        }
        self.emit_message("MESSAGE_UPDATE", message_id);
        self.emit_pins(channel_id);
        self.changed(Some(channel_id));
    }

    fn emit_pins(&mut self, channel_id: Id) {
        let Some(channel) = self.channels.get(&channel_id) else { return };
        let guild_id = channel.guild_id;
        let last = self.pins(channel).first().and_then(|message| message.pinned_at);
        let mut body = json!({"channel_id": id(channel_id), "last_pin_timestamp": last.map(timestamp)});
        if let Some(guild) = guild_id {
            body["guild_id"] = id(guild);
        }
        let intents = if guild_id.is_some() { intent::GUILDS } else { intent::DIRECT_MESSAGES };
        self.emit("CHANNEL_PINS_UPDATE", guild_id, intents, &body);
    }
}
