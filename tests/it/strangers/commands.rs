//! Every command that Duet registered, typed with whatever its options can be given.

use discord_sandbox::Attachment;
use serde_json::Value;

use super::forged::Samples;
use super::hostile::Hostile;
use super::witness::{Actor, Witness};

/// The kind of an option that takes a file.
const FILE: u64 = 11;

/// A command down to its last subcommand.
struct Command {
    /// As it is listed: `/link get`.
    name: String,
    /// As this person types it: `/ссылка получить`.
    typed: String,
    options: Vec<Value>,
}

/// The commands as Duet registered them last.
pub fn registered(witness: &Witness<'_>) -> Vec<Value> {
    let requests = witness.town.sandbox.requests();
    let put = |request: &&discord_sandbox::Request| {
        request.method == "PUT" && request.route == "/applications/{application_id}/commands"
    };
    let last = requests.iter().rev().find(put).expect("Duet registers its commands");
    last.body.as_array().expect("a list of commands").clone()
}

fn list(of: &Value) -> impl Iterator<Item = &Value> {
    of["options"].as_array().into_iter().flatten()
}

fn shown(of: &Value, is_russian: bool) -> &str {
    let own = of["name"].as_str().expect("everything has a name");
    let translated = of["name_localizations"]["ru"].as_str();
    translated.filter(|_| is_russian).unwrap_or(own)
}

/// A command, or all that is below it.
fn unfold(of: &Value, name: &str, typed: &str, is_russian: bool, found: &mut Vec<Command>) {
    let name = format!("{name}{}", of["name"].as_str().expect("everything has a name"));
    let typed = format!("{typed}{}", shown(of, is_russian));
    let branches: Vec<&Value> = list(of).filter(|o| matches!(o["type"].as_u64(), Some(1 | 2))).collect();
    if branches.is_empty() {
        found.push(Command { name, typed, options: list(of).cloned().collect() });
        return;
    }
    for branch in branches {
        unfold(branch, &format!("{name} "), &format!("{typed} "), is_russian, found);
    }
}

fn is_kind(command: &Value, kind: u64) -> bool {
    command["type"].as_u64().unwrap_or(1) == kind
}

fn commands(witness: &Witness<'_>, is_russian: bool) -> Vec<Command> {
    let mut found = Vec::new();
    for command in registered(witness).iter().filter(|command| is_kind(command, 1)) {
        unfold(command, "/", "/", is_russian, &mut found);
    }
    assert!(!found.is_empty(), "Duet registered no command");
    found
}

/// Runs every command as it is meant, then with each of the values in each of its options, and with the samples
/// where things are named, and asks for suggestions on each.
pub async fn run_all(
    witness: &Witness<'_>,
    actor: &Actor,
    values: &[Hostile],
    samples: Option<&Samples>,
) -> Vec<(String, discord_sandbox::Outcome)> {
    let mut outcomes = Vec::new();
    let offered: Vec<Value> = actor.person.commands();
    for command in commands(witness, actor.is_russian()) {
        let first = command.name.trim_start_matches('/').split(' ').next().unwrap_or_default().to_owned();
        let meant = meant(actor, &command).await;
        let line = format!("{}{meant}", command.typed);
        let outcome = actor.person.run_with(&line, files(&command, "person\n77\n")).await;
        witness.judge(actor, (&command.name, &meant), None, &outcome).await;
        let is_offered = offered.iter().any(|offered| offered["name"] == first.as_str());
        if !is_offered && outcome.error.is_none() {
            witness.fault(format!("{} is answered {}, which they are not offered", actor.who, command.name));
        }
        outcomes.push((command.name.clone(), outcome));
        if !is_offered {
            continue;
        }
        for option in &command.options {
            try_option(witness, actor, (&command, option), (values, samples), &mut outcomes).await;
        }
        if !witness.was_answered(actor, &command.name) {
            let what = "was never answered by Duet: nothing that the test types fits its options";
            witness.fault(format!("{}: {} {what}", actor.who, command.name));
        }
    }
    outcomes
}

/// A file with this content for each option that takes one.
fn files(command: &Command, content: &str) -> Vec<Attachment> {
    let file = |option: &Value| Attachment {
        option: shown(option, false).to_owned(),
        filename: "file.csv".to_owned(),
        content_type: "text/csv".to_owned(),
        bytes: content.as_bytes().to_vec(),
    };
    command.options.iter().filter(|option| option["type"].as_u64() == Some(FILE)).map(file).collect()
}

