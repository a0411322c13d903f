//! A running sandbox: its server, its world, and what a host asks of it.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{Path, Request as Asked, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Router, ServiceExt};
use chrono::{DateTime, Utc};
use serde_json::json;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use crate::faults::{Line, Severable};
use crate::gateway::{GatewayLimits, Session};
use crate::newcomers::{NewChannel, NewGuild, NewPerson, NewRole, NewThread};
use crate::options::Options;
use crate::person::Person;
use crate::rest::Rates;
use crate::state::entities::{CommandPermission, Id, Overwrite, Request};
use crate::state::permissions::Permissions;
use crate::state::world::World;
use crate::viewer::Action;

/// How long stopping waits for connections that are still open.
const PATIENCE: Duration = Duration::from_secs(5);

/// A running sandbox; clones are the same sandbox. It stops when told to, or when the last clone is dropped.
#[derive(Clone)]
pub struct Sandbox {
    inner: Arc<Inner>,
    /// The server's own clones have none, so that they do not keep it running.
    _running: Option<Arc<DropGuard>>,
}

struct Inner {
    world: Mutex<World>,
    token: Option<String>,
    gateway_limits: GatewayLimits,
    rates: Mutex<Rates>,
    url: String,
    stopping: CancellationToken,
    tracker: TaskTracker,
    actions: Vec<Action>,
}

impl Sandbox {
    /// Starts a sandbox in which there is nobody and nothing but the bot's account.
    pub async fn start(options: Options) -> io::Result<Self> {
        let listener = TcpListener::bind(options.listen).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let mut world = World::new(options.time, url.clone(), &options.bot_name, &options.public_key);
        world.application.privileged_intents = options.privileged_intents;
        world.nonce_memory = options.nonce_memory;
        let stopping = CancellationToken::new();
        let tracker = TaskTracker::new();
        let inner = Inner {
            world: Mutex::new(world),
            token: options.token,
            gateway_limits: options.gateway_limits,
            rates: Mutex::new(Rates::new(options.rate_limits)),
            url,
            stopping: stopping.clone(),
            tracker: tracker.clone(),
            actions: options.actions,
        };
        let own = Self { inner: Arc::new(inner), _running: None };
        let router = router(&own).merge(options.extra);
        let router = if options.has_page { router.merge(crate::viewer::router(&own)) } else { router };
        let service = router.map_request(crate::rest::with_plain_path);
        let service = ServiceExt::<Asked>::into_make_service_with_connect_info::<Line>(service);
        let end = stopping.clone();
        tracker.spawn(async move {
            let server =
                axum::serve(Severable(listener), service).with_graceful_shutdown(end.cancelled_owned());
            if let Err(error) = server.await {
                tracing::error!(%error, "the sandbox stopped serving");
            }
        });
        Ok(Self { inner: own.inner, _running: Some(Arc::new(stopping.drop_guard())) })
    }

    /// Its address, for example `http://127.0.0.1:4000`; REST is under `/api/v10`, the gateway at `/gateway`.
    pub fn url(&self) -> &str {
        &self.inner.url
    }

    /// Stops it and waits for open connections to end.
    pub async fn stop(&self) {
        self.inner.stopping.cancel();
        self.inner.tracker.close();
        if tokio::time::timeout(PATIENCE, self.inner.tracker.wait()).await.is_err() {
            tracing::warn!("the sandbox stopped before every connection had ended");
        }
    }

    /// The world, locked; never held across an await.
    pub(crate) fn world(&self) -> MutexGuard<'_, World> {
        self.inner.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How often the bot has asked; never held across an await.
    pub(crate) fn rates(&self) -> MutexGuard<'_, Rates> {
        self.inner.rates.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn accepts(&self, token: &str) -> bool {
        self.inner.token.as_deref().is_none_or(|own| own == token) && !self.world().revoked.contains(token)
    }

    pub(crate) fn gateway_limits(&self) -> &GatewayLimits {
        &self.inner.gateway_limits
    }

    pub(crate) fn tracker(&self) -> &TaskTracker {
        &self.inner.tracker
    }

    pub(crate) fn stopping(&self) -> CancellationToken {
        self.inner.stopping.clone()
    }

    /// What the host added to the page.
    pub fn actions(&self) -> &[Action] {
        &self.inner.actions
    }

    /// What the clock shows.
    pub fn now(&self) -> DateTime<Utc> {
        self.world().now()
    }

    /// Moves the clock forward to this moment, as far as [`crate::Time::advance`] takes it.
    pub async fn advance(&self, to: DateTime<Utc>) {
        let (time, error) = {
            let world = self.world();
            (Arc::clone(&world.time), world.faults.clock_error(world.time.now()))
        };
        time.advance(to - error).await;
        let mut world = self.world();
        world.archive_silent_threads();
        world.changed(None);
    }

