//! What a channel allows or denies to one role or member, set and taken away by the bot.

use axum::Extension;
use axum::extract::State;

use super::channels::visible;
use super::exchange::{Named, Sent};
use super::guilds::read_bits;
use super::{Answer, done};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Channel, Id, Overwrite};
use crate::state::permissions::Permissions;
use crate::state::world::World;

/// A channel of a guild whose overwrites the bot may change.
fn changeable(world: &World, id: Id) -> Result<&Channel, Refused> {
    let channel = visible(world, id)?;
    if channel.guild_id.is_none() {
        return Err(Refused::new(403, 50003, "Cannot execute action on a DM channel"));
    }
    if channel.thread.is_some() {
        return Err(Refused::new(400, 50024, "Cannot execute action on this channel type"));
    }
    world.bot_needs(channel, Permissions::MANAGE_ROLES)?;
    Ok(channel)
}

pub(super) async fn set(
    State(sandbox): State<Sandbox>,
    Named((id, of)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    changeable(&world, id)?;
    limits::overwrite(&sent.json)?;
    let overwrite = Overwrite {
        id: of,
        is_member: sent.json["type"] == 1,
        allow: read_bits(&sent.json["allow"]).unwrap_or_default(),
        deny: read_bits(&sent.json["deny"]).unwrap_or_default(),
    };
    change(&mut world, id, |all| {
        all.retain(|other| other.id != of);
        all.push(overwrite);
    });
    done()
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named((id, of)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    if !changeable(&world, id)?.overwrites.iter().any(|overwrite| overwrite.id == of) {
        return Err(Refused::new(404, 10009, "Unknown Overwrite"));
    }
    change(&mut world, id, |all| all.retain(|other| other.id != of));
    done()
}

fn change(world: &mut World, id: Id, change: impl FnOnce(&mut Vec<Overwrite>)) {
    if let Some(channel) = world.channels.get_mut(&id) {
        change(&mut channel.overwrites);
    }
    world.emit_channel("CHANNEL_UPDATE", id);
    world.changed(Some(id));
}
