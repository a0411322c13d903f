//! Counts a council's votes when their time has come.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::vote;

/// Counts those whose time has come.
pub async fn tick(app: &App) -> Result<()> {
    let counted = vote::close_due(app).await?;
    if counted > 0 {
        tracing::info!(counted, "votes were counted");
    }
    Ok(())
}

/// When the next one is to be counted.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    vote::next_due(app).await
}
