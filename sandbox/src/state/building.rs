//! Building a world and changing it: guilds, roles, channels, threads, people coming and going.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;

use super::entities::{Channel, Guild, Id, Member, Overwrite, Role, Thread, User, kind};
use super::permissions::Permissions;
use super::world::World;
use crate::newcomers::{NewChannel, NewGuild, NewPerson, NewRole, NewThread};

/// What the bot is given where its host says nothing else: enough for text, threads, roles and reading along.
pub(crate) const BOT_PERMISSIONS: Permissions = Permissions::EVERYDAY
    .with(Permissions::MANAGE_ROLES)
    .with(Permissions::MANAGE_CHANNELS)
    .with(Permissions::MANAGE_MESSAGES)
    .with(Permissions::MANAGE_THREADS)
    .with(Permissions::MENTION_EVERYONE)
    .with(Permissions::CREATE_EVENTS);

impl World {
    /// A new guild with its `@everyone`, an owner of its own, and the bot with a role.
    pub(crate) fn add_guild(&mut self, new: &NewGuild) -> Id {
        let id = new.id.unwrap_or_else(|| self.next_id());
        let owner_id = new.owner.unwrap_or_else(|| self.add_owner(&new.name, &new.locale));
        let everyone = Role {
            id,
            name: "@everyone".to_owned(),
            permissions: new.everyone,
            position: 0,
            color: 0,
            hoist: false,
            mentionable: false,
            managed: false,
        };
        let guild = Guild {
            id,
            name: new.name.clone(),
            locale: new.locale.clone(),
            owner_id,
            roles: BTreeMap::from([(id, everyone)]),
            members: BTreeMap::new(),
            command_permissions: BTreeMap::new(),
            bans: BTreeMap::new(),
            scheduled: BTreeMap::new(),
        };
        self.guilds.insert(id, guild);
        self.insert_member(id, owner_id, BTreeSet::new());
        if new.has_bot {
            self.add_bot(id, new.bot_permissions);
        }
        self.changed(None);
        id
    }

    /// Lets the bot into a guild with a role of its own.
    pub(crate) fn add_bot(&mut self, guild_id: Id, permissions: Permissions) {
        let bot_id = self.bot_id();
        let is_there = self.guilds.get(&guild_id).is_none_or(|guild| guild.members.contains_key(&bot_id));
        if is_there {
            return;
        }
        let mut role = NewRole::named(&self.application.name.clone());
        role.permissions = permissions;
        let role_id = self.insert_role(guild_id, &role, true);
        self.join(guild_id, bot_id, role_id.into_iter().collect());
    }

    fn add_owner(&mut self, guild_name: &str, locale: &str) -> Id {
        let mut owner = NewPerson::named(&format!("Owner of {guild_name}"));
        locale.clone_into(&mut owner.locale);
        self.add_user(&owner)
    }

    pub(crate) fn add_user(&mut self, new: &NewPerson) -> Id {
        let id = new.id.unwrap_or_else(|| self.next_id());
        let letters = |c: char| if c.is_alphanumeric() { c } else { '_' };
        let wanted: String = new.name.to_lowercase().chars().map(letters).collect();
        let mut username = wanted.clone();
        let mut number = 1;
        while self.users.values().any(|u| u.username == username) {
            number += 1;
            username = format!("{wanted}{number}");
        }
        let user = User {
            id,
            username,
            name: new.name.clone(),
            bot: false,
            locale: new.locale.clone(),
            timezone: new.timezone,
            accepts_direct_messages: new.direct_messages.are_open(),
        };
        self.users.insert(id, user);
        self.changed(None);
        id
    }

    fn insert_member(&mut self, guild_id: Id, user_id: Id, roles: BTreeSet<Id>) {
        let joined_at = self.now();
        if let Some(guild) = self.guilds.get_mut(&guild_id) {
            guild.members.insert(user_id, Member { user_id, nick: None, roles, joined_at });
        }
    }

    /// Lets a user into a guild; the bot hears of it.
    pub(crate) fn join(&mut self, guild_id: Id, user_id: Id, roles: BTreeSet<Id>) {
        if self.guilds.get(&guild_id).is_some_and(|guild| guild.bans.contains_key(&user_id)) {
            return;
        }
        self.insert_member(guild_id, user_id, roles);
        if user_id == self.bot_id() {
            self.emit_guild(guild_id);
        } else {
            self.emit_member("GUILD_MEMBER_ADD", guild_id, user_id);
        }
        self.changed(None);
    }

