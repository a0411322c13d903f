//! Somebody at a keyboard: types commands, presses buttons, fills forms, reads, and can do nothing that Discord's
//! own client would not let a person do.

mod components;
mod deeds;
mod forms;
mod life;
mod phrases;
mod reacting;
mod reading;
mod suggestions;
mod typing;
mod values;
mod waiting;

use serde::Serialize;
use serde_json::Value;

use crate::Sandbox;
use crate::state::entities::{Channel, Id};
use crate::state::views::as_id;
use crate::state::world::World;
use phrases::Complaint;

pub use deeds::Attachment;
pub use suggestions::{Suggestion, Suggestions};

/// Where a person types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The first text channel that they can write in, or else direct messages with the bot.
    Anywhere,
    /// A channel or thread.
    Channel(Id),
    /// Direct messages with the bot.
    DirectMessages,
}

/// What came of a deed.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Outcome {
    /// The messages that the bot answered with or changed, as this person sees them.
    pub messages: Vec<Value>,
    /// The form that opened, with the `id` by which it is submitted.
    pub modal: Option<Value>,
    /// What the person sees instead when something is not possible or the bot did not answer.
    pub error: Option<String>,
    /// From dispatch to the bot's first answer.
    pub milliseconds: u64,
}

impl Outcome {
    fn refused(complaint: &Complaint, locale: &str) -> Self {
        Self { error: Some(complaint.said(locale)), ..Self::default() }
    }

    /// The last of its messages.
    pub fn message(&self) -> Option<&Value> {
        self.messages.last()
    }

    /// Everything to be read in it, as a transcript shows it.
    pub fn text(&self) -> String {
        let mut parts: Vec<String> = self.messages.iter().map(reading::message_text).collect();
        parts.extend(self.modal.as_ref().map(reading::modal_text));
        parts.extend(self.error.clone());
        parts.join("\n")
    }
}

/// Whatever names a message: its id, its JSON, or the outcome that ended with it.
pub trait MessageId {
    /// The id; 0 names no message.
    fn message_id(&self) -> Id;
}

impl MessageId for Id {
    fn message_id(&self) -> Id {
        *self
    }
}

impl MessageId for Value {
    fn message_id(&self) -> Id {
        as_id(&self["id"]).or_else(|| as_id(self)).unwrap_or(0)
    }
}

impl MessageId for Outcome {
    fn message_id(&self) -> Id {
        self.message().map_or(0, MessageId::message_id)
    }
}

impl<T: MessageId + ?Sized> MessageId for &T {
    fn message_id(&self) -> Id {
        (*self).message_id()
    }
}

/// Somebody at a keyboard.
#[derive(Clone)]
pub struct Person {
    sandbox: Sandbox,
    id: Id,
    place: Place,
}

impl Person {
    pub(crate) fn new(sandbox: Sandbox, id: Id) -> Self {
        Self { sandbox, id, place: Place::Anywhere }
    }

    /// Their id.
    pub fn id(&self) -> Id {
        self.id
    }

    /// The name that others see.
    pub fn name(&self) -> String {
        self.sandbox.world().users.get(&self.id).map(|u| u.name.clone()).unwrap_or_default()
    }

    /// The language of their client.
    pub fn locale(&self) -> String {
        self.sandbox.world().users.get(&self.id).map(|u| u.locale.clone()).unwrap_or_default()
    }

    /// The same person, typing in this channel.
    pub fn at(&self, channel: Id) -> Self {
        Self { place: Place::Channel(channel), ..self.clone() }
    }

    /// The same person, typing in direct messages with the bot.
    pub fn in_direct_messages(&self) -> Self {
        Self { place: Place::DirectMessages, ..self.clone() }
    }

    /// The channel that this person types in, if they can see it.
    fn stand(&self, world: &mut World) -> Result<Channel, Complaint> {
        let id = match self.place {
            Place::Channel(id) => id,
            Place::DirectMessages => world.direct_messages(self.id),
            Place::Anywhere => {
                let usual = world.usual_channel(self.id);
                usual.unwrap_or_else(|| world.direct_messages(self.id))
            }
        };
        let channel = world.channels.get(&id).filter(|channel| world.can_see(channel, self.id));
        channel.cloned().ok_or(Complaint::NoSuchChannel)
    }
}

impl World {
    /// The first text channel that a person can write in.
    fn usual_channel(&self, user_id: Id) -> Option<Id> {
        let writable = |c: &&Channel| {
            let has = self.permissions_in(c, user_id);
            c.kind == crate::state::entities::kind::TEXT && has.contains(Self::writing(c))
        };
        self.channels.values().find(writable).map(|c| c.id)
    }
}
