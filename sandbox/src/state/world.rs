//! The one world of a sandbox: everything in it, its clock, its ids, and who is told when something changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use tokio::sync::{broadcast, watch};

use super::entities::{Channel, Command, File, Guild, Id, Interaction, Message, Request, User, kind};
use super::permissions::{self, Permissions};
use crate::faults::Faults;
use crate::gateway::{Session, Starts};
use crate::limits::Refused;
use crate::time::Time;

/// The first moment that a snowflake can tell, in milliseconds of Unix time.
const SNOWFLAKE_EPOCH: i64 = 1_420_070_400_000;

/// Who the bot is.
#[derive(Debug, Clone)]
pub(crate) struct Application {
    /// The application and its bot user share one id.
    pub id: Id,
    pub name: String,
    pub public_key: String,
    pub privileged_intents: u64,
}

/// A form that is open on a person's screen.
#[derive(Debug, Clone)]
pub(crate) struct OpenModal {
    /// The interaction that it answered; also how the control API names it.
    pub interaction_id: Id,
    pub body: Value,
    pub channel_id: Id,
    pub message_id: Option<Id>,
}

/// Everything that is true.
pub(crate) struct World {
    pub time: Arc<dyn Time>,
    pub base_url: String,
    pub application: Application,
    pub users: BTreeMap<Id, User>,
    pub guilds: BTreeMap<Id, Guild>,
    pub channels: BTreeMap<Id, Channel>,
    pub messages: BTreeMap<Id, Message>,
    pub commands: BTreeMap<Id, Command>,
    pub interactions: BTreeMap<Id, Interaction>,
    pub modals: BTreeMap<Id, OpenModal>,
    pub files: BTreeMap<Id, File>,
    pub sessions: BTreeMap<String, Session>,
    /// How many sessions were started.
    pub starts: Starts,
    /// Tokens that were taken back.
    pub revoked: BTreeSet<String>,
    /// What goes wrong on purpose.
    pub faults: Faults,
    /// How long a repeated nonce brings back the first message.
    pub nonce_memory: TimeDelta,
    pub requests: Vec<Request>,
    /// How many requests are being answered right now.
    pub in_flight: u32,
    /// Routes that were called and that the sandbox lacks.
    pub lacking: BTreeSet<String>,
    last_id: Id,
    version: watch::Sender<u64>,
    changes: broadcast::Sender<Option<Id>>,
}

impl World {
    pub(crate) fn new(time: Arc<dyn Time>, base_url: String, name: &str, public_key: &str) -> Self {
        let mut world = Self {
            time,
            base_url,
            application: Application {
                id: 0,
                name: name.to_owned(),
                public_key: public_key.to_owned(),
                privileged_intents: u64::MAX,
            },
            users: BTreeMap::new(),
            guilds: BTreeMap::new(),
            channels: BTreeMap::new(),
            messages: BTreeMap::new(),
            commands: BTreeMap::new(),
            interactions: BTreeMap::new(),
            modals: BTreeMap::new(),
            files: BTreeMap::new(),
            sessions: BTreeMap::new(),
            starts: Starts::default(),
            revoked: BTreeSet::new(),
            nonce_memory: TimeDelta::minutes(5),
            faults: Faults::default(),
            requests: Vec::new(),
            in_flight: 0,
            lacking: BTreeSet::new(),
            last_id: 0,
            version: watch::Sender::new(0),
            changes: broadcast::Sender::new(256),
        };
        let id = world.next_id();
        world.application.id = id;
        let bot = User {
            id,
            username: name.to_owned(),
            name: name.to_owned(),
            bot: true,
            locale: "en-US".to_owned(),
            timezone: chrono_tz::UTC,
            accepts_direct_messages: false,
        };
        world.users.insert(id, bot);
        world
    }

