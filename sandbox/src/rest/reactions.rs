//! Reactions: put on messages, taken away, and asked for by the bot.

use axum::extract::{Query, State};
use serde_json::Value;

use super::channels::visible;
use super::exchange::Named;
use super::guilds::{Asked, limit};
use super::messages::known;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::Id;
use crate::state::permissions::Permissions;
use crate::state::views;
use crate::state::world::World;

/// How many different emojis a message may have on it.
const MOST_REACTIONS: usize = 20;

/// An emoji of Unicode; the sandbox's guilds have none of their own.
fn check_emoji(emoji: &str) -> Result<(), Refused> {
    if limits::is_unicode_emoji(emoji) { Ok(()) } else { Err(Refused::new(400, 10014, "Unknown Emoji")) }
}

/// Checks that the bot may see a message, and what it may do in its channel.
fn check(world: &World, id: Id, message_id: Id, needed: Permissions) -> Result<(), Refused> {
    let channel = visible(world, id)?;
    known(world, id, message_id)?;
    if needed == Permissions::MANAGE_MESSAGES && channel.guild_id.is_none() {
        return Err(Refused::new(403, 50003, "Cannot execute action on a DM channel"));
    }
    world.bot_needs(channel, needed)
}

pub(super) async fn put(
    State(sandbox): State<Sandbox>,
    Named((id, message_id, emoji)): Named<(Id, Id, String)>,
) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id, Permissions::READ_MESSAGE_HISTORY)?;
    check_emoji(&emoji)?;
    let reactions = &known(&world, id, message_id)?.reactions;
    if !reactions.iter().any(|reaction| reaction.emoji == emoji) {
        world.bot_needs(visible(&world, id)?, Permissions::ADD_REACTIONS)?;
        if reactions.len() >= MOST_REACTIONS {
            return Err(Refused::new(400, 30010, "Maximum number of reactions reached (20)"));
        }
    }
    let bot_id = world.bot_id();
    world.react(message_id, bot_id, &emoji);
    done()
}

pub(super) async fn take_own(
    State(sandbox): State<Sandbox>,
    Named((id, message_id, emoji)): Named<(Id, Id, String)>,
) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id, Permissions::NONE)?;
    check_emoji(&emoji)?;
    let bot_id = world.bot_id();
    world.unreact(message_id, bot_id, &emoji);
    done()
}

pub(super) async fn take(
    State(sandbox): State<Sandbox>,
    Named((id, message_id, emoji, user_id)): Named<(Id, Id, String, Id)>,
) -> Answer {
    let mut world = sandbox.world();
    let needed = if user_id == world.bot_id() { Permissions::NONE } else { Permissions::MANAGE_MESSAGES };
    check(&world, id, message_id, needed)?;
    check_emoji(&emoji)?;
    world.unreact(message_id, user_id, &emoji);
    done()
}

pub(super) async fn clear(
    State(sandbox): State<Sandbox>,
    Named((id, message_id)): Named<(Id, Id)>,
) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id, Permissions::MANAGE_MESSAGES)?;
    world.clear_reactions(message_id, None);
    done()
}

pub(super) async fn clear_one(
    State(sandbox): State<Sandbox>,
    Named((id, message_id, emoji)): Named<(Id, Id, String)>,
) -> Answer {
    let mut world = sandbox.world();
    check(&world, id, message_id, Permissions::MANAGE_MESSAGES)?;
    check_emoji(&emoji)?;
    world.clear_reactions(message_id, Some(&emoji));
    done()
}

pub(super) async fn list(
    State(sandbox): State<Sandbox>,
    Named((id, message_id, emoji)): Named<(Id, Id, String)>,
    Query(asked): Asked,
) -> Answer {
    let world = sandbox.world();
    check(&world, id, message_id, Permissions::READ_MESSAGE_HISTORY)?;
    check_emoji(&emoji)?;
    let limit = limit(&asked, 25, 100)?;
    let after = asked.get("after").map(|after| limits::id("after", after)).transpose()?.unwrap_or(0);
    let reactions = &known(&world, id, message_id)?.reactions;
    let found = reactions.iter().find(|reaction| reaction.emoji == emoji);
    let mut users: Vec<Id> = found.map(|reaction| reaction.users.clone()).unwrap_or_default();
    users.sort_unstable();
    let users = users.into_iter().filter(|user| *user > after).take(limit);
    ok(users.filter_map(|user| world.users.get(&user)).map(views::user).collect::<Value>())
}
