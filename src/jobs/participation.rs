//! Opens campaigns to everybody once those of higher tiers have had their time.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::participation;

/// Opens those whose time has come.
pub async fn tick(app: &App) -> Result<()> {
    let opened = participation::open_due(app).await?;
    if opened > 0 {
        tracing::info!(opened, "campaigns opened to everybody");
    }
    Ok(())
}

/// When the next one opens.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    participation::next_opening(app).await
}
