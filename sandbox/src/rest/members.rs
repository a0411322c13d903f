//! Members of a guild: renamed, given roles, and sent away by the bot.

use std::collections::BTreeSet;

use axum::Extension;
use axum::extract::State;
use serde_json::Value;

use super::exchange::{Named, Sent};
use super::guilds::{may_manage_role, unknown_member};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::entities::{Guild, Id};
use crate::state::permissions::Permissions;
use crate::state::views::as_id;
use crate::state::world::World;

/// What Discord lets a bot change of a member and the sandbox does not have.
const LACKING: [&str; 5] = ["mute", "deaf", "channel_id", "communication_disabled_until", "flags"];

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named((id, user_id)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    change(&mut sandbox.world(), (id, user_id), &sent.json)
}

pub(super) async fn edit_self(
    State(sandbox): State<Sandbox>,
    Named(id): Named<Id>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let bot_id = world.bot_id();
    change(&mut world, (id, bot_id), &sent.json)
}

fn change(world: &mut World, (id, user_id): (Id, Id), body: &Value) -> Answer {
    let guild = world.bot_guild(id)?;
    let before = guild.members.get(&user_id).ok_or_else(unknown_member)?;
    limits::member_edit(body)?;
    if let Some(field) = LACKING.iter().find(|field| !body[**field].is_null()) {
        return Err(Refused::lacking(&format!("the field {field} of members")));
    }
    if body.get("nick").is_some() {
        may_rename(world, guild, user_id)?;
    }
    let roles: Option<BTreeSet<Id>> =
        body["roles"].as_array().map(|roles| roles.iter().filter_map(as_id).collect());
    for role in roles.iter().flat_map(|after| after.symmetric_difference(&before.roles)) {
        may_manage_role(world, guild, *role)?;
    }
    if let Some(nick) = body.get("nick") {
        let nick = nick.as_str().filter(|nick| !nick.is_empty()).map(str::to_owned);
        world.set_nick(id, user_id, nick);
    }
    if let Some(roles) = roles {
        world.set_roles(id, user_id, roles);
    }
    let member = world.guild(id)?.members.get(&user_id).ok_or_else(unknown_member)?;
    ok(world.member_json(member))
}

/// The bot may rename itself with one permission, and those below it with another.
fn may_rename(world: &World, guild: &Guild, user_id: Id) -> Result<(), Refused> {
    let bot_id = world.bot_id();
    let own = world.bot_permissions(guild);
    let may = if user_id == bot_id {
        own.contains(Permissions::CHANGE_NICKNAME)
    } else {
        own.contains(Permissions::MANAGE_NICKNAMES) && is_below(guild, bot_id, user_id)
    };
    if may { Ok(()) } else { Err(Refused::forbidden()) }
}

/// Whether a member stands below the bot: not the owner, and with no role as high as the bot's highest.
pub(super) fn is_below(guild: &Guild, bot_id: Id, user_id: Id) -> bool {
    let height = |id: Id| {
        let roles = guild.members.get(&id).into_iter().flat_map(|member| &member.roles);
        roles.filter_map(|role| guild.roles.get(role)).map(|role| role.position).max().unwrap_or(0)
    };
    guild.owner_id != user_id && (guild.owner_id == bot_id || height(user_id) < height(bot_id))
}

pub(super) async fn remove(State(sandbox): State<Sandbox>, Named((id, user_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    if !guild.members.contains_key(&user_id) {
        return Err(unknown_member());
    }
    let bot_id = world.bot_id();
    let may = world.bot_permissions(guild).contains(Permissions::KICK_MEMBERS);
    if !may || !is_below(guild, bot_id, user_id) {
        return Err(Refused::forbidden());
    }
    world.leave(id, user_id);
    done()
}
