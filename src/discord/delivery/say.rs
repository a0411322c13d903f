//! Says one notice once: finds the way, looks for what an earlier try may have said, and says it.

use chrono::{DateTime, TimeDelta, Utc};
use serenity::all::{ChannelId as DiscordChannel, CreateAttachment, CreateMessage, EditMessage, Http, Nonce};

use super::failure::Failure;
use super::parcel::Parcel;
use super::review;
use super::route::{self, Way};
use super::thread;
use crate::app::App;
use crate::discord::ask::signed;
use crate::discord::card::{Card, nobody};
use crate::discord::{attachment, cards, retrace, telling};
use crate::domain::contact::Word;
use crate::domain::council::{News, Piece};
use crate::domain::meeting;
use crate::domain::notice::{Notice, Outgoing, Reader, Route};
use crate::domain::post::{Post, Subject};
use crate::domain::{ChannelId, Language, MessageId, ProgramId};
use crate::features::meeting as meetings;
use crate::i18n::{Message, label, text};
use crate::store::{self, Tx};

/// The clocks of Discord and of this machine may differ by this much.
const SKEW: TimeDelta = TimeDelta::minutes(1);

/// What became of a notice.
pub(super) enum Said {
    /// It stands there.
    There(Route, ChannelId, MessageId),
    /// It has to wait until then.
    Held(DateTime<Utc>, &'static str),
    /// Its reader does not want it.
    Dropped(&'static str),
}

/// Says a notice. If `is_hasty`, somebody waits to see it come.
pub(super) async fn say(app: &App, http: &Http, parcel: &Parcel, is_hasty: bool) -> Result<Said, Failure> {
    let outgoing = &parcel.first;
    let person = match outgoing.reader {
        Reader::Channel(channel) => {
            let way = route::channel(app, outgoing, channel).await?;
            return post(app, http, parcel, way).await;
        }
        Reader::Person(person) => person,
    };
    match word(app, parcel).await? {
        Word::Now => {}
        Word::At(moment, why) => return Ok(Said::Held(moment, why.name())),
        Word::Never(why) => return Ok(Said::Dropped(why.name())),
    }
    let way = match route::to_person(app, http, outgoing, (person, is_hasty)).await? {
        Ok(way) => way,
        Err(room_at) => return Ok(Said::Held(room_at, "direct messages are opened one by one")),
    };
    match send(app, http, parcel, way).await {
        Err(failure) => match route::around(app, http, (outgoing, way), person, &failure).await? {
            Some(other) => send(app, http, parcel, other).await,
            None if way.route == Route::Direct && failure.is_channel_gone() => Err(Failure::DirectGone),
            None => Err(failure),
        },
        said => said,
    }
}

/// Says a notice in a channel.
async fn post(app: &App, http: &Http, parcel: &Parcel, way: Way) -> Result<Said, Failure> {
    let outgoing = &parcel.first;
    if let Notice::ApplicationReview { application_id } = outgoing.notice {
        let place = (way.language, way.channel);
        let (channel, message) = review::show(app, http, outgoing, place, application_id).await?;
        return Ok(Said::There(Route::Channel, channel, message));
    }
    let posted = match outgoing.notice.post().filter(|_| outgoing.notice.is_corrected_in_place()) {
        Some(post) => {
            let mut tx = app.read().await?;
            let place = (outgoing.program_id, way.channel);
            let found = standing(&mut tx, place, post).await?;
            tx.commit().await?;
            found
        }
        None => None,
    };
    if let Some((channel, message)) = posted {
        let said = correct(app, http, parcel, (Way { channel, ..way }, message)).await?;
        if let Some(name) = discussed(app, outgoing).await? {
            thread::rename(http, message, label(way.language, &name)).await;
        }
        return Ok(said);
    }
    let said = match beneath(app, outgoing).await? {
        Some(thread) => match send(app, http, parcel, Way { channel: thread, ..way }).await {
            // There is no thread, or Duet may not write there: the council's channel does.
            Err(failure) if failure.is_final() => send(app, http, parcel, way).await?,
            said => said?,
        },
        None => send(app, http, parcel, way).await?,
    };
    if let (Said::There(_, channel, message), Notice::CampaignPublished { name, has_brief: true, .. }) =
        (&said, &outgoing.notice)
    {
        let name = label(way.language, &text::participation_thread(name));
        thread::thread_under(http, (*channel, *message), name).await;
    }
    if let (Said::There(_, channel, message), Some(name)) = (&said, discussed(app, outgoing).await?) {
        thread::thread_under(http, (*channel, *message), label(way.language, &name)).await;
    }
    Ok(said)
}

/// The message that says this already, and where it stands. Discussions stand in a channel in several languages, one each;
/// what is on record of a meeting stands in its thread, or in the channel where there is none.
async fn standing(
    tx: &mut Tx,
    (program, channel): (ProgramId, ChannelId),
    post: Post,
) -> Result<Option<(ChannelId, MessageId)>, Failure> {
    let message = match post.subject {
        Subject::Council(Piece::Discussion, proposal) => {
            let threads = store::proposal::list_threads(tx, program, proposal).await?;
            let own = threads.into_iter().find(|(_, language)| *language == post.language);
            own.map(|(message, _)| message)
        }
        Subject::Meeting(meeting::Piece::Record, _) => {
            return Ok(store::post::find_place(tx, program, post.subject).await?);
        }
        _ => store::post::find_message(tx, program, channel, post.subject).await?,
    };
    Ok(message.map(|message| (channel, message)))
}

/// The thread in which what is said belongs rather than in its channel, if it does.
async fn beneath(app: &App, outgoing: &Outgoing) -> Result<Option<ChannelId>, Failure> {
    let Notice::Council { told: News::Meeting { piece: meeting::Piece::Record, meeting_id, .. } } =
        outgoing.notice
    else {
        return Ok(None);
    };
    let mut tx = app.read().await?;
    let thread = meetings::thread(&mut tx, outgoing.program_id, meeting_id).await?;
    tx.commit().await?;
    Ok(thread)
}

/// The name of the thread in which a proposal is discussed, or a meeting is prepared, if that is what was said.
async fn discussed(app: &App, outgoing: &Outgoing) -> Result<Option<Message>, Failure> {
    let mut tx = app.read().await?;
    let program = outgoing.program_id;
    let name = match outgoing.notice {
        Notice::Council { told: News::Post { piece: Piece::Discussion, proposal_id, .. } } => {
            let view = store::proposal::find_view(&mut tx, program, proposal_id).await?;
            view.map(|view| cards::proposal::thread_name(&view))
        }
        Notice::Council { told: News::Meeting { piece: meeting::Piece::Agenda, meeting_id, .. } } => {
            let posted = app.meeting_posted(&mut tx, program, (meeting::Piece::Agenda, meeting_id)).await?;
            posted.map(|posted| cards::meeting::thread_name(&posted.view))
        }
        _ => None,
    };
    tx.commit().await?;
    Ok(name)
}

/// Brings a message that stands in a channel in line with what the notice says now. Doing so twice changes nothing.
async fn correct(
    app: &App,
    http: &Http,
    parcel: &Parcel,
    (way, message): (Way, MessageId),
) -> Result<Said, Failure> {
    let Some(card) = card(app, parcel, way).await? else {
        return Ok(Said::Dropped("there is nothing left to say"));
    };
    let edit = EditMessage::new()
        .embed(card.embed(way.language))
        .components(card.components(way.language))
        .allowed_mentions(nobody());
    let place = DiscordChannel::new(way.channel.0.unsigned_abs());
    place.edit_message(http, message.0.unsigned_abs(), edit).await?;
    Ok(Said::There(way.route, way.channel, message))
}

/// Whether the reader may be spoken to now. Of several things they want to hear at least one.
async fn word(app: &App, parcel: &Parcel) -> Result<Word, Failure> {
    let mut tx = app.read().await?;
    let mut whole = Word::Now;
    let mut is_wanted = false;
    for outgoing in parcel.all() {
        let reader = (outgoing.program_id, outgoing.reader);
        let word = app.may_say(&mut tx, reader, outgoing.notice.topic(), outgoing.written_at).await?;
        is_wanted |= !matches!(word, Word::Never(_));
        whole = match (whole, word) {
            (Word::At(known, _), Word::At(moment, _)) if moment <= known => whole,
            (Word::At(..), Word::Now | Word::Never(_)) => whole,
            (_, word) => word,
        };
    }
    tx.commit().await?;
    match whole {
        Word::Never(_) if is_wanted => Ok(Word::Now),
        word => Ok(word),
    }
}

/// Says a notice in this place, unless an earlier try did.
async fn send(app: &App, http: &Http, parcel: &Parcel, way: Way) -> Result<Said, Failure> {
    let outgoing = &parcel.first;
    let place = DiscordChannel::new(way.channel.0.unsigned_abs());
    if let Some(said) = said_before(app, http, outgoing, way.channel).await? {
        return Ok(Said::There(way.route, way.channel, said));
    }
    let Some(card) = card(app, parcel, way).await? else {
        return Ok(Said::Dropped("there is nothing left to say"));
    };
    let mut files = card.files();
    if let Some(enclosure) = card.enclosure() {
        let Some(content) = attachment::content(&enclosure.url).await? else {
            return Ok(Said::Dropped("the file is not there any more"));
        };
        files.push(CreateAttachment::bytes(content, &*enclosure.name));
    }
    let card = card.tagged(outgoing.notice_id, cards::notice::settings(outgoing));
    let message = CreateMessage::new()
        .embed(card.embed(way.language))
        .components(card.components(way.language))
        .files(files)
        .allowed_mentions(nobody())
        .nonce(Nonce::String(format!("{}{}", way.route.letter(), outgoing.notice_id)))
        .enforce_nonce(true);
    let sent = place.send_message(http, message).await?;
    Ok(Said::There(way.route, way.channel, MessageId(signed(sent.id.get()))))
}

/// What a parcel looks like; none where there is nothing to say any more.
async fn card(app: &App, parcel: &Parcel, way: Way) -> Result<Option<Card>, Failure> {
    let mut cards = Vec::new();
    for outgoing in parcel.all() {
        cards.extend(drawn(app, outgoing, way.language).await?);
    }
    if way.route == Route::Channel {
        return Ok(cards.pop());
    }
    let mut tx = app.read().await?;
    let program = store::program::get(&mut tx, parcel.first.program_id).await?.name;
    tx.commit().await?;
    let card = match cards.len() {
        0 | 1 => cards.pop(),
        count => Some(Card::several(text::bundle_title(count, &program), cards)),
    };
    Ok(card.map(|card| card.of_program(program, way.language)))
}

/// The message of an earlier try that reached Discord and was never noted, if there is one. As long as Discord knows the
/// nonce it would not say it again.
async fn said_before(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    channel: ChannelId,
) -> Result<Option<MessageId>, Failure> {
    // A clock that was set back says nothing about how long Discord has waited.
    let known = outgoing.tried_at..=outgoing.tried_at + app.patience.nonce_window;
    if outgoing.attempts == 1 || known.contains(&app.clock.now()) {
        return Ok(None);
    }
    Ok(retrace::tagged(http, channel, outgoing.notice_id, outgoing.tried_at - SKEW).await?)
}

/// What a notice says now; none where what it is about is done.
async fn drawn(app: &App, outgoing: &Outgoing, language: Language) -> Result<Option<Card>, Failure> {
    let mut tx = app.read().await?;
    let place = (outgoing.program_id, language);
    // On the heap: it holds every way of drawing, and a worker's stack is small.
    let card = Box::pin(telling::card(app, &mut tx, place, &outgoing.notice)).await;
    tx.commit().await?;
    card.map_err(|error| Failure::Gone(error.to_string()))
}
