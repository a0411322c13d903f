//! What happens on Discord without anybody asking: Duet comes into a server or leaves it, members join and leave.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serenity::all::{FullEvent, Guild, GuildId, GuildMemberUpdateEvent, Http, HttpError, Ready, UserId};
use tokio::sync::Mutex;

use super::ask::signed;
use super::server;
use crate::app::App;
use crate::domain::{PersonId, RoleId, ServerId};
use crate::error::Result;
use crate::features::{presence, tier};
use crate::store::Tx;

/// Members that Discord lists at once.
const PAGE: u64 = 1_000;

/// Keeps what an event tells.
pub async fn see(app: &App, http: &Http, event: &FullEvent) {
    let seen = match event {
        FullEvent::Ready { data_about_bot } => ready(app, data_about_bot).await,
        FullEvent::GuildCreate { guild, .. } => server_seen(app, http, guild).await,
        FullEvent::GuildUpdate { new_data, .. } => {
            name(app, new_data.id, &new_data.name, &new_data.preferred_locale).await
        }
        // An unavailable server is an outage of Discord's: Duet is still in it.
        FullEvent::GuildDelete { incomplete, .. } if !incomplete.unavailable => {
            server_left(app, incomplete.id).await
        }
        FullEvent::GuildMemberAddition { new_member } => {
            member(app, http, (new_member.guild_id, new_member.user.id), true).await
        }
        FullEvent::GuildMemberRemoval { guild_id, user, .. } => {
            member(app, http, (*guild_id, user.id), false).await
        }
        FullEvent::GuildMemberUpdate { event, .. } => roles_changed(app, event).await,
        _ => Ok(()),
    };
    if let Err(error) = seen {
        tracing::error!(event = event.snake_case_name(), error = ?error, "an event was not kept");
    }
}

fn server_id(guild: GuildId) -> ServerId {
    ServerId(signed(guild.get()))
}

async fn ready(app: &App, ready: &Ready) -> Result<()> {
    let present: BTreeSet<ServerId> = ready.guilds.iter().map(|guild| server_id(guild.id)).collect();
    // Discord deals servers out to connections by their number.
    let (own, all) =
        ready.shard.map_or((0, 1), |shard| (u64::from(shard.id.0), u64::from(shard.total.max(1))));
    let is_ours = move |server: ServerId| (server.0.unsigned_abs() >> 22) % all == own;
    let mut tx = app.begin().await?;
    presence::servers_known(app, &mut tx, &present, is_ours).await?;
    Ok(tx.commit().await?)
}

async fn name(app: &App, guild: GuildId, name: &str, locale: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    presence::server_seen(app, &mut tx, server_id(guild), name, locale).await?;
    Ok(tx.commit().await?)
}

async fn server_left(app: &App, guild: GuildId) -> Result<()> {
    let mut tx = app.begin().await?;
    presence::server_left(app, &mut tx, server_id(guild)).await?;
    Ok(tx.commit().await?)
}

/// One change of who is where at a time.
static TURN: Mutex<()> = Mutex::const_new(());

/// Somebody with a place came or went. Events that come together are seen in any order, so that Discord is asked how it
/// is now; what the event says counts where Discord does not answer.
async fn member(app: &App, http: &Http, (guild, user): (GuildId, UserId), is_there: bool) -> Result<()> {
    let (server, person) = (server_id(guild), PersonId(signed(user.get())));
    let mut tx = app.read().await?;
    let known = presence::members_known(&mut tx, server).await?;
    tx.commit().await?;
    if !known.iter().any(|(known, _)| *known == person) {
        return Ok(());
    }
    let _turn = TURN.lock().await;
    let is_there = is_gone(http, guild, person).await.map_or(is_there, |is_gone| !is_gone);
    let mut tx = app.begin().await?;
    match is_there {
        true => {
            presence::member_back(app, &mut tx, server, person).await?;
            tier::look_at_role(app, &mut tx, server, person).await?;
        }
        false => presence::member_left(app, &mut tx, server, person).await?,
    }
    Ok(tx.commit().await?)
}

/// Somebody's roles changed: whoever lost the one of their tier gets it back.
async fn roles_changed(app: &App, event: &GuildMemberUpdateEvent) -> Result<()> {
    let (server, person) = (server_id(event.guild_id), PersonId(signed(event.user.id.get())));
    let has: Vec<RoleId> = event.roles.iter().map(|role| RoleId(signed(role.get()))).collect();
    let mut tx = app.read().await?;
    let is_lost = tier::role_lost(&mut tx, server, person, &has).await?;
    tx.commit().await?;
    if is_lost {
        let mut tx = app.begin().await?;
        tier::look_at_role(app, &mut tx, server, person).await?;
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
    for (person, _) in known.iter().filter(|(person, is_there)| *is_there != present.contains(person)) {
        // Asked once more by name: a list read page by page can miss somebody, and may be old by now.
        match is_gone(http, guild.id, *person).await.map_err(anyhow::Error::from)? {
            true => gone.push(*person),
            false => back.push(*person),
        }
    }
    let mut tx: Tx = app.begin().await?;
    presence::members_reconciled(app, &mut tx, server, &gone, &back, since).await?;
    for person in &back {
        tier::look_at_role(app, &mut tx, server, *person).await?;
    }
    Ok(tx.commit().await?)
}

/// Everybody in a server. Of a small one Discord told already; of a large one it is asked, page by page.
async fn present(http: &Http, guild: &Guild) -> serenity::Result<BTreeSet<PersonId>> {
    let person = |user: UserId| PersonId(signed(user.get()));
    if u64::try_from(guild.members.len()).unwrap_or(u64::MAX) >= guild.member_count {
        return Ok(guild.members.keys().map(|user| person(*user)).collect());
    }
    let mut present = BTreeSet::new();
    let mut after = None;
    loop {
        let page = http.get_guild_members(guild.id, Some(PAGE), after).await?;
        present.extend(page.iter().map(|member| person(member.user.id)));
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
