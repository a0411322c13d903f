//! `/profile hours`, `/profile notify` and `/profile pause`: when somebody may be spoken to, and of what.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::contact;
use crate::error::Error;

#[poise::command(slash_command)]
pub(super) async fn hours(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { contact::hours_card(&ask).await.map(Reply::Private) }).await;
    Ok(())
}

#[poise::command(slash_command)]
pub(super) async fn notify(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { contact::notify_card(&ask).await.map(Reply::Private) }).await;
    Ok(())
}

#[poise::command(slash_command)]
pub(super) async fn pause(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { contact::pause_card(&ask).await.map(Reply::Private) }).await;
    Ok(())
}
