//! What the buttons on a creator's earnings do.

use super::program::value;
use crate::app::About;
use crate::app::Member;
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::earnings as cards;
use crate::domain::{ConversionId, LedgerEntryId, PayoutItemId};
use crate::error::Result;
use crate::features::earnings;
use crate::store::Tx;

async fn enter(ask: &Ask<'_>) -> Result<(Tx, Member)> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter_about(&mut tx, About::Anything).await?;
    Ok((tx, member))
}

/// What the asker has.
///
/// # Errors
/// When the asker is no creator, or the database fails.
pub async fn balance(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let view = earnings::balance(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::balance(&view))
}

/// A page of the asker's ledger.
///
/// # Errors
/// When the asker is no creator, or the database fails.
pub async fn page(ask: &Ask<'_>, before: Option<LedgerEntryId>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let history = earnings::history(&mut tx, &member, before).await?;
    tx.commit().await?;
    Ok(cards::history(&history))
}

/// Why what the asker means earned what it did.
///
/// # Errors
/// When nothing of that name or day earned anything, or the database fails.
pub async fn explained(ask: &Ask<'_>, typed: &str) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let explanation = earnings::explain(ask.app, &mut tx, &member, typed).await?;
    tx.commit().await?;
    Ok(cards::explanation(&explanation))
}

/// What the asker has, again.
pub async fn balance_again(ask: &Ask<'_>) {
    ask.show(balance(ask)).await;
}

/// The asker's ledger before a line of it.
pub async fn history(ask: &Ask<'_>, before: Option<LedgerEntryId>) {
    ask.show(page(ask, before)).await;
}

/// The last payments that earned the asker something.
pub async fn list(ask: &Ask<'_>) {
    ask.show(explained(ask, "")).await;
}

/// Why the payment that was chosen earned what it did.
pub async fn explain(ask: &Ask<'_>) {
    let chosen = value::<ConversionId>(ask);
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let explained = earnings::explain_one(ask.app, &mut tx, &member, chosen?).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::explained(&explained)))
    })
    .await;
}

/// What the asker was paid.
///
/// # Errors
/// When the asker is no creator, or the database fails.
pub async fn payouts(ask: &Ask<'_>) -> Result<Card> {
    let (mut tx, member) = enter(ask).await?;
    let all = earnings::payouts(&mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::payouts(&all))
}

/// What the asker was paid, again.
pub async fn payouts_again(ask: &Ask<'_>) {
    ask.show(payouts(ask)).await;
}

/// What one payment was made of.
pub async fn statement(ask: &Ask<'_>, id: Result<PayoutItemId>) {
    ask.answer(async {
        let (mut tx, member) = enter(ask).await?;
        let statement = earnings::statement(&mut tx, &member, id?).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::statement(&statement, member.language)))
    })
    .await;
}

/// What the payment that was chosen was made of.
pub async fn chosen_statement(ask: &Ask<'_>) {
    statement(ask, value(ask)).await;
}
