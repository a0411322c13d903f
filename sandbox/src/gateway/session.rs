//! Gateway sessions: what was sent under which number, to whom it may go, and its replay.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::Instant;

use crate::state::entities::{Id, kind};
use crate::state::views::{as_id, extend, id, partial_member, role, thread_member, user};
use crate::state::world::World;

/// Gateway intents.
pub(crate) mod intent {
    /// Sent whatever was asked for.
    pub(crate) const NONE: u64 = 0;
    pub(crate) const GUILDS: u64 = 1;
    pub(crate) const GUILD_MEMBERS: u64 = 1 << 1;
    pub(crate) const GUILD_MODERATION: u64 = 1 << 2;
    pub(crate) const GUILD_PRESENCES: u64 = 1 << 8;
    pub(crate) const GUILD_MESSAGES: u64 = 1 << 9;
    pub(crate) const GUILD_REACTIONS: u64 = 1 << 10;
    pub(crate) const DIRECT_MESSAGES: u64 = 1 << 12;
    pub(crate) const DIRECT_MESSAGE_REACTIONS: u64 = 1 << 13;
    pub(crate) const MESSAGE_CONTENT: u64 = 1 << 15;
    pub(crate) const GUILD_SCHEDULED_EVENTS: u64 = 1 << 16;
    /// Those that an application must be granted.
    pub(crate) const PRIVILEGED: u64 = GUILD_MEMBERS | GUILD_PRESENCES | MESSAGE_CONTENT;
    /// All that exist.
    pub(crate) const ALL: u64 = 0x1_FFFF | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;
}

/// How many events a session keeps for a resume.
const KEPT_EVENTS: usize = 2_000;

/// What is written to a socket.
#[derive(Debug)]
pub(crate) enum Frame {
    Payload(Value),
    Close(u16, &'static str),
    /// The line is cut without a word.
    Cut,
    /// The line stays open and carries nothing any more.
    Silence,
}

/// One identified session, connected or waiting to be resumed.
#[derive(Debug)]
pub(crate) struct Session {
    pub intents: u64,
    pub shard: (u64, u64),
    pub sequence: u64,
    pub kept: VecDeque<(u64, Value)>,
    /// How often the client has said that it is alive.
    pub heartbeats: u64,
    socket: Option<mpsc::UnboundedSender<Frame>>,
    /// When the client was last connected, if it is not now.
    left: Option<Instant>,
    /// When all members of a guild were last asked for.
    listed: HashMap<Id, Instant>,
}

impl Session {
    /// A session that begins on this socket.
    pub(crate) fn new(intents: u64, shard: (u64, u64), socket: mpsc::UnboundedSender<Frame>) -> Self {
        Self {
            intents,
            shard,
            sequence: 0,
            kept: VecDeque::new(),
            heartbeats: 0,
            socket: Some(socket),
            left: None,
            listed: HashMap::new(),
        }
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.socket.is_some()
    }

    /// Whether it is this socket that the session is on.
    pub(super) fn is_on(&self, socket: &mpsc::UnboundedSender<Frame>) -> bool {
        self.socket.as_ref().is_some_and(|own| own.same_channel(socket))
    }

    /// Goes on without a socket, until it is resumed or forgotten.
    pub(super) fn detach(&mut self) {
        if self.socket.take().is_some() {
            self.left = Some(Instant::now());
        }
    }

    /// Goes on on this socket.
    pub(super) fn attach(&mut self, socket: mpsc::UnboundedSender<Frame>) {
        (self.socket, self.left) = (Some(socket), None);
    }

    /// Whether everything after `seen` can still be told, and the client did not stay away for too long.
    pub(super) fn can_resume(&self, seen: u64, patience: Duration) -> bool {
        let is_complete = self.kept.front().is_none_or(|(first, _)| *first <= seen + 1);
        is_complete && self.left.is_none_or(|left| left.elapsed() <= patience)
    }

    /// How long until all members of a guild may be asked for again; if they may now, notes that they were.
    pub(super) fn wait_for_all(&mut self, guild_id: Id, every: Duration) -> Option<Duration> {
        let since = self.listed.get(&guild_id).map_or(every, Instant::elapsed);
        let wait = every.saturating_sub(since);
        if wait.is_zero() {
            self.listed.insert(guild_id, Instant::now());
            return None;
        }
        Some(wait)
    }

