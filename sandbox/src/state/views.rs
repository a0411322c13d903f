//! How the world looks in Discord's JSON, with every field that Discord calls required.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::entities::{Channel, CommandPermission, Guild, Id, Member, Message, Role, Thread, User, kind};
use super::permissions;
use super::world::World;

/// A point in time as Discord writes it.
pub(crate) fn timestamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.6f+00:00").to_string()
}

/// A snowflake as JSON shows it.
pub(crate) fn id(id: Id) -> Value {
    Value::String(id.to_string())
}

/// Several snowflakes.
pub(crate) fn ids<'a>(all: impl IntoIterator<Item = &'a Id>) -> Value {
    all.into_iter().map(|one| id(*one)).collect()
}

/// Reads a snowflake from JSON.
pub(crate) fn as_id(value: &Value) -> Option<Id> {
    value.as_str().map_or_else(|| value.as_u64(), |text| text.parse().ok())
}

/// Puts the fields of one object into another.
pub(crate) fn extend(target: &mut Value, more: Value) {
    if let (Value::Object(target), Value::Object(more)) = (target, more) {
        target.extend(more);
    }
}

pub(crate) fn user(user: &User) -> Value {
    let mut value = json!({
        "id": id(user.id),
        "username": user.username,
        "discriminator": if user.bot { "0001" } else { "0" },
        "global_name": (!user.bot).then_some(&user.name),
        "avatar": null,
        "avatar_decoration_data": null,
        "banner": null,
        "accent_color": null,
        "collectibles": null,
        "primary_guild": null,
        "public_flags": 0,
    });
    if user.bot {
        value["bot"] = true.into();
    }
    value
}

/// The bot as it sees itself.
pub(crate) fn current_user(of: &User) -> Value {
    let mut value = user(of);
    extend(
        &mut value,
        json!({"verified": true, "mfa_enabled": false, "locale": of.locale, "email": null, "flags": 0}),
    );
    value
}

/// A member without its user.
pub(crate) fn partial_member(member: &Member) -> Value {
    json!({
        "nick": member.nick,
        "avatar": null,
        "banner": null,
        "roles": ids(&member.roles),
        "joined_at": timestamp(member.joined_at),
        "premium_since": null,
        "deaf": false,
        "mute": false,
        "flags": 0,
        "pending": false,
        "communication_disabled_until": null,
        "avatar_decoration_data": null,
        "collectibles": null,
    })
}

pub(crate) fn role(role: &Role, bot_id: Id) -> Value {
    let mut value = json!({
        "id": id(role.id),
        "name": role.name,
        "description": null,
        "color": role.color,
        "colors": {"primary_color": role.color, "secondary_color": null, "tertiary_color": null},
        "hoist": role.hoist,
        "icon": null,
        "unicode_emoji": null,
        "position": role.position,
        "permissions": role.permissions.0.to_string(),
        "managed": role.managed,
        "mentionable": role.mentionable,
        "flags": 0,
    });
    if role.managed {
        value["tags"] = json!({"bot_id": id(bot_id)});
    }
    value
}

fn overwrites(channel: &Channel) -> Value {
    channel
        .overwrites
        .iter()
        .map(|o| {
            json!({
                "id": id(o.id),
                "type": u8::from(o.is_member),
                "allow": o.allow.0.to_string(),
                "deny": o.deny.0.to_string(),
            })
        })
        .collect()
}

pub(crate) fn command_permission(permission: &CommandPermission) -> Value {
    json!({"id": id(permission.id), "type": permission.kind, "permission": permission.allowed})
}

/// A command with all its translations.
pub(crate) fn command_json_of(command: &super::entities::Command) -> Value {
    command.body.clone()
}

/// One member of a thread, as thread routes show it.
pub(crate) fn thread_member(thread_id: Id, user_id: Id, joined_at: DateTime<Utc>) -> Value {
    json!({
        "id": id(thread_id),
        "user_id": id(user_id),
        "join_timestamp": timestamp(joined_at),
        "flags": 0,
        "muted": false,
        "mute_config": null,
    })
}

fn thread_fields(channel: &Channel, thread: &Thread, viewer_id: Id) -> Value {
    let mut value = json!({
        "owner_id": id(thread.owner_id),
        "message_count": channel.messages.len().min(50),
        "member_count": thread.members.len().min(50),
        "total_message_sent": thread.total_message_sent,
        "thread_metadata": {
            "archived": thread.archived,
            "auto_archive_duration": thread.auto_archive_duration,
            "archive_timestamp": timestamp(thread.archived_at),
            "locked": thread.locked,
            "create_timestamp": timestamp(thread.created_at),
        },
        "applied_tags": [],
    });
    if channel.kind == kind::PRIVATE_THREAD {
        value["thread_metadata"]["invitable"] = thread.invitable.into();
    }
    if let Some(joined_at) = thread.members.get(&viewer_id) {
        value["member"] = thread_member(channel.id, viewer_id, *joined_at);
    }
    value
}

