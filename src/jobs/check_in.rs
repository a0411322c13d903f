//! Asks creators how it goes when their time has come.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::check_in;

/// Asks those whose time has come.
pub async fn tick(app: &App) -> Result<()> {
    let asked = check_in::ask_due(app).await?;
    if asked > 0 {
        tracing::info!(asked, "creators were asked how it goes");
    }
    Ok(())
}

/// When somebody is next asked.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    check_in::next_due(app).await
}
