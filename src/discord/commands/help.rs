//! `/help`: what Duet can do for whoever asks, wherever they ask.

use super::{Context, ask};
use crate::discord::ask::Reply;
use crate::discord::buttons::help::reader;
use crate::discord::cards;
use crate::error::Error;

#[poise::command(slash_command, interaction_context = "Guild|BotDm")]
pub(super) async fn help(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(cards::help::overview(&reader(&ask).await?))) }).await;
    Ok(())
}