    /// Numbers an event, keeps it for a resume, and sends it if somebody is connected.
    pub(crate) fn dispatch(&mut self, name: &str, body: &Value) {
        self.sequence += 1;
        let payload = json!({"op": 0, "t": name, "s": self.sequence, "d": body});
        if self.kept.len() == KEPT_EVENTS {
            self.kept.pop_front();
        }
        self.kept.push_back((self.sequence, payload.clone()));
        self.send(Frame::Payload(payload));
    }

    pub(crate) fn send(&self, frame: Frame) {
        if let Some(socket) = &self.socket {
            // A socket that has just closed resumes and is told again.
            let _ = socket.send(frame);
        }
    }

    /// Whether this session's shard is responsible; direct messages go to the first.
    pub(crate) fn has(&self, guild_id: Option<Id>) -> bool {
        guild_id.map_or(0, |guild| (guild >> 22) % self.shard.1) == self.shard.0
    }
}

impl World {
    /// Sends an event to the sessions that asked for it.
    pub(crate) fn emit(&mut self, name: &str, guild_id: Option<Id>, intents: u64, body: &Value) {
        for _ in 0..self.times(name, body) {
            for session in self.sessions.values_mut() {
                if session.has(guild_id) && (intents == intent::NONE || session.intents & intents != 0) {
                    session.dispatch(name, body);
                }
            }
        }
    }

    /// Sends a message event, its content blanked where the session may not read it.
    pub(crate) fn emit_message(&mut self, name: &str, message_id: Id) {
        let Some(message) = self.messages.get(&message_id) else { return };
        let Some(channel) = self.channels.get(&message.channel_id) else { return };
        let bot_id = self.bot_id();
        if !self.can_see(channel, bot_id) {
            return;
        }
        let is_private = channel.kind == kind::DM || message.visible_to.is_some();
        let intents = if is_private { intent::DIRECT_MESSAGES } else { intent::GUILD_MESSAGES };
        let is_readable =
            channel.kind == kind::DM || message.author_id == bot_id || message.mentions.contains(&bot_id);
        let full = self.dispatched_message(message);
        let mut blank = full.clone();
        extend(&mut blank, json!({"content": "", "embeds": [], "attachments": [], "components": []}));
        let guild_id = channel.guild_id;
        for _ in 0..self.times(name, &full) {
            for session in self.sessions.values_mut() {
                if !session.has(guild_id) || session.intents & intents == 0 {
                    continue;
                }
                let may_read = is_readable || session.intents & intent::MESSAGE_CONTENT != 0;
                session.dispatch(name, if may_read { &full } else { &blank });
            }
        }
    }

    pub(crate) fn emit_deleted(&mut self, message_id: Id) {
        let Some(message) = self.messages.get(&message_id) else { return };
        let Some(channel) = self.channels.get(&message.channel_id) else { return };
        if !self.can_see(channel, self.bot_id()) {
            return;
        }
        let is_private = channel.kind == kind::DM || message.visible_to.is_some();
        let intents = if is_private { intent::DIRECT_MESSAGES } else { intent::GUILD_MESSAGES };
        let guild_id = channel.guild_id;
        let mut body = json!({"id": id(message_id), "channel_id": id(channel.id)});
        if let Some(guild) = guild_id {
            body["guild_id"] = id(guild);
        }
        self.emit("MESSAGE_DELETE", guild_id, intents, &body);
    }

    /// Says that several messages of a guild's channel are gone.
    pub(crate) fn emit_deleted_many(&mut self, channel_id: Id, messages: &[Id]) {
        let guild_id = self.channels.get(&channel_id).and_then(|channel| channel.guild_id);
        let body = json!({
            "ids": messages.iter().map(|message| id(*message)).collect::<Value>(),
            "channel_id": id(channel_id),
            "guild_id": guild_id.map(id),
        });
        self.emit("MESSAGE_DELETE_BULK", guild_id, intent::GUILD_MESSAGES, &body);
    }

    /// Sends a channel or thread event, if the bot can see the channel.
    pub(crate) fn emit_channel(&mut self, name: &str, channel_id: Id) {
        let Some(channel) = self.channels.get(&channel_id) else { return };
        if channel.thread.is_some() && !self.can_see(channel, self.bot_id()) {
            return;
        }
        let mut body = self.channel_json(channel);
        let guild_id = channel.guild_id;
        if name == "THREAD_CREATE" {
            body["newly_created"] = true.into();
        }
        self.emit(name, guild_id, intent::GUILDS, &body);
    }

