//! Shows the managers an application as it stands: posted once, drawn anew from then on.

use serenity::all::{ChannelId as DiscordChannel, CreateMessage, EditMessage, Http, Message, Nonce};

use super::failure::Failure;
use crate::app::App;
use crate::discord::ask::signed;
use crate::discord::card::{Card, nobody};
use crate::discord::{cards, retrace};
use crate::domain::notice::Outgoing;
use crate::domain::{ApplicationId, ChannelId, Language, MessageId};
use crate::features::application;
use crate::store;

/// Posts an application for the managers as it stands now, or redraws the message that did so before.
pub(super) async fn show(
    app: &App,
    http: &Http,
    outgoing: &Outgoing,
    (language, channel): (Language, ChannelId),
    id: ApplicationId,
) -> Result<(ChannelId, MessageId), Failure> {
    let mut tx = app.read().await?;
    let review = application::review(&mut tx, outgoing.program_id, id).await;
    tx.commit().await?;
    let review = review.map_err(|error| Failure::Gone(error.to_string()))?;
    let review = review.ok_or_else(|| Failure::Gone("there is no such application".to_owned()))?;
    let card = cards::application::posted(&review, app.clock.now());
    let (embed, components) = (card.embed(language), card.components(language));
    let (channel, posted) = match (review.application.channel_id, review.application.message_id) {
        (Some(channel), Some(message)) => (channel, Some(message)),
        // It may stand there all the same, from before a crash.
        _ => (channel, posted_before(http, channel, id, &card).await?),
    };
    if let Some(message) = posted {
        let edit = EditMessage::new().embed(embed).components(components).allowed_mentions(nobody());
        let place = DiscordChannel::new(channel.0.unsigned_abs());
        place.edit_message(http, message.0.unsigned_abs(), edit).await?;
        note_posted(app, id, channel, message).await?;
        return Ok((channel, message));
    }
    // The application's own number: however often and fast it is posted, there is one message.
    let message = CreateMessage::new()
        .embed(embed)
        .components(components)
        .allowed_mentions(nobody())
        .nonce(Nonce::String(id.to_string()))
        .enforce_nonce(true);
    let sent = DiscordChannel::new(channel.0.unsigned_abs()).send_message(http, message).await?;
    let message = MessageId(signed(sent.id.get()));
    note_posted(app, id, channel, message).await?;
    Ok((channel, message))
}

/// The message that shows this application already, if there is one.
async fn posted_before(
    http: &Http,
    channel: ChannelId,
    id: ApplicationId,
    card: &Card,
) -> Result<Option<MessageId>, Failure> {
    let found = retrace::own(http, channel).await?;
    let shows = |message: &&Message| retrace::is_about(message, id) || retrace::is_card(message, card);
    Ok(found.iter().find(shows).map(retrace::id))
}

async fn note_posted(
    app: &App,
    id: ApplicationId,
    channel: ChannelId,
    message: MessageId,
) -> Result<(), Failure> {
    let mut tx = app.begin().await?;
    store::application::update_message(&mut tx, id, channel, message).await?;
    Ok(tx.commit().await?)
}
