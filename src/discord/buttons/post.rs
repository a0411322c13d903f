//! What the 🌐 button on Duet's public posts does, and the one on what could not be posted.

use crate::discord::ask::{Ask, Reply};
use crate::discord::card::Card;
use crate::discord::cards;
use crate::domain::post::Post;
use crate::domain::{MessageId, NoticeId};
use crate::error::Result;
use crate::features::post::{self, Shown};

/// Shows a post privately in the reader's language.
pub async fn show(ask: &Ask<'_>, about: Post) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let shown = post::show(ask.app, &mut tx, &member, about).await?;
        tx.commit().await?;
        spoken(ask, &shown);
        Ok(Reply::Private(drawn(&shown).await?))
    })
    .await;
}

/// Tries once more what could not be posted.
pub async fn again(ask: &Ask<'_>, notice: NoticeId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        post::again(ask.app, &mut tx, &member, notice).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::post::tried()))
    })
    .await;
}

/// Shows the post that a message is privately in the reader's language.
pub async fn show_message(ask: &Ask<'_>, message: MessageId) {
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let shown = post::show_message(ask.app, &mut tx, &member, message).await?;
        tx.commit().await?;
        spoken(ask, &shown);
        Ok(Reply::Private(drawn(&shown).await?))
    })
    .await;
}

/// Has a post of figures said as a whole in the language of its words, what the figures are called too.
fn spoken(ask: &Ask<'_>, shown: &Shown) {
    if let Shown::Aggregate { language, .. } | Shown::Verdict { language, .. } = shown {
        ask.speak(*language);
    }
}

/// A post's card, with its picture where it has one.
async fn drawn(shown: &Shown) -> Result<Card> {
    let card = cards::post::shown(shown);
    match shown {
        Shown::Aggregate { public, language } => cards::aggregate::pictured(card, public, *language).await,
        _ => Ok(card),
    }
}