    /// Says who joined or left a thread; sessions that may not know members hear of the bot only.
    pub(crate) fn emit_thread_members(&mut self, thread_id: Id, user_id: Id, is_added: bool) {
        let Some(channel) = self.channels.get(&thread_id) else { return };
        let (Some(guild_id), Some(thread)) = (channel.guild_id, &channel.thread) else { return };
        let mut body = json!({
            "id": id(thread_id), "guild_id": id(guild_id), "member_count": thread.members.len().min(50),
        });
        if is_added {
            let at = thread.members.get(&user_id).copied().unwrap_or(thread.created_at);
            let mut added = thread_member(thread_id, user_id, at);
            let member = self.guilds.get(&guild_id).and_then(|g| g.members.get(&user_id));
            added["member"] = member.map_or(Value::Null, |m| self.member_json(m));
            added["presence"] = Value::Null;
            body["added_members"] = json!([added]);
        } else {
            body["removed_member_ids"] = json!([id(user_id)]);
        }
        let intents = if user_id == self.bot_id() {
            intent::GUILDS | intent::GUILD_MEMBERS
        } else {
            intent::GUILD_MEMBERS
        };
        self.emit("THREAD_MEMBERS_UPDATE", Some(guild_id), intents, &body);
    }

    /// Sends a member event: add, update, remove.
    pub(crate) fn emit_member(&mut self, name: &str, guild_id: Id, user_id: Id) {
        let Some(of) = self.users.get(&user_id) else { return };
        let mut body = json!({"user": user(of)});
        if name != "GUILD_MEMBER_REMOVE"
            && let Some(member) = self.guilds.get(&guild_id).and_then(|g| g.members.get(&user_id))
        {
            extend(&mut body, partial_member(member));
        }
        body["guild_id"] = id(guild_id);
        let is_own_update = name == "GUILD_MEMBER_UPDATE" && user_id == self.bot_id();
        let intents = if is_own_update { intent::NONE } else { intent::GUILD_MEMBERS };
        self.emit(name, Some(guild_id), intents, &body);
    }

    /// Sends a role event: create or update.
    pub(crate) fn emit_role(&mut self, name: &str, guild_id: Id, role_id: Id) {
        let Some(of) = self.guilds.get(&guild_id).and_then(|g| g.roles.get(&role_id)) else { return };
        let body = json!({"guild_id": id(guild_id), "role": role(of, self.bot_id())});
        self.emit(name, Some(guild_id), intent::GUILDS, &body);
    }

    /// Introduces a guild to the sessions that asked for guilds.
    pub(crate) fn emit_guild(&mut self, guild_id: Id) {
        let Some(guild) = self.guilds.get(&guild_id) else { return };
        let (all, few) = (self.guild_create_json(guild, true), self.guild_create_json(guild, false));
        for _ in 0..self.times("GUILD_CREATE", &few) {
            for session in self.sessions.values_mut() {
                if session.has(Some(guild_id)) && session.intents & intent::GUILDS != 0 {
                    let sees_all = session.intents & intent::GUILD_PRESENCES != 0;
                    session.dispatch("GUILD_CREATE", if sees_all { &all } else { &few });
                }
            }
        }
    }

    /// Answers a request for members: by prefix of the name, or by ids.
    pub(crate) fn members_chunk(&self, asked: &Value) -> Option<Value> {
        let guild = self.guilds.get(&as_id(&asked["guild_id"])?)?;
        let wanted: Option<Vec<Id>> = match &asked["user_ids"] {
            Value::Null => None,
            Value::Array(all) => Some(all.iter().filter_map(as_id).collect()),
            one => Some(as_id(one).into_iter().collect()),
        };
        let query = asked["query"].as_str().unwrap_or_default().to_lowercase();
        let limit = match asked["limit"].as_u64() {
            None | Some(0) if wanted.is_none() && query.is_empty() => usize::MAX,
            Some(limit @ 1..=100) => usize::try_from(limit).unwrap_or(100),
            _ => 100,
        };
        let matches = |m: &&crate::state::entities::Member| match &wanted {
            Some(wanted) => wanted.contains(&m.user_id),
            None => self.users.get(&m.user_id).is_some_and(|u| u.username.starts_with(&query)),
        };
        let found: Vec<Value> =
            guild.members.values().filter(matches).take(limit).map(|m| self.member_json(m)).collect();
        let missing = wanted.iter().flatten().filter(|w| !guild.members.contains_key(w));
        let mut body = json!({
            "guild_id": id(guild.id), "members": found, "chunk_index": 0, "chunk_count": 1,
            "not_found": missing.map(|w| id(*w)).collect::<Value>(),
        });
        if let Some(nonce) = asked["nonce"].as_str().filter(|nonce| nonce.len() <= 32) {
            body["nonce"] = nonce.into();
        }
        Some(body)
    }
}
