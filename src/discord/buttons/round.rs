//! What the buttons on rounds of introductions do.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards::round as cards;
use crate::discord::ids::Pair;
use crate::discord::press::{Nothing, Press};
use crate::domain::Refusal;
use crate::domain::matching::Likeness;
use crate::domain::round::Ticket;
use crate::error::Result;
use crate::features::round::{self, Change, Preview};

/// The rules.
pub async fn rules(ask: &Ask<'_>) {
    shown(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let rule = round::rules(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(cards::rules(rule))
    })
    .await;
}

/// A rule was changed.
pub async fn change(ask: &Ask<'_>, change: Change) {
    shown(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let rule = round::change(ask.app, &mut tx, &member, change).await?;
        tx.commit().await?;
        Ok(cards::rules(rule))
    })
    .await;
}

/// What audiences are to be beside each other was chosen.
pub async fn audience(ask: &Ask<'_>) {
    match ask.values().first().and_then(|code| Likeness::of(code)) {
        Some(likeness) => change(ask, Change::Audience(likeness)).await,
        None => ask.redraw(async { Err(Refusal::PressStale.into()) }).await,
    }
}

/// Opens the form for the months of the cool-down.
pub async fn months(ask: &Ask<'_>) {
    ask.open(Press::RoundMonths(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let rule = round::rules(&mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::months(rule)))
    })
    .await;
}

/// The months were written.
pub async fn keep_months(ask: &Ask<'_>) {
    let typed = ask.field(cards::MONTHS);
    shown(ask, async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let rule = round::change_months(ask.app, &mut tx, &member, &typed).await?;
        tx.commit().await?;
        Ok(cards::rules(rule))
    })
    .await;
}

/// A page of what the next round would be.
pub async fn preview(ask: &Ask<'_>, Pair(page, seed): Pair<i64, u32>) {
    shown(ask, async {
        let preview = planned(ask, Some(seed)).await?;
        Ok(cards::preview(&preview, usize::try_from(page).unwrap_or_default(), false))
    })
    .await;
}

/// Starts the round that was looked at.
pub async fn start(ask: &Ask<'_>, seen: Ticket) {
    shown(ask, async {
        let preview = planned(ask, Some(seen.seed)).await?;
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let started = round::start(ask.app, &mut tx, &member, (seen, &preview)).await?;
        tx.commit().await?;
        Ok(match started {
            Some(status) => cards::status(&status, true),
            None => cards::preview(&preview, 0, true),
        })
    })
    .await;
}

/// The plan of the next round, made where it keeps nobody waiting.
///
/// # Errors
/// When the asker is no manager.
pub async fn planned(ask: &Ask<'_>, seed: Option<u32>) -> Result<Preview> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    tx.commit().await?;
    let mut tx = ask.app.read().await?;
    let ground = round::read(ask.app, &mut tx, &member, seed).await?;
    tx.commit().await?;
    let planned = tokio::task::spawn_blocking(move || round::preview(&ground)).await;
    Ok(planned.map_err(anyhow::Error::from)?)
}

/// Shows a card in place of the one that was pressed, or as an answer of its own.
async fn shown(ask: &Ask<'_>, card: impl Future<Output = Result<crate::discord::card::Card>> + Send) {
    match ask.has_message() {
        true => ask.redraw(async { Ok(Reply::Redraw(card.await?)) }).await,
        false => ask.answer(async { Ok(Reply::Private(card.await?)) }).await,
    }
}