    /// The id of the application and of its bot user.
    pub fn application_id(&self) -> Id {
        self.world().application.id
    }

    /// Whether a bot is connected and identified.
    pub fn is_bot_connected(&self) -> bool {
        self.world().sessions.values().any(Session::is_connected)
    }

    /// Waits until a bot is connected and identified, at most this long; says whether one is.
    pub async fn bot_connected(&self, patience: Duration) -> bool {
        let mut version = self.world().version();
        let connected = async {
            while !self.is_bot_connected() {
                if version.changed().await.is_err() {
                    return;
                }
            }
        };
        tokio::time::timeout(patience, connected).await.is_ok() && self.is_bot_connected()
    }

    /// A new server.
    pub fn guild(&self, new: &NewGuild) -> Id {
        self.world().add_guild(new)
    }

    /// A new channel.
    pub fn channel(&self, guild: Id, new: &NewChannel) -> Id {
        self.world().insert_channel(guild, new)
    }

    /// A new role; `None` where there is no such server.
    pub fn role(&self, guild: Id, new: &NewRole) -> Option<Id> {
        self.world().insert_role(guild, new, false)
    }

    /// A new thread of somebody's; `None` where there is no such channel.
    pub fn thread(&self, channel: Id, owner: Id, new: &NewThread) -> Option<Id> {
        let mut world = self.world();
        let parent = world.channels.get(&channel)?.clone();
        Some(world.insert_thread(&parent, owner, new))
    }

    /// A new person.
    pub fn person(&self, new: &NewPerson) -> Person {
        let mut world = self.world();
        let id = world.add_user(new);
        if let Some(guild) = new.guild {
            let mut roles: BTreeSet<Id> = new.roles.iter().copied().collect();
            if new.administrator {
                roles.extend(world.administrators(guild));
            }
            world.join(guild, id, roles);
        }
        Person::new(self.clone(), id)
    }

    /// Lets the bot into a server that it is not in yet.
    pub fn add_bot(&self, guild: Id) {
        self.world().add_bot(guild, crate::state::building::BOT_PERMISSIONS);
    }

    /// Sends the bot out of a server, with its role and what was registered for that server alone.
    pub fn remove_bot(&self, guild: Id) {
        let mut world = self.world();
        let bot_id = world.bot_id();
        world.leave(guild, bot_id);
    }

    /// Takes a channel or thread away.
    pub fn delete_channel(&self, channel: Id) {
        self.world().delete_channel(channel);
    }

    /// Takes a role away from a server and from everybody who has it.
    pub fn delete_role(&self, guild: Id, role: Id) {
        self.world().remove_role(guild, role);
    }

    /// Takes a message away, as somebody who may manage messages would.
    pub fn delete_message(&self, message: Id) {
        self.world().delete_message(message);
    }

    /// Changes what a channel allows or denies.
    pub fn set_overwrites(&self, channel: Id, overwrites: &[Overwrite]) {
        let mut world = self.world();
        if let Some(channel) = world.channels.get_mut(&channel) {
            channel.overwrites = overwrites.to_vec();
        }
        world.emit_channel("CHANNEL_UPDATE", channel);
        world.changed(Some(channel));
    }

    /// Changes what the holders of a role may do; with a server's own id, what everybody may do.
    pub fn set_permissions(&self, guild: Id, role: Id, permissions: Permissions) {
        let mut world = self.world();
        if let Some(role) = world.guilds.get_mut(&guild).and_then(|guild| guild.roles.get_mut(&role)) {
            role.permissions = permissions;
        }
        world.emit_role("GUILD_ROLE_UPDATE", guild, role);
        world.changed(None);
    }

    /// Puts a role above all others of a server, the bot's own too.
    pub fn raise_role(&self, guild: Id, role: Id) {
        let mut world = self.world();
        if let Some(guild) = world.guilds.get_mut(&guild) {
            let top = guild.roles.values().map(|role| role.position).max().unwrap_or(0);
            if let Some(role) = guild.roles.get_mut(&role) {
                role.position = top + 1;
            }
        }
        world.emit_role("GUILD_ROLE_UPDATE", guild, role);
        world.changed(None);
    }

    /// The role of the bot in a server.
    pub fn bot_role(&self, guild: Id) -> Option<Id> {
        let world = self.world();
        world.guilds.get(&guild)?.roles.values().find(|role| role.managed).map(|role| role.id)
    }

