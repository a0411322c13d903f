//! The menu on messages that shows one of Duet's posts in the reader's language.

use super::{Context, ask};
use crate::discord::ask::signed;
use crate::discord::buttons;
use crate::domain::MessageId;
use crate::error::Error;

#[poise::command(context_menu_command = "Show in my language", interaction_context = "Guild")]
pub(super) async fn show_in_my_language(
    ctx: Context<'_>,
    message: serenity::all::Message,
) -> Result<(), Error> {
    buttons::post::show_message(&ask(&ctx), MessageId(signed(message.id.get()))).await;
    Ok(())
}
