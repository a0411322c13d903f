//! Messages: posted, edited and deleted, with everything that follows for threads, mentions and the gateway.

use super::drafts::{Draft, Mentions, number_components, place_in_embeds};
use super::entities::{Channel, Id, Message, kind};
use super::permissions::Permissions;
use super::world::World;
use crate::limits::Refused;

/// Message flags.
pub(crate) mod flag {
    pub(crate) const CROSSPOSTED: u64 = 1;
    pub(crate) const HAS_THREAD: u64 = 1 << 5;
    pub(crate) const EPHEMERAL: u64 = 1 << 6;
    pub(crate) const LOADING: u64 = 1 << 7;
}

/// A message about to be posted.
pub(crate) struct Posting {
    pub channel_id: Id,
    pub author_id: Id,
    pub kind: u8,
    pub draft: Draft,
    pub visible_to: Option<Id>,
    pub interaction_id: Option<Id>,
    pub interaction_metadata: Option<serde_json::Value>,
}

impl Posting {
    /// An ordinary message.
    pub(crate) fn plain(channel_id: Id, author_id: Id, draft: Draft) -> Self {
        let kind = if draft.reference.is_some() { 19 } else { 0 };
        let (visible_to, interaction_id, interaction_metadata) = (None, None, None);
        Self { channel_id, author_id, kind, draft, visible_to, interaction_id, interaction_metadata }
    }
}

impl World {
    /// The message that a repeated nonce brings back.
    pub(crate) fn by_nonce(&self, channel_id: Id, author_id: Id, draft: &Draft) -> Option<Id> {
        let nonce = draft.nonce.as_ref().filter(|_| draft.enforce_nonce)?;
        let since = self.now() - self.nonce_memory;
        let channel = self.channels.get(&channel_id)?;
        let all = channel.messages.iter().rev().filter_map(|m| self.messages.get(m));
        let mut recent = all.take_while(|m| m.sent_at >= since);
        recent.find(|m| m.author_id == author_id && m.nonce.as_ref() == Some(nonce)).map(|m| m.id)
    }

    fn mentions_of(&self, channel: &Channel, author_id: Id, draft: &Draft) -> Mentions {
        let text = draft.content.as_deref().unwrap_or_default();
        let mut found = Mentions::find(text).allowed(draft.allowed_mentions.as_ref());
        found.users.retain(|u| self.users.contains_key(u));
        let may_ping = self.permissions_in(channel, author_id).contains(Permissions::MENTION_EVERYONE);
        found.everyone &= may_ping && channel.guild_id.is_some();
        let guild = channel.guild_id.and_then(|g| self.guilds.get(&g));
        found
            .roles
            .retain(|r| guild.and_then(|g| g.roles.get(r)).is_some_and(|role| may_ping || role.mentionable));
        found
    }

    /// Posts a message; whether it may be posted was asked before.
    pub(crate) fn post(&mut self, posting: Posting) -> Option<Id> {
        let Posting { channel_id, author_id, kind, mut draft, .. } = posting;
        let channel = self.channels.get(&channel_id)?;
        let mentions = self.mentions_of(channel, author_id, &draft);
        let id = self.next_id();
        let mut attachments = self.attach(channel_id, &[], &mut draft);
        let mut embeds = draft.embeds.unwrap_or_default();
        place_in_embeds(&mut embeds, &mut attachments);
        let mut components = draft.components.unwrap_or_default();
        number_components(&mut components);
        let message = Message {
            id,
            channel_id,
            author_id,
            kind,
            content: draft.content.unwrap_or_default(),
            embeds,
            attachments,
            components,
            mentions: mentions.users,
            mention_roles: mentions.roles,
            mention_everyone: mentions.everyone,
            flags: draft.flags.unwrap_or(0),
            tts: draft.tts,
            nonce: draft.nonce,
            reference: draft.reference.filter(|r| self.messages.contains_key(r)),
            thread_id: None,
            interaction_id: posting.interaction_id,
            interaction_metadata: posting.interaction_metadata,
            visible_to: posting.visible_to,
            sent_at: self.now(),
            edited_at: None,
            reactions: Vec::new(),
            pinned_at: None,
            read_by: std::iter::once(author_id).collect(),
        };
        if message.visible_to.is_none() {
            self.enter_thread(&message);
        }
        self.channels.get_mut(&channel_id)?.messages.push(id);
        self.messages.insert(id, message);
        self.emit_message("MESSAGE_CREATE", id);
        self.changed(Some(channel_id));
        Some(id)
    }

