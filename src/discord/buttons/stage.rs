//! What the buttons, the select and the form on how far a campaign is do.

use super::brief::enter;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::stage as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::stage::{Item, Stage};
use crate::domain::{CampaignId, Refusal};
use crate::error::Result;
use crate::features::stage;

/// The card of how far a campaign is.
///
/// # Errors
/// When the asker is no manager, or there is no such campaign.
pub async fn shown(ask: &Ask<'_>, id: CampaignId) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let board = stage::show(&mut tx, &member, id).await?;
    tx.commit().await?;
    Ok(cards::board(&board))
}

/// Draws it again.
pub async fn show(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async { Ok(Reply::Redraw(shown(ask, id).await?)) }).await;
}

/// Keeps what was ticked.
pub async fn tick(ask: &Ask<'_>, id: CampaignId) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let chosen: Option<Vec<Item>> = ask.values().iter().map(|value| Item::of(value)).collect();
        let chosen = chosen.ok_or(Refusal::PressStale)?;
        let board = stage::tick(ask.app, &mut tx, &member, id, &chosen).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::board(&board)))
    })
    .await;
}

/// Moves the campaign on; with a reason, where something is open.
pub async fn next(ask: &Ask<'_>, Pair(id, from): Pair<CampaignId, Stage>) {
    let reason = ask.field(cards::REASON);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let board = stage::advance(ask.app, &mut tx, &member, (id, from), &reason).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::board(&board)))
    })
    .await;
}

/// Opens the form for the reason.
pub async fn reason(ask: &Ask<'_>, Pair(id, from): Pair<CampaignId, Stage>) {
    ask.open(Press::StageReason(Pair(id, from)), async {
        let (mut tx, member) = enter(ask).await?;
        let board = stage::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        if board.stage != from {
            return Err(Refusal::StageMoved { stage: board.stage }.into());
        }
        Ok(Reply::Form(cards::reason_form(id, from)))
    })
    .await;
}

/// Moves the campaign back.
pub async fn back(ask: &Ask<'_>, Pair(id, from): Pair<CampaignId, Stage>) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let board = stage::go_back(ask.app, &mut tx, &member, (id, from)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::board(&board)))
    })
    .await;
}
