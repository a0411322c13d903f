//! Lists of what a guild of the sandbox has none of: emojis and stickers of its own, invites, webhooks.

use axum::extract::State;
use serde_json::json;

use super::channels::visible;
use super::exchange::Named;
use super::{Answer, ok};
use crate::Sandbox;
use crate::limits::Refused;
use crate::state::entities::Id;
use crate::state::permissions::Permissions;

/// What anybody in the guild may list.
pub(super) async fn for_members(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    sandbox.world().bot_guild(id)?;
    ok(json!([]))
}

fn listed(sandbox: &Sandbox, id: Id, needed: Permissions) -> Answer {
    let world = sandbox.world();
    if !world.bot_permissions(world.bot_guild(id)?).contains(needed) {
        return Err(Refused::forbidden());
    }
    ok(json!([]))
}

/// The invites of a guild.
pub(super) async fn invites(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    listed(&sandbox, id, Permissions::MANAGE_GUILD)
}

/// The webhooks of a guild.
pub(super) async fn webhooks(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    listed(&sandbox, id, Permissions::MANAGE_WEBHOOKS)
}

/// The webhooks of a channel.
pub(super) async fn channel_webhooks(State(sandbox): State<Sandbox>, Named(id): Named<Id>) -> Answer {
    let world = sandbox.world();
    world.bot_needs(visible(&world, id)?, Permissions::MANAGE_WEBHOOKS)?;
    ok(json!([]))
}
