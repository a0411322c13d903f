//! Messages of announcement channels, handed on to the channels that follow them.

use axum::extract::State;

use super::channels::visible;
use super::exchange::Named;
use super::messages::{known, message_json};
use super::{Answer, ok};
use crate::Sandbox;
use crate::limits::Refused;
use crate::state::entities::{Id, kind};
use crate::state::permissions::Permissions;
use crate::state::posting::flag;

/// Marks a message as handed on; nobody here follows a channel.
pub(super) async fn crosspost(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
) -> Answer {
    let mut world = sandbox.world();
    let channel = visible(&world, id)?;
    if channel.kind != kind::ANNOUNCEMENT {
        return Err(Refused::new(400, 50024, "Cannot execute action on this channel type"));
    }
    let message = known(&world, id, message_id)?;
    let is_own = message.author_id == world.bot_id();
    let others = Permissions::MANAGE_MESSAGES.with(Permissions::SEND_MESSAGES);
    world.bot_needs(channel, if is_own { Permissions::SEND_MESSAGES } else { others })?;
    if message.flags & flag::CROSSPOSTED != 0 {
        return Err(Refused::new(400, 40033, "This message has already been crossposted."));
    }
    if let Some(message) = world.messages.get_mut(&message_id) {
        message.flags |= flag::CROSSPOSTED;
    }
    world.emit_message("MESSAGE_UPDATE", message_id);
    world.changed(Some(id));
    ok(message_json(&world, known(&world, id, message_id)?))
}
