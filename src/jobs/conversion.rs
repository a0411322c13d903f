//! Lets creators hear once a day of what was sold through their links.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::conversion;

/// Tells those whose ten o'clock has come.
pub async fn tick(app: &App) -> Result<()> {
    let told = conversion::tell_daily(app).await?;
    if told > 0 {
        tracing::info!(told, "creators heard of their sales");
    }
    Ok(())
}

/// When the next ten o'clock comes at which somebody is told.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    conversion::next_daily(app).await
}
