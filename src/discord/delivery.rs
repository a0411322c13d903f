//! Says notices to their readers, each in the reader's language, and marks them.

use std::time::Duration;

use chrono::TimeDelta;
use serenity::all::{
    ChannelId as DiscordChannel, CreateMessage, EditMessage, Http, HttpError, Message, Nonce, UserId,
};
use tokio_util::sync::CancellationToken;

use super::Door;
use super::ask::signed;
use super::card::{Card, nobody};
use super::{cards, retrace};
use crate::app::App;
use crate::domain::notice::{Notice, Outgoing, Reader};
use crate::domain::person::Reach;
use crate::domain::{ApplicationId, ChannelId, Language, MessageId, NoticeId, PersonId, TierMoveId};
use crate::error::Result;
use crate::features::{application, tier};
use crate::store;

/// Notices said in one tick.
const BATCH: i64 = 20;
/// A claim outlives a crash by this much: less than Discord remembers a nonce, and more than it can take to say
/// what was begun in time (a channel opened within 30 seconds, a message sent within 45, see `egress::Limits`).
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// A claimed notice is begun within this, or left for the next claim.
const BEGUN_WITHIN: TimeDelta = TimeDelta::seconds(14);
/// A direct message channel that is gone is opened anew this often.
const REOPENED: i32 = 8;
/// However long Discord is away, a notice of this age is given up: nobody expects it any more.
const STALE: TimeDelta = TimeDelta::days(1);
/// The clocks of Discord and of this machine may differ by this much.
const SKEW: TimeDelta = TimeDelta::minutes(1);

/// What Discord answers when a channel is gone.
const UNKNOWN_CHANNEL: isize = 10_003;
/// What Discord answers when a person's direct messages are closed.
const CANNOT_MESSAGE: isize = 50_007;
/// What Discord answers when no server is shared any more.
const NO_MUTUAL_SERVER: isize = 50_278;

/// How long delivery rests when nothing was due, and after a failure.
const REST: Duration = Duration::from_millis(500);

/// Says what comes due until `stop`.
pub async fn run(app: App, door: Door, stop: CancellationToken) {
    loop {
        match tick(&app, &door.http).await {
            Ok(0) => {}
            Ok(_) if !stop.is_cancelled() => continue,
            Ok(_) => break,
            Err(error) => tracing::error!(%error, "delivery failed"),
        }
        tokio::select! {
            () = stop.cancelled() => break,
            () = tokio::time::sleep(REST) => {}
        }
    }
}

/// Says what is due. Returns how many notices it took up.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the notice.
pub async fn tick(app: &App, http: &Http) -> Result<usize> {
    let now = app.clock.now();
    let due = store::notice::claim(&app.store, now, now + LEASE, BATCH).await?;
    for outgoing in &due {
        if app.clock.now() > now + BEGUN_WITHIN {
            tracing::warn!("Discord is slow: some notices wait for the next round");
            break;
        }
        let said = say(app, http, outgoing).await;
        settle(app, outgoing, said).await?;
    }
    Ok(due.len())
}

/// Says these notices at once, because somebody waits to see what comes of them. What fails is tried again later like
/// everything else.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the notice.
pub async fn hasten(app: &App, http: &Http, notices: &[NoticeId]) -> Result<()> {
    for notice in notices {
        let now = app.clock.now();
        if let Some(outgoing) = store::notice::claim_one(&app.store, *notice, now, now + LEASE).await? {
            let said = say(app, http, &outgoing).await;
            settle(app, &outgoing, said).await?;
        }
    }
    Ok(())
}

async fn say(app: &App, http: &Http, outgoing: &Outgoing) -> Result<(ChannelId, MessageId), Failure> {
    let (language, channel) = match outgoing.reader {
        Reader::Person(person) => reach(app, http, outgoing, person).await?,
        Reader::Channel(channel) => (language_of_channel(app, outgoing, channel).await?, channel),
    };
    let card = match outgoing.notice {
        Notice::ApplicationReview { application_id } => {
            return show_application(app, http, outgoing, (language, channel), application_id).await;
        }
        Notice::TierCelebrated { tier_move_id, language: spoken } => {
            celebrated(app, outgoing, tier_move_id, spoken).await?
        }
        _ => cards::notice::card(&outgoing.notice),
    };
    if let Some(said) = said_before(app, http, outgoing, channel, &card).await? {
        return Ok((channel, said));
    }
    let message = CreateMessage::new()
        .embed(card.embed(language))
        .components(card.components(language))
        .files(card.files())
        .allowed_mentions(nobody())
        .nonce(Nonce::String(outgoing.notice_id.to_string()))
        .enforce_nonce(true);
    let sent = DiscordChannel::new(channel.0.unsigned_abs()).send_message(http, message).await?;
    Ok((channel, MessageId(signed(sent.id.get()))))
}

