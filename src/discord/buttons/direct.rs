//! The presses by which somebody in several programmes says which one their direct messages are about.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::domain::Refusal;
use crate::features::direct;

/// Asks which programme is meant.
pub async fn which(ask: &Ask<'_>) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let programs = direct::list(&mut tx, &person).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::direct::which(&programs)))
    })
    .await;
}

/// Keeps which programme is meant.
pub async fn choose(ask: &Ask<'_>) {
    ask.redraw(async {
        let wanted = ask.values().first().and_then(|id| id.parse().ok()).ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let person = ask.person(&mut tx).await?;
        let program = direct::choose(ask.app, &mut tx, &person, wanted).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::direct::chosen(&program)))
    })
    .await;
}
