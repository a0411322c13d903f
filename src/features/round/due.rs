//! Asks the people of a round, one group after the other, so that nobody else waits for it.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::introduction::{MadeBy, News};
use crate::domain::round::{BATCH, State, Why};
use crate::error::{Error, Result};
use crate::store::{self, Tx, round::Waiting};

/// Asks the people of the next groups; whoever cannot be introduced any more is told that they were left out. How many
/// groups there were.
///
/// # Errors
/// When the database fails.
pub async fn ask_due(app: &App) -> Result<usize> {
    let mut asked = 0;
    loop {
        let mut tx = app.begin().await?;
        let waiting = store::round::due(&mut tx, BATCH).await?;
        if waiting.is_empty() {
            tx.commit().await?;
            return Ok(asked);
        }
        asked += waiting.len();
        for group in waiting {
            ask(app, &mut tx, &group).await?;
        }
        tx.commit().await?;
    }
}

async fn ask(app: &App, tx: &mut Tx, group: &Waiting) -> Result<()> {
    let (program, round) = (group.round.program_id, group.round.round_id);
    let by = (MadeBy::Round, group.round.started_by_person_id);
    let made = app.introduce(tx, program, &group.people, group.reasons.clone(), by).await;
    let introduction = match made {
        Ok(introduction) => Some(introduction),
        Err(Error::Refusal(_)) => None,
        Err(error) => return Err(error),
    };
    let state = introduction.map_or(State::Dropped, |_| State::Asked);
    let is_ours = store::round::update_done(tx, (round, group.place), state, introduction).await?;
    if introduction.is_none() && is_ours {
        for creator in &group.people {
            app.tell_of_introduction(tx, (program, *creator), News::LeftOut(Why::Nobody)).await?;
        }
    }
    Ok(())
}

/// Now, while somebody is to be asked.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let waiting = store::round::due(&mut tx, 1).await?;
    tx.commit().await?;
    Ok(waiting.first().map(|group| group.round.started_at))
}
