//! Ends the stages of elections when their time has come.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::election;

/// Ends those whose time has come.
pub async fn tick(app: &App) -> Result<()> {
    let ended = election::end_due(app).await?;
    if ended > 0 {
        tracing::info!(ended, "stages of elections were ended");
    }
    Ok(())
}

/// When the next one is to be ended.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    election::next_due(app).await
}
