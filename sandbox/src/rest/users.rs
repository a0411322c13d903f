//! Users: the bot itself, others, and the direct-message channels between them.

use axum::Extension;
use axum::extract::State;
use serde_json::{Value, json};

use super::exchange::{Named, Sent};
use super::{Answer, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::Id;
use crate::state::views::{self, as_id, id};

pub(super) async fn current(State(sandbox): State<Sandbox>) -> Answer {
    let world = sandbox.world();
    ok(views::current_user(world.user(world.bot_id())?))
}

pub(super) async fn one(State(sandbox): State<Sandbox>, Named(user_id): Named<Id>) -> Answer {
    ok(views::user(sandbox.world().user(user_id)?))
}

pub(super) async fn guilds(State(sandbox): State<Sandbox>) -> Answer {
    let world = sandbox.world();
    let bot_id = world.bot_id();
    let own = world.guilds.values().filter(|g| g.members.contains_key(&bot_id));
    let partial = own.map(|guild| {
        json!({
            "id": id(guild.id),
            "name": guild.name,
            "icon": null,
            "banner": null,
            "owner": guild.owner_id == bot_id,
            "permissions": world.bot_permissions(guild).0.to_string(),
            "features": ["COMMUNITY"],
        })
    });
    ok(partial.collect::<Value>())
}

pub(super) async fn open_direct_messages(
    State(sandbox): State<Sandbox>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    limits::direct_channel(&sent.json)?;
    let recipient = as_id(&sent.json["recipient_id"]);
    let recipient = recipient.filter(|r| world.users.get(r).is_some_and(|user| !user.bot));
    let Some(recipient) = recipient else {
        return Err(Refused::new(400, 50033, "Invalid Recipient(s)"));
    };
    let channel_id = world.direct_messages(recipient);
    ok(world.channel_json(world.channel(channel_id)?))
}
