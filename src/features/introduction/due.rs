//! Reminds of introductions once, closes those that did not come about, and asks how the others were.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::introduction::{Answer, Introduction, News, State};
use crate::error::Result;
use crate::store::introduction::Step;
use crate::store::{self, Tx};

/// Introductions that are looked at in one go.
const BATCH: i64 = 100;

/// Does all that is due by now. Says for how many introductions.
///
/// # Errors
/// When the database fails; what was done before is not done again.
pub async fn due(app: &App) -> Result<usize> {
    let mut done = 0;
    // One whose time is over needs no reminder any more.
    for step in [Step::Close, Step::Nudge, Step::FollowUp] {
        let mut tx = app.read().await?;
        let due = store::introduction::due(&mut tx, step, app.clock.now(), BATCH).await?;
        tx.commit().await?;
        for (program, id) in due {
            let mut tx = app.begin().await?;
            store::introduction::update_locked(&mut tx, id).await?;
            if let Some(found) = store::introduction::find(&mut tx, program, id).await? {
                done += usize::from(take(app, &mut tx, step, &found).await?);
            }
            tx.commit().await?;
        }
    }
    Ok(done)
}

async fn take(app: &App, tx: &mut Tx, step: Step, introduction: &Introduction) -> Result<bool> {
    let id = introduction.introduction_id;
    match step {
        Step::Close => close(app, tx, introduction, State::Asked).await,
        Step::Nudge => {
            if !store::introduction::update_nudged(tx, id).await? {
                return Ok(false);
            }
            for party in introduction.people.iter().filter(|party| party.answer.is_none()) {
                let whom = (introduction.program_id, party.creator_id);
                app.tell_of_introduction(tx, whom, News::Nudged(id)).await?;
            }
            Ok(true)
        }
        Step::FollowUp => {
            if !store::introduction::update_followed_up(tx, id).await? {
                return Ok(false);
            }
            for party in &introduction.people {
                let whom = (introduction.program_id, party.creator_id);
                app.tell_of_introduction(tx, whom, News::FollowedUp(id)).await?;
            }
            Ok(true)
        }
    }
}

/// Closes an introduction. Everybody who read of it and did not decline hears the same, whatever the others said.
pub(super) async fn close(app: &App, tx: &mut Tx, introduction: &Introduction, from: State) -> Result<bool> {
    let id = introduction.introduction_id;
    if !store::introduction::update_closed(tx, id, from, app.clock.now()).await? {
        return Ok(false);
    }
    for party in introduction.people.iter().filter(|party| party.told_at.is_some()) {
        if matches!(party.answer, None | Some(Answer::Yes)) {
            let whom = (introduction.program_id, party.creator_id);
            app.tell_of_introduction(tx, whom, News::Closed(id)).await?;
        }
    }
    Ok(true)
}

/// When something is due next.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::introduction::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}
