//! The presses by which people put a reminder off or end it. The message itself stays as everybody sees it.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::discord::ids::Pair;
use crate::domain::ReminderId;
use crate::domain::reminder::Snooze;
use crate::features::reminder;

/// Puts it off.
pub async fn snooze(ask: &Ask<'_>, Pair(id, by): Pair<ReminderId, Snooze>) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let until = reminder::snooze(ask.app, &mut tx, &member, id, by).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::reminder::snoozed(until)))
    })
    .await;
}

/// Ends it.
pub async fn done(ask: &Ask<'_>, id: ReminderId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        reminder::done(ask.app, &mut tx, &member, id).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::reminder::done()))
    })
    .await;
}
