//! Asks the people of a round of introductions, group after group.

use chrono::{DateTime, Utc};

use crate::app::App;
use crate::error::Result;
use crate::features::round;

/// Asks whoever is next.
pub async fn tick(app: &App) -> Result<()> {
    let asked = round::ask_due(app).await?;
    if asked > 0 {
        tracing::info!(asked, "people of a round of introductions were asked");
    }
    Ok(())
}

/// Now, while somebody is to be asked.
pub async fn due(app: &App) -> Result<Option<DateTime<Utc>>> {
    round::next_due(app).await
}
