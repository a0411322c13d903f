//! Opens the private thread of people who all want to meet, once, whatever breaks meanwhile.

use serenity::all::{
    AutoArchiveDuration, ChannelId as DiscordChannel, ChannelType, CreateMessage, CreateThread, GuildChannel,
    Http, Nonce, UserId,
};

use super::failure::Failure;
use super::route::no_way;
use crate::app::App;
use crate::discord::ask::signed;
use crate::discord::card::nobody;
use crate::discord::cards::introduction as cards;
use crate::discord::retrace;
use crate::discord::server::guild;
use crate::domain::ChannelId;
use crate::error::Result;
use crate::features::introduction::{self, Opening};
use crate::i18n::{label, text};

/// Characters of a thread's name.
const NAME: usize = 100;

/// Opens the threads that are due. Returns how many it took up.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the introduction.
pub(super) async fn tick(app: &App, http: &Http) -> Result<usize> {
    let mut taken = 0;
    for due in introduction::due_openings(app).await? {
        taken += 1;
        let Some(opening) = introduction::begin_opening(app, due).await? else { continue };
        let id = opening.introduction.introduction_id;
        match open(app, http, &opening).await {
            Ok(()) => introduction::opened(app, id).await?,
            Err(failure) => {
                tracing::warn!(introduction = %id, %failure, "a thread for an introduction could not be opened");
                if failure.is_channel_gone() && opening.introduction.thread_id.is_some() {
                    introduction::give_up_thread(app, id).await?;
                }
                match failure.is_final() {
                    true => introduction::troubled(app, &opening).await?,
                    false => introduction::put_off(app, &opening).await?,
                }
            }
        }
    }
    Ok(taken)
}

/// Makes the thread unless there is one, brings everybody in, and says what is not said there yet.
async fn open(app: &App, http: &Http, opening: &Opening) -> Result<(), Failure> {
    let thread = match opening.introduction.thread_id {
        Some(thread) => thread,
        None => make(app, http, opening).await?,
    };
    let place = DiscordChannel::new(thread.0.unsigned_abs());
    for one in &opening.people {
        place.add_thread_member(http, UserId::new(one.creator.person_id.0.unsigned_abs())).await?;
    }
    // One message in each language, in this order: as many as stand there were said before a crash.
    let mut said = retrace::own(http, thread).await?;
    said.retain(|message| !message.embeds.is_empty());
    for language in opening.languages.iter().skip(said.len()) {
        let card = cards::opener(opening);
        let message = CreateMessage::new()
            .embed(card.embed(*language))
            .allowed_mentions(nobody())
            .nonce(Nonce::String(format!("i{}{language}", opening.introduction.introduction_id)))
            .enforce_nonce(true);
        place.send_message(http, message).await?;
    }
    Ok(())
}

/// Makes the thread in the first of the channels where Duet may, or takes one up that was made and not noted before a
/// crash. It is noted before anybody is in it.
async fn make(app: &App, http: &Http, opening: &Opening) -> Result<ChannelId, Failure> {
    let names: Vec<String> = opening.people.iter().map(|one| one.creator.name.clone()).collect();
    let name = label(opening.program.language, &text::intro_thread_name(names));
    let name: String = name.chars().take(NAME).collect();
    let mut failed = no_way("none of their markets has a channel");
    for parent in &opening.parents {
        let made = match left_behind(app, http, opening, (*parent, &name)).await? {
            Some(thread) => Ok(thread),
            None => {
                let thread = CreateThread::new(name.as_str())
                    .kind(ChannelType::PrivateThread)
                    .invitable(false)
                    .auto_archive_duration(AutoArchiveDuration::OneWeek);
                let place = DiscordChannel::new(parent.0.unsigned_abs());
                place.create_thread(http, thread).await.map(|made| ChannelId(signed(made.id.get())))
            }
        };
        match made.map_err(Failure::from) {
            Ok(thread) => {
                let id = opening.introduction.introduction_id;
                let kept = introduction::keep_thread(app, id, (*parent, thread)).await;
                kept.map_err(|error| Failure::Unkept(error.to_string()))?;
                return Ok(thread);
            }
            Err(failure) if failure.is_final() => failed = failure,
            Err(failure) => return Err(failure),
        }
    }
    Err(failed)
}

/// An empty thread of this name that Duet made in a channel and that is nobody's.
async fn left_behind(
    app: &App,
    http: &Http,
    opening: &Opening,
    (parent, name): (ChannelId, &str),
) -> Result<Option<ChannelId>, Failure> {
    let own = http.get_current_user().await?.id;
    let channel = DiscordChannel::new(parent.0.unsigned_abs());
    let is_empty = |thread: &GuildChannel| {
        thread.parent_id == Some(channel)
            && thread.kind == ChannelType::PrivateThread
            && thread.owner_id == Some(own)
            && thread.name == name
            && thread.last_message_id.is_none()
    };
    let all = guild(opening.program.server_id).get_active_threads(http).await?.threads;
    let mut tx = app.read().await?;
    let mut free = None;
    for thread in all.iter().filter(|thread| is_empty(thread)) {
        let id = ChannelId(signed(thread.id.get()));
        if free.is_none() && !crate::store::introduction::is_thread(&mut tx, id).await? {
            free = Some(id);
        }
    }
    tx.commit().await?;
    Ok(free)
}
