//! Interactions: what a person did reaches the bot, and its answers come back, each at most once and in time.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};
use tokio::time::Instant;

use super::drafts::Draft;
use super::entities::{Answer, Channel, Id, Interaction};
use super::posting::{Posting, flag};
use super::views::{extend, id, user};
use super::world::{OpenModal, World};
use crate::gateway::intent;
use crate::limits::{self, Asked, Refused};
use crate::rest::Sent;

/// How long the bot has for its first answer, in real time.
pub(crate) const FIRST_ANSWER: Duration = Duration::from_secs(3);
/// How long a token works, by the sandbox's clock.
const TOKEN_MINUTES: i64 = 15;
/// How many interactions are remembered.
const KEPT_INTERACTIONS: usize = 20_000;
/// The largest file that may be attached, in bytes.
pub(crate) const ATTACHMENT_LIMIT: u64 = 10 * 1024 * 1024;

/// Kinds of interactions.
pub(crate) mod deed {
    pub(crate) const COMMAND: u8 = 2;
    pub(crate) const COMPONENT: u8 = 3;
    pub(crate) const AUTOCOMPLETE: u8 = 4;
    pub(crate) const MODAL: u8 = 5;
}

/// Kinds of first answers.
pub(crate) mod callback {
    pub(crate) const MESSAGE: u8 = 4;
    pub(crate) const DEFERRED_MESSAGE: u8 = 5;
    pub(crate) const DEFERRED_UPDATE: u8 = 6;
    pub(crate) const UPDATE: u8 = 7;
    pub(crate) const CHOICES: u8 = 8;
    pub(crate) const MODAL: u8 = 9;
}

impl World {
    /// Sends what a person did to the bot.
    pub(crate) fn dispatch(
        &mut self,
        kind: u8,
        user_id: Id,
        channel_id: Id,
        data: &Value,
        message_id: Option<Id>,
    ) -> Result<Id, Refused> {
        let channel = self.channel(channel_id)?.clone();
        let interaction_id = self.next_id();
        let token = format!("sandbox-{interaction_id:x}-{:016x}", interaction_id.rotate_left(17) ^ user_id);
        let body = self.interaction_json(kind, user_id, &channel, data, message_id, (interaction_id, &token));
        let interaction = Interaction {
            id: interaction_id,
            token,
            kind,
            user_id,
            channel_id,
            body: body.clone(),
            message_id,
            opened_by: None,
            dispatched: Instant::now(),
            created_at: self.now(),
            answer: None,
            original_id: None,
            touched: Vec::new(),
            shown: None,
            is_settled: false,
        };
        self.interactions.insert(interaction_id, interaction);
        self.forget_interactions();
        self.emit("INTERACTION_CREATE", channel.guild_id, intent::NONE, &body);
        self.changed(None);
        Ok(interaction_id)
    }

    /// Forgets the oldest answered interactions once there are very many.
    fn forget_interactions(&mut self) {
        if self.interactions.len() > KEPT_INTERACTIONS {
            let answered = self.interactions.values().find(|i| i.answer.is_some() && i.is_settled);
            if let Some(oldest) = answered.map(|i| i.id) {
                self.interactions.remove(&oldest);
            }
        }
    }

    fn interaction_json(
        &self,
        kind: u8,
        user_id: Id,
        channel: &Channel,
        data: &Value,
        message_id: Option<Id>,
        (interaction_id, token): (Id, &str),
    ) -> Value {
        let guild = channel.guild_id.and_then(|guild| self.guilds.get(&guild));
        let person = self.users.get(&user_id);
        let owner = guild.map_or(json!("0"), |guild| id(guild.id));
        let mut body = json!({
            "id": id(interaction_id),
            "application_id": id(self.application.id),
            "type": kind,
            "data": data,
            "channel": self.resolved_channel(channel, user_id),
            "channel_id": id(channel.id),
            "token": token,
            "version": 1,
            "app_permissions": self.permissions_in(channel, self.bot_id()).0.to_string(),
            "locale": person.map(|p| &p.locale),
            "entitlements": [],
            "entitlement_sku_ids": [],
            "authorizing_integration_owners": {"0": owner},
            "context": u8::from(guild.is_none()),
            "attachment_size_limit": ATTACHMENT_LIMIT,
        });
        if let Some(guild) = guild {
            extend(
                &mut body,
                json!({
                    "guild": {"id": id(guild.id), "locale": guild.locale, "features": ["COMMUNITY"]},
                    "guild_id": id(guild.id),
                    "guild_locale": guild.locale,
                    "member": self.interaction_member(guild, channel, user_id),
                }),
            );
        } else {
            body["user"] = person.map_or(Value::Null, user);
            if let Some(recipient) = person {
                body["channel"]["recipients"] = json!([user(recipient)]);
            }
        }
        if let Some(message) = message_id.and_then(|message| self.messages.get(&message)) {
            body["message"] = self.message_json(message);
        }
        body
    }

