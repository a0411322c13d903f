//! Waiting for the bot, as long as Discord does.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use super::phrases::Complaint;
use super::{Outcome, Person};
use crate::state::entities::{Id, Interaction, kind};
use crate::state::interactions::{FIRST_ANSWER, callback, command_path, deed};
use crate::state::views::id;
use crate::state::world::World;

/// How long a person watches “is thinking…” before giving up, in real time.
const DEFERRED_PATIENCE: Duration = Duration::from_secs(15);
/// The same for a deferred update, of which the client shows nothing and which may bring nothing.
const UPDATE_PATIENCE: Duration = Duration::from_secs(5);
/// How long an outcome waits for the bot's calls to return once everything is there, in real time.
const REQUEST_PATIENCE: Duration = Duration::from_millis(250);

impl Person {
    /// What came of an interaction, once the bot has answered it.
    pub(super) async fn outcome(&self, interaction_id: Id) -> Outcome {
        let mut version = self.sandbox.world().version();
        let mut settled_at: Option<Instant> = None;
        loop {
            version.borrow_and_update();
            let wait = {
                let mut world = self.sandbox.world();
                let Some(interaction) = world.interactions.get(&interaction_id).cloned() else {
                    return self.refused(&Complaint::DidNotRespond);
                };
                let left = if interaction.is_settled {
                    // The bot's own call has yet to return; only then is what it asked on record.
                    let since = *settled_at.get_or_insert_with(Instant::now);
                    if world.in_flight == 0 {
                        Duration::ZERO
                    } else {
                        REQUEST_PATIENCE.saturating_sub(since.elapsed())
                    }
                } else {
                    let limit = match interaction.answer.map(|answer| answer.kind) {
                        None => FIRST_ANSWER,
                        Some(callback::DEFERRED_UPDATE) => UPDATE_PATIENCE,
                        Some(_) => DEFERRED_PATIENCE,
                    };
                    limit.saturating_sub(interaction.dispatched.elapsed())
                };
                if left.is_zero() {
                    return self.conclude(&mut world, &interaction);
                }
                left
            };
            // Either something changed or the time is up; the next round sees which.
            let _ = tokio::time::timeout(wait, version.changed()).await;
        }
    }

    fn conclude(&self, world: &mut World, interaction: &Interaction) -> Outcome {
        let Some(answer) = interaction.answer else {
            return Outcome {
                error: Some(Complaint::DidNotRespond.said(&world.locale_of(self.id))),
                ..Outcome::default()
            };
        };
        let is_waiting = answer.kind == callback::DEFERRED_MESSAGE && !interaction.is_settled;
        let seen = interaction.touched.iter().filter_map(|message| world.seen_by(*message, self.id));
        Outcome {
            messages: seen.collect(),
            modal: interaction.shown.clone().filter(|_| answer.kind == callback::MODAL).map(|mut modal| {
                modal["id"] = id(interaction.id);
                modal
            }),
            error: is_waiting.then(|| Complaint::StillThinking.said(&world.locale_of(self.id))),
            milliseconds: answer.milliseconds.max(1),
        }
    }
}

impl World {
    pub(crate) fn locale_of(&self, user_id: Id) -> String {
        self.users.get(&user_id).map(|u| u.locale.clone()).unwrap_or_default()
    }

    /// A message as a person sees it; it counts as read from then on.
    pub(crate) fn seen_by(&mut self, message_id: Id, user_id: Id) -> Option<Value> {
        let message = self.messages.get(&message_id)?;
        if !self.can_see_message(message, user_id) {
            return None;
        }
        let mut value = self.message_json(message);
        if let Some(guild) = self.channels.get(&message.channel_id).and_then(|c| c.guild_id) {
            value["guild_id"] = id(guild);
        }
        self.messages.get_mut(&message_id)?.read_by.insert(user_id);
        Some(value)
    }

    /// What people did that the bot never answered.
    pub(crate) fn unanswered_deeds(&self) -> Vec<String> {
        let open = self.interactions.values().filter(|i| i.answer.is_none());
        open.map(|interaction| {
            let who = self.users.get(&interaction.user_id).map_or("", |u| u.name.as_str());
            let data = &interaction.body["data"];
            let custom_id = data["custom_id"].as_str().unwrap_or_default();
            let what = match interaction.kind {
                deed::COMMAND => format!("/{}", command_path(data)),
                deed::AUTOCOMPLETE => format!("completing /{}", command_path(data)),
                deed::COMPONENT => format!("press {custom_id}"),
                _ => format!("submit {custom_id}"),
            };
            format!("{who}: {what}")
        })
        .collect()
    }

    /// Private words of the bot that their reader has not seen: direct messages, ephemeral answers, and mentions in
    /// private threads.
    pub(crate) fn unread(&self) -> Vec<(Id, Value)> {
        let mut found = Vec::new();
        for message in self.messages.values().filter(|m| m.author_id == self.bot_id()) {
            let Some(channel) = self.channels.get(&message.channel_id) else { continue };
            let readers = match (message.visible_to, channel.kind) {
                (Some(only), _) => vec![only],
                (None, kind::DM) => channel.recipients.clone(),
                (None, kind::PRIVATE_THREAD) => message.mentions.clone(),
                _ => Vec::new(),
            };
            let unread = readers.into_iter().filter(|reader| !message.read_by.contains(reader));
            found.extend(unread.map(|reader| (reader, self.message_json(message))));
        }
        found
    }

    /// What a form looks like to the person who has it open.
    pub(crate) fn open_form(&self, user_id: Id) -> Option<Value> {
        let open = self.modals.get(&user_id)?;
        let mut body = open.body.clone();
        if body.is_object() {
            body["id"] = json!(open.interaction_id.to_string());
        }
        Some(body)
    }
}
