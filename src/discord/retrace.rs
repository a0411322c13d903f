//! Finds a message again that reached Discord before Duet could note it, so that nobody reads it twice.
//!
//! Discord keeps a repeated message from appearing twice for a few minutes only; a Duet that was down, or cut off, for
//! longer looks for what it said.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::Value;
use serenity::all::{ChannelId as DiscordChannel, GetMessages, Http, Message};

use super::ask::signed;
use super::card::Card;
use super::press::{Press, tag};
use crate::domain::{ApplicationId, ChannelId, Language, MessageId, NoticeId};

/// Messages that are looked through, the newest of a channel: as many as Discord lists at once.
const LOOKED_THROUGH: u8 = 100;
/// How often it is asked for more: a busy channel says this many hundred messages in a long outage.
const PAGES: usize = 20;

/// Duet's own messages among the newest of a channel, the newest first.
///
/// # Errors
/// When Discord does not list them.
pub async fn own(http: &Http, channel: ChannelId) -> serenity::Result<Vec<Message>> {
    let own = http.get_current_user().await?.id;
    let channel = DiscordChannel::new(channel.0.unsigned_abs());
    let mut messages = channel.messages(http, GetMessages::new().limit(LOOKED_THROUGH)).await?;
    messages.retain(|message| message.author.id == own);
    Ok(messages)
}

/// Duet's own message with this notice's tag among those said in a channel since then.
///
/// # Errors
/// When Discord does not list them.
pub async fn tagged(
    http: &Http,
    channel: ChannelId,
    notice: NoticeId,
    since: DateTime<Utc>,
) -> serenity::Result<Option<MessageId>> {
    let own = http.get_current_user().await?.id;
    let place = DiscordChannel::new(channel.0.unsigned_abs());
    let mut page = GetMessages::new().limit(LOOKED_THROUGH);
    for _ in 0..PAGES {
        let messages = place.messages(http, page).await?;
        let is_it = |message: &&Message| {
            message.author.id == own
                && custom_ids(&message.components).iter().any(|id| tag(id) == Some(notice))
        };
        if let Some(found) = messages.iter().find(is_it) {
            return Ok(Some(id(found)));
        }
        match messages.last().filter(|oldest| oldest.timestamp.unix_timestamp() >= since.timestamp()) {
            Some(oldest) if messages.len() == usize::from(LOOKED_THROUGH) => {
                page = GetMessages::new().limit(LOOKED_THROUGH).before(oldest.id);
            }
            _ => break,
        }
    }
    Ok(None)
}

/// The id of a message, as it is kept.
pub fn id(message: &Message) -> MessageId {
    MessageId(signed(message.id.get()))
}

/// Whether a message is this card, in whatever language.
pub fn is_card(message: &Message, card: &Card) -> bool {
    let stands = (words(&message.embeds.first()), custom_ids(&message.components));
    Language::ALL.iter().any(|language| {
        stands == (words(&Some(card.embed(*language))), custom_ids(&card.components(*language)))
    })
}

/// Whether a message has buttons about this application.
pub fn is_about(message: &Message, application: ApplicationId) -> bool {
    custom_ids(&message.components).iter().any(|custom_id| match Press::of(custom_id) {
        Some(Press::ApplicationApprove(id) | Press::ApplicationAsk(id) | Press::ApplicationDecline(id)) => {
            id == application
        }
        _ => false,
    })
}

/// What is to be read in an embed; Discord trims it.
fn words(embed: &impl Serialize) -> Vec<String> {
    let embed = serde_json::to_value(embed).unwrap_or_default();
    let fields = embed["fields"].as_array().into_iter().flatten();
    let named = fields.flat_map(|field| [&field["name"], &field["value"]]);
    let texts = [&embed["title"], &embed["description"]].into_iter().chain(named);
    texts.map(|text| text.as_str().unwrap_or_default().trim().to_owned()).collect()
}

/// The custom ids of all buttons and selects in some rows.
fn custom_ids(rows: &impl Serialize) -> BTreeSet<String> {
    fn gather(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
            Value::Object(object) => {
                found.extend(object.get("custom_id").and_then(Value::as_str).map(str::to_owned));
                object.values().for_each(|inner| gather(inner, found));
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    gather(&serde_json::to_value(rows).unwrap_or_default(), &mut found);
    found
}
