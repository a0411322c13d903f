//! Who may do what where: Discord's permission bits and how roles and channel overwrites combine.

use super::entities::{Channel, Guild, Id};

/// A set of permission bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Permissions(pub u64);

impl Permissions {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Every permission that exists.
    pub const ALL: Self = Self((1 << 53) - 1);
    /// Kick members.
    pub const KICK_MEMBERS: Self = Self(1 << 1);
    /// Send members out for good.
    pub const BAN_MEMBERS: Self = Self(1 << 2);
    /// Everything, whatever channels say.
    pub const ADMINISTRATOR: Self = Self(1 << 3);
    /// Edit, create and delete channels and their permissions.
    pub const MANAGE_CHANNELS: Self = Self(1 << 4);
    /// Manage the server; what staff commands ask for.
    pub const MANAGE_GUILD: Self = Self(1 << 5);
    /// Put an emoji on a message that nobody has put there yet.
    pub const ADD_REACTIONS: Self = Self(1 << 6);
    /// See a channel and read it.
    pub const VIEW_CHANNEL: Self = Self(1 << 10);
    /// Write in a channel.
    pub const SEND_MESSAGES: Self = Self(1 << 11);
    /// Delete messages of others and take their reactions away.
    pub const MANAGE_MESSAGES: Self = Self(1 << 13);
    /// Have links and embeds shown.
    pub const EMBED_LINKS: Self = Self(1 << 14);
    /// Attach files.
    pub const ATTACH_FILES: Self = Self(1 << 15);
    /// Read what was written before.
    pub const READ_MESSAGE_HISTORY: Self = Self(1 << 16);
    /// Mention everyone and roles that are not mentionable.
    pub const MENTION_EVERYONE: Self = Self(1 << 17);
    /// Change one's own nickname.
    pub const CHANGE_NICKNAME: Self = Self(1 << 26);
    /// Change nicknames of members below one's own highest role.
    pub const MANAGE_NICKNAMES: Self = Self(1 << 27);
    /// Give and take roles below one's own.
    pub const MANAGE_ROLES: Self = Self(1 << 28);
    /// Make, change and list webhooks.
    pub const MANAGE_WEBHOOKS: Self = Self(1 << 29);
    /// Use commands of applications.
    pub const USE_APPLICATION_COMMANDS: Self = Self(1 << 31);
    /// Change and delete scheduled events, those of others too.
    pub const MANAGE_EVENTS: Self = Self(1 << 33);
    /// Manage threads, and see the private ones.
    pub const MANAGE_THREADS: Self = Self(1 << 34);
    /// Start public threads.
    pub const CREATE_PUBLIC_THREADS: Self = Self(1 << 35);
    /// Start private threads.
    pub const CREATE_PRIVATE_THREADS: Self = Self(1 << 36);
    /// Write in threads.
    pub const SEND_MESSAGES_IN_THREADS: Self = Self(1 << 38);
    /// Make scheduled events, and change one's own.
    pub const CREATE_EVENTS: Self = Self(1 << 44);
    /// Pin messages and take pins away.
    pub const PIN_MESSAGES: Self = Self(1 << 51);
    /// What `@everyone` has in a new server: view, write, embed, attach, read, react, commands, threads.
    pub const EVERYDAY: Self = Self(
        1 << 6 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 31 | 1 << 35 | 1 << 36 | 1 << 38,
    );

    /// What both sides of a direct-message channel may do in it.
    pub const IN_DIRECT_MESSAGES: Self =
        Self(1 << 6 | 1 << 10 | 1 << 11 | 1 << 14 | 1 << 15 | 1 << 16 | 1 << 17 | 1 << 18 | 1 << 31);