    /// The interaction with this token, while the token works.
    pub(crate) fn by_token(&self, token: &str) -> Result<&Interaction, Refused> {
        let invalid = || Refused::new(401, 50027, "Invalid Webhook Token");
        let found = self.interactions.values().rev().find(|i| i.token == token).ok_or_else(invalid)?;
        if self.now() - found.created_at > TimeDelta::minutes(TOKEN_MINUTES) {
            Err(invalid())
        } else {
            Ok(found)
        }
    }

    /// An interaction that may still be answered for the first time.
    fn unanswered(&self, interaction_id: Id, token: &str) -> Result<Interaction, Refused> {
        let unknown = || Refused::new(404, 10062, "Unknown interaction");
        let found =
            self.interactions.get(&interaction_id).filter(|i| i.token == token).ok_or_else(unknown)?;
        if found.answer.is_some() {
            return Err(Refused::new(400, 40060, "Interaction has already been acknowledged."));
        }
        if found.dispatched.elapsed() > FIRST_ANSWER { Err(unknown()) } else { Ok(found.clone()) }
    }

    /// Takes the bot's first answer; returns the message that it made or changed.
    pub(crate) fn answer(
        &mut self,
        interaction_id: Id,
        token: &str,
        sent: &Sent,
    ) -> Result<Option<Id>, Refused> {
        let interaction = self.unanswered(interaction_id, token)?;
        let body = &sent.json;
        let source = interaction.message_id.and_then(|message| self.messages.get(&message));
        let before = source.map(|message| self.message_json(message)).unwrap_or_default();
        limits::interaction_response(body, asked(&interaction), &before, &sent.numbers())?;
        let kind = body["type"].as_u64().and_then(|kind| u8::try_from(kind).ok()).unwrap_or_default();
        let draft = Draft::read(&body["data"], sent.files.clone());
        let made = match kind {
            callback::MESSAGE | callback::DEFERRED_MESSAGE => self.reply(&interaction, kind, draft),
            callback::UPDATE => {
                let message = interaction.message_id;
                message.map(|message| self.edit(message, draft)).transpose()?;
                message
            }
            callback::DEFERRED_UPDATE => interaction.message_id,
            _ => None,
        };
        if interaction.kind == deed::MODAL {
            // An answered form closes.
            self.modals.remove(&interaction.user_id);
        }
        if kind == callback::MODAL {
            let modal = OpenModal {
                interaction_id,
                body: body["data"].clone(),
                channel_id: interaction.channel_id,
                message_id: interaction.message_id,
            };
            self.modals.insert(interaction.user_id, modal);
        }
        if let Some(interaction) = self.interactions.get_mut(&interaction_id) {
            let elapsed = interaction.dispatched.elapsed().as_millis();
            interaction.answer =
                Some(Answer { kind, milliseconds: u64::try_from(elapsed).unwrap_or(u64::MAX) });
            interaction.original_id = made;
            let is_deferred = matches!(kind, callback::DEFERRED_MESSAGE | callback::DEFERRED_UPDATE);
            interaction.is_settled = !is_deferred;
            if matches!(kind, callback::CHOICES | callback::MODAL) {
                interaction.shown = Some(body["data"].clone());
            } else if !is_deferred {
                interaction.touched.extend(made);
            }
        }
        self.changed(Some(interaction.channel_id));
        Ok(made)
    }

    /// Posts the message that answers an interaction, or the placeholder of one that comes later.
    fn reply(&mut self, interaction: &Interaction, kind: u8, mut draft: Draft) -> Option<Id> {
        let asked = draft.flags.unwrap_or(0);
        let is_ephemeral = asked & flag::EPHEMERAL != 0;
        if kind == callback::DEFERRED_MESSAGE {
            draft = Draft { flags: Some(asked & flag::EPHEMERAL | flag::LOADING), ..Draft::default() };
        }
        draft.reference = interaction.message_id.filter(|_| interaction.kind == deed::COMPONENT);
        let kind = match (interaction.kind, interaction.body["data"]["type"].as_u64()) {
            (deed::COMMAND, Some(1)) => 20,
            (deed::COMMAND, _) => 23,
            _ if draft.reference.is_some() => 19,
            _ => 0,
        };
        self.post(Posting {
            channel_id: interaction.channel_id,
            author_id: self.bot_id(),
            kind,
            draft,
            visible_to: is_ephemeral.then_some(interaction.user_id),
            interaction_id: Some(interaction.id),
            interaction_metadata: Some(self.metadata(interaction, None)),
        })
    }

