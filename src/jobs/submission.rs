//! Drops what creators were about to hand in and never did.

use crate::app::App;
use crate::error::Result;
use crate::features::submission;

/// Drops what is more than a day old.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = submission::forget_drafts(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "what nobody handed in was dropped");
    }
    Ok(())
}