    /// What Discord's clock shows; it may be off on purpose.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        let now = self.time.now();
        now + self.faults.clock_error(now)
    }

    /// How often an event is sent: once, or twice on purpose.
    pub(crate) fn times(&self, name: &str, body: &Value) -> usize {
        self.faults.times(self.time.now(), name, body)
    }

    /// A new snowflake, later than every one before.
    pub(crate) fn next_id(&mut self) -> Id {
        let milliseconds = u64::try_from(self.now().timestamp_millis() - SNOWFLAKE_EPOCH).unwrap_or(0);
        self.last_id = (milliseconds << 22).max(self.last_id + 1);
        self.last_id
    }

    pub(crate) fn bot_id(&self) -> Id {
        self.application.id
    }

    /// Tells whoever waits that something changed, in a channel or at large.
    pub(crate) fn changed(&self, channel_id: Option<Id>) {
        self.version.send_modify(|version| *version += 1);
        // Nobody listening is fine.
        let _ = self.changes.send(channel_id);
    }

    /// Ticks at every change.
    pub(crate) fn version(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// Says what changed.
    pub(crate) fn changes(&self) -> broadcast::Receiver<Option<Id>> {
        self.changes.subscribe()
    }

    pub(crate) fn guild(&self, id: Id) -> Result<&Guild, Refused> {
        self.guilds.get(&id).ok_or_else(|| Refused::new(404, 10004, "Unknown Guild"))
    }

    /// A guild that the bot is in, as REST sees it.
    pub(crate) fn bot_guild(&self, id: Id) -> Result<&Guild, Refused> {
        let guild = self.guild(id)?;
        if guild.members.contains_key(&self.bot_id()) {
            Ok(guild)
        } else {
            Err(Refused::new(403, 50001, "Missing Access"))
        }
    }

    pub(crate) fn channel(&self, id: Id) -> Result<&Channel, Refused> {
        self.channels.get(&id).ok_or_else(|| Refused::new(404, 10003, "Unknown Channel"))
    }

    pub(crate) fn user(&self, id: Id) -> Result<&User, Refused> {
        self.users.get(&id).ok_or_else(|| Refused::new(404, 10013, "Unknown User"))
    }

    /// The channel whose overwrites count: a thread's parent, else the channel itself.
    pub(crate) fn governing<'a>(&'a self, channel: &'a Channel) -> &'a Channel {
        match (&channel.thread, channel.parent_id) {
            (Some(_), Some(parent)) => self.channels.get(&parent).unwrap_or(channel),
            _ => channel,
        }
    }

    /// What a user may do in a channel; nothing where they cannot see it.
    pub(crate) fn permissions_in(&self, channel: &Channel, user_id: Id) -> Permissions {
        let Some(guild_id) = channel.guild_id else {
            let is_party = channel.recipients.contains(&user_id) || user_id == self.bot_id();
            return if is_party { Permissions::IN_DIRECT_MESSAGES } else { Permissions::NONE };
        };
        let Some(guild) = self.guilds.get(&guild_id) else { return Permissions::NONE };
        let mut sum = permissions::in_channel(guild, self.governing(channel), user_id);
        if user_id == self.bot_id() {
            sum = sum.without(self.faults.lost(self.time.now(), Some(guild_id), Some(channel.id)));
            sum = if sum.contains(Permissions::VIEW_CHANNEL) { sum } else { Permissions::NONE };
        }
        let Some(thread) = &channel.thread else { return sum };
        let may_enter = channel.kind != kind::PRIVATE_THREAD
            || thread.members.contains_key(&user_id)
            || sum.contains(Permissions::MANAGE_THREADS);
        if may_enter { sum } else { Permissions::NONE }
    }

    /// What the bot may do in a guild at large.
    pub(crate) fn bot_permissions(&self, guild: &Guild) -> Permissions {
        let has = permissions::in_guild(guild, self.bot_id());
        has.without(self.faults.lost(self.time.now(), Some(guild.id), None))
    }

    pub(crate) fn can_see(&self, channel: &Channel, user_id: Id) -> bool {
        self.permissions_in(channel, user_id).contains(Permissions::VIEW_CHANNEL)
    }

    /// The permission that writing in this channel takes.
    pub(crate) fn writing(channel: &Channel) -> Permissions {
        if channel.thread.is_some() {
            Permissions::SEND_MESSAGES_IN_THREADS
        } else {
            Permissions::SEND_MESSAGES
        }
    }

    /// Refuses as Discord does when the bot cannot see a channel or lacks a permission there.
    pub(crate) fn bot_needs(&self, channel: &Channel, needed: Permissions) -> Result<(), Refused> {
        let has = self.permissions_in(channel, self.bot_id());
        if !has.contains(Permissions::VIEW_CHANNEL) {
            return Err(Refused::new(403, 50001, "Missing Access"));
        }
        if has.contains(needed) { Ok(()) } else { Err(Refused::forbidden()) }
    }

    /// Whether the bot and a user are in one guild together.
    pub(crate) fn shares_guild(&self, user_id: Id) -> bool {
        let bot_id = self.bot_id();
        self.guilds.values().any(|g| g.members.contains_key(&user_id) && g.members.contains_key(&bot_id))
    }

    /// The direct-message channel between the bot and a user, opened if there is none.
    pub(crate) fn direct_messages(&mut self, user_id: Id) -> Id {
        let open = self.channels.values().find(|c| c.kind == kind::DM && c.recipients == [user_id]);
        if let Some(channel) = open {
            return channel.id;
        }
        let id = self.next_id();
        let mut channel = Channel::new(id, kind::DM, String::new());
        channel.recipients.push(user_id);
        self.channels.insert(id, channel);
        self.changed(Some(id));
        id
    }
}

impl Channel {
    /// A channel with nothing in it.
    pub(crate) fn new(id: Id, kind: u8, name: String) -> Self {
        Self {
            id,
            kind,
            guild_id: None,
            name,
            topic: None,
            position: 0,
            parent_id: None,
            overwrites: Vec::new(),
            recipients: Vec::new(),
            nsfw: false,
            rate_limit_per_user: 0,
            thread: None,
            messages: Vec::new(),
            pins: Vec::new(),
        }
    }
}
