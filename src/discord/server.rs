//! Looks at a server on Discord: its channels and roles, what Duet may do there, who sees the staff commands.

use serenity::all::{
    CommandPermissionType, CreateChannel, GuildChannel, GuildId, Http, Member as DiscordMember, PartialGuild,
    PermissionOverwrite, PermissionOverwriteType, Permissions, Role, UserId,
};
use serenity::model::application::ApplicationFlags;
use serenity::model::channel::ChannelType;

use super::ask::signed;
use super::commands;
use crate::domain::server::{Ability, ChannelSeen, Hidden, Look, Override, RoleSeen, StaffCommand, hidden};
use crate::domain::{ChannelId, PersonId, RoleId, ServerId};
use crate::features::channel::Wanted;

/// Discord's number as its library has it.
pub fn guild(server: ServerId) -> GuildId {
    GuildId::new(server.0.unsigned_abs())
}

/// The server as it is now.
///
/// # Errors
/// When Discord does not answer.
pub async fn look(http: &Http, server: ServerId) -> serenity::Result<Look> {
    let id = guild(server);
    let (server, channels, own) =
        futures::try_join!(http.get_guild(id), http.get_channels(id), async { own_member(http, id).await },)?;
    let text = channels.iter().filter(|channel| channel.kind == ChannelType::Text);
    Ok(Look {
        channels: text.map(|channel| channel_seen(&server, channel, &own)).collect(),
        roles: server.roles.values().map(|role| role_seen(id, role, highest(&server, &own))).collect(),
        makes_channels: server.member_permissions(&own).contains(Permissions::MANAGE_CHANNELS),
        gives_roles: server.member_permissions(&own).contains(Permissions::MANAGE_ROLES),
    })
}

async fn own_member(http: &Http, id: GuildId) -> serenity::Result<DiscordMember> {
    let own = http.get_current_user().await?;
    http.get_member(id, own.id).await
}

fn channel_seen(server: &PartialGuild, channel: &GuildChannel, own: &DiscordMember) -> ChannelSeen {
    let may = server.user_permissions_in(channel, own);
    let lacks = |ability: &Ability| !may.contains(permission(*ability));
    ChannelSeen {
        channel_id: ChannelId(signed(channel.id.get())),
        name: channel.name.clone(),
        is_public: is_public(server, channel),
        missing: Ability::ALL.iter().copied().filter(lacks).collect(),
        makes_threads: may.contains(Permissions::CREATE_PUBLIC_THREADS),
    }
}

/// Whether somebody without any role of their own can read the channel.
fn is_public(server: &PartialGuild, channel: &GuildChannel) -> bool {
    let everyone = server.roles.values().find(|role| role.id.get() == server.id.get());
    let base = everyone.map_or(Permissions::empty(), |role| role.permissions);
    let said = channel.permission_overwrites.iter().find(|overwrite| {
        matches!(overwrite.kind, PermissionOverwriteType::Role(role) if role.get() == server.id.get())
    });
    let here = said.map_or(base, |said| (base & !said.deny) | said.allow);
    here.contains(Permissions::VIEW_CHANNEL)
}

const fn permission(ability: Ability) -> Permissions {
    match ability {
        Ability::View => Permissions::VIEW_CHANNEL,
        Ability::Send => Permissions::SEND_MESSAGES,
        Ability::Embed => Permissions::EMBED_LINKS,
        Ability::Attach => Permissions::ATTACH_FILES,
        Ability::Threads => Permissions::CREATE_PRIVATE_THREADS,
        Ability::ThreadSend => Permissions::SEND_MESSAGES_IN_THREADS,
        Ability::History => Permissions::READ_MESSAGE_HISTORY,
    }
}

/// How high the highest role of Duet's own stands.
pub(super) fn highest(server: &PartialGuild, own: &DiscordMember) -> u16 {
    let held = own.roles.iter().filter_map(|role| server.roles.get(role));
    held.map(|role| role.position).max().unwrap_or(0)
}

fn role_seen(id: GuildId, role: &Role, highest: u16) -> RoleSeen {
    RoleSeen {
        role_id: RoleId(signed(role.id.get())),
        is_everyone: role.id.get() == id.get(),
        is_managed: role.managed,
        is_administrator: role.permissions.contains(Permissions::ADMINISTRATOR),
        manages_server: role.permissions.contains(Permissions::MANAGE_GUILD),
        is_below: role.position < highest,
    }
}

