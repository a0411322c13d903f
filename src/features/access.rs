//! Which members of a council are still to be let into its channel, and who is to be put out of it.

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::App;
use crate::domain::access::{Due, End};
use crate::domain::{ChannelId, PersonId};
use crate::error::Result;
use crate::store::{self, Tx};

/// People who are let in or put out in one go.
const BATCH: i64 = 20;
/// Somebody whom somebody took up and did not finish is taken up again after this.
const LEASE: TimeDelta = TimeDelta::seconds(90);
/// It is tried again after this where Discord could not answer.
const LATER: TimeDelta = TimeDelta::minutes(5);
/// And after this where it said no, until a manager has mended that.
const MENDED: TimeDelta = TimeDelta::hours(1);

/// Who is to be let in or put out by now.
///
/// # Errors
/// When the database fails.
pub async fn due(app: &App) -> Result<Vec<Due>> {
    let mut tx = app.read().await?;
    let due = store::access::due(&mut tx, app.clock.now(), BATCH).await?;
    tx.commit().await?;
    Ok(due)
}

/// When the next one is tried again.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::access::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Takes somebody up, and says until when; `None` when somebody else has.
///
/// # Errors
/// When the database fails.
pub async fn begin(app: &App, due: &Due) -> Result<Option<DateTime<Utc>>> {
    let until = app.clock.now() + LEASE;
    let mut tx = app.begin().await?;
    let is_ours = store::access::claim(&mut tx, due, until).await?;
    tx.commit().await?;
    Ok(is_ours.then_some(until))
}

/// Notes how it went.
///
/// # Errors
/// When the database fails.
pub async fn end(app: &App, due: &Due, until: DateTime<Utc>, end: End) -> Result<()> {
    let rest = if end == End::Refused { MENDED } else { LATER };
    let mut tx = app.begin().await?;
    store::access::update(&mut tx, due, (until, app.clock.now() + rest), end).await?;
    Ok(tx.commit().await?)
}

/// The channels into which Duet let a person: to be put out of when they are forgotten.
///
/// # Errors
/// When the database fails.
pub async fn channels_of(tx: &mut Tx, person: PersonId) -> Result<Vec<ChannelId>> {
    Ok(store::access::list_of_person(tx, person).await?)
}
