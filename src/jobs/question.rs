//! Lets those who know a topic, and then owners, hear of questions to markets that nobody answers.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::question;

/// Takes every question further that has waited too long.
pub async fn tick(app: &App) -> Result<()> {
    let taken = question::offer(app).await?;
    if taken > 0 {
        tracing::info!(taken, "questions to markets were offered to others");
    }
    Ok(())
}

/// When the next question will have waited too long.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    question::next(app).await
}
