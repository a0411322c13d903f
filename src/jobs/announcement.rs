//! Publishes announcements at their time.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::announcement;

/// Publishes those whose moment has come.
pub async fn tick(app: &App) -> Result<()> {
    let published = announcement::publish_due(app).await?;
    if published > 0 {
        tracing::info!(published, "announcements were published");
    }
    Ok(())
}

/// When the next one is to be published.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    announcement::next_due(app).await
}