    /// What Discord says on a message about the interaction that it answers.
    fn metadata(&self, interaction: &Interaction, original: Option<Id>) -> Value {
        let body = &interaction.body;
        let mut value = json!({
            "id": id(interaction.id),
            "type": interaction.kind,
            "user": self.users.get(&interaction.user_id).map(user),
            "authorizing_integration_owners": body["authorizing_integration_owners"],
        });
        if let Some(original) = original {
            value["original_response_message_id"] = id(original);
        }
        match interaction.kind {
            deed::COMMAND => {
                value["name"] = command_path(&body["data"]).into();
                value["command_type"] = body["data"]["type"].clone();
            }
            deed::COMPONENT => {
                value["interacted_message_id"] = interaction.message_id.map_or(Value::Null, id);
            }
            _ => {
                let opener = interaction.opened_by.and_then(|opener| self.interactions.get(&opener));
                let trigger = opener.map(|opener| self.metadata(opener, None));
                value["triggering_interaction_metadata"] = trigger.unwrap_or(Value::Null);
            }
        }
        value
    }

    /// A follow-up of the bot; after a deferred answer the first one fills that answer in.
    pub(crate) fn follow_up(&mut self, token: &str, mut draft: Draft) -> Result<Id, Refused> {
        let interaction = self.by_token(token)?.clone();
        let Some(answer) = interaction.answer else {
            return Err(Refused::new(404, 10015, "Unknown Webhook"));
        };
        let waiting = interaction
            .original_id
            .filter(|_| answer.kind == callback::DEFERRED_MESSAGE && !interaction.is_settled);
        if let Some(original) = waiting {
            draft.flags = draft.flags.map(|flags| flags & !flag::EPHEMERAL);
            self.edit_answer(&interaction, original, draft)?;
            return Ok(original);
        }
        let is_ephemeral = draft.flags.unwrap_or(0) & flag::EPHEMERAL != 0;
        draft.reference = interaction.original_id.filter(|original| self.messages.contains_key(original));
        let posting = Posting {
            channel_id: interaction.channel_id,
            author_id: self.bot_id(),
            kind: if draft.reference.is_some() { 19 } else { 0 },
            draft,
            visible_to: is_ephemeral.then_some(interaction.user_id),
            interaction_id: Some(interaction.id),
            interaction_metadata: Some(self.metadata(&interaction, interaction.original_id)),
        };
        let made = self.post(posting).ok_or_else(|| Refused::new(404, 10003, "Unknown Channel"))?;
        self.settle(interaction.id, Some(made));
        Ok(made)
    }

    /// The message that `@original` or an id names on an interaction's webhook.
    pub(crate) fn answer_message(&self, token: &str, name: &str) -> Result<(Interaction, Id), Refused> {
        let unknown = || Refused::new(404, 10008, "Unknown Message");
        let interaction = self.by_token(token)?.clone();
        if interaction.answer.is_none() {
            return Err(Refused::new(404, 10015, "Unknown Webhook"));
        }
        let named = if name == "@original" { interaction.original_id } else { name.parse().ok() };
        let is_own = |m: &Id| {
            let message = self.messages.get(m);
            let is_source = interaction.original_id == Some(*m);
            message.is_some_and(|message| is_source || message.interaction_id == Some(interaction.id))
        };
        let message = named.filter(is_own).ok_or_else(unknown)?;
        Ok((interaction, message))
    }

    /// Changes an answer, which settles a deferred one.
    pub(crate) fn edit_answer(
        &mut self,
        interaction: &Interaction,
        message_id: Id,
        draft: Draft,
    ) -> Result<(), Refused> {
        self.edit(message_id, draft)?;
        self.settle(interaction.id, Some(message_id));
        Ok(())
    }

    /// Notes that an interaction brought something.
    pub(crate) fn settle(&mut self, interaction_id: Id, message_id: Option<Id>) {
        if let Some(interaction) = self.interactions.get_mut(&interaction_id) {
            interaction.is_settled = true;
            if let Some(message) = message_id.filter(|message| !interaction.touched.contains(message)) {
                interaction.touched.push(message);
            }
        }
        self.changed(None);
    }
}

/// What the person did, as the limits of answers see it.
fn asked(interaction: &Interaction) -> Asked {
    match interaction.kind {
        deed::COMPONENT => Asked::Component,
        deed::AUTOCOMPLETE => Asked::Autocomplete(focused_kind(&interaction.body["data"]["options"])),
        deed::MODAL => Asked::Modal { from_message: interaction.message_id.is_some() },
        _ => Asked::Command,
    }
}

/// The type of the option that is being typed, wherever it is nested.
fn focused_kind(options: &Value) -> u8 {
    let own = |option: &Value| option["type"].as_u64().and_then(|kind| u8::try_from(kind).ok()).unwrap_or(0);
    let of = |option: &Value| {
        if option["focused"] == true { own(option) } else { focused_kind(&option["options"]) }
    };
    let kinds = options.as_array().into_iter().flatten().map(of);
    kinds.max().unwrap_or(0)
}

/// A command with its group and subcommand, as people read it.
pub(crate) fn command_path(data: &Value) -> String {
    let mut path = data["name"].as_str().unwrap_or_default().to_owned();
    let mut options = &data["options"];
    while let Some(inner) = options.get(0).filter(|o| matches!(o["type"].as_u64(), Some(1 | 2))) {
        path = format!("{path} {}", inner["name"].as_str().unwrap_or_default());
        options = &inner["options"];
    }
    path
}
