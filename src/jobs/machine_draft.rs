//! Drops what a machine drafted and nobody sent within a week.

use crate::app::App;
use crate::error::Result;
use crate::features::machine_draft;

/// Drops what is too old.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = machine_draft::forget(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "machine drafts that nobody sent were dropped");
    }
    Ok(())
}
