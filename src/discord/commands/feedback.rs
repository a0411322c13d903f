//! `/feedback`: a private word to one's owner.

use super::{Context, ask};
use crate::discord::ask::{Ask, Reply};
use crate::discord::cards;
use crate::discord::press::{Nothing, Press};
use crate::error::Error;

#[poise::command(slash_command, interaction_context = "Guild|BotDm")]
pub(super) async fn feedback(ctx: Context<'_>) -> Result<(), Error> {
    here(&ask(&ctx)).await;
    Ok(())
}

/// Opens the form where the asker is.
pub async fn here(ask: &Ask<'_>) {
    ask.open(Press::FeedbackHere(Nothing), async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let place = member.creator()?.creator_id;
        tx.commit().await?;
        Ok(Reply::Form(cards::owner_question::feedback_form(place)))
    })
    .await;
}
