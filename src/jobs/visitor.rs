//! Forgets who visited, once the day is over everywhere.

use crate::app::App;
use crate::error::Result;
use crate::features::click;

/// Drops the keys and the visitors of past days.
pub async fn tick(app: &App) -> Result<()> {
    let forgotten = click::forget_visitors(app).await?;
    if forgotten > 0 {
        tracing::info!(forgotten, "visitors of past days were forgotten");
    }
    Ok(())
}
