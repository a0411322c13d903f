//! What happens on Discord without anybody asking: Duet comes into a server or leaves it, members join and leave.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serenity::all::{
    FullEvent, Guild, GuildId, GuildMemberUpdateEvent, Http, HttpError, Member, Ready, UserId,
};
use tokio::sync::Mutex;

use super::ask::{called, signed};
use super::server;
use crate::app::App;
use crate::domain::naming::Called;
use crate::domain::{PersonId, RoleId, ServerId};
use crate::error::Result;
use crate::features::{presence, tier};
use crate::store::Tx;

/// Members that Discord lists at once.
const PAGE: u64 = 1_000;

/// Keeps what an event tells.
pub async fn see(app: &App, http: &Http, event: &FullEvent) {
    let seen = match event {
        FullEvent::Ready { data_about_bot } => ready(app, http, data_about_bot).await,
        FullEvent::GuildCreate { guild, .. } => server_seen(app, http, guild).await,
        FullEvent::GuildUpdate { new_data, .. } => {
            name(app, new_data.id, &new_data.name, &new_data.preferred_locale).await
        }
        // An unavailable server is an outage of Discord's: Duet is still in it.
        FullEvent::GuildDelete { incomplete, .. } if !incomplete.unavailable => {
            server_left(app, http, incomplete.id).await
        }
        FullEvent::GuildMemberAddition { new_member } => {
            let name = called(&new_member.user, new_member.nick.as_deref());
            member(app, http, (new_member.guild_id, new_member.user.id), Some(&name)).await
        }
        FullEvent::GuildMemberRemoval { guild_id, user, .. } => {
            member(app, http, (*guild_id, user.id), None).await
        }
        FullEvent::GuildMemberUpdate { event, .. } => member_changed(app, event).await,
        _ => Ok(()),
    };
    if let Err(error) = seen {
        tracing::error!(event = event.snake_case_name(), error = ?error, "an event was not kept");
    }
}

fn server_id(guild: GuildId) -> ServerId {
    ServerId(signed(guild.get()))
}

/// Duet is connected: from the servers that are not told it was removed while it was away.
async fn ready(app: &App, http: &Http, ready: &Ready) -> Result<()> {
    let present: BTreeSet<ServerId> = ready.guilds.iter().map(|guild| server_id(guild.id)).collect();
    // Discord deals servers out to connections by their number.
    let (own, all) =
        ready.shard.map_or((0, 1), |shard| (u64::from(shard.id.0), u64::from(shard.total.max(1))));
    let is_ours = move |server: ServerId| (server.0.unsigned_abs() >> 22) % all == own;
    let mut tx = app.read().await?;
    let missing = presence::servers_missing(&mut tx, &present, is_ours).await?;
    tx.commit().await?;
    for server in missing {
        server_left(app, http, server::guild(server)).await?;
    }
    Ok(())
}

/// One change of where Duet is at a time.
static PLACE: Mutex<()> = Mutex::const_new(());

async fn name(app: &App, guild: GuildId, name: &str, locale: &str) -> Result<()> {
    let _turn = PLACE.lock().await;
    let mut tx = app.begin().await?;
    presence::server_seen(app, &mut tx, server_id(guild), name, locale).await?;
    Ok(tx.commit().await?)
}