    /// Who writes in a thread, or is mentioned in it, joins it; writing also opens an archived one again.
    fn enter_thread(&mut self, message: &Message) {
        let Some(channel) = self.channels.get(&message.channel_id) else { return };
        let Some(thread) = &channel.thread else { return };
        let invites = channel.kind != kind::PRIVATE_THREAD
            || thread.invitable
            || self.permissions_in(channel, message.author_id).contains(Permissions::MANAGE_THREADS);
        let parent = self.governing(channel);
        let mut joining = vec![message.author_id];
        joining.extend(message.mentions.iter().filter(|m| invites && self.can_see(parent, **m)));
        let was_archived = thread.archived;
        let id = channel.id;
        let now = self.now();
        if let Some(thread) = self.channels.get_mut(&id).and_then(|c| c.thread.as_mut()) {
            thread.total_message_sent += 1;
            if was_archived {
                (thread.archived, thread.archived_at) = (false, now);
            }
        }
        if was_archived {
            self.emit_channel("THREAD_UPDATE", id);
        }
        for user_id in joining {
            self.join_thread(id, user_id);
        }
    }

    /// Changes a message; the bot's own sending was asked before.
    pub(crate) fn edit(&mut self, message_id: Id, mut draft: Draft) -> Result<(), Refused> {
        let unknown = || Refused::new(404, 10008, "Unknown Message");
        let before = self.messages.get(&message_id).ok_or_else(unknown)?.clone();
        let channel = self.channel(before.channel_id)?;
        let mentions = draft.content.is_some().then(|| self.mentions_of(channel, before.author_id, &draft));
        let mut attachments = self.attach(before.channel_id, &before.attachments, &mut draft);
        let mut embeds = draft.embeds.unwrap_or(before.embeds);
        place_in_embeds(&mut embeds, &mut attachments);
        let mut components = draft.components.unwrap_or(before.components);
        number_components(&mut components);
        let content = draft.content.unwrap_or(before.content);
        let is_empty =
            content.is_empty() && embeds.is_empty() && attachments.is_empty() && components.is_empty();
        if is_empty {
            return Err(Refused::new(400, 50006, "Cannot send an empty message"));
        }
        let now = self.now();
        let message = self.messages.get_mut(&message_id).ok_or_else(unknown)?;
        let was_loading = message.flags & flag::LOADING != 0;
        (message.content, message.embeds) = (content, embeds);
        (message.attachments, message.components) = (attachments, components);
        if let Some(mentions) = mentions {
            (message.mentions, message.mention_roles) = (mentions.users, mentions.roles);
            message.mention_everyone = mentions.everyone;
        }
        if let Some(flags) = draft.flags {
            const SUPPRESS_EMBEDS: u64 = 1 << 2;
            const COMPONENTS_V2: u64 = 1 << 15;
            let editable = SUPPRESS_EMBEDS | COMPONENTS_V2;
            message.flags = message.flags & !SUPPRESS_EMBEDS | flags & editable;
        }
        message.flags &= !flag::LOADING;
        if was_loading {
            message.sent_at = now;
        } else {
            message.edited_at = Some(now);
        }
        self.emit_message("MESSAGE_UPDATE", message_id);
        self.changed(Some(before.channel_id));
        Ok(())
    }

    /// Takes a message away.
    pub(crate) fn delete_message(&mut self, message_id: Id) {
        let Some(message) = self.messages.get(&message_id) else { return };
        let channel_id = message.channel_id;
        self.emit_deleted(message_id);
        self.messages.remove(&message_id);
        if let Some(channel) = self.channels.get_mut(&channel_id) {
            channel.messages.retain(|m| *m != message_id);
        }
        self.changed(Some(channel_id));
    }

    /// Takes several messages of a channel away at once; bots hear of it once.
    pub(crate) fn delete_messages(&mut self, channel_id: Id, messages: &[Id]) {
        self.emit_deleted_many(channel_id, messages);
        for message in messages {
            self.messages.remove(message);
        }
        if let Some(channel) = self.channels.get_mut(&channel_id) {
            channel.messages.retain(|message| !messages.contains(message));
        }
        self.changed(Some(channel_id));
    }

    /// Whether a person can see a message: its channel, and that it is not somebody else's private answer.
    pub(crate) fn can_see_message(&self, message: &Message, user_id: Id) -> bool {
        let is_theirs = message.visible_to.is_none_or(|only| only == user_id);
        is_theirs && self.channels.get(&message.channel_id).is_some_and(|c| self.can_see(c, user_id))
    }
}
