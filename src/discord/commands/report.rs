//! `/report`: how the programme is doing, for managers.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::cards;
use crate::error::Error;
use crate::features::participation;

#[poise::command(
    slash_command,
    subcommands("fatigue"),
    subcommand_required,
    default_member_permissions = "MANAGE_GUILD",
    interaction_context = "Guild"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn report(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn fatigue(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async {
        let mut tx = ask.app.begin().await?;
        let member = ask.enter(&mut tx).await?;
        let all = participation::fatigue(ask.app, &mut tx, &member).await?;
        tx.commit().await?;
        Ok(Reply::Private(cards::participation::fatigue(&all)))
    })
    .await;
    Ok(())
}
