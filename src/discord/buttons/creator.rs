//! The presses by which managers look through their creators.

use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::discord::ids::Listing;
use crate::domain::audience::Band;
use crate::domain::{CreatorId, Refusal};
use crate::error::Result;
use crate::features::creator::{self, Sieve};

/// Everything about one creator.
pub async fn card(ask: &Ask<'_>, id: CreatorId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let dossier = creator::card(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::creator::card(&dossier, ask.app.clock.now())))
    })
    .await;
}

/// Notes the size of a creator's audience.
pub async fn audience(ask: &Ask<'_>, id: CreatorId) {
    let chosen = ask.values().first().map(|code| Band::of(code));
    ask.redraw(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let chosen = chosen.ok_or(Refusal::PressStale)?;
        let dossier = creator::audience(ask.app, &mut tx, &member, id, chosen).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::creator::card(&dossier, ask.app.clock.now())))
    })
    .await;
}

/// Another page.
pub async fn list(ask: &Ask<'_>, listing: Listing) {
    ask.redraw(async { page(ask, listing).await.map(Reply::Redraw) }).await;
}

/// A page of the creators.
pub async fn page(ask: &Ask<'_>, listing: Listing) -> Result<Card> {
    let sieve = Sieve { stage: listing.stage, market: listing.market };
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let page = creator::list(&mut tx, &member, sieve, listing.page).await?;
    tx.commit().await?;
    Ok(cards::creator::list(&page))
}
