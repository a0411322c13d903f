//! Who the bot is and where its gateway is.

use axum::extract::State;
use serde_json::{Value, json};

use super::{Answer, ok};
use crate::Sandbox;
use crate::gateway::{application_flags, gateway_url};
use crate::state::views::{id, user};

pub(super) async fn gateway(State(sandbox): State<Sandbox>) -> Answer {
    ok(json!({"url": gateway_url(&sandbox.world())}))
}

pub(super) async fn gateway_bot(State(sandbox): State<Sandbox>) -> Answer {
    let (world, limits) = (sandbox.world(), sandbox.gateway_limits());
    let (remaining, reset_after) = world.starts.left(limits);
    let bot_id = world.bot_id();
    let guilds = world.guilds.values().filter(|guild| guild.members.contains_key(&bot_id)).count();
    ok(json!({
        "url": gateway_url(&world),
        "shards": guilds.div_ceil(limits.guilds_a_shard.max(1)).max(1),
        "session_start_limit": {
            "total": limits.starts_a_day,
            "remaining": remaining,
            "reset_after": reset_after,
            "max_concurrency": limits.max_concurrency,
        },
    }))
}

pub(super) async fn current(State(sandbox): State<Sandbox>) -> Answer {
    let world = sandbox.world();
    let bot = world.users.get(&world.bot_id());
    ok(json!({
        "id": id(world.application.id),
        "name": world.application.name,
        "icon": null,
        "description": "",
        "type": null,
        "bot": bot.map(user),
        "summary": "",
        "bot_public": true,
        "bot_require_code_grant": false,
        "verify_key": world.application.public_key,
        "flags": application_flags(&world),
        "hook": true,
        "is_monetized": false,
        "is_verified": false,
        "owner": bot.map(user),
        "team": null,
        "redirect_uris": [],
        "interactions_endpoint_url": null,
        "role_connections_verification_url": null,
        "event_webhooks_url": null,
        "event_webhooks_status": 1,
        "tags": [],
        "approximate_guild_count": world.guilds.len(),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "install_params": {"scopes": ["applications.commands", "bot"], "permissions": "0"},
        "integration_types_config": {"0": Value::Object(serde_json::Map::new())},
    }))
}
