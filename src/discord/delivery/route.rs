//! The way to a notice's reader: by direct message, else in their private thread.

use chrono::{DateTime, Utc};
use serenity::all::{ChannelId as DiscordChannel, EditThread, Http, UserId};

use super::failure::Failure;
use super::thread::thread;
use crate::app::App;
use crate::discord::ask::signed;
use crate::domain::contact::Topic;
use crate::domain::notice::{EarningsNews, Notice, Outgoing, Route};
use crate::domain::person::Reach;
use crate::domain::program::Purpose;
use crate::domain::submission::News;
use crate::domain::{ChannelId, Language, PersonId};
use crate::store;

/// Where something is said, and in what language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) route: Route,
    pub(super) channel: ChannelId,
    pub(super) language: Language,
}

/// The way to a channel.
pub(super) async fn channel(app: &App, outgoing: &Outgoing, channel: ChannelId) -> Result<Way, Failure> {
    let mut tx = app.read().await?;
    let language = store::program::language_of_channel(&mut tx, outgoing.program_id, channel).await?;
    tx.commit().await?;
    let language = outgoing.notice.language().unwrap_or(language);
    Ok(Way { route: Route::Channel, channel, language })
}

/// The way to a person, or when there is room to open it. For whoever waits to see it come there is always room.
pub(super) async fn to_person(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    (person, is_hasty): (PersonId, bool),
) -> Result<Result<Way, DateTime<Utc>>, Failure> {
    let mut tx = app.read().await?;
    let place = store::contact::get_place(&mut tx, outgoing.program_id, person).await?;
    let language = store::person::language(&mut tx, outgoing.program_id, person).await?;
    tx.commit().await?;
    let is_shut =
        place.reach == Some(Reach::Closed) || outgoing.route.is_some_and(|way| way != Route::Direct);
    if outgoing.notice.is_aside() && place.market_channel_id.is_some() {
        match thread(app, http, (outgoing, person), &place, language).await {
            Ok(channel) => {
                accompany(app, http, outgoing, channel).await?;
                return Ok(Ok(Way { route: Route::Thread, channel, language }));
            }
            // Where threads cannot be made, a direct message does.
            Err(failure) if failure.is_final() => {
                tracing::warn!(%failure, "a private thread could not be made");
            }
            Err(failure) => return Err(failure),
        }
    }
    if is_shut && !outgoing.notice.is_direct_only() {
        return aside(app, http, outgoing, person).await.map(Ok);
    }
    if let Some(channel) = place.direct_channel_id {
        return Ok(Ok(Way { route: Route::Direct, channel, language }));
    }
    if let Err(room_at) = app.openings.one_more(app.clock.now(), app.patience.openings)
        && !is_hasty
    {
        return Ok(Err(room_at));
    }
    let opened = UserId::new(person.0.unsigned_abs()).create_dm_channel(http).await?;
    let channel = ChannelId(signed(opened.id.get()));
    let mut tx = app.begin().await?;
    store::person::insert_unseen(&mut tx, person).await?;
    store::person::update_reach(&mut tx, person, Reach::Unknown, Some(channel)).await?;
    tx.commit().await?;
    Ok(Ok(Way { route: Route::Direct, channel, language }))
}

/// Has the manager who decided, or who is to look at a file or an objection, be in the creator's thread too, so that both
/// can go on talking there. One who is not on the server any more stays away.
async fn accompany(app: &App, http: &Http, outgoing: &Outgoing, thread: ChannelId) -> Result<(), Failure> {
    let mut tx = app.read().await?;
    let by = match outgoing.notice {
        Notice::Submission { news: News::Decided(id), .. } => {
            store::submission::find(&mut tx, id).await?.and_then(|found| found.decided_by_person_id)
        }
        Notice::Submission { news: News::Filed(..), creator_id }
        | Notice::Earnings { news: EarningsNews::Objected { creator_id, .. }, .. } => {
            store::creator::get_owner(&mut tx, creator_id).await?.1
        }
        _ => None,
    };
    tx.commit().await?;
    let Some(by) = by else { return Ok(()) };
    let (place, by) = (DiscordChannel::new(thread.0.unsigned_abs()), UserId::new(by.0.unsigned_abs()));
    match place.add_thread_member(http, by).await.map_err(Failure::from) {
        Err(failure) if !failure.is_final() => Err(failure),
        _ => Ok(()),
    }
}

/// Another way to the same reader, where this one was found shut; none where there is none, or it may open again.
pub(super) async fn around(
    app: &App,
    http: &Http,
    (outgoing, way): (&Outgoing, Way),
    person: PersonId,
    failure: &Failure,
) -> Result<Option<Way>, Failure> {
    match way.route {
        Route::Direct if failure.reach() == Some(Reach::Closed) && !outgoing.notice.is_direct_only() => {
            let mut tx = app.begin().await?;
            store::person::update_reach(&mut tx, person, Reach::Closed, None).await?;
            tx.commit().await?;
            aside(app, http, outgoing, person).await.map(Some)
        }
        Route::Thread if failure.is_thread_asleep() => {
            let awake = EditThread::new().archived(false).locked(false);
            DiscordChannel::new(way.channel.0.unsigned_abs()).edit_thread(http, awake).await?;
            Ok(Some(way))
        }
        Route::Thread if failure.is_channel_gone() => {
            let mut tx = app.begin().await?;
            let place = store::contact::get_place(&mut tx, outgoing.program_id, person).await?;
            if let Some(creator) = place.creator_id {
                store::contact::update_thread(&mut tx, creator, (None, None)).await?;
            }
            tx.commit().await?;
            aside(app, http, outgoing, person).await.map(Some)
        }
        _ => Ok(None),
    }
}

/// The way to somebody whose direct messages are closed: their private thread, for managers the managers' channel.
async fn aside(app: &App, http: &Http, outgoing: &Outgoing, person: PersonId) -> Result<Way, Failure> {
    let mut tx = app.begin().await?;
    let program = outgoing.program_id;
    let place = store::contact::get_place(&mut tx, program, person).await?;
    let is_staff = outgoing.notice.topic() == Topic::Staff;
    let route = if is_staff { Route::Channel } else { Route::Thread };
    store::notice::update_route(&mut tx, outgoing, route).await?;
    let review = store::program::list_channels(&mut tx, program, Purpose::Review, None).await?;
    let language = store::person::language(&mut tx, program, person).await?;
    tx.commit().await?;
    if is_staff {
        let review = review.first().ok_or_else(|| no_way("the managers have no channel"))?.channel_id;
        return channel(app, outgoing, review).await;
    }
    let thread = thread(app, http, (outgoing, person), &place, language).await?;
    Ok(Way { route, channel: thread, language })
}

pub(super) fn no_way(why: &str) -> Failure {
    Failure::NoWay(why.to_owned())
}
