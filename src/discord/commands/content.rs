//! `/content`: what a creator hands in, how far it has come, and how long it may be used.

use serenity::all::{Attachment, Message};

use super::choices::owed;
use super::{Context, ask};
use crate::discord::ask::{Reply, signed};
use crate::discord::buttons::{submission, usage_right};
use crate::domain::{PersonId, Refusal};
use crate::error::Error;
use crate::features::submission::{File, Piece};

#[poise::command(
    slash_command,
    subcommands("submit", "status", "rights"),
    subcommand_required,
    interaction_context = "Guild|BotDm"
)]
#[expect(clippy::unused_async, reason = "poise calls it so")]
pub(super) async fn content(_: Context<'_>) -> Result<(), Error> {
    Ok(())
}

#[poise::command(slash_command)]
async fn submit(
    ctx: Context<'_>,
    #[autocomplete = "owed"] deliverable: String,
    link: Option<String>,
    file: Option<Attachment>,
) -> Result<(), Error> {
    let file = file.as_ref().map(brought);
    submission::begin(&ask(&ctx), &deliverable, &Piece { link, file, post: String::new() }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn status(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(submission::listed(&ask).await?)) }).await;
    Ok(())
}

#[poise::command(slash_command)]
async fn rights(ctx: Context<'_>) -> Result<(), Error> {
    let ask = ask(&ctx);
    ask.answer(async { Ok(Reply::Private(usage_right::listed(&ask).await?)) }).await;
    Ok(())
}

/// The menu on messages by which a creator hands in what they wrote there.
#[poise::command(context_menu_command = "Submit as content", interaction_context = "Guild|BotDm")]
pub(super) async fn submit_as_content(ctx: Context<'_>, message: Message) -> Result<(), Error> {
    let ask = ask(&ctx);
    if PersonId(signed(message.author.id.get())) != ask.asker.person_id {
        ask.answer(async { Err(Refusal::MessageOfAnother.into()) }).await;
        return Ok(());
    }
    let file = message.attachments.first().map(brought);
    let place = ctx.interaction.guild_id.map_or_else(|| "@me".to_owned(), |guild| guild.to_string());
    let address = format!("https://discord.com/channels/{place}/{}/{}", message.channel_id, message.id);
    submission::pick(&ask, &Piece::of_message(&message.content, file, address)).await;
    Ok(())
}

fn brought(file: &Attachment) -> File {
    File { url: file.url.clone(), name: file.filename.clone(), bytes: u64::from(file.size) }
}
