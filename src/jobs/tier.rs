//! Moves creators on the ladder, each day at ten of their programme.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::tier;

/// Moves the creators of every programme whose ten o'clock has come.
pub async fn tick(app: &App) -> Result<()> {
    let moved = tier::compute_daily(app).await?;
    if moved > 0 {
        tracing::info!(moved, "creators moved on the ladder");
    }
    Ok(())
}

/// When the next ten o'clock comes at which somebody may move.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    tier::next_daily(app).await
}
