//! The bot's answers to what people do: first answers, follow-ups, and changes to both.

use std::collections::HashMap;

use axum::Extension;
use axum::extract::{Query, State};
use serde_json::json;

use super::exchange::{Named, Sent};
use super::guilds::Asked;
use super::{Answer, done, ok};
use crate::Sandbox;
use crate::limits::{self, Refused};
use crate::state::drafts::Draft;
use crate::state::entities::Id;
use crate::state::interactions::callback;
use crate::state::posting::flag;
use crate::state::views::id;
use crate::state::world::World;

pub(super) async fn callback(
    State(sandbox): State<Sandbox>,
    Named((interaction_id, token)): Named<(Id, String)>,
    Query(asked): Asked,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    let made = world.answer(interaction_id, &token, &sent)?;
    if wants(&asked, "with_response") { ok(response(&world, interaction_id, made)) } else { done() }
}

fn wants(asked: &HashMap<String, String>, key: &str) -> bool {
    asked.get(key).is_some_and(|v| v == "true" || v == "1")
}

/// What `with_response` answers.
fn response(world: &World, interaction_id: Id, made: Option<Id>) -> serde_json::Value {
    let interaction = world.interactions.get(&interaction_id);
    let kind = interaction.and_then(|i| i.answer).map_or(0, |answer| answer.kind);
    let mut about = json!({"id": id(interaction_id), "type": interaction.map(|i| i.kind)});
    let mut resource = json!({"type": kind});
    let message = made.and_then(|made| world.messages.get(&made));
    if let Some(message) = message.filter(|_| kind != callback::DEFERRED_UPDATE) {
        about["response_message_id"] = id(message.id);
        about["response_message_loading"] = (message.flags & flag::LOADING != 0).into();
        about["response_message_ephemeral"] = (message.flags & flag::EPHEMERAL != 0).into();
        resource["message"] = world.message_json(message);
    }
    json!({"interaction": about, "resource": resource})
}

/// Refuses a webhook that is not the application's.
fn check_webhook(world: &World, webhook_id: Id) -> Result<(), Refused> {
    if webhook_id == world.application.id { Ok(()) } else { Err(Refused::new(404, 10015, "Unknown Webhook")) }
}

pub(super) async fn follow_up(
    State(sandbox): State<Sandbox>,
    Named((webhook_id, token)): Named<(Id, String)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    check_webhook(&world, webhook_id)?;
    world.by_token(&token)?;
    limits::message(&sent.json, limits::Place::FollowUp, &sent.numbers())?;
    let message_id = world.follow_up(&token, Draft::read(&sent.json, sent.files))?;
    ok(world.messages.get(&message_id).map(|message| world.message_json(message)).unwrap_or_default())
}

pub(super) async fn message(
    State(sandbox): State<Sandbox>,
    Named((webhook_id, token, name)): Named<(Id, String, String)>,
) -> Answer {
    let world = sandbox.world();
    check_webhook(&world, webhook_id)?;
    let (_, message_id) = world.answer_message(&token, &name)?;
    ok(world.messages.get(&message_id).map(|message| world.message_json(message)).unwrap_or_default())
}

pub(super) async fn edit(
    State(sandbox): State<Sandbox>,
    Named((webhook_id, token, name)): Named<(Id, String, String)>,
    Extension(sent): Extension<Sent>,
) -> Answer {
    let mut world = sandbox.world();
    check_webhook(&world, webhook_id)?;
    let (interaction, message_id) = world.answer_message(&token, &name)?;
    let before = world.messages.get(&message_id).map(|message| world.message_json(message));
    limits::edit(&sent.json, &before.unwrap_or_default(), &sent.numbers())?;
    world.edit_answer(&interaction, message_id, Draft::read(&sent.json, sent.files))?;
    ok(world.messages.get(&message_id).map(|message| world.message_json(message)).unwrap_or_default())
}

pub(super) async fn delete(
    State(sandbox): State<Sandbox>,
    Named((webhook_id, token, name)): Named<(Id, String, String)>,
) -> Answer {
    let mut world = sandbox.world();
    check_webhook(&world, webhook_id)?;
    let (interaction, message_id) = world.answer_message(&token, &name)?;
    world.delete_message(message_id);
    world.settle(interaction.id, None);
    done()
}
