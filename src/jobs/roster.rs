//! Drops files of creators that nobody brought in.

use crate::app::App;
use crate::error::Result;
use crate::features::roster;

/// Drops those that are more than a day old.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = roster::forget(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "files of creators were dropped unused");
    }
    Ok(())
}
