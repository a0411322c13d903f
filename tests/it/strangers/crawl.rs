//! Presses whatever an answer offers, and whatever the answers to that offer, and fills every form with anything.

use std::collections::{BTreeMap, VecDeque};

use discord_sandbox::{Id, MessageId as _, Outcome};
use serde_json::Value;

use super::hostile::Hostile;
use super::witness::{Actor, Witness, leaves};

/// How often a button of a kind is pressed: the same button stands on many cards.
const ENOUGH: usize = 2;
/// A form filled in as its examples show.
const EXAMPLE: &str = "its examples";
/// What erases whoever presses it: pressed last, by [`farewell`].
pub const FAREWELL: &str = "profile/forget-meant";
/// How many answers are followed at most.
const MOST: usize = 400;

/// The kind of a custom id: its noun and verb.
pub fn kind(custom_id: &str) -> String {
    let mut parts = custom_id.splitn(3, '/');
    let (noun, _, verb) = (parts.next(), parts.next(), parts.next());
    format!("{}/{}", noun.unwrap_or_default(), verb.unwrap_or_default())
}

/// Follows what these answers offer.
pub async fn follow(witness: &Witness<'_>, actor: &Actor, from: Vec<Outcome>, values: &[Hostile]) {
    let mut pressed: BTreeMap<String, usize> = BTreeMap::new();
    let mut open: VecDeque<Outcome> = from.into();
    let mut followed = 0;
    while let Some(outcome) = open.pop_front() {
        followed += 1;
        if followed > MOST {
            return;
        }
        for message in &outcome.messages {
            let id = message.message_id();
            for component in leaves(&message["components"]) {
                let Some(custom_id) = component["custom_id"].as_str() else { continue };
                if kind(custom_id) == FAREWELL {
                    continue;
                }
                let times = pressed.entry(kind(custom_id)).or_default();
                *times += 1;
                if *times <= ENOUGH && component["disabled"] != true {
                    open.extend(use_component(witness, actor, (id, component), values).await);
                }
            }
        }
    }
}

async fn use_component(
    witness: &Witness<'_>,
    actor: &Actor,
    (message, component): (Id, &Value),
    values: &[Hostile],
) -> Vec<Outcome> {
    let custom_id = component["custom_id"].as_str().unwrap_or_default();
    let kind = kind(custom_id);
    let mut outcomes = Vec::new();
    if component["type"] == 2 {
        let outcome = actor.person.press(message, custom_id).await;
        witness.judge(actor, (&kind, "a press"), Some(message), &outcome).await;
        if let Some(modal) = outcome.modal.clone() {
            outcomes.extend(fill(witness, actor, (message, custom_id), &modal, values).await);
        }
        outcomes.push(outcome);
        return outcomes;
    }
    for value in choices(actor, component) {
        let outcome = actor.person.select(message, custom_id, &[&value]).await;
        witness.judge(actor, (&kind, "a choice"), Some(message), &outcome).await;
        outcomes.push(outcome);
    }
    outcomes
}

/// Has Duet forget somebody, by command and button, twice: the second time there is nothing left.
pub async fn farewell(witness: &Witness<'_>, actor: &Actor) {
    let forget = if actor.is_russian() { "/профиль забыть" } else { "/profile forget" };
    for how in ["once", "again"] {
        let asked = actor.person.run(forget).await;
        witness.judge(actor, (forget, how), None, &asked).await;
        let buttons = asked.messages.iter().flat_map(|message| leaves(&message["components"]));
        let ids = buttons.filter_map(|button| button["custom_id"].as_str());
        for custom_id in ids.filter(|custom_id| kind(custom_id) == FAREWELL) {
            let outcome = actor.person.press(&asked, custom_id).await;
            witness.judge(actor, (FAREWELL, how), Some(asked.message_id()), &outcome).await;
        }
    }
    if !witness.was_answered(actor, FAREWELL) {
        witness.fault(format!("{}: nobody was forgotten", actor.who));
    }
}

/// What can be chosen in a select: its first and last option, or somebody or something of its kind.
fn choices(actor: &Actor, select: &Value) -> Vec<String> {
    let options = select["options"].as_array().map_or(&[][..], Vec::as_slice);
    let ends = [options.last(), options.first()].into_iter().flatten();
    let mut values: Vec<String> = ends.filter_map(|o| o["value"].as_str().map(str::to_owned)).collect();
    values.dedup();
    match select["type"].as_u64() {
        Some(5 | 7) => vec![actor.person.id().to_string()],
        Some(6) => {
            let roles = actor.person.json()["guilds"][0]["roles"].clone();
            roles[0]["id"].as_str().map(str::to_owned).into_iter().collect()
        }
        Some(8) => vec![actor.room.to_string()],
        _ => values,
    }
}

/// What is written into an input: the value as far as there is room, or what the input shows as an example.
fn text(input: &Value, what: &str, value: &str) -> (String, String) {
    let most = input["max_length"].as_u64().and_then(|most| usize::try_from(most).ok()).unwrap_or(4_000);
    let mut shown = [&input["value"], &input["placeholder"]].into_iter().filter_map(Value::as_str);
    let shown = shown.find(|text| !text.is_empty()).unwrap_or("something plain");
    let text = if what == EXAMPLE { shown } else { value };
    (input["custom_id"].as_str().unwrap_or_default().to_owned(), text.chars().take(most).collect())
}

/// Fills a form as it came, as its examples have it, and in all its fields, opening it anew each time.
async fn fill(
    witness: &Witness<'_>,
    actor: &Actor,
    (message, button): (Id, &str),
    modal: &Value,
    values: &[Hostile],
) -> Vec<Outcome> {
    let form = kind(modal["custom_id"].as_str().unwrap_or_default());
    let mut outcomes = Vec::new();
    let (as_it_is, as_shown) = (("as it is", String::new()), (EXAMPLE, String::new()));
    for (what, value) in values.iter().chain([&as_it_is, &as_shown]) {
        if actor.person.open_form().is_none() {
            let outcome = actor.person.press(message, button).await;
            witness.judge(actor, (&kind(button), "a press"), Some(message), &outcome).await;
        }
        let inputs = leaves(&modal["components"]);
        let filled: Vec<(String, String)> = match *what {
            "as it is" => Vec::new(),
            _ => inputs.iter().map(|input| text(input, what, value)).collect(),
        };
        let fields: Vec<(&str, &str)> =
            filled.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        for (_, text) in &fields {
            witness.hear(text);
        }
        let outcome = actor.person.submit("", &fields).await;
        witness.judge(actor, (&form, what), Some(message), &outcome).await;
        actor.person.close_form();
        outcomes.push(outcome);
    }
    if !witness.was_answered(actor, &form) {
        witness.fault(format!("{}: the form {form} was never answered by Duet", actor.who));
    }
    outcomes
}
