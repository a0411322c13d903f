//! Posts what came of campaigns a day after their participants were told.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::aggregate;

/// Posts of those whose moment has come.
pub async fn tick(app: &App) -> Result<()> {
    let posted = aggregate::post_due(app).await?;
    if posted > 0 {
        tracing::info!(posted, "what came of campaigns was posted");
    }
    Ok(())
}

/// When the next one is to be posted.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    aggregate::next_due(app).await
}