    /// Whether all of `other` are in this set.
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both sets together.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// This set without `other`.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// What a member may do in the server at large: the owner and administrators everything, others what their roles say.
pub(crate) fn in_guild(guild: &Guild, user_id: Id) -> Permissions {
    let Some(member) = guild.members.get(&user_id) else { return Permissions::NONE };
    if guild.owner_id == user_id {
        return Permissions::ALL;
    }
    let everyone = guild.roles.get(&guild.id).map_or(Permissions::NONE, |role| role.permissions);
    let sum = member
        .roles
        .iter()
        .filter_map(|id| guild.roles.get(id))
        .fold(everyone, |sum, role| sum.with(role.permissions));
    if sum.contains(Permissions::ADMINISTRATOR) { Permissions::ALL } else { sum }
}

/// What a member may do in a channel (of a thread: in the channel that it belongs to): first what the channel says of
/// everyone, then of the member's roles together, then of the member.
pub(crate) fn in_channel(guild: &Guild, channel: &Channel, user_id: Id) -> Permissions {
    let base = in_guild(guild, user_id);
    if base.contains(Permissions::ADMINISTRATOR) {
        return Permissions::ALL;
    }
    let Some(member) = guild.members.get(&user_id) else { return Permissions::NONE };
    let mut sum = base;
    let everyone = channel.overwrites.iter().filter(|o| !o.is_member && o.id == guild.id);
    for overwrite in everyone {
        sum = sum.without(overwrite.deny).with(overwrite.allow);
    }
    let of_roles = channel.overwrites.iter().filter(|o| !o.is_member && member.roles.contains(&o.id));
    let (mut deny, mut allow) = (Permissions::NONE, Permissions::NONE);
    for overwrite in of_roles {
        deny = deny.with(overwrite.deny);
        allow = allow.with(overwrite.allow);
    }
    sum = sum.without(deny).with(allow);
    for overwrite in channel.overwrites.iter().filter(|o| o.is_member && o.id == user_id) {
        sum = sum.without(overwrite.deny).with(overwrite.allow);
    }
    if sum.contains(Permissions::VIEW_CHANNEL) { sum } else { Permissions::NONE }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::super::entities::{Member, Overwrite, Role};
    use super::*;

    const VIEW: Permissions = Permissions::VIEW_CHANNEL;
    const SEND: Permissions = Permissions::SEND_MESSAGES;

    fn role(id: Id, permissions: Permissions) -> Role {
        let (name, color) = (id.to_string(), 0);
        let (hoist, mentionable, managed) = (false, false, false);
        Role { id, name, permissions, position: 0, color, hoist, mentionable, managed }
    }

    /// Guild 1, owner 100, and member 7 with the roles 2 and 3.
    fn guild(everyone: Permissions, second: Permissions) -> Guild {
        let member = |user_id: Id, roles: &[Id]| {
            let roles: BTreeSet<Id> = roles.iter().copied().collect();
            (user_id, Member { user_id, nick: None, roles, joined_at: chrono::DateTime::UNIX_EPOCH })
        };
        let roles = [role(1, everyone), role(2, second), role(3, Permissions::NONE)];
        Guild {
            id: 1,
            name: "Town".to_owned(),
            locale: "en-US".to_owned(),
            owner_id: 100,
            roles: roles.into_iter().map(|role| (role.id, role)).collect(),
            members: BTreeMap::from([member(100, &[]), member(7, &[2, 3])]),
            command_permissions: BTreeMap::new(),
            bans: BTreeMap::new(),
            scheduled: BTreeMap::new(),
        }
    }

    fn channel(overwrites: &[(Id, bool, Permissions, Permissions)]) -> Channel {
        let mut channel = Channel::new(5, 0, "general".to_owned());
        let overwrite = |(id, is_member, allow, deny): &(Id, bool, Permissions, Permissions)| Overwrite {
            id: *id,
            is_member: *is_member,
            allow: *allow,
            deny: *deny,
        };
        channel.overwrites = overwrites.iter().map(overwrite).collect();
        channel
    }

    #[test]
    fn a_channel_speaks_of_everyone_then_of_roles_then_of_the_member() {
        let guild = guild(VIEW.with(SEND), Permissions::NONE);
        let none = Permissions::NONE;
        let closed = channel(&[(1, false, none, VIEW)]);
        assert_eq!(in_channel(&guild, &closed, 7), none, "who cannot see a channel can do nothing there");
        let for_role = channel(&[(1, false, none, VIEW), (2, false, VIEW, none)]);
        assert!(in_channel(&guild, &for_role, 7).contains(VIEW.with(SEND)));
        let torn = channel(&[(2, false, none, SEND), (3, false, SEND, none)]);
        assert!(in_channel(&guild, &torn, 7).contains(SEND), "among roles an allowance wins");
        let muted = channel(&[(3, false, SEND, none), (7, true, none, SEND)]);
        assert!(!in_channel(&guild, &muted, 7).contains(SEND), "the member's own overwrite comes last");
    }

    #[test]
    fn owners_and_administrators_may_do_everything_and_strangers_nothing() {
        let guild = guild(Permissions::NONE, Permissions::ADMINISTRATOR);
        let closed = channel(&[(1, false, Permissions::NONE, VIEW)]);
        assert_eq!(in_channel(&guild, &closed, 100), Permissions::ALL);
        assert_eq!(in_channel(&guild, &closed, 7), Permissions::ALL);
        assert_eq!(in_channel(&guild, &closed, 8), Permissions::NONE);
    }
}