/// The congratulations on a tier, as long as the creator agrees to them.
async fn celebrated(
    app: &App,
    outgoing: &Outgoing,
    step: TierMoveId,
    language: Language,
) -> Result<Card, Failure> {
    let mut tx = app.read().await?;
    let found = tier::celebration(&mut tx, outgoing.program_id, step).await;
    tx.commit().await?;
    let found = found.map_err(|error| Failure::Gone(error.to_string()))?;
    let card = found.and_then(|celebration| cards::tier::celebrated(&celebration, step, language));
    card.ok_or_else(|| Failure::Gone("nobody is to be congratulated any more".to_owned()))
}

/// The message of an earlier try that reached Discord and was never noted, if there is one.
async fn said_before(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    channel: ChannelId,
    card: &Card,
) -> Result<Option<MessageId>, Failure> {
    if outgoing.attempts == 1 {
        return Ok(None);
    }
    let since = (outgoing.written_at - SKEW).timestamp();
    let found = retrace::own(http, channel).await?;
    let mut tx = app.read().await?;
    for message in found.iter().filter(|message| message.timestamp.unix_timestamp() >= since) {
        let id = retrace::id(message);
        // The same words may have been another notice.
        if retrace::is_card(message, card) && !store::notice::is_noted(&mut tx, id).await? {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Posts an application for the managers as it stands now, or redraws the message that did so before.
async fn show_application(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    (language, channel): (Language, ChannelId),
    id: ApplicationId,
) -> Result<(ChannelId, MessageId), Failure> {
    let mut tx = app.read().await?;
    let review = application::review(&mut tx, outgoing.program_id, id).await;
    tx.commit().await?;
    let review = review.map_err(|error| Failure::Gone(error.to_string()))?;
    let review = review.ok_or_else(|| Failure::Gone("there is no such application".to_owned()))?;
    let card = cards::application::posted(&review, app.clock.now());
    let (embed, components) = (card.embed(language), card.components(language));
    let (channel, posted) = match (review.application.channel_id, review.application.message_id) {
        (Some(channel), Some(message)) => (channel, Some(message)),
        // It may stand there all the same, from before a crash.
        _ => (channel, posted_before(http, channel, id, &card).await?),
    };
    if let Some(message) = posted {
        let edit = EditMessage::new().embed(embed).components(components).allowed_mentions(nobody());
        let place = DiscordChannel::new(channel.0.unsigned_abs());
        place.edit_message(http, message.0.unsigned_abs(), edit).await?;
        note_posted(app, id, channel, message).await?;
        return Ok((channel, message));
    }
    // The application's own number: however often and fast it is posted, there is one message.
    let message = CreateMessage::new()
        .embed(embed)
        .components(components)
        .allowed_mentions(nobody())
        .nonce(Nonce::String(id.to_string()))
        .enforce_nonce(true);
    let sent = DiscordChannel::new(channel.0.unsigned_abs()).send_message(http, message).await?;
    let message = MessageId(signed(sent.id.get()));
    note_posted(app, id, channel, message).await?;
    Ok((channel, message))
}

/// The message that shows this application already, if there is one.
async fn posted_before(
    http: &Http,
    channel: ChannelId,
    id: ApplicationId,
    card: &Card,
) -> Result<Option<MessageId>, Failure> {
    let found = retrace::own(http, channel).await?;
    let shows = |message: &&Message| retrace::is_about(message, id) || retrace::is_card(message, card);
    Ok(found.iter().find(shows).map(retrace::id))
}

async fn note_posted(
    app: &App,
    id: ApplicationId,
    channel: ChannelId,
    message: MessageId,
) -> Result<(), Failure> {
    let mut tx = app.begin().await?;
    store::application::update_message(&mut tx, id, channel, message).await?;
    Ok(tx.commit().await?)
}

/// The language and the direct message channel of a person, opened if it never was.
async fn reach(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    person: PersonId,
) -> Result<(Language, ChannelId), Failure> {
    let mut tx = app.read().await?;
    let language = store::person::language(&mut tx, outgoing.program_id, person).await?;
    let known = store::person::find(&mut tx, person).await?.and_then(|person| person.direct_channel_id);
    tx.commit().await?;
    if let Some(channel) = known {
        return Ok((language, channel));
    }
    let opened = UserId::new(person.0.unsigned_abs()).create_dm_channel(http).await?;
    let channel = ChannelId(signed(opened.id.get()));
    let mut tx = app.begin().await?;
    store::person::update_reach(&mut tx, person, Reach::Unknown, Some(channel)).await?;
    tx.commit().await?;
    Ok((language, channel))
}

async fn language_of_channel(
    app: &App,
    outgoing: &Outgoing,
    channel: ChannelId,
) -> Result<Language, Failure> {
    let mut tx = app.read().await?;
    Ok(store::program::language_of_channel(&mut tx, outgoing.program_id, channel).await?)
}

/// Marks what came of saying a notice.
async fn settle(app: &App, outgoing: &Outgoing, said: Result<(ChannelId, MessageId), Failure>) -> Result<()> {
    let now = app.clock.now();
    let id = outgoing.notice_id;
    let mut tx = app.begin().await?;
    let person = match outgoing.reader {
        Reader::Person(person) => Some(person),
        Reader::Channel(_) => None,
    };
    match said {
        Ok((channel, message)) => {
            store::notice::update_said(&mut tx, id, channel, message, now).await?;
            if let Some(post) = outgoing.notice.post() {
                store::post::insert(&mut tx, outgoing.program_id, (channel, message), post, now).await?;
            }
            if let Some(person) = person {
                store::person::update_reach(&mut tx, person, Reach::Open, Some(channel)).await?;
            }
        }
        Err(failure) => {
            let reason = failure.to_string();
            tracing::warn!(notice = %id, %reason, attempts = outgoing.attempts, "a notice could not be said");
            match (failure.reach(), person) {
                (Some(reach), Some(person)) => {
                    store::person::update_reach(&mut tx, person, reach, None).await?;
                    store::notice::update_failed(&mut tx, id, &reason).await?;
                }
                (None, Some(person)) if failure.is_channel_gone() && outgoing.attempts < REOPENED => {
                    store::person::update_direct_channel(&mut tx, person, None).await?;
                    store::notice::update_later(&mut tx, id, &reason, now).await?;
                }
                _ if failure.is_final() || now > outgoing.written_at + STALE => {
                    store::notice::update_failed(&mut tx, id, &reason).await?;
                }
                _ => {
                    let wait = TimeDelta::seconds(5_i64 << outgoing.attempts.clamp(0, 7));
                    store::notice::update_later(&mut tx, id, &reason, now + wait).await?;
                }
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Why a notice was not said.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Discord(#[from] serenity::Error),
    #[error("{0}")]
    Store(#[from] sqlx::Error),
    #[error("what it is about is gone: {0}")]
    Gone(String),
}

impl Failure {
    fn code(&self) -> Option<(u16, isize)> {
        match self {
            Self::Discord(serenity::Error::Http(HttpError::UnsuccessfulRequest(response))) => {
                Some((response.status_code.as_u16(), response.error.code))
            }
            _ => None,
        }
    }

    /// What the failure tells of the person.
    fn reach(&self) -> Option<Reach> {
        match self.code()?.1 {
            CANNOT_MESSAGE => Some(Reach::Closed),
            NO_MUTUAL_SERVER => Some(Reach::Left),
            _ => None,
        }
    }

    /// Whether the direct message channel that was kept is no longer one.
    fn is_channel_gone(&self) -> bool {
        self.code().is_some_and(|(_, code)| code == UNKNOWN_CHANNEL)
    }

    /// Whether trying again cannot help: Discord understood and said no. A token that Discord does not know (401) is
    /// the operator's to mend, and what waits is said after that.
    fn is_final(&self) -> bool {
        let refused = |(status, _)| (400..500).contains(&status) && status != 429 && status != 401;
        matches!(self, Self::Gone(_)) || self.code().is_some_and(refused)
    }
}
