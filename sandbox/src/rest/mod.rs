//! Discord's HTTP API: its routes, who may call them, and how a refusal looks.

mod announcing;
mod application;
mod archives;
mod bans;
mod call;
mod channels;
mod commands;
mod exchange;
mod guilds;
mod interactions;
mod members;
mod messages;
mod none;
mod overwrites;
mod pins;
mod rates;
mod reactions;
mod roles;
mod scheduled;
mod threads;
mod users;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, patch, post, put};
use axum::{Json, middleware};
use serde_json::Value;

pub(crate) use guilds::read_overwrites;

use crate::Sandbox;
use crate::limits::Refused;

pub(crate) use call::{Call, with_plain_path};
pub(crate) use exchange::Sent;
pub use rates::RateLimits;
pub(crate) use rates::{Rates, Scope};

/// What a route answers.
type Answer = Result<Response, Refused>;

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let body = self.body();
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::BAD_REQUEST);
        (status, Json(body)).into_response()
    }
}

/// A good answer with a body.
#[expect(clippy::unnecessary_wraps, reason = "this is how every route ends")]
fn ok(body: Value) -> Answer {
    Ok(Json(body).into_response())
}

/// A good answer with nothing to say.
#[expect(clippy::unnecessary_wraps, reason = "this is how every route ends")]
fn done() -> Answer {
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// All routes, under `/api/v10` and `/api`.
pub(crate) fn router(sandbox: &Sandbox) -> Router {
    let api = Router::new()
        .merge(about_the_bot())
        .merge(about_guilds())
        .merge(about_channels())
        .merge(about_marks())
        .merge(about_commands())
        .merge(about_interactions())
        .fallback(exchange::lacking)
        .method_not_allowed_fallback(exchange::lacking)
        .layer(middleware::from_fn_with_state(sandbox.clone(), exchange::keep))
        .with_state(sandbox.clone());
    Router::new().nest("/api/v10", api.clone()).nest("/api", api)
}

fn about_the_bot() -> Router<Sandbox> {
    Router::new()
        .route("/gateway", get(application::gateway))
        .route("/gateway/bot", get(application::gateway_bot))
        .route("/applications/@me", get(application::current))
        .route("/oauth2/applications/@me", get(application::current))
        .route("/users/@me", get(users::current))
        .route("/users/@me/guilds", get(users::guilds))
        .route("/users/@me/channels", post(users::open_direct_messages))
        .route("/users/{user_id}", get(users::one))
}

fn about_guilds() -> Router<Sandbox> {
    Router::new()
        .route("/guilds/{guild_id}", get(guilds::one))
        .route("/guilds/{guild_id}/channels", get(guilds::channels).post(guilds::create_channel))
        .route("/guilds/{guild_id}/threads/active", get(threads::active))
        .route("/guilds/{guild_id}/roles", get(guilds::roles).post(guilds::create_role))
        .route(
            "/guilds/{guild_id}/roles/{role_id}",
            get(guilds::role).patch(roles::edit).delete(roles::delete),
        )
        .route("/guilds/{guild_id}/bans", get(bans::list))
        .route("/guilds/{guild_id}/bans/{user_id}", get(bans::one).put(bans::set).delete(bans::delete))
        .route("/guilds/{guild_id}/emojis", get(none::for_members))
        .route("/guilds/{guild_id}/stickers", get(none::for_members))
        .route("/guilds/{guild_id}/invites", get(none::invites))
        .route("/guilds/{guild_id}/webhooks", get(none::webhooks))
        .route("/channels/{channel_id}/webhooks", get(none::channel_webhooks))
        .route("/guilds/{guild_id}/scheduled-events", get(scheduled::list).post(scheduled::create))
        .route(
            "/guilds/{guild_id}/scheduled-events/{event_id}",
            get(scheduled::one).patch(scheduled::edit).delete(scheduled::delete),
        )
        .route("/guilds/{guild_id}/members", get(guilds::members))
        .route("/guilds/{guild_id}/members/search", get(guilds::search))
        .route("/guilds/{guild_id}/members/@me", patch(members::edit_self))
        .route(
            "/guilds/{guild_id}/members/{user_id}",
            get(guilds::member).patch(members::edit).delete(members::remove),
        )
        .route(
            "/guilds/{guild_id}/members/{user_id}/roles/{role_id}",
            put(guilds::give_role).delete(guilds::take_role),
        )
}

fn about_channels() -> Router<Sandbox> {
    Router::new()
        .route("/channels/{channel_id}", get(channels::one).patch(channels::edit).delete(channels::delete))
        .route("/channels/{channel_id}/typing", post(channels::typing))
        .route("/channels/{channel_id}/messages", get(messages::list).post(messages::create))
        .route(
            "/channels/{channel_id}/messages/{message_id}",
            get(messages::one).patch(messages::edit).delete(messages::delete),
        )
        .route("/channels/{channel_id}/messages/{message_id}/threads", post(threads::from_message))
        .route("/channels/{channel_id}/messages/bulk-delete", post(messages::delete_many))
        .route(
            "/channels/{channel_id}/permissions/{overwrite_id}",
            put(overwrites::set).delete(overwrites::delete),
        )
        .route("/channels/{channel_id}/threads", post(threads::create))
        .route("/channels/{channel_id}/threads/archived/public", get(archives::public))
        .route("/channels/{channel_id}/threads/archived/private", get(archives::private))
        .route("/channels/{channel_id}/users/@me/threads/archived/private", get(archives::joined))
        .route("/channels/{channel_id}/thread-members", get(threads::members))
        .route("/channels/{channel_id}/thread-members/@me", put(threads::join).delete(threads::leave))
        .route(
            "/channels/{channel_id}/thread-members/{user_id}",
            get(threads::member).put(threads::add).delete(threads::remove),
        )
}

/// What is put on messages: reactions, pins, and that they were handed on.
fn about_marks() -> Router<Sandbox> {
    const REACTIONS: &str = "/channels/{channel_id}/messages/{message_id}/reactions";
    let one = |end: &str| format!("{REACTIONS}/{{emoji}}{end}");
    Router::new()
        .route(REACTIONS, delete(reactions::clear))
        .route(&one(""), get(reactions::list).delete(reactions::clear_one))
        .route(&one("/@me"), put(reactions::put).delete(reactions::take_own))
        .route(&one("/{user_id}"), delete(reactions::take))
        .route("/channels/{channel_id}/messages/pins", get(pins::list))
        .route("/channels/{channel_id}/messages/pins/{message_id}", put(pins::set).delete(pins::delete))
        .route("/channels/{channel_id}/messages/{message_id}/crosspost", post(announcing::crosspost))
        .route("/channels/{channel_id}/pins", get(pins::list_plain))
        .route("/channels/{channel_id}/pins/{message_id}", put(pins::set).delete(pins::delete))
}

fn about_commands() -> Router<Sandbox> {
    const ALL: &str = "/applications/{application_id}/commands";
    const IN_GUILD: &str = "/applications/{application_id}/guilds/{guild_id}/commands";
    Router::new()
        .route(ALL, get(commands::list).post(commands::create).put(commands::overwrite))
        .route(
            &format!("{ALL}/{{command_id}}"),
            get(commands::one).patch(commands::edit).delete(commands::delete),
        )
        .route(IN_GUILD, get(commands::list).post(commands::create).put(commands::overwrite))
        .route(&format!("{IN_GUILD}/permissions"), get(commands::all_permissions))
        .route(
            &format!("{IN_GUILD}/{{command_id}}"),
            get(commands::one).patch(commands::edit).delete(commands::delete),
        )
        .route(
            &format!("{IN_GUILD}/{{command_id}}/permissions"),
            get(commands::permissions).put(commands::set_permissions),
        )
}

fn about_interactions() -> Router<Sandbox> {
    Router::new()
        .route("/interactions/{interaction_id}/{interaction_token}/callback", post(interactions::callback))
        .route("/webhooks/{webhook_id}/{webhook_token}", post(interactions::follow_up))
        .route(
            "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}",
            patch(interactions::edit).get(interactions::message).delete(interactions::delete),
        )
}