    /// The scheduled events of a server that are still to come or on, as Discord shows them.
    pub fn scheduled_events(&self, guild: Id) -> Vec<serde_json::Value> {
        let world = self.world();
        let now = world.now();
        let all = world.guilds.get(&guild).into_iter().flat_map(|of| of.scheduled.values());
        all.filter(|event| event.is_open(now)).map(|event| world.scheduled_json(guild, event)).collect()
    }

    /// Somebody who is there already, by id, name or user name.
    pub fn find_person(&self, name: &str) -> Option<Person> {
        let world = self.world();
        let id = world
            .users
            .values()
            .find(|u| !u.bot && (u.id.to_string() == name || u.name == name || u.username == name))?;
        Some(Person::new(self.clone(), id.id))
    }

    /// Everybody but the bot.
    pub fn people(&self) -> Vec<Person> {
        let people: Vec<Id> = self.world().users.values().filter(|u| !u.bot).map(|u| u.id).collect();
        people.into_iter().map(|id| Person::new(self.clone(), id)).collect()
    }

    /// Says in Server Settings → Integrations who may use a command (or, by the application's id, all commands).
    pub fn set_command_permissions(&self, guild: Id, command: Id, permissions: &[CommandPermission]) {
        let mut world = self.world();
        let Some(of) = world.guilds.get_mut(&guild) else { return };
        of.command_permissions.insert(command, permissions.to_vec());
        let body = json!({
            "id": command.to_string(),
            "application_id": world.application.id.to_string(),
            "guild_id": guild.to_string(),
            "permissions": permissions.iter().map(crate::state::views::command_permission).collect::<Vec<_>>(),
        });
        world.emit(
            "APPLICATION_COMMAND_PERMISSIONS_UPDATE",
            Some(guild),
            crate::gateway::intent::NONE,
            &body,
        );
        world.changed(None);
    }

    /// The id of a registered command by its name.
    pub fn command(&self, name: &str) -> Option<Id> {
        self.world().commands.values().find(|command| command.name == name).map(|command| command.id)
    }

    /// Everything that the bot has asked over HTTP since the start or the last [`Self::clear_requests`].
    pub fn requests(&self) -> Vec<Request> {
        self.world().requests.clone()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.world().requests.clear();
    }

    /// Routes that the bot called and that the sandbox lacks, for example `GET /voice/regions`.
    pub fn lacking(&self) -> Vec<String> {
        self.world().lacking.iter().cloned().collect()
    }

    /// What people did that the bot never answered: who, and what (`/link get`, `press link/1/archive`).
    pub fn unanswered(&self) -> Vec<String> {
        self.world().unanswered_deeds()
    }

    /// Private words that arrived and that nobody looked at: who, and the message.
    pub fn unread(&self) -> Vec<(Person, serde_json::Value)> {
        let unread = self.world().unread();
        unread.into_iter().map(|(id, message)| (Person::new(self.clone(), id), message)).collect()
    }

    /// What changes: the id of the channel, or `None` for anything else.
    pub fn changes(&self) -> tokio::sync::broadcast::Receiver<Option<Id>> {
        self.world().changes()
    }
}

impl World {
    /// The role with every permission in a guild, made when first asked for.
    pub(crate) fn administrators(&mut self, guild_id: Id) -> Option<Id> {
        let guild = self.guilds.get(&guild_id)?;
        let all = |role: &&crate::state::entities::Role| {
            !role.managed && role.permissions.contains(Permissions::ADMINISTRATOR)
        };
        if let Some(role) = guild.roles.values().find(all) {
            return Some(role.id);
        }
        let mut new = NewRole::named("Administrator");
        new.permissions = Permissions::ADMINISTRATOR;
        self.insert_role(guild_id, &new, false)
    }
}

fn router(sandbox: &Sandbox) -> Router {
    let own = Router::new()
        .route("/gateway", get(crate::gateway::connect))
        .route("/gateway/", get(crate::gateway::connect))
        .route("/attachments/{channel_id}/{file_id}/{filename}", get(attachment))
        .with_state(sandbox.clone());
    own.merge(crate::rest::router(sandbox)).merge(crate::control::router(sandbox.clone()))
}

/// A file that a message carries.
async fn attachment(
    State(sandbox): State<Sandbox>,
    Path((channel_id, file_id, filename)): Path<(Id, Id, String)>,
) -> Response {
    let world = sandbox.world();
    let file = world.files.get(&file_id).filter(|f| f.channel_id == channel_id && f.filename == filename);
    let Some(file) = file else { return StatusCode::NOT_FOUND.into_response() };
    ([(header::CONTENT_TYPE, file.content_type.clone())], file.bytes.clone()).into_response()
}
