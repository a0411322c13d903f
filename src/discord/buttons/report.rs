//! What the buttons and the select on a programme's figures do.

use crate::discord::ask::{Ask, Reply};
use crate::discord::commands;
use crate::domain::Refusal;
use crate::domain::roi::Look;
use crate::domain::segment::{By, Sight};

/// Shows the figures over another period.
pub async fn show(ask: &Ask<'_>, sight: Sight) {
    ask.redraw(async { Ok(Reply::Redraw(commands::report::seen(ask, sight).await?)) }).await;
}

/// Shows the figures divided by what was chosen.
pub async fn divide(ask: &Ask<'_>, sight: Sight) {
    ask.redraw(async {
        let chosen = ask.values().first().and_then(|code| By::of(code)).ok_or(Refusal::PressStale)?;
        Ok(Reply::Redraw(commands::report::seen(ask, Sight { by: Some(chosen), ..sight }).await?))
    })
    .await;
}

/// Shows what partnerships bring for what they cost over another period.
pub async fn show_return(ask: &Ask<'_>, look: Look) {
    ask.redraw(async { Ok(Reply::Redraw(commands::report::seen_return(ask, look).await?)) }).await;
}

/// Shows the partnership that was chosen.
pub async fn open_return(ask: &Ask<'_>, look: Look) {
    ask.redraw(async {
        let chosen = ask.values().first().and_then(|id| id.parse().ok()).ok_or(Refusal::PressStale)?;
        let look = Look { creator: Some(chosen), ..look };
        Ok(Reply::Redraw(commands::report::seen_return(ask, look).await?))
    })
    .await;
}
