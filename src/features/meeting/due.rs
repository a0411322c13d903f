//! Posts the agenda of a meeting a week before it.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::domain::meeting::Piece;
use crate::error::Result;
use crate::store;

/// Agendas that are posted in one transaction.
const BATCH: i64 = 20;

/// Posts every agenda whose time has come; says how many. Another process that is at it too posts none twice.
///
/// # Errors
/// When the database fails.
pub async fn post_due(app: &App) -> Result<usize> {
    let mut posted = 0;
    loop {
        let mut tx = app.begin().await?;
        let due = store::meeting::due(&mut tx, app.clock.now(), BATCH).await?;
        if due.is_empty() {
            return Ok(posted);
        }
        for meeting in due {
            if !store::meeting::update_agenda_posted(&mut tx, meeting.meeting_id).await? {
                continue;
            }
            let council = store::council::find(&mut tx, meeting.program_id, meeting.council_id).await?;
            // Duet may have been away: what has begun needs no agenda any more.
            if let Some(council) = council.filter(|_| meeting.is_ahead(app.clock.now())) {
                app.show_meeting(&mut tx, (&council, &meeting), &[Piece::Agenda]).await?;
                posted += 1;
            }
        }
        tx.commit().await?;
    }
}

/// When the next agenda or scheduled event is due.
///
/// # Errors
/// When the database fails.
pub async fn next_due(app: &App) -> Result<Option<DateTime<Utc>>> {
    let mut tx = app.read().await?;
    let next = store::meeting::due_next(&mut tx).await?;
    tx.commit().await?;
    Ok(next)
}
