//! The presses by which both sides renew a usage right, or end it.

use super::submission::{redrawn, reviewer, settle};
use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards::usage_right as cards;
use crate::discord::ids::Pair;
use crate::discord::press::Press;
use crate::domain::UsageRightId;
use crate::error::Result;
use crate::features::usage_right;

/// The rights to what the asker published.
///
/// # Errors
/// When they are no creator.
pub async fn listed(ask: &Ask<'_>) -> Result<Card> {
    let mut tx = ask.app.begin().await?;
    let member = ask.enter(&mut tx).await?;
    let views = usage_right::list(ask.app, &mut tx, &member).await?;
    tx.commit().await?;
    Ok(cards::list(&views))
}

/// Shows what the asker's programme may use.
pub async fn queue(ask: &Ask<'_>) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let views = usage_right::list_all(ask.app, &mut tx, &who).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::queue(&views)))
    };
    settle(ask, deed).await;
}

/// Shows the right that was chosen.
pub async fn choose(ask: &Ask<'_>) {
    let chosen = ask.values().first().and_then(|value| value.parse().ok());
    show(ask, chosen.unwrap_or(UsageRightId(0))).await;
}

/// Shows a right.
pub async fn show(ask: &Ask<'_>, id: UsageRightId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let view = usage_right::show(ask.app, &mut tx, &who, id).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::show(&view)))
    };
    settle(ask, deed).await;
}

/// Opens the form for a later last day.
pub async fn renew_form(ask: &Ask<'_>, id: UsageRightId) {
    ask.open(Press::RightRenewForm(id), async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        usage_right::renewable(ask.app, &mut tx, &who, id).await?;
        tx.commit().await?;
        Ok(Reply::Form(cards::renew_form(id)))
    })
    .await;
}

/// Proposes a later last day.
pub async fn renew(ask: &Ask<'_>, id: UsageRightId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let view = usage_right::propose(ask.app, &mut tx, &who, id, &ask.field(cards::UNTIL)).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::show(&view)))
    };
    settle(ask, deed).await;
}

/// Says yes to the later last day that the other side proposes.
pub async fn agree(ask: &Ask<'_>, seen: Pair<UsageRightId, i32>) {
    answer(ask, seen, true).await;
}

/// Says no to it.
pub async fn refuse(ask: &Ask<'_>, seen: Pair<UsageRightId, i32>) {
    answer(ask, seen, false).await;
}

async fn answer(ask: &Ask<'_>, Pair(id, revision): Pair<UsageRightId, i32>, is_yes: bool) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let view = usage_right::answer(ask.app, &mut tx, &who, (id, revision), is_yes).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::show(&view)))
    };
    settle(ask, deed).await;
}

/// Asks whether it is meant to end.
pub async fn stopping(ask: &Ask<'_>, id: UsageRightId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let view = usage_right::show(ask.app, &mut tx, &who, id).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::stopping(&view)))
    };
    settle(ask, deed).await;
}

/// Ends it.
pub async fn stop(ask: &Ask<'_>, id: UsageRightId) {
    let deed = async {
        let mut tx = ask.app.begin().await?;
        let who = reviewer(ask, &mut tx).await?;
        let view = usage_right::stop(ask.app, &mut tx, &who, id).await?;
        tx.commit().await?;
        Ok(redrawn(ask, cards::show(&view)))
    };
    settle(ask, deed).await;
}
