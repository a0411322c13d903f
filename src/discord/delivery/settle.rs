//! Marks what came of saying a notice.

use chrono::TimeDelta;

use super::failure::Failure;
use super::parcel::Parcel;
use super::say::Said;
use crate::app::App;
use crate::domain::PersonId;
use crate::domain::contact::Topic;
use crate::domain::notice::{Notice, Outgoing, Reader, Route};
use crate::domain::person::Reach;
use crate::domain::submission::News;
use crate::error::Result;
use crate::features::{introduction, thanks};
use crate::store::{self, Tx};

/// A direct message channel that is gone is opened anew this often.
const REOPENED: i32 = 8;
/// However long Discord is away, a notice is given up after it was tried for this long: nobody expects it any more.
const STALE: TimeDelta = TimeDelta::days(1);
/// Managers hear this often at most that somebody cannot be reached.
const TOLD_AGAIN: TimeDelta = TimeDelta::days(1);

/// Whether the reader may hear what comes after it.
pub(super) fn is_through(said: &Result<Said, Failure>) -> bool {
    match said {
        Ok(_) => true,
        Err(failure) => failure.is_final(),
    }
}

/// Marks what came of saying a notice.
pub(super) async fn settle(app: &App, parcel: &Parcel, said: Result<Said, Failure>) -> Result<()> {
    let mut tx = app.begin().await?;
    for outgoing in parcel.all() {
        mark(app, &mut tx, outgoing, &said).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn mark(app: &App, tx: &mut Tx, outgoing: &Outgoing, said: &Result<Said, Failure>) -> Result<()> {
    let now = app.clock.now();
    match *said {
        Ok(Said::There(route, channel, message)) => {
            let id = outgoing.notice_id;
            store::notice::update_said(tx, id, (route, channel, message), now).await?;
            if let Some(post) = outgoing.notice.post() {
                store::post::insert(tx, outgoing.program_id, (channel, message), post, now).await?;
            }
            if let Notice::Thanks { thanks_id, language } = outgoing.notice {
                let place = (outgoing.program_id, channel);
                thanks::posted(app, tx, place, (thanks_id, language)).await?;
            }
            if let Notice::Introduction { creator_id, news } = outgoing.notice {
                introduction::said(app, tx, creator_id, news).await?;
            }
            // Managers can open the thread, and nobody but the creator their direct messages.
            if let (Notice::Submission { news: News::Filed(id, number), .. }, Route::Thread) =
                (&outgoing.notice, route)
            {
                store::submission::update_kept(tx, (*id, *number), (channel, message)).await?;
            }
            if let (Reader::Person(person), Route::Direct) = (outgoing.reader, route) {
                store::person::update_reach(tx, person, Reach::Open, Some(channel)).await?;
            }
        }
        Ok(Said::Held(until, why)) => {
            tracing::debug!(notice = %outgoing.notice_id, %until, why, "a notice is held");
            store::notice::update_unbegun(tx, outgoing, Some(until)).await?;
        }
        Ok(Said::Dropped(why)) => store::notice::update_dropped(tx, outgoing, why).await?,
        Err(ref failure) => give_up_or_wait(app, tx, outgoing, failure).await?,
    }
    Ok(())
}

async fn give_up_or_wait(app: &App, tx: &mut Tx, outgoing: &Outgoing, failure: &Failure) -> Result<()> {
    let (now, reason) = (app.clock.now(), failure.to_string());
    tracing::warn!(notice = %outgoing.notice_id, %reason, attempts = outgoing.attempts, "a notice could not be said");
    let person = match outgoing.reader {
        Reader::Person(person) => Some(person),
        Reader::Channel(_) => None,
    };
    if let Some(person) = person {
        if let Some(reach) = failure.reach() {
            store::person::update_reach(tx, person, reach, None).await?;
            if reach == Reach::Left {
                store::creator::update_left(tx, outgoing.program_id, person, now).await?;
            }
        } else if matches!(failure, Failure::DirectGone) && outgoing.attempts < REOPENED {
            store::person::update_direct_channel(tx, person, None).await?;
            return Ok(store::notice::update_later(tx, outgoing, &reason, now).await?);
        }
    }
    if !failure.is_final() && now <= outgoing.tried_at + STALE {
        let wait = TimeDelta::seconds(5_i64 << outgoing.attempts.clamp(0, 7));
        return Ok(store::notice::update_later(tx, outgoing, &reason, now + wait).await?);
    }
    if let Some(person) = person.filter(|_| failure.reach() != Some(Reach::Left)) {
        tell_owner(app, tx, outgoing, person).await?;
    }
    if let Reader::Channel(channel_id) = outgoing.reader
        && outgoing.notice.post().is_some()
    {
        let notice = Notice::PostFailed { notice_id: outgoing.notice_id, channel_id };
        app.notify_managers(tx, outgoing.program_id, &notice).await?;
    }
    Ok(store::notice::update_failed(tx, outgoing, &reason).await?)
}

/// Lets whoever looks after a creator know that there is no way to them. Once a day is enough.
async fn tell_owner(app: &App, tx: &mut Tx, outgoing: &Outgoing, person: PersonId) -> Result<()> {
    let (program, topic) = (outgoing.program_id, outgoing.notice.topic());
    if topic == Topic::Staff || outgoing.notice.is_direct_only() {
        return Ok(());
    }
    let since = app.clock.now() - TOLD_AGAIN;
    let Some(creator) = store::creator::find(tx, program, person).await? else { return Ok(()) };
    if store::notice::count_failed(tx, program, person, since).await? > 0 {
        return Ok(());
    }
    let notice = Notice::CreatorUnreachable {
        program: store::program::get(tx, program).await?.name,
        creator_id: creator.creator_id,
        name: creator.name,
        person_id: person,
        topic,
    };
    app.notify_owner(tx, creator.creator_id, &notice).await?;
    Ok(())
}
