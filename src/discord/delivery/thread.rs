//! The one private thread in which a creator is spoken to whose direct messages are closed, and the threads under briefs.

use serenity::all::{
    AutoArchiveDuration, ChannelId as DiscordChannel, ChannelType, CreateThread, EditThread, GuildChannel,
    Http, UserId,
};

use super::failure::Failure;
use super::route::no_way;
use crate::app::App;
use crate::discord::ask::signed;
use crate::discord::server::guild;
use crate::domain::notice::Outgoing;
use crate::domain::{ChannelId, CreatorId, Language, MessageId, PersonId, ProgramId};
use crate::i18n::{label, text};
use crate::store;
use crate::store::contact::Place;

/// Characters of a thread's name.
const NAME: usize = 100;
/// Threads that sleep are listed so many at a time.
const LISTED: u64 = 100;
/// And so often at most.
const PAGES: usize = 10;

/// A creator's one private thread in their market's channel, made if there is none.
pub(super) async fn thread(
    app: &App,
    http: &Http,
    (outgoing, person): (&Outgoing, PersonId),
    place: &Place,
    language: Language,
) -> Result<ChannelId, Failure> {
    let creator = place.creator_id.ok_or_else(|| no_way("they have no place in the programme"))?;
    let parent = place.market_channel_id.ok_or_else(|| no_way("their market has no channel"))?;
    let known = place.thread_id.filter(|_| place.thread_channel_id == Some(parent));
    let thread = match known {
        Some(thread) if outgoing.attempts == 1 => return Ok(thread),
        // A crash may have come between the thread and its one member.
        Some(thread) => thread,
        None => make(app, http, (outgoing.program_id, creator, parent), place, language).await?,
    };
    let user = UserId::new(person.0.unsigned_abs());
    let place = DiscordChannel::new(thread.0.unsigned_abs());
    match place.add_thread_member(http, user).await.map_err(Failure::from) {
        Err(failure) if failure.is_thread_asleep() => {
            place.edit_thread(http, EditThread::new().archived(false).locked(false)).await?;
            place.add_thread_member(http, user).await?;
        }
        // Whoever says something there finds out, and has it made anew.
        Err(failure) if failure.is_channel_gone() && known.is_some() => {}
        added => added?,
    }
    Ok(thread)
}

/// Makes a thread, or takes one up that was made and not noted before a crash. It is noted before anybody is in it.
async fn make(
    app: &App,
    http: &Http,
    (program, creator, parent): (ProgramId, CreatorId, ChannelId),
    place: &Place,
    language: Language,
) -> Result<ChannelId, Failure> {
    let name = label(language, &text::thread_name(place.name.as_deref().unwrap_or_default()));
    let name: String = name.chars().take(NAME).collect();
    let thread = match left_behind(app, http, (program, parent), &name).await? {
        Some(thread) => thread,
        None => {
            // Discord puts it to sleep once nobody has said anything for a day, and wakes it for the next word.
            let thread = CreateThread::new(name)
                .kind(ChannelType::PrivateThread)
                .invitable(false)
                .auto_archive_duration(AutoArchiveDuration::OneDay);
            let made = DiscordChannel::new(parent.0.unsigned_abs()).create_thread(http, thread).await?;
            ChannelId(signed(made.id.get()))
        }
    };
    let mut tx = app.begin().await?;
    store::contact::update_thread(&mut tx, creator, (Some(thread), Some(parent))).await?;
    tx.commit().await?;
    Ok(thread)
}

/// An empty thread of this name that Duet made in a channel and that is nobody's.
async fn left_behind(
    app: &App,
    http: &Http,
    (program, parent): (ProgramId, ChannelId),
    name: &str,
) -> Result<Option<ChannelId>, Failure> {
    let own = http.get_current_user().await?.id;
    let channel = DiscordChannel::new(parent.0.unsigned_abs());
    let is_empty = |thread: &GuildChannel| {
        thread.parent_id == Some(channel)
            && thread.kind == ChannelType::PrivateThread
            && thread.owner_id == Some(own)
            && thread.name == name
            && thread.message_count.unwrap_or_default() == 0
            && thread.last_message_id.is_none()
    };
    let mut tx = app.read().await?;
    let server = store::program::get(&mut tx, program).await?.server_id;
    tx.commit().await?;
    let mut found = guild(server).get_active_threads(http).await?.threads;
    found.retain(is_empty);
    let mut before = None;
    for _ in 0..PAGES {
        if let Some(free) = free(app, &found).await? {
            return Ok(Some(free));
        }
        let asleep = channel.get_joined_archived_private_threads(http, before, Some(LISTED)).await;
        let asleep = match asleep.map_err(Failure::from) {
            // Duet may not look back here: then there is one more thread, and nothing worse.
            Err(failure) if failure.is_final() => return Ok(None),
            asleep => asleep?,
        };
        before = asleep.threads.last().map(|oldest| oldest.id.get());
        found = asleep.threads.into_iter().filter(is_empty).collect();
        if !asleep.has_more {
            break;
        }
    }
    free(app, &found).await
}

/// The first of some threads that is no creator's.
async fn free(app: &App, threads: &[GuildChannel]) -> Result<Option<ChannelId>, Failure> {
    let mut tx = app.read().await?;
    let mut found = None;
    for thread in threads {
        let id = ChannelId(signed(thread.id.get()));
        if store::contact::find_by_thread(&mut tx, id).await?.is_none() {
            found = Some(id);
            break;
        }
    }
    tx.commit().await?;
    Ok(found)
}

/// Gives the thread under a post another name. What stands in it matters more, so nothing fails where Duet may not.
pub(super) async fn rename(http: &Http, message: MessageId, name: String) {
    let edit = EditThread::new().name(name.chars().take(NAME).collect::<String>());
    let renamed = DiscordChannel::new(message.0.unsigned_abs()).edit_thread(http, edit).await;
    if let Err(error) = renamed {
        tracing::warn!(%error, %message, "a thread keeps its name");
    }
}

/// Makes a thread for questions under a post. The post is worth having without it, so nothing fails where Duet may not make
/// any, and a thread that is there already stays.
pub(super) async fn thread_under(http: &Http, (channel, message): (ChannelId, MessageId), name: String) {
    let thread = CreateThread::new(name.chars().take(NAME).collect::<String>())
        .kind(ChannelType::PublicThread)
        .auto_archive_duration(AutoArchiveDuration::OneWeek);
    let place = DiscordChannel::new(channel.0.unsigned_abs());
    let made = place.create_thread_from_message(http, message.0.unsigned_abs(), thread).await;
    if let Err(error) = made {
        tracing::warn!(%error, %channel, %message, "there is no thread under a brief");
    }
}
