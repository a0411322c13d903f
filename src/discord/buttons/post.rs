//! What the 🌐 button on Duet's public posts does.

use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::domain::MessageId;
use crate::domain::post::Post;
use crate::features::post;

/// Shows a post privately in the reader's language.
pub async fn show(ask: &Ask<'_>, about: Post) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let shown = post::show(&mut tx, &member, about).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::post::shown(&shown)))
    })
    .await;
}

/// Shows the post that a message is privately in the reader's language.
pub async fn show_message(ask: &Ask<'_>, message: MessageId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let shown = post::show_message(&mut tx, &member, message).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::post::shown(&shown)))
    })
    .await;
}