/// Duet is no longer in a server, as far as is told. It may have come back since, and events that come together are seen
/// in any order, so that Discord is asked how it is now; what was told counts where Discord does not answer.
async fn server_left(app: &App, http: &Http, guild: GuildId) -> Result<()> {
    let _turn = PLACE.lock().await;
    if http.get_guild(guild).await.is_ok() {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    presence::server_left(app, &mut tx, server_id(guild)).await?;
    Ok(tx.commit().await?)
}

/// One change of who is where at a time.
static TURN: Mutex<()> = Mutex::const_new(());

/// Somebody with a place came or went. Events that come together are seen in any order, so that Discord is asked how it
/// is now; what the event says counts where Discord does not answer.
async fn member(
    app: &App,
    http: &Http,
    (guild, user): (GuildId, UserId),
    joined_as: Option<&Called>,
) -> Result<()> {
    let (server, person) = (server_id(guild), PersonId(signed(user.get())));
    let mut tx = app.read().await?;
    let known = presence::members_known(&mut tx, server).await?;
    tx.commit().await?;
    if !known.iter().any(|(known, _)| *known == person) {
        return Ok(());
    }
    let _turn = TURN.lock().await;
    let is_there = is_gone(http, guild, person).await.map_or(joined_as.is_some(), |is_gone| !is_gone);
    let mut tx = app.begin().await?;
    match is_there {
        true => {
            presence::member_back(app, &mut tx, server, person).await?;
            if let Some(called) = joined_as {
                presence::member_called(&mut tx, server, person, called).await?;
            }
            tier::look_at_role(app, &mut tx, server, person).await?;
        }
        false => presence::member_left(app, &mut tx, server, person).await?,
    }
    Ok(tx.commit().await?)
}

/// Somebody's names or roles changed: whoever lost the role of their tier gets it back.
async fn member_changed(app: &App, event: &GuildMemberUpdateEvent) -> Result<()> {
    let (server, person) = (server_id(event.guild_id), PersonId(signed(event.user.id.get())));
    let called = called(&event.user, event.nick.as_deref());
    let has: Vec<RoleId> = event.roles.iter().map(|role| RoleId(signed(role.get()))).collect();
    let mut tx = app.read().await?;
    let is_lost = tier::role_lost(&mut tx, server, person, &has).await?;
    let is_renamed = presence::is_renamed(&mut tx, server, person, &called).await?;
    tx.commit().await?;
    if is_lost || is_renamed {
        let mut tx = app.begin().await?;
        presence::member_called(&mut tx, server, person, &called).await?;
        if is_lost {
            tier::look_at_role(app, &mut tx, server, person).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// A server comes into sight: its programme exists from then on, and whoever left or came back meanwhile is found.
async fn server_seen(app: &App, http: &Http, guild: &Guild) -> Result<()> {
    name(app, guild.id, &guild.name, &guild.preferred_locale).await?;
    let server = server_id(guild.id);
    let mut tx = app.read().await?;
    let known = presence::members_known(&mut tx, server).await?;
    tx.commit().await?;
    if known.is_empty() {
        return Ok(());
    }
    let _turn = TURN.lock().await;
    let since: DateTime<Utc> = app.clock.now();
    let present = present(http, guild).await.map_err(anyhow::Error::from)?;
    let (mut gone, mut back) = (Vec::new(), Vec::new());
    for (person, _) in known.iter().filter(|(person, is_there)| *is_there != present.contains_key(person)) {
        // Asked once more by name: a list read page by page can miss somebody, and may be old by now.
        match is_gone(http, guild.id, *person).await.map_err(anyhow::Error::from)? {
            true => gone.push(*person),
            false => back.push(*person),
        }
    }
    let mut tx: Tx = app.begin().await?;
    presence::members_reconciled(app, &mut tx, server, &gone, &back, since).await?;
    let named = known.iter().filter_map(|(person, _)| Some((*person, present.get(person)?)));
    presence::members_called(&mut tx, server, named).await?;
    for person in &back {
        tier::look_at_role(app, &mut tx, server, *person).await?;
    }
    Ok(tx.commit().await?)
}

/// Everybody in a server, and what they are called there. Of a small one Discord told already; of a large one it is asked, page by page.
async fn present(http: &Http, guild: &Guild) -> serenity::Result<BTreeMap<PersonId, Called>> {
    let seen = |member: &Member| {
        (PersonId(signed(member.user.id.get())), called(&member.user, member.nick.as_deref()))
    };
    if u64::try_from(guild.members.len()).unwrap_or(u64::MAX) >= guild.member_count {
        return Ok(guild.members.values().map(seen).collect());
    }
    let mut present = BTreeMap::new();
    let mut after = None;
    loop {
        let page = http.get_guild_members(guild.id, Some(PAGE), after).await?;
        present.extend(page.iter().map(seen));
        after = page.iter().map(|member| member.user.id.get()).max();
        if u64::try_from(page.len()).unwrap_or(0) < PAGE {
            return Ok(present);
        }
    }
}

async fn is_gone(http: &Http, guild: GuildId, person: PersonId) -> serenity::Result<bool> {
    match http.get_member(guild, UserId::new(person.0.unsigned_abs())).await {
        Ok(_) => Ok(false),
        Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(refused)))
            if refused.status_code.as_u16() == 404 =>
        {
            Ok(true)
        }
        Err(error) => Err(error),
    }
}

/// The server in which somebody asks, when the event that tells of it was missed.
///
/// # Errors
/// When Discord does not answer, or the database fails.
pub async fn meet(app: &App, http: &Http, server: ServerId) -> Result<()> {
    let guild = http.get_guild(server::guild(server)).await.map_err(anyhow::Error::from)?;
    name(app, guild.id, &guild.name, &guild.preferred_locale).await
}
