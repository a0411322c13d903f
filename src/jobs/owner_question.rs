//! Reminds owners of questions that wait for an answer, and lets other managers hear of those that wait too long.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::owner_question;

/// Says what has to be said again.
pub async fn tick(app: &App) -> Result<()> {
    let due = owner_question::remind(app).await?;
    if due > 0 {
        tracing::info!(due, "questions to owners were brought up again");
    }
    Ok(())
}

/// When the next question will have waited too long.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    owner_question::next(app).await
}
