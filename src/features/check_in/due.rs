//! Asks those whose time has come.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::check_in::{CheckIn, Due, State, Turn, Words, variant_after};
use crate::domain::notice::{Notice, Reader};
use crate::domain::reminder::{Kind, Reminder};
use crate::error::Result;
use crate::store::{self, Tx};

/// Schedules looked at in one transaction.
const BATCH: i64 = 100;

/// Asks everybody whose time has come and who may be asked, and plans their next time. Says how many were asked.
///
/// # Errors
/// When the database fails; who was asked before is not asked again.
pub async fn ask_due(app: &App) -> Result<usize> {
    let mut asked = 0;
    loop {
        let mut tx = app.begin().await?;
        let now = app.clock.now();
        let due = store::check_in::due(&mut tx, now, BATCH).await?;
        if due.is_empty() {
            return Ok(asked);
        }
        for due in &due {
            asked += usize::from(take(app, &mut tx, due, now).await?);
        }
        tx.commit().await?;
    }
}

/// When the next creator is to be asked.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::check_in::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}

/// Takes one schedule's turn. Another process that is at it too finds that its moment has moved.
async fn take(app: &App, tx: &mut Tx, due: &Due, now: DateTime<Utc>) -> Result<bool> {
    let schedule = &due.schedule;
    let (Turn::Ask(next) | Turn::Wait(next)) = due.turn(now);
    let planned = (schedule.anchor(now), next);
    let is_ours = store::check_in::update_next(tx, schedule.creator_id, schedule.next_at, planned).await?;
    match due.turn(now) {
        Turn::Ask(_) if is_ours => ask(app, tx, due, now).await,
        _ => Ok(false),
    }
}

async fn ask(app: &App, tx: &mut Tx, due: &Due, now: DateTime<Utc>) -> Result<bool> {
    let schedule = &due.schedule;
    let (program_id, creator_id) = (schedule.program_id, schedule.creator_id);
    let Some(creator) = store::creator::find_in(tx, program_id, creator_id).await? else { return Ok(false) };
    let last = store::check_in::find_newest(tx, creator_id).await?;
    let check_in = CheckIn {
        check_in_id: app.ids.next(),
        program_id,
        creator_id,
        state: State::Asked,
        variant: variant_after(last.map(|last| last.variant)),
        asked_at: now,
        mood: None,
        is_help_wanted: false,
        words: Words::default(),
        answered_at: None,
        alarmed_at: None,
    };
    if !store::check_in::insert(tx, &check_in).await? {
        return Ok(false);
    }
    let whose = (program_id, Some(creator_id));
    let about = (Kind::CheckIn, check_in.check_in_id.0);
    let reminder = Reminder::of(app.ids.next(), whose, about, schedule.zone, now);
    store::reminder::insert(tx, &reminder).await?;
    let notice = Notice::CheckIn { check_in_id: check_in.check_in_id };
    app.notify(tx, program_id, Reader::Person(creator.person_id), &notice).await?;
    Ok(true)
}
