//! Lets whoever sits in a council into its private channel, and puts them out again when they do no more.

use serenity::all::{
    Channel, ChannelId as DiscordChannel, Http, HttpError, PermissionOverwrite, PermissionOverwriteType,
    Permissions, TargetId, UserId,
};
use tokio_util::sync::CancellationToken;

use super::{Door, step};
use crate::app::App;
use crate::domain::access::{Due, End, State};
use crate::domain::{ChannelId, PersonId};
use crate::error::Result;
use crate::features::access;

/// What Discord answers when a channel, or what was said of somebody in it, is not there any more.
const UNKNOWN: [isize; 2] = [10_003, 10_009];

/// What Discord writes into its log of the server.
const REASON: &str = "Council";

/// What somebody needs to read a council and to take part in its discussions.
const NEEDED: Permissions = Permissions::VIEW_CHANNEL
    .union(Permissions::READ_MESSAGE_HISTORY)
    .union(Permissions::SEND_MESSAGES_IN_THREADS);

/// Lets people in and puts them out until `stop`.
pub async fn run(app: App, door: Door, stop: CancellationToken) {
    step::rounds(&stop, "nobody could be let into a council's channel", || tick(&app, &door.http)).await;
}

/// Lets in and puts out whoever waits for it. Returns how many it took up.
///
/// # Errors
/// When the database fails.
pub async fn tick(app: &App, http: &Http) -> Result<usize> {
    let due = access::due(app).await?;
    for one in &due {
        let Some(until) = access::begin(app, one).await? else { continue };
        let end = match bring(http, one).await {
            Ok(end) => end,
            Err(error) => {
                let end = ending(&error, one);
                tracing::warn!(channel = %one.channel_id, %error, ?end, "a council's channel is out of step");
                end
            }
        };
        access::end(app, one, until, end).await?;
    }
    Ok(due.len())
}

async fn bring(http: &Http, due: &Due) -> serenity::Result<End> {
    if !due.asks() {
        return Ok(End::Out);
    }
    if !due.is_wanted {
        put_out(http, due.channel_id, due.person_id).await?;
        return Ok(End::Out);
    }
    let said = said(http, due.channel_id, due.person_id).await?;
    let (allow, deny) = said.as_ref().map_or((Permissions::empty(), Permissions::empty()), both);
    let is_there = allow.contains(NEEDED) && !deny.intersects(NEEDED);
    match due.state {
        // Nobody but somebody else can have done that.
        None | Some(State::Already) if is_there => Ok(End::In(State::Already)),
        _ => {
            say(http, (due.channel_id, due.person_id), (allow | NEEDED, deny - NEEDED)).await?;
            Ok(End::In(State::Inside))
        }
    }
}

const fn both(said: &PermissionOverwrite) -> (Permissions, Permissions) {
    (said.allow, said.deny)
}

/// Takes back what Duet said of a person in a channel, and leaves what others did.
async fn put_out(http: &Http, channel: ChannelId, person: PersonId) -> serenity::Result<()> {
    let Some(said) = said(http, channel, person).await? else { return Ok(()) };
    let (allow, deny) = (said.allow - NEEDED, said.deny);
    if allow.is_empty() && deny.is_empty() {
        return http.delete_permission(discord(channel), target(person), Some(REASON)).await;
    }
    say(http, (channel, person), (allow, deny)).await
}

/// What is said of a person in a channel.
async fn said(
    http: &Http,
    channel: ChannelId,
    person: PersonId,
) -> serenity::Result<Option<PermissionOverwrite>> {
    let Channel::Guild(found) = http.get_channel(discord(channel)).await? else { return Ok(None) };
    let own = PermissionOverwriteType::Member(user(person));
    Ok(found.permission_overwrites.into_iter().find(|said| said.kind == own))
}

async fn say(
    http: &Http,
    (channel, person): (ChannelId, PersonId),
    (allow, deny): (Permissions, Permissions),
) -> serenity::Result<()> {
    let said = PermissionOverwrite { allow, deny, kind: PermissionOverwriteType::Member(user(person)) };
    http.create_permission(discord(channel), target(person), &said, Some(REASON)).await
}

/// Whether trying again soon can help: what Discord understood and refused stays refused until somebody mends it.
fn ending(error: &serenity::Error, due: &Due) -> End {
    let serenity::Error::Http(HttpError::UnsuccessfulRequest(response)) = error else { return End::Later };
    match (response.status_code.as_u16(), response.error.code) {
        (404, code) if !due.is_wanted && UNKNOWN.contains(&code) => End::Out,
        (401 | 429, _) => End::Later,
        (400..500, _) => End::Refused,
        _ => End::Later,
    }
}

/// Puts a person who is being forgotten out of these channels; where that does not work, they stay.
pub async fn take(http: &Http, person: PersonId, channels: &[ChannelId]) {
    for channel in channels {
        if let Err(error) = put_out(http, *channel, person).await {
            tracing::warn!(%error, "somebody who was forgotten could not be put out of a council's channel");
        }
    }
}

fn user(person: PersonId) -> UserId {
    UserId::new(person.0.unsigned_abs())
}

fn target(person: PersonId) -> TargetId {
    TargetId::new(person.0.unsigned_abs())
}

fn discord(channel: ChannelId) -> DiscordChannel {
    DiscordChannel::new(channel.0.unsigned_abs())
}