async fn try_option(
    witness: &Witness<'_>,
    actor: &Actor,
    (command, option): (&Command, &Value),
    (values, samples): (&[Hostile], Option<&Samples>),
    outcomes: &mut Vec<(String, discord_sandbox::Outcome)>,
) {
    let others: Vec<Value> =
        command.options.iter().filter(|other| other["name"] != option["name"]).cloned().collect();
    let rest = Command { name: String::new(), typed: command.typed.clone(), options: others };
    let required = meant(actor, &rest).await;
    // What is filled in besides may be said back.
    witness.hear(FILLER);
    let own = shown(option, actor.is_russian());
    let names_a_thing = option["autocomplete"] == true || option["type"].as_u64() != Some(3);
    let noun = shown(option, false).replace('-', "_");
    let foreign =
        samples.filter(|_| names_a_thing).map(|samples| samples.fitting(|table| table.starts_with(&noun)));
    let foreign = foreign.unwrap_or_default().into_iter().map(|id| ("an id of somebody else's", id));
    for (what, value) in values.iter().cloned().chain(foreign) {
        let is_file = option["type"].as_u64() == Some(FILE);
        let line = match is_file {
            true => format!("{}{required}", command.typed),
            false => format!("{} {own}:{value}{required}", command.typed),
        };
        witness.hear(&value);
        if option["autocomplete"] == true {
            let suggestions = actor.person.complete(line.trim_end()).await;
            let heard = suggestions.names().join("\n");
            if let Some(secret) = actor.unseen.iter().find(|secret| heard.contains(**secret)) {
                witness.fault(format!("{} is suggested {secret} in {}", actor.who, command.name));
            }
        }
        let content = if is_file { value.as_str() } else { "person\n77\n" };
        let outcome = actor.person.run_with(&line, files(command, content)).await;
        witness.judge(actor, (&command.name, &format!("{what} in {own}")), None, &outcome).await;
        outcomes.push((command.name.clone(), outcome));
    }
}

/// What is written where nothing better is known.
const FILLER: &str = "xxx";

/// The required options of a command, each with something that it may be given.
async fn meant(actor: &Actor, command: &Command) -> String {
    let mut line = String::new();
    let is_typed = |option: &&Value| option["required"] == true && option["type"].as_u64() != Some(FILE);
    for option in command.options.iter().filter(is_typed) {
        let name = shown(option, actor.is_russian());
        let value = fitting(actor, option, &format!("{}{line} {name}:", command.typed)).await;
        line.push_str(&format!(" {name}:{value}"));
    }
    line
}

async fn fitting(actor: &Actor, option: &Value, line: &str) -> String {
    if let Some(choice) = option["choices"].as_array().and_then(|choices| choices.first()) {
        return choice["value"].as_str().map_or_else(|| choice["value"].to_string(), str::to_owned);
    }
    if option["autocomplete"] == true {
        let offered = actor.person.complete(line).await;
        if let Some(first) = offered.choices.iter().find(|choice| choice.kind == "choice") {
            return first.value.as_str().map_or_else(|| first.value.to_string(), str::to_owned);
        }
    }
    let least = option["min_length"].as_u64().and_then(|least| usize::try_from(least).ok()).unwrap_or(1);
    match option["type"].as_u64() {
        Some(4 | 10) => option["min_value"].as_i64().unwrap_or(1).to_string(),
        Some(5) => "true".to_owned(),
        Some(6 | 9) => actor.person.id().to_string(),
        Some(7) => actor.room.to_string(),
        Some(8) => actor.person.json()["guilds"][0]["id"].as_str().unwrap_or("1").to_owned(),
        _ => FILLER.repeat(least.div_ceil(FILLER.len()).max(1)),
    }
}

/// Chooses every menu of a person on each of these people, and every menu of a message on each of these messages.
pub async fn choose_all_menus(
    witness: &Witness<'_>,
    actor: &Actor,
    people: &[discord_sandbox::Id],
    messages: &[discord_sandbox::Id],
) -> Vec<(String, discord_sandbox::Outcome)> {
    let mut outcomes = Vec::new();
    let offered = actor.person.commands();
    for menu in registered(witness).iter().filter(|command| !is_kind(command, 1)) {
        let targets = if is_kind(menu, 2) { people } else { messages };
        let name = menu["name"].as_str().expect("a menu has a name");
        for target in targets {
            let outcome = actor.person.menu(shown(menu, actor.is_russian()), *target).await;
            witness.judge(actor, (name, "a target"), None, &outcome).await;
            outcomes.push((name.to_owned(), outcome));
        }
        let is_offered = offered.iter().any(|offered| offered["name"] == name);
        if is_offered && !witness.was_answered(actor, name) {
            witness.fault(format!("{}: the menu {name} was never answered by Duet", actor.who));
        }
    }
    outcomes
}
