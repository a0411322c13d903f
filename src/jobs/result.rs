//! Notes that campaigns are over whose last day is, so that their participants are owed results.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::result;

/// Notes it of those whose last day is over.
pub async fn tick(app: &App) -> Result<()> {
    let begun = result::begin_due(app).await?;
    if begun > 0 {
        tracing::info!(begun, "campaigns are over and results owed");
    }
    Ok(())
}

/// When the next one is over.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    result::next_end(app).await
}
