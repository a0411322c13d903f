//! The presses by which managers keep a campaign's links and files.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::hub as cards;
use crate::discord::ids::Rendering;
use crate::discord::press::Press;
use crate::domain::{CampaignId, HubItemId, Refusal};
use crate::features::hub;

/// Shows the links and files.
pub async fn show(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let hub = hub::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::hub(&hub)))
    })
    .await;
}

/// Opens the form for a link in a language.
pub async fn form(ask: &Ask<'_>, rendering: Rendering) {
    ask.open(Press::HubForm(rendering), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        hub::show(&mut tx, &member, rendering.campaign).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::form(rendering)))
    })
    .await;
}

/// Adds the link.
pub async fn add(ask: &Ask<'_>, rendering: Rendering) {
    let (title, url) = (ask.field("title"), ask.field("url"));
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let place = (rendering.campaign, rendering.language);
        let hub = hub::add(ask.app, &mut tx, &member, place, (&title, &url)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::hub(&hub)))
    })
    .await;
}

/// Takes the link that was chosen out of use.
pub async fn archive(ask: &Ask<'_>, id: CampaignId) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let item: HubItemId = chosen.ok_or(Refusal::PressStale)?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let hub = hub::archive(ask.app, &mut tx, &member, (id, item)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::hub(&hub)))
    })
    .await;
}
