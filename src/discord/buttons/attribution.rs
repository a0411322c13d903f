//! What the buttons on whose conversions are do.

use super::brief::enter;
use super::program::value;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::attribution as cards;
use crate::discord::press::{Nothing, Pay, Press};
use crate::domain::{CampaignId, ConversionId, PersonId};
use crate::error::Result;
use crate::features::attribution::{self, Change};
use crate::features::conversion;

/// What the programme decided, for managers.
///
/// # Errors
/// When the asker is no manager, or the database fails.
pub async fn decided(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let decided = attribution::decided(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::policy(&decided))
}

/// Decides anew, by somebody who had this version before their eyes.
pub async fn change(ask: &Ask<'_>, seen: i64, change: Change) {
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let decided = attribution::change(ask.app, &mut tx, &member, seen, &change).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::policy(&decided)))
    })
    .await;
}

/// Opens the form for the days of the programme.
pub async fn window(ask: &Ask<'_>, seen: i64) {
    ask.open(Press::Pay(Pay::AttributionWindow(seen)), async {
        let (mut tx, member) = enter(ask).await?;
        let decided = attribution::decided(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::window(&decided.policy)))
    })
    .await;
}

/// The days of the programme were written.
pub async fn keep_window(ask: &Ask<'_>, seen: i64) {
    change(ask, seen, Change::Window(ask.field(cards::DAYS))).await;
}

/// Opens the form for the days of the campaign that was chosen.
pub async fn campaign(ask: &Ask<'_>) {
    let chosen = value::<CampaignId>(ask);
    ask.open(Press::Pay(Pay::AttributionCampaign(Nothing)), async {
        let (mut tx, member) = enter(ask).await?;
        let (campaign, days) = attribution::campaign(&mut tx, &member, chosen?).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::campaign_window(campaign.campaign_id, days)))
    })
    .await;
}

/// The days of a campaign were written.
pub async fn keep_campaign(ask: &Ask<'_>, id: CampaignId) {
    let typed = ask.field(cards::DAYS);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        let decided = attribution::change_window(ask.app, &mut tx, &member, id, &typed).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::policy(&decided)))
    })
    .await;
}

/// Why the conversion that was chosen is whose it is.
pub async fn explain(ask: &Ask<'_>) {
    let chosen = value::<ConversionId>(ask);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let explained = attribution::explain_one(&mut tx, &member, chosen?).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::explained(&explained)))
    })
    .await;
}

/// Credits a conversion to the creator who was chosen.
pub async fn credit(ask: &Ask<'_>, id: ConversionId) {
    let chosen = value::<PersonId>(ask);
    ask.redraw(async {
        let (mut tx, member) = enter(ask).await?;
        conversion::by_hand(ask.app, &mut tx, &member, id, chosen?).await?;
        let explained = attribution::explain_one(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::explained(&explained)))
    })
    .await;
}
