//! Roles: changed and taken away by the bot.

use axum::Extension;
use axum::extract::State;

use super::exchange::{Named, Sent};
use super::guilds::{may_manage_role, read_bits, unknown_role};
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits;
use crate::state::entities::Id;
use crate::state::views;

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named((id, role_id)): Named<(Id, Id)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    may_manage_role(&world, guild, role_id)?;
    let body = &sent.json;
    limits::role(body)?;
    let bot_id = world.bot_id();
    let guild = world.guilds.get_mut(&id);
    let role = guild.and_then(|guild| guild.roles.get_mut(&role_id)).ok_or_else(unknown_role)?;
    if let Some(name) = body["name"].as_str() {
        name.clone_into(&mut role.name);
    }
    role.permissions = read_bits(&body["permissions"]).unwrap_or(role.permissions);
    role.color = body["color"].as_u64().and_then(|color| u32::try_from(color).ok()).unwrap_or(role.color);
    role.hoist = body["hoist"].as_bool().unwrap_or(role.hoist);
    role.mentionable = body["mentionable"].as_bool().unwrap_or(role.mentionable);
    let answer = views::role(role, bot_id);
    world.emit_role("GUILD_ROLE_UPDATE", id, role_id);
    world.changed(None);
    ok(answer)
}

pub(super) async fn delete(State(sandbox): State<Sandbox>, Named((id, role_id)): Named<(Id, Id)>) -> Answer {
    let mut world = sandbox.world();
    let guild = world.bot_guild(id)?;
    may_manage_role(&world, guild, role_id)?;
    world.remove_role(id, role_id);
    done()
}
