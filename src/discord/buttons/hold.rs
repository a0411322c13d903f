//! What the buttons and forms do on what waits for a manager's decision, and on what creators object to.

use super::brief::enter;
use crate::app::{About, Member};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::hold as cards;
use crate::discord::press::{Pay, Press};
use crate::domain::{CommissionHoldId, ConversionId};
use crate::error::Result;
use crate::features::hold;
use crate::store::Tx;

/// What waits longest, of objections or of what looks unusual.
///
/// # Errors
/// When the asker is no manager, or the database fails.
pub async fn queue(ask: &Ask<'_>, is_dispute: bool) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let view = hold::queue(&mut tx, &member, is_dispute, None).await?;
    tx.commit().await?;
    Ok(cards::queue(view.as_ref(), is_dispute))
}

/// The asker as a manager of the programme, or as whoever looks after the creator.
async fn enter_hold(ask: &Ask<'_>, id: CommissionHoldId) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let creator = hold::creator_of(&mut tx, id).await?;
    let member = ask.enter_for(&mut tx, creator).await?;
    Ok((tx, member))
}

/// What waits, from the message that told of it.
pub async fn show(ask: &Ask<'_>, id: CommissionHoldId) {
    ask.answer(async {
        let (mut tx, member) = enter_hold(ask, id).await?;
        let view = hold::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::waiting(&view)))
    })
    .await;
}

/// What waits after this.
pub async fn next(ask: &Ask<'_>, id: CommissionHoldId) {
    ask.redraw(async {
        let (mut tx, member) = enter_hold(ask, id).await?;
        let is_dispute = hold::is_dispute(&mut tx, &member, id).await?;
        let view = hold::queue(&mut tx, &member, is_dispute, Some(id)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::queue(view.as_ref(), is_dispute)))
    })
    .await;
}

/// Opens the form for what the creator is told.
pub async fn form(ask: &Ask<'_>, id: CommissionHoldId, is_voided: bool) {
    let press = if is_voided { Pay::HoldVoidForm(id) } else { Pay::HoldReleaseForm(id) };
    ask.open(Press::Pay(press), async {
        let (mut tx, member) = enter_hold(ask, id).await?;
        hold::show(&mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::decision(id, is_voided)))
    })
    .await;
}

/// Decides.
pub async fn decide(ask: &Ask<'_>, id: CommissionHoldId, is_voided: bool) {
    let answer = ask.field(cards::WORDS);
    ask.redraw(async {
        let (mut tx, member) = enter_hold(ask, id).await?;
        let seen = hold::decide(ask.app, &mut tx, &member, id, (is_voided, &answer)).await?;
        tx.commit().await?;
        Ok(Reply::Redraw(cards::decided(&seen, is_voided)))
    })
    .await;
}

/// Opens the form for an objection.
pub async fn objection(ask: &Ask<'_>, id: ConversionId) {
    ask.open(Press::Pay(Pay::EarningsObjection(id)), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, About::Anything).await?;
        member.creator()?;
        tx.commit().await?;
        Ok(Reply::Form(cards::objection(id)))
    })
    .await;
}

/// An objection was filled in.
pub async fn object(ask: &Ask<'_>, id: ConversionId) {
    let words = ask.field(cards::WORDS);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter_about(&mut tx, About::Anything).await?;
        let earned = hold::dispute(ask.app, &mut tx, &member, id, &words).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::objected(&earned.reported_id)))
    })
    .await;
}

/// Objects to the sale that is named.
///
/// # Errors
/// When there is no such sale of the asker's, it waits already, or the database fails.
pub async fn disputed(ask: &Ask<'_>, what: &str, words: &str) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_about(&mut tx, About::Anything).await?;
    let id = hold::meant(&mut tx, &member, what).await?.conversion_id;
    let earned = hold::dispute(ask.app, &mut tx, &member, id, words).await?;
    tx.commit().await?;
    Ok(cards::objected(&earned.reported_id))
}
