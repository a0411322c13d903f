//! Reading a typed command: `/command group sub name:value other:value`, in English or the typist's language.

use serde_json::{Value, json};

use super::phrases::Complaint;
use crate::state::entities::{Channel, Command, Id};
use crate::state::world::World;

/// A typed command, its names found and its values still raw.
#[derive(Debug, Clone)]
pub(crate) struct Typed {
    pub command_id: Id,
    /// Group and subcommand as `(name, type)`.
    pub path: Vec<(String, u64)>,
    /// The options that the command takes at the end of its path.
    pub takes: Vec<Value>,
    /// What was typed, in order: an option of `takes` and its text.
    pub given: Vec<(Value, String)>,
}

/// Whether something is called this, in English or in the language of a client.
pub(crate) fn is_called(thing: &Value, text: &str, locale: &str) -> bool {
    let text = text.to_lowercase();
    names(thing, locale).any(|name| name.to_lowercase() == text)
}

/// The names of a thing: its own, and its translations into this language.
fn names<'a>(thing: &'a Value, locale: &'a str) -> impl Iterator<Item = &'a str> {
    let own = thing["name"].as_str();
    let translations = thing["name_localizations"].as_object();
    let language = move |other: &str| {
        let (this, other) = (locale.split('-').next(), other.split('-').next());
        this == other
    };
    let translated = translations.into_iter().flatten().filter(move |(key, _)| language(key));
    own.into_iter().chain(translated.filter_map(|(_, name)| name.as_str()))
}

/// The name that a client in this language shows.
pub(crate) fn shown_name<'a>(thing: &'a Value, locale: &str) -> &'a str {
    shown(thing, "name", locale)
}

/// A field as a client in this language shows it.
pub(crate) fn shown<'a>(thing: &'a Value, field: &str, locale: &str) -> &'a str {
    let translated = thing[format!("{field}_localizations")][locale].as_str();
    translated.or_else(|| thing[field].as_str()).unwrap_or_default()
}

/// Whether an option is a subcommand or a group of them.
pub(crate) fn is_branch(option: &Value) -> bool {
    matches!(option["type"].as_u64(), Some(1 | 2))
}

/// The options of a command or of an option.
pub(crate) fn options(of: &Value) -> &[Value] {
    of["options"].as_array().map_or(&[], Vec::as_slice)
}

fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_once(char::is_whitespace).unwrap_or((text, ""))
}

impl World {
    /// The slash command of this name that a person can use here; one of the guild hides a global one.
    pub(crate) fn find_command(
        &self,
        channel: &Channel,
        user_id: Id,
        name: &str,
        kinds: &[u8],
    ) -> Option<&Command> {
        let locale = self.users.get(&user_id).map(|u| u.locale.as_str()).unwrap_or_default();
        let visible = self.commands_for(channel, user_id);
        let fits =
            visible.into_iter().filter(|c| kinds.contains(&c.kind) && is_called(&c.body, name, locale));
        fits.max_by_key(|c| c.guild_id.is_some())
    }

    /// Reads what a person typed.
    pub(crate) fn read_command(
        &self,
        channel: &Channel,
        user_id: Id,
        text: &str,
    ) -> Result<Typed, Complaint> {
        let locale = self.users.get(&user_id).map(|u| u.locale.clone()).unwrap_or_default();
        let (first, mut rest) = split_word(text);
        let missing = || Complaint::NoSuchCommand(first.to_owned());
        let name = first.strip_prefix('/').ok_or_else(missing)?;
        let command = self.find_command(channel, user_id, name, &[1]).ok_or_else(missing)?;
        let mut at = &command.body;
        let mut path = Vec::new();
        while options(at).iter().any(is_branch) {
            let (word, after) = split_word(rest);
            let next = options(at).iter().find(|o| is_branch(o) && is_called(o, word, &locale));
            let Some(next) = next else {
                let list: Vec<_> = options(at).iter().map(|o| shown_name(o, &locale)).collect();
                return Err(Complaint::NeedsSubcommand(list.join(", ")));
            };
            path.push((
                next["name"].as_str().unwrap_or_default().to_owned(),
                next["type"].as_u64().unwrap_or(1),
            ));
            (at, rest) = (next, after);
        }
        let takes = options(at).to_vec();
        let given = read_options(&takes, rest.trim(), &locale)?;
        Ok(Typed { command_id: command.id, path, takes, given })
    }
}

/// Cuts `name:value name:value` at the names of known options; a value runs to the next of them.
fn read_options(takes: &[Value], text: &str, locale: &str) -> Result<Vec<(Value, String)>, Complaint> {
    let mut found: Vec<(usize, usize, &Value)> = Vec::new();
    let starts =
        text.char_indices().filter(|(at, _)| text[..*at].chars().next_back().is_none_or(char::is_whitespace));
    for (at, _) in starts {
        let Some((name, _)) = text[at..].split_once(':') else { continue };
        if name.contains(char::is_whitespace) {
            continue;
        }
        if let Some(option) = takes.iter().find(|option| is_called(option, name, locale)) {
            found.push((at, at + name.len() + 1, option));
        }
    }
    let before = text[..found.first().map_or(text.len(), |(at, ..)| *at)].trim();
    if !before.is_empty() {
        return Err(Complaint::UnexpectedText(before.to_owned()));
    }
    let mut given: Vec<(Value, String)> = Vec::new();
    for (number, (_, from, option)) in found.iter().enumerate() {
        let to = found.get(number + 1).map_or(text.len(), |(at, ..)| *at);
        given.retain(|(earlier, _)| earlier["name"] != option["name"]);
        given.push(((*option).clone(), text[*from..to].trim().to_owned()));
    }
    Ok(given)
}

impl Typed {
    /// The option of an interaction's data, wrapped in its group and subcommand.
    pub(crate) fn wrap(&self, values: Vec<Value>) -> Value {
        self.path.iter().rev().fold(
            Value::Array(values),
            |inner, (name, kind)| json!([{"name": name, "type": kind, "options": inner}]),
        )
    }
}
