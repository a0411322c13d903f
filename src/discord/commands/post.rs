//! The menus on messages: one of Duet's posts in the reader's language, and words under a brief kept as a question.

use super::{Context, ask};
use crate::discord::ask::signed;
use crate::discord::buttons;
use crate::domain::{ChannelId, MessageId};
use crate::error::Error;

#[poise::command(context_menu_command = "Show in my language", interaction_context = "Guild")]
pub(super) async fn show_in_my_language(
    ctx: Context<'_>,
    message: serenity::all::Message,
) -> Result<(), Error> {
    buttons::post::show_message(&ask(&ctx), MessageId(signed(message.id.get()))).await;
    Ok(())
}

#[poise::command(context_menu_command = "Keep as a question", interaction_context = "Guild")]
pub(super) async fn keep_as_question(ctx: Context<'_>, message: serenity::all::Message) -> Result<(), Error> {
    let thread = ChannelId(signed(message.channel_id.get()));
    buttons::brief_question::from_message(&ask(&ctx), thread, message.content).await;
    Ok(())
}
