//! Drops thanks that nobody posted.

use crate::app::App;
use crate::error::Result;
use crate::features::thanks;

/// Drops those that are more than a day old.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = thanks::forget(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "thanks were dropped unposted");
    }
    Ok(())
}
