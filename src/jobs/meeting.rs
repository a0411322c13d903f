//! Posts the agendas of a council's meetings when their time has come.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::meeting;

/// Posts those whose time has come.
pub async fn tick(app: &App) -> Result<()> {
    let posted = meeting::post_due(app).await?;
    if posted > 0 {
        tracing::info!(posted, "agendas were posted");
    }
    Ok(())
}

/// When the next one, or a scheduled event, is due.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    meeting::next_due(app).await
}
