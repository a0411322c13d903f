//! The things a Discord server is made of: people, guilds, channels, roles, messages, commands, interactions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::permissions::Permissions;
use super::reactions::Reaction;
use super::scheduled::ScheduledEvent;

/// A snowflake. JSON shows it as a string.
pub type Id = u64;

/// An account: a person at a keyboard, or the bot.
#[derive(Debug, Clone)]
pub(crate) struct User {
    pub id: Id,
    /// The unique name, lower case.
    pub username: String,
    /// The name that people see.
    pub name: String,
    pub bot: bool,
    /// The language of this person's client, for example `ru`.
    pub locale: String,
    /// The zone in which this person reads timestamps.
    pub timezone: chrono_tz::Tz,
    /// Whether the bot may write to this person in private.
    pub accepts_direct_messages: bool,
}

/// A server.
#[derive(Debug, Clone)]
pub(crate) struct Guild {
    pub id: Id,
    pub name: String,
    /// The server's preferred language.
    pub locale: String,
    pub owner_id: Id,
    /// By id; the role with the guild's own id is `@everyone`.
    pub roles: BTreeMap<Id, Role>,
    pub members: BTreeMap<Id, Member>,
    /// What Server Settings → Integrations says, by command id (or the application's id for all commands).
    pub command_permissions: BTreeMap<Id, Vec<CommandPermission>>,
    /// Who may not come back, and why.
    pub bans: BTreeMap<Id, Option<String>>,
    /// What is scheduled, and was.
    pub scheduled: BTreeMap<Id, ScheduledEvent>,
}

/// One line of Server Settings → Integrations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommandPermission {
    /// The role, person or channel; the guild's id is everybody, one less is every channel.
    pub id: Id,
    /// 1 role, 2 user, 3 channel.
    pub kind: u8,
    /// Whether the command may be used.
    pub allowed: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub id: Id,
    pub name: String,
    pub permissions: Permissions,
    pub position: u32,
    pub color: u32,
    pub hoist: bool,
    pub mentionable: bool,
    /// The bot's own role is managed by its application.
    pub managed: bool,
}

/// A user's place in a guild.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    pub user_id: Id,
    pub nick: Option<String>,
    pub roles: BTreeSet<Id>,
    pub joined_at: DateTime<Utc>,
}

/// Channel types of Discord that the sandbox has.
pub(crate) mod kind {
    pub(crate) const TEXT: u8 = 0;
    pub(crate) const DM: u8 = 1;
    pub(crate) const CATEGORY: u8 = 4;
    pub(crate) const ANNOUNCEMENT: u8 = 5;
    pub(crate) const ANNOUNCEMENT_THREAD: u8 = 10;
    pub(crate) const PUBLIC_THREAD: u8 = 11;
    pub(crate) const PRIVATE_THREAD: u8 = 12;
}

/// A text channel, category, direct-message channel or thread.
#[derive(Debug, Clone)]
pub(crate) struct Channel {
    pub id: Id,
    /// One of [`kind`].
    pub kind: u8,
    pub guild_id: Option<Id>,
    pub name: String,
    pub topic: Option<String>,
    pub position: u32,
    /// The category, or the channel a thread belongs to.
    pub parent_id: Option<Id>,
    pub overwrites: Vec<Overwrite>,
    /// Who talks in a direct-message channel, the bot aside.
    pub recipients: Vec<Id>,
    pub nsfw: bool,
    pub rate_limit_per_user: u32,
    pub thread: Option<Thread>,
    /// In order of their ids.
    pub messages: Vec<Id>,
    /// Those of them that are pinned; there may be some that were deleted since.
    pub pins: Vec<Id>,
}

/// What a thread has beyond a channel.
#[derive(Debug, Clone)]
pub(crate) struct Thread {
    pub owner_id: Id,
    pub archived: bool,
    pub locked: bool,
    pub invitable: bool,
    pub auto_archive_duration: u32,
    pub archived_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub members: BTreeMap<Id, DateTime<Utc>>,
    pub total_message_sent: u32,
}