    /// Takes a user out of a guild and of its threads.
    pub(crate) fn leave(&mut self, guild_id: Id, user_id: Id) {
        let Some(guild) = self.guilds.get_mut(&guild_id) else { return };
        if guild.members.remove(&user_id).is_none() {
            return;
        }
        for channel in self.channels.values_mut().filter(|c| c.guild_id == Some(guild_id)) {
            if let Some(thread) = &mut channel.thread {
                thread.members.remove(&user_id);
            }
        }
        if user_id == self.bot_id() {
            if let Some(guild) = self.guilds.get_mut(&guild_id) {
                guild.roles.retain(|_, role| !role.managed);
                guild.command_permissions.clear();
            }
            self.commands.retain(|_, command| command.guild_id != Some(guild_id));
            let body = serde_json::json!({"id": guild_id.to_string()});
            self.emit("GUILD_DELETE", Some(guild_id), crate::gateway::intent::GUILDS, &body);
        } else {
            self.emit_member("GUILD_MEMBER_REMOVE", guild_id, user_id);
        }
        self.changed(None);
    }

    /// Gives a member exactly these roles.
    pub(crate) fn set_roles(&mut self, guild_id: Id, user_id: Id, roles: BTreeSet<Id>) {
        let member = self.guilds.get_mut(&guild_id).and_then(|g| g.members.get_mut(&user_id));
        let Some(member) = member.filter(|member| member.roles != roles) else { return };
        member.roles = roles;
        self.emit_member("GUILD_MEMBER_UPDATE", guild_id, user_id);
        self.changed(None);
    }

    /// Calls a member by another name in a guild.
    pub(crate) fn set_nick(&mut self, guild_id: Id, user_id: Id, nick: Option<String>) {
        let member = self.guilds.get_mut(&guild_id).and_then(|g| g.members.get_mut(&user_id));
        let Some(member) = member.filter(|member| member.nick != nick) else { return };
        member.nick = nick;
        self.emit_member("GUILD_MEMBER_UPDATE", guild_id, user_id);
        self.changed(None);
    }

    /// Takes a role away from a guild and from everybody who has it.
    pub(crate) fn remove_role(&mut self, guild_id: Id, role_id: Id) {
        let Some(guild) = self.guilds.get_mut(&guild_id) else { return };
        if guild.roles.remove(&role_id).is_none() {
            return;
        }
        for member in guild.members.values_mut() {
            member.roles.remove(&role_id);
        }
        for channel in self.channels.values_mut().filter(|c| c.guild_id == Some(guild_id)) {
            channel.overwrites.retain(|overwrite| overwrite.id != role_id);
        }
        let body = serde_json::json!({"guild_id": guild_id.to_string(), "role_id": role_id.to_string()});
        self.emit("GUILD_ROLE_DELETE", Some(guild_id), crate::gateway::intent::GUILDS, &body);
        self.changed(None);
    }

    /// A new role above all the others but the bot's own.
    pub(crate) fn insert_role(&mut self, guild_id: Id, new: &NewRole, managed: bool) -> Option<Id> {
        let id = new.id.unwrap_or_else(|| self.next_id());
        let guild = self.guilds.get_mut(&guild_id)?;
        let count = u32::try_from(guild.roles.len()).unwrap_or(u32::MAX);
        let bots = guild.roles.values_mut().filter(|role| role.managed);
        let lifted = bots.map(|role| role.position += 1).count();
        let position = count - u32::try_from(lifted).unwrap_or(0);
        let role = Role {
            id,
            name: new.name.clone(),
            permissions: new.permissions,
            position,
            color: new.color,
            hoist: new.hoist,
            mentionable: new.mentionable,
            managed,
        };
        guild.roles.insert(id, role);
        self.emit_role("GUILD_ROLE_CREATE", guild_id, id);
        self.changed(None);
        Some(id)
    }

    pub(crate) fn insert_channel(&mut self, guild_id: Id, new: &NewChannel) -> Id {
        let id = new.id.unwrap_or_else(|| self.next_id());
        let mut channel = Channel::new(id, new.kind.number(), new.name.clone());
        channel.guild_id = Some(guild_id);
        channel.topic.clone_from(&new.topic);
        channel.parent_id = new.category;
        let siblings = self.channels.values().filter(|c| c.guild_id == Some(guild_id) && c.thread.is_none());
        channel.position = u32::try_from(siblings.count()).unwrap_or(u32::MAX);
        channel.overwrites.clone_from(&new.overwrites);
        if new.is_private {
            let view = Permissions::VIEW_CHANNEL;
            let hidden = Overwrite { id: guild_id, is_member: false, allow: Permissions::NONE, deny: view };
            channel.overwrites.push(hidden);
            let seen =
                |id: Id, is_member: bool| Overwrite { id, is_member, allow: view, deny: Permissions::NONE };
            channel.overwrites.extend(new.roles.iter().map(|role| seen(*role, false)));
            channel.overwrites.extend(new.people.iter().map(|person| seen(*person, true)));
            if new.has_bot {
                let allow = view.with(Permissions::SEND_MESSAGES).with(Permissions::SEND_MESSAGES_IN_THREADS);
                let bot = Overwrite { id: self.bot_id(), is_member: true, allow, deny: Permissions::NONE };
                channel.overwrites.push(bot);
            }
        }
        self.channels.insert(id, channel);
        self.emit_channel("CHANNEL_CREATE", id);
        self.changed(Some(id));
        id
    }