impl World {
    /// A channel as the bot sees it.
    pub(crate) fn channel_json(&self, channel: &Channel) -> Value {
        let last = channel
            .messages
            .iter()
            .rev()
            .find(|m| self.messages.get(m).is_some_and(|message| message.visible_to.is_none()));
        let mut value = json!({
            "id": id(channel.id),
            "type": channel.kind,
            "last_message_id": last.map(|last| id(*last)),
            "last_pin_timestamp": self.pins(channel).first().and_then(|pin| pin.pinned_at).map(timestamp),
            "flags": 0,
        });
        if channel.kind == kind::DM {
            value["recipients"] =
                channel.recipients.iter().filter_map(|r| self.users.get(r)).map(user).collect();
            return value;
        }
        extend(
            &mut value,
            json!({
                "guild_id": channel.guild_id.map(id),
                "name": channel.name,
                "parent_id": channel.parent_id.map(id),
                "rate_limit_per_user": channel.rate_limit_per_user,
            }),
        );
        let more = match &channel.thread {
            Some(thread) => thread_fields(channel, thread, self.bot_id()),
            None => json!({
                "position": channel.position,
                "permission_overwrites": overwrites(channel),
                "topic": channel.topic,
                "nsfw": channel.nsfw,
            }),
        };
        extend(&mut value, more);
        value
    }

    /// A member with its user.
    pub(crate) fn member_json(&self, member: &Member) -> Value {
        let mut value = partial_member(member);
        if let Some(of) = self.users.get(&member.user_id) {
            value["user"] = user(of);
        }
        value
    }

    /// A guild as REST answers it.
    pub(crate) fn guild_json(&self, guild: &Guild) -> Value {
        json!({
            "id": id(guild.id),
            "name": guild.name,
            "icon": null,
            "splash": null,
            "discovery_splash": null,
            "home_header": null,
            "owner_id": id(guild.owner_id),
            "region": "deprecated",
            "afk_channel_id": null,
            "afk_timeout": 300,
            "widget_enabled": false,
            "widget_channel_id": null,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": guild.roles.values().map(|r| role(r, self.bot_id())).collect::<Value>(),
            "emojis": [],
            "features": ["COMMUNITY"],
            "mfa_level": 0,
            "application_id": null,
            "system_channel_id": null,
            "system_channel_flags": 0,
            "rules_channel_id": null,
            "max_presences": null,
            "max_members": 500_000,
            "max_video_channel_users": 25,
            "max_stage_video_channel_users": 50,
            "vanity_url_code": null,
            "description": null,
            "banner": null,
            "premium_tier": 0,
            "premium_subscription_count": 0,
            "preferred_locale": guild.locale,
            "public_updates_channel_id": null,
            "nsfw": false,
            "nsfw_level": 0,
            "stickers": [],
            "premium_progress_bar_enabled": false,
            "safety_alerts_channel_id": null,
            "incidents_data": null,
            "latest_onboarding_question_id": null,
            "hub_type": null,
        })
    }

    /// A guild as the gateway introduces it. Without the presence intent the only member listed is the bot.
    pub(crate) fn guild_create_json(&self, guild: &Guild, with_members: bool) -> Value {
        let bot_id = self.bot_id();
        let listed = guild.members.values().filter(|m| with_members || m.user_id == bot_id);
        let visible = |c: &&Channel| c.guild_id == Some(guild.id);
        let is_open = |c: &&Channel| c.thread.as_ref().is_some_and(|thread| !thread.archived);
        let threads = self.channels.values().filter(visible).filter(is_open);
        let threads = threads.filter(|c| self.can_see(c, bot_id));
        let channels = self.channels.values().filter(visible).filter(|c| c.thread.is_none());
        let open = guild.scheduled.values().filter(|event| event.is_open(self.now()));
        let scheduled = open.map(|event| self.scheduled_json(guild.id, event));
        let mut value = self.guild_json(guild);
        extend(
            &mut value,
            json!({
                "joined_at": guild.members.get(&bot_id).map(|m| timestamp(m.joined_at)),
                "large": guild.members.len() > 50,
                "unavailable": false,
                "member_count": guild.members.len(),
                "voice_states": [],
                "members": listed.map(|m| self.member_json(m)).collect::<Value>(),
                "channels": channels.map(|c| self.channel_json(c)).collect::<Value>(),
                "threads": threads.map(|c| self.channel_json(c)).collect::<Value>(),
                "presences": [],
                "stage_instances": [],
                "guild_scheduled_events": scheduled.collect::<Value>(),
                "soundboard_sounds": [],
                "embedded_activities": [],
                "activity_instances": [],
            }),
        );
        value
    }

