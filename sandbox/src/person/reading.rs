//! Reading: an inbox, a channel, and either as plain text.

use serde_json::Value;

use super::Person;
use super::components::{all, component, label};
use crate::state::entities::Id;

impl Person {
    /// Every message that this person can see, ephemeral ones included, newest last.
    pub fn inbox(&self) -> Vec<Value> {
        let mut world = self.sandbox.world();
        let all: Vec<Id> = world.messages.keys().copied().collect();
        all.into_iter().filter_map(|message| world.seen_by(message, self.id)).collect()
    }

    /// The bot's direct messages to this person, oldest first.
    pub fn direct_messages(&self) -> Vec<Value> {
        let mut world = self.sandbox.world();
        let channel = world.direct_messages(self.id);
        let all = world.channels.get(&channel).map(|c| c.messages.clone()).unwrap_or_default();
        all.into_iter().filter_map(|message| world.seen_by(message, self.id)).collect()
    }

    /// The messages of a channel as this person sees them, oldest first; none where they cannot see it.
    pub fn messages(&self, channel: Id) -> Vec<Value> {
        let mut world = self.sandbox.world();
        let all = world.channels.get(&channel).map(|c| c.messages.clone()).unwrap_or_default();
        all.into_iter().filter_map(|message| world.seen_by(message, self.id)).collect()
    }

    /// A channel as plain text: who said what, embeds, buttons in brackets, selects.
    pub fn transcript(&self, channel: Id) -> String {
        self.messages(channel).iter().map(said).collect::<Vec<_>>().join("\n")
    }

    /// The direct messages with the bot as plain text.
    pub fn direct_transcript(&self) -> String {
        self.direct_messages().iter().map(said).collect::<Vec<_>>().join("\n")
    }

    /// Whether this person can see a channel.
    pub fn can_see(&self, channel: Id) -> bool {
        let world = self.sandbox.world();
        world.channels.get(&channel).is_some_and(|channel| world.can_see(channel, self.id))
    }
}

/// A message with its author.
fn said(message: &Value) -> String {
    let author = &message["author"];
    let name = author["global_name"].as_str().or_else(|| author["username"].as_str()).unwrap_or_default();
    let is_private = message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
    let eyes = if is_private { " (only you can see this)" } else { "" };
    format!("{name}{eyes}: {}", message_text(message))
}

/// Everything to be read in a message.
pub(super) fn message_text(message: &Value) -> String {
    let mut lines = Vec::new();
    let mut add = |text: &str| {
        if !text.is_empty() {
            lines.push(text.to_owned());
        }
    };
    add(message["content"].as_str().unwrap_or_default());
    for embed in message["embeds"].as_array().into_iter().flatten() {
        add(&embed_text(embed));
    }
    for attachment in message["attachments"].as_array().into_iter().flatten() {
        add(&format!("(file {})", attachment["filename"].as_str().unwrap_or_default()));
    }
    for row in message["components"].as_array().into_iter().flatten() {
        let parts: Vec<String> =
            all(std::slice::from_ref(row)).into_iter().filter_map(component_text).collect();
        add(&parts.join(" "));
    }
    lines.join("\n")
}

fn embed_text(embed: &Value) -> String {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let mut lines: Vec<String> =
        [text(&embed["author"]["name"]), text(&embed["title"]), text(&embed["description"])]
            .into_iter()
            .flatten()
            .collect();
    for field in embed["fields"].as_array().into_iter().flatten() {
        let part = |key: &str| field[key].as_str().unwrap_or_default();
        lines.push(format!("{}: {}", part("name"), part("value")));
    }
    if embed["image"].is_object() {
        lines.push("(image)".to_owned());
    }
    lines.extend(text(&embed["footer"]["text"]));
    let indented: Vec<String> =
        lines.iter().flat_map(|line| line.lines()).map(|line| format!("| {line}")).collect();
    indented.join("\n")
}

/// A button as `[label]`, a disabled one as `[label]✗`, a select as `{placeholder: option, option}`.
fn component_text(of: &Value) -> Option<String> {
    let off = if of["disabled"] == true { "✗" } else { "" };
    match of["type"].as_u64()? {
        component::BUTTON => Some(format!("[{}]{off}", label(of))),
        component::STRING_SELECT => {
            let options = of["options"].as_array().into_iter().flatten();
            let labels: Vec<&str> = options.filter_map(|option| option["label"].as_str()).collect();
            let name = of["placeholder"].as_str().unwrap_or_default();
            Some(format!("{{{name}: {}}}{off}", labels.join(", ")))
        }
        component::USER_SELECT..=component::CHANNEL_SELECT => {
            Some(format!("{{{}}}{off}", of["placeholder"].as_str().unwrap_or("…")))
        }
        component::TEXT_INPUT => {
            let value = of["value"].as_str().unwrap_or_default();
            Some(format!("{}: {value}_", of["label"].as_str().unwrap_or_default()))
        }
        10 | 18 => of["content"].as_str().or_else(|| of["label"].as_str()).map(str::to_owned),
        _ => None,
    }
}

/// Everything to be read in a form.
pub(super) fn modal_text(modal: &Value) -> String {
    let rows = modal["components"].as_array().map_or(&[][..], Vec::as_slice);
    let mut lines = vec![modal["title"].as_str().unwrap_or_default().to_owned()];
    lines.extend(all(rows).into_iter().filter_map(component_text));
    lines.join("\n")
}