    /// A thread under a channel; `from` names the message that it starts from and whose id it shares.
    pub(crate) fn insert_thread(&mut self, parent: &Channel, owner_id: Id, new: &NewThread) -> Id {
        let id = new.from.unwrap_or_else(|| self.next_id());
        let now = self.now();
        let number = match (new.is_private, parent.kind) {
            (true, _) => kind::PRIVATE_THREAD,
            (false, kind::ANNOUNCEMENT) => kind::ANNOUNCEMENT_THREAD,
            (false, _) => kind::PUBLIC_THREAD,
        };
        let mut channel = Channel::new(id, number, new.name.clone());
        channel.guild_id = parent.guild_id;
        channel.parent_id = Some(parent.id);
        channel.rate_limit_per_user = new.rate_limit_per_user;
        channel.thread = Some(Thread {
            owner_id,
            archived: false,
            locked: false,
            invitable: new.invitable,
            auto_archive_duration: new.auto_archive_duration,
            archived_at: now,
            created_at: now,
            members: BTreeMap::from([(owner_id, now)]),
            total_message_sent: 0,
        });
        self.channels.insert(id, channel);
        if let Some(message) = new.from.and_then(|from| self.messages.get_mut(&from)) {
            message.thread_id = Some(id);
            message.flags |= super::posting::flag::HAS_THREAD;
            self.emit_message("MESSAGE_UPDATE", id);
        }
        self.emit_channel("THREAD_CREATE", id);
        for person in &new.people {
            self.join_thread(id, *person);
        }
        self.changed(Some(id));
        id
    }

    /// Lets a user into a thread.
    pub(crate) fn join_thread(&mut self, thread_id: Id, user_id: Id) {
        let now = self.now();
        let thread = self.channels.get_mut(&thread_id).and_then(|c| c.thread.as_mut());
        let Some(thread) = thread.filter(|thread| !thread.members.contains_key(&user_id)) else { return };
        thread.members.insert(user_id, now);
        self.emit_thread_members(thread_id, user_id, true);
        self.changed(Some(thread_id));
    }

    /// Takes a user out of a thread.
    pub(crate) fn leave_thread(&mut self, thread_id: Id, user_id: Id) {
        let thread = self.channels.get_mut(&thread_id).and_then(|c| c.thread.as_mut());
        if thread.is_some_and(|thread| thread.members.remove(&user_id).is_some()) {
            self.emit_thread_members(thread_id, user_id, false);
            self.changed(Some(thread_id));
        }
    }

    /// Archives the threads in which nothing was said for as long as they were made for.
    pub(crate) fn archive_silent_threads(&mut self) {
        let now = self.now();
        let is_silent = |channel: &&Channel| {
            let Some(thread) = channel.thread.as_ref().filter(|thread| !thread.archived) else {
                return false;
            };
            let last = channel.messages.last().and_then(|m| self.messages.get(m)).map(|m| m.sent_at);
            let since = last.into_iter().chain([thread.archived_at]).max().unwrap_or(now);
            now - since >= TimeDelta::minutes(thread.auto_archive_duration.into())
        };
        let silent: Vec<Id> = self.channels.values().filter(is_silent).map(|channel| channel.id).collect();
        for id in silent {
            if let Some(thread) = self.channels.get_mut(&id).and_then(|c| c.thread.as_mut()) {
                (thread.archived, thread.archived_at) = (true, now);
            }
            self.emit_channel("THREAD_UPDATE", id);
            self.changed(Some(id));
        }
    }

    /// Takes a channel away with its messages and threads.
    pub(crate) fn delete_channel(&mut self, channel_id: Id) {
        let threads: Vec<Id> = self
            .channels
            .values()
            .filter(|c| c.thread.is_some() && c.parent_id == Some(channel_id))
            .map(|c| c.id)
            .collect();
        for id in threads.into_iter().chain([channel_id]) {
            let is_thread = self.channels.get(&id).is_some_and(|c| c.thread.is_some());
            self.emit_channel(if is_thread { "THREAD_DELETE" } else { "CHANNEL_DELETE" }, id);
            self.channels.remove(&id);
            self.messages.retain(|_, message| message.channel_id != id);
        }
        self.changed(Some(channel_id));
    }
}
