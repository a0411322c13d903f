//! Reminds people of what is due.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::reminder;

/// Takes the steps whose moment has come.
pub async fn tick(app: &App) -> Result<()> {
    let reminded = reminder::remind_due(app).await?;
    if reminded > 0 {
        tracing::info!(reminded, "people were reminded");
    }
    Ok(())
}

/// When somebody is next reminded.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    reminder::next_due(app).await
}