/// What a channel allows or denies to a role or a member beyond their roles.
#[derive(Debug, Clone, Copy)]
pub struct Overwrite {
    /// A role or a member.
    pub id: Id,
    /// Whether `id` is a member; else a role.
    pub is_member: bool,
    /// What is allowed.
    pub allow: Permissions,
    /// What is denied.
    pub deny: Permissions,
}

/// A message; parts that nobody here computes with stay in Discord's JSON.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub id: Id,
    pub channel_id: Id,
    pub author_id: Id,
    /// Discord's message type: 0 default, 19 reply, 20 command answer, 23 menu answer …
    pub kind: u8,
    pub content: String,
    pub embeds: Vec<Value>,
    pub attachments: Vec<Value>,
    pub components: Vec<Value>,
    pub mentions: Vec<Id>,
    pub mention_roles: Vec<Id>,
    pub mention_everyone: bool,
    pub flags: u64,
    pub tts: bool,
    pub nonce: Option<Value>,
    pub reference: Option<Id>,
    /// The thread that was started from this message.
    pub thread_id: Option<Id>,
    /// The interaction that this message answers.
    pub interaction_id: Option<Id>,
    /// Who triggered the interaction, as Discord's `interaction_metadata`.
    pub interaction_metadata: Option<Value>,
    /// The only person who can see an ephemeral message.
    pub visible_to: Option<Id>,
    pub sent_at: DateTime<Utc>,
    pub edited_at: Option<DateTime<Utc>>,
    /// In the order in which the first of each came.
    pub reactions: Vec<Reaction>,
    pub pinned_at: Option<DateTime<Utc>>,
    /// Who has seen it: an outcome, the inbox or a transcript showed it to them.
    pub read_by: BTreeSet<Id>,
}

/// A registered command in Discord's JSON, with what the sandbox asks of it at hand.
#[derive(Debug, Clone)]
pub(crate) struct Command {
    pub id: Id,
    pub guild_id: Option<Id>,
    /// 1 slash command, 2 menu on a person, 3 menu on a message.
    pub kind: u8,
    pub name: String,
    /// As Discord answers it, every default filled in.
    pub body: Value,
}

/// What a person did that the bot has to answer.
#[derive(Debug, Clone)]
pub(crate) struct Interaction {
    pub id: Id,
    pub token: String,
    /// 2 command, 3 component, 4 autocomplete, 5 modal.
    pub kind: u8,
    pub user_id: Id,
    pub channel_id: Id,
    /// As it was dispatched.
    pub body: Value,
    /// The message whose component was used, or from whose component the modal came.
    pub message_id: Option<Id>,
    /// The interaction that opened the modal that this one sends.
    pub opened_by: Option<Id>,
    pub dispatched: tokio::time::Instant,
    pub created_at: DateTime<Utc>,
    pub answer: Option<Answer>,
    /// The message that `@original` names.
    pub original_id: Option<Id>,
    /// Messages that came or changed because of it, in order.
    pub touched: Vec<Id>,
    /// The modal or the choices that the bot answered with.
    pub shown: Option<Value>,
    /// Whether a deferred answer has been filled in.
    pub is_settled: bool,
}

/// The first answer of the bot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Answer {
    /// The callback type: 4, 5, 6, 7, 8, 9.
    pub kind: u8,
    pub milliseconds: u64,
}

/// A file that a message carries, served under `/attachments/`.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub channel_id: Id,
    pub filename: String,
    pub content_type: String,
    pub bytes: axum::body::Bytes,
}

/// Something that the bot asked over HTTP.
#[derive(Debug, Clone)]
pub struct Request {
    /// For example `POST`.
    pub method: String,
    /// The route with its placeholders, for example `/channels/{channel_id}/messages`.
    pub route: String,
    /// The path as it was sent, after `/api/v10`, with its query.
    pub path: String,
    /// The JSON body (of a multipart request its `payload_json`), or null.
    pub body: Value,
    /// The status that it was answered with; 0 where the connection ended without an answer.
    pub status: u16,
}