/// The staff commands that holders of some of `managers` do not see.
///
/// # Errors
/// When Discord does not answer.
pub async fn hidden_commands(
    http: &Http,
    server: ServerId,
    look: &Look,
    managers: &[RoleId],
) -> serenity::Result<Vec<Hidden>> {
    if managers.is_empty() {
        return Ok(Vec::new());
    }
    let id = guild(server);
    let (global, own, said) = futures::try_join!(
        http.get_global_commands(),
        http.get_guild_commands(id),
        http.get_guild_commands_permissions(id),
    )?;
    let staff = commands::staff();
    let known = own.iter().chain(&global).filter(|command| staff.contains(&command.name));
    let commands: Vec<StaffCommand> = known
        .map(|command| StaffCommand { command_id: signed(command.id.get()), name: command.name.clone() })
        .collect();
    let application = http.application_id().map(serenity::all::ApplicationId::get);
    let overrides: Vec<Override> = said
        .iter()
        .flat_map(|said| said.permissions.iter().map(move |permission| (said.id.get(), permission)))
        .filter(|(_, permission)| permission.kind == CommandPermissionType::Role)
        .map(|(of, permission)| Override {
            command_id: (Some(of) != application).then(|| signed(of)),
            role_id: RoleId(signed(permission.id.get())),
            is_allowed: permission.permission,
        })
        .collect();
    Ok(hidden(look, managers, &commands, &overrides))
}

/// Whether Duet is told who joins and leaves; `None` when Discord does not say.
///
/// # Errors
/// When Discord does not answer.
pub async fn hears_members(http: &Http) -> serenity::Result<Option<bool>> {
    let either = ApplicationFlags::GATEWAY_GUILD_MEMBERS | ApplicationFlags::GATEWAY_GUILD_MEMBERS_LIMITED;
    let application = http.get_current_application_info().await?;
    Ok(application.flags.map(|flags| flags.intersects(either)))
}

/// Makes a channel, or finds the one that an interrupted try made. A private one is seen by `readers` and Duet alone;
/// while there are no manager roles, by whoever has it made.
///
/// # Errors
/// When Discord refuses, or does not answer.
pub async fn make_channel(
    http: &Http,
    server: ServerId,
    look: &Look,
    wanted: &Wanted,
    readers: &[RoleId],
    maker: PersonId,
) -> serenity::Result<ChannelId> {
    let fits = |seen: &&ChannelSeen| {
        seen.name == wanted.name && seen.missing.is_empty() && !(wanted.is_private && seen.is_public)
    };
    if let Some(made) = look.channels.iter().find(fits) {
        return Ok(made.channel_id);
    }
    let id = guild(server);
    let mut builder = CreateChannel::new(&wanted.name).kind(ChannelType::Text);
    if wanted.is_private {
        builder = builder.permissions(overwrites(http, id, readers, maker).await?);
    }
    let made = http.create_channel(id, &builder, None).await?;
    Ok(ChannelId(signed(made.id.get())))
}

/// Hides a channel from everybody but its readers, with no permission that Duet does not have itself.
async fn overwrites(
    http: &Http,
    id: GuildId,
    readers: &[RoleId],
    maker: PersonId,
) -> serenity::Result<Vec<PermissionOverwrite>> {
    let server = http.get_guild(id).await?;
    let own = own_member(http, id).await?;
    let reads = Permissions::VIEW_CHANNEL | Permissions::SEND_MESSAGES | Permissions::READ_MESSAGE_HISTORY;
    let works = reads
        | Permissions::EMBED_LINKS
        | Permissions::ATTACH_FILES
        | Permissions::CREATE_PRIVATE_THREADS
        | Permissions::SEND_MESSAGES_IN_THREADS;
    let grantable = server.member_permissions(&own);
    let let_in = |kind, allow: Permissions| PermissionOverwrite {
        allow: allow & grantable,
        deny: Permissions::empty(),
        kind,
    };
    let everyone = serenity::all::RoleId::new(id.get());
    let hide = PermissionOverwrite {
        allow: Permissions::empty(),
        deny: Permissions::VIEW_CHANNEL,
        kind: PermissionOverwriteType::Role(everyone),
    };
    let mut all = vec![hide, let_in(PermissionOverwriteType::Member(own.user.id), works)];
    let role =
        |role: &RoleId| PermissionOverwriteType::Role(serenity::all::RoleId::new(role.0.unsigned_abs()));
    all.extend(readers.iter().map(|reader| let_in(role(reader), reads)));
    if readers.is_empty() {
        all.push(let_in(PermissionOverwriteType::Member(UserId::new(maker.0.unsigned_abs())), reads));
    }
    Ok(all)
}
