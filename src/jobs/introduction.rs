//! Reminds of introductions, closes them kindly, and asks how the meetings were.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::introduction;

/// Does what is due.
pub async fn tick(app: &App) -> Result<()> {
    let done = introduction::due(app).await?;
    if done > 0 {
        tracing::info!(done, "introductions were reminded of, closed or followed up");
    }
    Ok(())
}

/// When something is due next; a thread that is to be opened counts as well.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    introduction::next_due(app).await
}