    /// A message as REST answers it.
    pub(crate) fn message_json(&self, message: &Message) -> Value {
        let mut value = self.plain_message(message);
        if let Some(nonce) = &message.nonce {
            value["nonce"] = nonce.clone();
        }
        if message.interaction_id.is_some() {
            value["application_id"] = id(self.bot_id());
            value["webhook_id"] = id(self.bot_id());
        }
        if let Some(metadata) = &message.interaction_metadata {
            value["interaction_metadata"] = metadata.clone();
            if metadata["type"] == 2 {
                value["interaction"] = json!({
                    "id": metadata["id"],
                    "type": 2,
                    "name": metadata["name"],
                    "user": metadata["user"],
                });
            }
        }
        if let Some(reference) = message.reference {
            value["message_reference"] = json!({
                "type": 0,
                "channel_id": id(message.channel_id),
                "message_id": id(reference),
            });
            let of = self.messages.get(&reference);
            if message.kind != super::pins::PINNED {
                value["referenced_message"] = of.map_or(Value::Null, |of| self.plain_message(of));
            }
        }
        if !message.reactions.is_empty() {
            value["reactions"] = Self::reactions_json(message, self.bot_id());
        }
        if let Some(thread) = message.thread_id.and_then(|thread| self.channels.get(&thread)) {
            value["thread"] = self.channel_json(thread);
        }
        value
    }

    fn plain_message(&self, message: &Message) -> Value {
        let mentions = message.mentions.iter().filter_map(|m| self.users.get(m)).map(user);
        json!({
            "id": id(message.id),
            "channel_id": id(message.channel_id),
            "type": message.kind,
            "author": self.users.get(&message.author_id).map(user),
            "content": message.content,
            "timestamp": timestamp(message.sent_at),
            "edited_timestamp": message.edited_at.map(timestamp),
            "tts": message.tts,
            "mention_everyone": message.mention_everyone,
            "mentions": mentions.collect::<Value>(),
            "mention_roles": ids(&message.mention_roles),
            "attachments": message.attachments,
            "embeds": message.embeds,
            "components": message.components,
            "pinned": message.pinned_at.is_some(),
            "flags": message.flags,
        })
    }

    /// A message as the gateway dispatches it, with its guild and author's place there.
    pub(crate) fn dispatched_message(&self, message: &Message) -> Value {
        let mut value = self.message_json(message);
        let Some(channel) = self.channels.get(&message.channel_id) else { return value };
        value["channel_type"] = channel.kind.into();
        let guild = channel.guild_id.and_then(|guild| self.guilds.get(&guild));
        let Some(guild) = guild.filter(|_| message.visible_to.is_none()) else { return value };
        value["guild_id"] = id(guild.id);
        if let Some(member) = guild.members.get(&message.author_id)
            && message.interaction_id.is_none()
        {
            value["member"] = partial_member(member);
        }
        for mention in value["mentions"].as_array_mut().into_iter().flatten() {
            if let Some(member) = as_id(&mention["id"]).and_then(|m| guild.members.get(&m)) {
                mention["member"] = partial_member(member);
            }
        }
        value
    }

    /// The invoking member in an interaction, with what they may do in the channel.
    pub(crate) fn interaction_member(&self, guild: &Guild, channel: &Channel, user_id: Id) -> Option<Value> {
        let member = guild.members.get(&user_id)?;
        let mut value = self.member_json(member);
        value["permissions"] = self.permissions_in(channel, user_id).0.to_string().into();
        Some(value)
    }

    /// A channel among the resolved things of an interaction.
    pub(crate) fn resolved_channel(&self, channel: &Channel, user_id: Id) -> Value {
        let full = self.channel_json(channel);
        let mut value = Map::new();
        let kept = [
            "id",
            "name",
            "type",
            "last_message_id",
            "last_pin_timestamp",
            "nsfw",
            "parent_id",
            "guild_id",
            "flags",
            "rate_limit_per_user",
            "topic",
            "position",
            "thread_metadata",
        ];
        for key in kept {
            if let Some(field) = full.get(key) {
                value.insert(key.to_owned(), field.clone());
            }
        }
        let text = |of: permissions::Permissions| Value::String(of.0.to_string());
        value.insert("permissions".to_owned(), text(self.permissions_in(channel, user_id)));
        value.insert("app_permissions".to_owned(), text(self.permissions_in(channel, self.bot_id())));
        Value::Object(value)
    }
}
