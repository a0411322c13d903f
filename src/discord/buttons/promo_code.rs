//! What the buttons, selects and forms do on a campaign's promo codes.

use super::brief::enter as enter_program;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::promo_code::{self as cards, input};
use crate::discord::ids::Pair;
use crate::discord::press::{Pay, Press};
use crate::domain::{CampaignId, PromoCodeId, Refusal};
use crate::error::Result;
use crate::features::promo_code as feature;

/// Shows a page of a campaign's codes; the card that was pressed may be another one.
pub async fn sheet(ask: &Ask<'_>, Pair(id, page): Pair<CampaignId, i64>) {
    ask.redraw(async {
        let (mut tx, member) = enter_program(ask).await?;
        let sheet = feature::sheet(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet, page)))
    })
    .await;
}

/// Opens the form for the discount in codes that are to be made, or for codes that the shop made.
pub async fn form(ask: &Ask<'_>, id: CampaignId, is_made: bool) {
    let press = if is_made { Pay::PromoCodeMakeForm(id) } else { Pay::PromoCodeEnterForm(id) };
    ask.open(Press::Pay(press), async {
        let (mut tx, member) = enter_program(ask).await?;
        let sheet = feature::changeable(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(if is_made { cards::make_form(&sheet) } else { cards::enter_form(&sheet) }))
    })
    .await;
}

/// Makes a code for everybody who lacks one.
pub async fn make(ask: &Ask<'_>, id: CampaignId) {
    let percent = ask.field(input::PERCENT);
    ask.redraw(async {
        let (mut tx, member) = enter_program(ask).await?;
        let made = feature::generate(ask.app, &mut tx, &member, id, &percent).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::made(&made)))
    })
    .await;
}

/// Gives out the codes that were pasted.
pub async fn enter(ask: &Ask<'_>, id: CampaignId) {
    let codes = ask.field(input::CODES);
    ask.redraw(async {
        let (mut tx, member) = enter_program(ask).await?;
        let entered = feature::enter(ask.app, &mut tx, &member, id, &codes).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::entered(&entered)))
    })
    .await;
}

/// Chooses whether whoever comes to the campaign gets a code by itself.
pub async fn rule(ask: &Ask<'_>, Pair(gives, id): Pair<bool, CampaignId>) {
    ask.redraw(async {
        let (mut tx, member) = enter_program(ask).await?;
        let sheet = feature::switch(ask.app, &mut tx, &member, id, gives).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::sheet(&sheet, 0)))
    })
    .await;
}

/// Hands a campaign's codes over as a file.
pub async fn file(ask: &Ask<'_>, id: CampaignId) {
    ask.answer(async {
        let (mut tx, member) = enter_program(ask).await?;
        let (campaign, count, file) = feature::file(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::file(&campaign, count, file)))
    })
    .await;
}

/// Asks whether the code that was chosen is meant to be taken away.
pub async fn taking(ask: &Ask<'_>, id: CampaignId) {
    let chosen: Option<PromoCodeId> = ask.values().first().and_then(|value| value.parse().ok());
    ask.redraw(async {
        let chosen = chosen.ok_or(Refusal::PressStale)?;
        Ok(Reply::Redraw(asked(ask, id, chosen).await?))
    })
    .await;
}

async fn asked(ask: &Ask<'_>, id: CampaignId, chosen: PromoCodeId) -> Result<Card> {
    let (mut tx, member) = enter_program(ask).await?;
    let held = feature::taking(&mut tx, &member, chosen).await?;
    tx.commit().await?;
    if held.promo_code.campaign_id != id {
        return Err(Refusal::PressStale.into());
    }
    Ok(cards::taking(&held))
}

/// Takes a code away.
pub async fn take(ask: &Ask<'_>, id: PromoCodeId) {
    ask.redraw(async {
        let (mut tx, member) = enter_program(ask).await?;
        let (held, left) = feature::take(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::taken(&held, &left)))
    })
    .await;
}
