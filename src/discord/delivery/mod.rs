//! Says notices to their readers, each in the reader's language, and marks them; opens threads for those who want to meet,
//! and has Discord list a council's meetings.

mod failure;
mod introduction;
mod meeting;
mod parcel;
mod review;
mod route;
mod say;
mod settle;
mod thread;

use std::collections::HashMap;
use std::time::Duration;

use futures::StreamExt as _;
use futures::future::join_all;
use futures::stream;
use serenity::all::Http;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use super::Door;
use crate::app::App;
use crate::domain::NoticeId;
use crate::domain::notice::{Outgoing, Reader};
use crate::error::Result;
use crate::store;
use parcel::Parcel;
use say::say;
use settle::{is_through, settle};

/// Notices taken up in one tick.
const BATCH: usize = 32;
/// Readers spoken to at the same time in one tick; each hears one thing after the other.
const AT_ONCE: usize = 16;
/// Ticks at the same time when there is much to say: a reader whose channel is slow holds only their own tick up.
const HANDS: usize = 4;

/// How long delivery rests when nothing was due, and after a failure.
const REST: Duration = Duration::from_millis(500);

/// Says what comes due until `stop`.
pub async fn run(app: App, door: Door, stop: CancellationToken) {
    let much = Notify::new();
    let hands = (1..HANDS).map(|_| help(&app, &door.http, &much, &stop));
    tokio::join!(lead(&app, &door.http, &much, &stop), join_all(hands));
}

/// Looks for what is due, at once when somebody wrote something, and calls for help when there is much of it.
async fn lead(app: &App, http: &Http, much: &Notify, stop: &CancellationToken) {
    let mut written = app.store.written().await;
    while !stop.is_cancelled() {
        let taken = tick(app, http).await.unwrap_or_else(|error| {
            tracing::error!(%error, "delivery failed");
            0
        });
        if taken >= BATCH {
            much.notify_waiters();
        }
        if taken > 0 {
            continue;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(REST) => {}
            () = written.next() => {}
        }
    }
}

/// Says what is due whenever there is much of it.
async fn help(app: &App, http: &Http, much: &Notify, stop: &CancellationToken) {
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = much.notified() => {}
        }
        while !stop.is_cancelled() && matches!(tick(app, http).await, Ok(1..)) {}
    }
}

/// Says what is due, opens the threads that are, and brings scheduled events into step. Returns how many of all it took up.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the notice.
pub async fn tick(app: &App, http: &Http) -> Result<usize> {
    let now = app.clock.now();
    let until = now + app.patience.lease;
    let due = store::notice::claim(&app.store, now, until, i64::try_from(BATCH).unwrap_or(i64::MAX)).await?;
    let taken = due.len() + introduction::tick(app, http).await? + meeting::tick(app, http).await?;
    let mut lines =
        stream::iter(by_reader(due)).map(|line| in_order(app, http, line)).buffer_unordered(AT_ONCE);
    while let Some(told) = lines.next().await {
        told?;
    }
    Ok(taken)
}

/// What each reader is to hear, in its order.
fn by_reader(due: Vec<Outgoing>) -> Vec<Vec<Outgoing>> {
    let mut places: HashMap<Reader, usize> = HashMap::new();
    let mut lines: Vec<Vec<Outgoing>> = Vec::new();
    for outgoing in due {
        let place = *places.entry(outgoing.reader).or_insert(lines.len());
        match lines.get_mut(place) {
            Some(line) => line.push(outgoing),
            None => lines.push(vec![outgoing]),
        }
    }
    lines
}

/// Says one thing after the other to one reader. When one has to wait, so do those after it.
async fn in_order(app: &App, http: &Http, line: Vec<Outgoing>) -> Result<()> {
    let mut is_stuck = false;
    for parcel in parcel::pack(app, line).await? {
        let claimed_at = parcel.first.claimed_until - app.patience.lease;
        if is_stuck || app.clock.now() > claimed_at + app.patience.begun_within() {
            let mut tx = app.begin().await?;
            for outgoing in parcel.all() {
                store::notice::update_unbegun(&mut tx, outgoing, None).await?;
            }
            tx.commit().await?;
            continue;
        }
        let said = say(app, http, &parcel, false).await;
        is_stuck = !is_through(&said);
        settle(app, &parcel, said).await?;
    }
    Ok(())
}

/// Says these notices at once, because somebody waits to see what comes of them. What fails is tried again later like
/// everything else.
///
/// # Errors
/// When the database fails; Discord's failures are kept with the notice.
pub async fn hasten(app: &App, http: &Http, notices: &[NoticeId]) -> Result<()> {
    for notice in notices {
        let now = app.clock.now();
        let until = now + app.patience.lease;
        if let Some(outgoing) = store::notice::claim_one(&app.store, *notice, now, until).await? {
            let parcel = Parcel::of(outgoing);
            let said = say(app, http, &parcel, true).await;
            settle(app, &parcel, said).await?;
        }
    }
    Ok(())
}
