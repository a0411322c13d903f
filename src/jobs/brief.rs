//! Drops what managers wrote over one another's words and never merged.

use crate::app::App;
use crate::error::Result;
use crate::features::brief;

/// Drops what is more than a day old.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = brief::forget(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "words of briefs were dropped unmerged");
    }
    Ok(())
}
