//! Looks at Discord as Duet finds it: who the bot is, what the time is there, and what Duet may do on a server.

use chrono::{DateTime, Utc};
use serenity::all::{
    ApplicationFlags, CurrentApplicationInfo, GuildChannel, GuildId, Http, HttpError, LightMethod, Member,
    PartialGuild, PermissionOverwriteType, Permissions, Request, Role, Route, StatusCode,
};

use super::ask::signed;
use super::server::highest;
use crate::domain::server::{Ability, ChannelSeen, Look, RoleSeen};
use crate::domain::{ChannelId, RoleId, ServerId};

/// The application behind a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bot {
    /// Its name.
    pub name: String,
    /// Its number, of which an invitation is made.
    pub application_id: u64,
    /// Whether it may be told who joins and leaves; none when Discord does not say.
    pub hears_members: Option<bool>,
    /// What time it is at Discord, to the second.
    pub time: Option<DateTime<Utc>>,
}

/// Why Discord could not be looked at.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// Discord does not know the token.
    #[error("Discord does not know this token")]
    Token,
    /// The bot is not on the server, or may not see it.
    #[error("Duet is not on this server")]
    Absent,
    /// Discord did not answer, or not as expected.
    #[error("{0}")]
    Away(String),
}

impl From<serenity::Error> for Trouble {
    fn from(error: serenity::Error) -> Self {
        match &error {
            serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) => match response.status_code {
                StatusCode::UNAUTHORIZED => Self::Token,
                StatusCode::FORBIDDEN | StatusCode::NOT_FOUND => Self::Absent,
                _ => Self::Away(response.error.message.clone()),
            },
            _ => Self::Away(error.to_string()),
        }
    }
}

/// Asks who the bot is.
///
/// # Errors
/// When Discord does not know the token or cannot be reached.
pub async fn bot(http: &Http) -> Result<Bot, Trouble> {
    let response = http.request(Request::new(Route::Oauth2ApplicationCurrent, LightMethod::Get)).await?;
    let time = response.headers().get("date").and_then(|date| date.to_str().ok());
    let time = time.and_then(|date| DateTime::parse_from_rfc2822(date).ok()).map(|time| time.to_utc());
    let body = response.bytes().await.map_err(|error| Trouble::Away(error.without_url().to_string()))?;
    let application: CurrentApplicationInfo = serde_json::from_slice(&body).map_err(|error| {
        Trouble::Away(format!("the answer about the application cannot be read: {error}"))
    })?;
    let members = ApplicationFlags::GATEWAY_GUILD_MEMBERS | ApplicationFlags::GATEWAY_GUILD_MEMBERS_LIMITED;
    Ok(Bot {
        name: application.name,
        application_id: application.id.get(),
        hears_members: application.flags.map(|flags| flags.intersects(members)),
        time,
    })
}

/// Looks at a server's text channels and roles.
///
/// # Errors
/// When Duet is not there, or Discord cannot be reached.
pub async fn look(http: &Http, server: ServerId) -> Result<Look, Trouble> {
    let guild_id = GuildId::new(server.0.unsigned_abs());
    let guild = http.get_guild(guild_id).await?;
    let channels = http.get_channels(guild_id).await?;
    let own = http.get_member(guild_id, http.get_current_user().await?.id).await?;
    Ok(Look {
        channels: channels
            .iter()
            .filter(|it| it.is_text_based())
            .map(|it| channel_seen(&guild, it, &own))
            .collect(),
        roles: guild.roles.values().map(|role| role_seen(&guild, role, highest(&guild, &own))).collect(),
        makes_channels: on_server(&guild, &own).contains(Permissions::MANAGE_CHANNELS),
        gives_roles: on_server(&guild, &own).contains(Permissions::MANAGE_ROLES),
    })
}

fn channel_seen(guild: &PartialGuild, channel: &GuildChannel, own: &Member) -> ChannelSeen {
    let allowed = guild.user_permissions_in(channel, own);
    let missing = Ability::ALL.iter().copied().filter(|ability| !allowed.contains(permission(*ability)));
    ChannelSeen {
        channel_id: ChannelId(signed(channel.id.get())),
        name: channel.name.clone(),
        is_public: is_public(guild, channel),
        missing: missing.collect(),
        makes_threads: allowed.contains(Permissions::CREATE_PUBLIC_THREADS),
    }
}

/// What an invitation asks for: every ability in every channel, to make the channels that the set-up offers, to give the
/// roles of tiers, to make threads under briefs, and scheduled events for the meetings of a council.
pub fn needed() -> Permissions {
    let more = Permissions::MANAGE_CHANNELS
        | Permissions::MANAGE_ROLES
        | Permissions::CREATE_PUBLIC_THREADS
        | Permissions::CREATE_EVENTS;
    Ability::ALL.iter().fold(more, |sum, ability| sum | permission(*ability))
}

fn permission(ability: Ability) -> Permissions {
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

/// Whether the role that everybody has can read the channel.
fn is_public(guild: &PartialGuild, channel: &GuildChannel) -> bool {
    let everyone = guild.id.everyone_role();
    let mut allowed = guild.roles.get(&everyone).map_or(Permissions::empty(), |role| role.permissions);
    let overwrites = &channel.permission_overwrites;
    if let Some(said) = overwrites.iter().find(|it| it.kind == PermissionOverwriteType::Role(everyone)) {
        allowed = (allowed - said.deny) | said.allow;
    }
    allowed.intersects(Permissions::VIEW_CHANNEL | Permissions::ADMINISTRATOR)
}

fn role_seen(guild: &PartialGuild, role: &Role, highest: u16) -> RoleSeen {
    RoleSeen {
        role_id: RoleId(signed(role.id.get())),
        is_everyone: role.id == guild.id.everyone_role(),
        is_managed: role.managed,
        is_administrator: role.permissions.administrator(),
        manages_server: role.permissions.manage_guild(),
        is_below: role.position < highest,
    }
}

/// What a member may do on the whole server.
fn on_server(guild: &PartialGuild, member: &Member) -> Permissions {
    let everyone = guild.id.everyone_role();
    let held = member.roles.iter().chain([&everyone]).filter_map(|role| guild.roles.get(role));
    let allowed = held.fold(Permissions::empty(), |sum, role| sum | role.permissions);
    let is_unlimited = allowed.administrator() || guild.owner_id == member.user.id;
    if is_unlimited { Permissions::all() } else { allowed }
}
