//! Emojis that a person puts on a message.

use super::phrases::Complaint;
use super::{MessageId, Outcome, Person};
use crate::limits;
use crate::state::permissions::Permissions;

impl Person {
    /// Puts an emoji on a message, or takes it away again.
    pub fn react(&self, message: impl MessageId, emoji: &str, is_on: bool) -> Outcome {
        match self.put(message.message_id(), emoji, is_on) {
            Ok(outcome) => outcome,
            Err(complaint) => self.refused(&complaint),
        }
    }

    fn put(&self, message_id: crate::Id, emoji: &str, is_on: bool) -> Result<Outcome, Complaint> {
        let mut world = self.sandbox.world();
        let message = world.messages.get(&message_id).filter(|m| world.can_see_message(m, self.id));
        let message = message.ok_or(Complaint::NoSuchMessage)?;
        let channel = world.channels.get(&message.channel_id).ok_or(Complaint::NoSuchChannel)?;
        let is_new = !message.reactions.iter().any(|reaction| reaction.emoji == emoji);
        let may = world.permissions_in(channel, self.id).contains(Permissions::ADD_REACTIONS);
        if !limits::is_unicode_emoji(emoji) || is_on && is_new && !may {
            return Err(Complaint::MayNotReact);
        }
        if is_on {
            world.react(message_id, self.id, emoji);
        } else {
            world.unreact(message_id, self.id, emoji);
        }
        let messages = world.seen_by(message_id, self.id).into_iter().collect();
        Ok(Outcome { messages, ..Outcome::default() })
    }
}
