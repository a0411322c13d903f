//! What the client suggests while a command is being typed: commands, options, choices, and the bot's own ideas.

use serde::Serialize;
use serde_json::{Value, json};

use super::Person;
use super::phrases::Complaint;
use super::typing::{Typed, is_branch, options, shown, shown_name};
use super::values::{option, pick};
use crate::state::entities::{Channel, Id};
use crate::state::interactions::{FIRST_ANSWER, deed};
use crate::state::world::World;

/// How many suggestions a client lists.
const MOST: usize = 25;

/// One suggestion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suggestion {
    /// `command`, `option` or `choice`.
    pub kind: &'static str,
    /// What is listed.
    pub name: String,
    /// What it is about, if anything is said.
    pub description: String,
    /// The value that a choice stands for; else null.
    pub value: Value,
    /// The whole text once it is taken.
    pub text: String,
}

/// What came of completing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Suggestions {
    /// The suggestions, best first.
    pub choices: Vec<Suggestion>,
    /// What the person sees when the bot did not answer or nothing fits.
    pub error: Option<String>,
}

impl Suggestions {
    /// The names that are listed.
    pub fn names(&self) -> Vec<&str> {
        self.choices.iter().map(|choice| choice.name.as_str()).collect()
    }
}

impl Person {
    /// What is suggested for a text typed so far, its end being where the cursor is.
    pub async fn complete(&self, text: &str) -> Suggestions {
        let stand = self.stand(&mut self.sandbox.world());
        let channel = match stand {
            Ok(channel) => channel,
            Err(complaint) => return self.nothing(&complaint),
        };
        let read = {
            let world = self.sandbox.world();
            let path = world.suggest_path(&channel, self.id, text);
            if !path.is_empty() {
                return Suggestions { choices: path, error: None };
            }
            world.read_command(&channel, self.id, text)
        };
        let typed = match read {
            Ok(typed) => typed,
            Err(Complaint::UnexpectedText(part)) => return self.suggest_options(&channel, text, &part),
            Err(complaint) => return self.nothing(&complaint),
        };
        match typed.given.last().cloned() {
            Some((spec, part)) => self.suggest_values(&channel, &typed, &spec, text, &part).await,
            None => self.suggest_options(&channel, text, ""),
        }
    }

    fn nothing(&self, complaint: &Complaint) -> Suggestions {
        Suggestions { choices: Vec::new(), error: Some(complaint.said(&self.locale())) }
    }

    /// Options not yet used whose name begins with what is being typed.
    fn suggest_options(&self, channel: &Channel, text: &str, part: &str) -> Suggestions {
        let world = self.sandbox.world();
        let locale = world.locale_of(self.id);
        let head = text.strip_suffix(part).unwrap_or(text);
        let Ok(typed) = world.read_command(channel, self.id, head) else { return Suggestions::default() };
        let choices = typed.open_options(head, part, &locale);
        Suggestions { choices, error: None }
    }

    async fn suggest_values(
        &self,
        channel: &Channel,
        typed: &Typed,
        spec: &Value,
        text: &str,
        part: &str,
    ) -> Suggestions {
        let locale = self.locale();
        let typed_part = text.trim_end();
        let head = typed_part.strip_suffix(part).unwrap_or(typed_part);
        // A space after a finished value asks for the next option.
        let is_finished = !part.is_empty() && text.ends_with(char::is_whitespace);
        let found = if spec["autocomplete"] == true {
            match self.ask(channel, typed, spec).await {
                Ok(found) => found,
                Err(complaint) => return self.nothing(&complaint),
            }
        } else if is_finished {
            return Suggestions { choices: typed.open_options(text, "", &locale), error: None };
        } else {
            let world = self.sandbox.world();
            world.known_values(channel, self.id, spec, part, &locale)
        };
        let choices = found.iter().take(MOST).map(|choice| {
            let name = shown_name(choice, &locale).to_owned();
            let text = format!("{head}{name}");
            let value = choice["value"].clone();
            Suggestion { kind: "choice", name, description: String::new(), value, text }
        });
        Suggestions { choices: choices.collect(), error: None }
    }

    /// Asks the bot for choices of an option.
    async fn ask(&self, channel: &Channel, typed: &Typed, focus: &Value) -> Result<Vec<Value>, Complaint> {
        let interaction = self.send_question(channel, typed, focus)?;
        let mut version = self.sandbox.world().version();
        loop {
            version.borrow_and_update();
            let left = {
                let world = self.sandbox.world();
                let interaction = world.interactions.get(&interaction).ok_or(Complaint::DidNotRespond)?;
                if interaction.answer.is_some() {
                    let shown = interaction.shown.as_ref().and_then(|shown| shown["choices"].as_array());
                    return Ok(shown.cloned().unwrap_or_default());
                }
                FIRST_ANSWER.saturating_sub(interaction.dispatched.elapsed())
            };
            if left.is_zero() {
                return Err(Complaint::DidNotRespond);
            }
            // Either something changed or the time is up; the next round sees which.
            let _ = tokio::time::timeout(left, version.changed()).await;
        }
    }

    fn send_question(&self, channel: &Channel, typed: &Typed, focus: &Value) -> Result<Id, Complaint> {
        let mut world = self.sandbox.world();
        let command = world.commands.get(&typed.command_id).cloned();
        let command = command.ok_or_else(|| Complaint::NoSuchCommand(String::new()))?;
        let mut values = Vec::new();
        for (spec, text) in &typed.given {
            let mut value = json!({"name": spec["name"], "type": spec["type"]});
            if spec["name"] == focus["name"] {
                value["focused"] = true.into();
                value["value"] = text.as_str().into();
            } else if let Some(other) = world.half_typed(channel, self.id, spec, text) {
                value["value"] = other;
            } else {
                continue;
            }
            values.push(value);
        }
        let mut data = json!({"id": command.id.to_string(), "name": command.name, "type": command.kind});
        data["options"] = typed.wrap(values);
        if let Some(guild) = command.guild_id {
            data["guild_id"] = guild.to_string().into();
        }
        let sent = world.dispatch(deed::AUTOCOMPLETE, self.id, channel.id, &data, None);
        sent.map_err(|_| Complaint::NoSuchChannel)
    }

    /// Replaces the labels of suggestions that were typed in full by the values that they stand for.
    pub(super) async fn take_suggestions(&self, channel: &Channel, typed: &mut Typed) {
        let locale = self.locale();
        for number in 0..typed.given.len() {
            let Some((spec, text)) = typed.given.get(number).cloned() else { continue };
            if spec["autocomplete"] != true || text.is_empty() {
                continue;
            }
            let Ok(found) = self.ask(channel, typed, &spec).await else { continue };
            if let Some(value) = pick(&found, &text, &locale)
                && let Some((_, text)) = typed.given.get_mut(number)
            {
                *text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            }
        }
    }
}

impl Typed {
    fn open_options(&self, head: &str, part: &str, locale: &str) -> Vec<Suggestion> {
        let part = part.to_lowercase();
        let is_used = |spec: &Value| self.given.iter().any(|(other, _)| other["name"] == spec["name"]);
        let fits =
            |spec: &&Value| !is_used(spec) && shown_name(spec, locale).to_lowercase().starts_with(&part);
        let gap = if head.ends_with(char::is_whitespace) { "" } else { " " };
        let suggest = |spec: &Value| {
            let name = shown_name(spec, locale);
            Suggestion {
                kind: "option",
                name: name.to_owned(),
                description: shown(spec, "description", locale).to_owned(),
                value: Value::Null,
                text: format!("{head}{gap}{name}:"),
            }
        };
        self.takes.iter().filter(fits).take(MOST).map(suggest).collect()
    }
}

/// A command and its subcommands as whole paths, with what each is about.
fn paths(of: &Value, shown_path: &str, locale: &str, found: &mut Vec<Suggestion>) {
    let branches: Vec<&Value> = options(of).iter().filter(|o| is_branch(o)).collect();
    for branch in &branches {
        paths(branch, &format!("{shown_path} {}", shown_name(branch, locale)), locale, found);
    }
    if branches.is_empty() {
        found.push(Suggestion {
            kind: "command",
            name: shown_path.to_owned(),
            description: shown(of, "description", locale).to_owned(),
            value: Value::Null,
            text: format!("{shown_path} "),
        });
    }
}

impl World {
    /// Commands whose path begins with what is typed; none once a path is complete.
    fn suggest_path(&self, channel: &Channel, user_id: Id, text: &str) -> Vec<Suggestion> {
        let locale = self.locale_of(user_id);
        let typed = text.trim_start().to_lowercase();
        let mut found = Vec::new();
        for command in self.commands_for(channel, user_id).into_iter().filter(|c| c.kind == 1) {
            let mut in_english = Vec::new();
            let mut in_own = Vec::new();
            paths(&command.body, &format!("/{}", command.name), "", &mut in_english);
            paths(&command.body, &format!("/{}", shown_name(&command.body, &locale)), &locale, &mut in_own);
            let pairs = in_english.into_iter().zip(in_own);
            let begins = |name: &str| name.to_lowercase().starts_with(&typed);
            found.extend(pairs.filter(|(en, own)| begins(&own.name) || begins(&en.name)).map(|(_, own)| own));
        }
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.truncate(MOST);
        found
    }

    /// Values that the client knows without asking: choices, yes and no, people, roles, channels.
    fn known_values(
        &self,
        channel: &Channel,
        user_id: Id,
        spec: &Value,
        part: &str,
        locale: &str,
    ) -> Vec<Value> {
        let named = |name: String, value: String| json!({"name": name, "value": value});
        let guild = channel.guild_id.and_then(|guild| self.guilds.get(&guild));
        let members = guild.into_iter().flat_map(|g| g.members.keys()).filter_map(|m| self.users.get(m));
        let people = members.map(|u| named(format!("@{}", u.name), format!("<@{}>", u.id)));
        let roles = guild.into_iter().flat_map(|g| g.roles.values());
        let roles =
            roles.map(|r| named(format!("@{}", r.name.trim_start_matches('@')), format!("<@&{}>", r.id)));
        let all: Vec<Value> = match spec["type"].as_u64().unwrap_or(0) {
            option::BOOLEAN => ["true", "false"].map(|word| named(word.to_owned(), word.to_owned())).to_vec(),
            option::USER => people.collect(),
            option::ROLE => roles.collect(),
            option::MENTIONABLE => people.chain(roles).collect(),
            option::CHANNEL => {
                let kinds = spec["channel_types"].as_array().cloned().unwrap_or_default();
                let fits = |c: &&Channel| {
                    let is_kind = kinds.is_empty() || kinds.iter().any(|kind| *kind == c.kind);
                    c.guild_id.is_some()
                        && c.guild_id == channel.guild_id
                        && is_kind
                        && self.can_see(c, user_id)
                };
                let seen = self.channels.values().filter(fits);
                seen.map(|c| named(format!("#{}", c.name), format!("<#{}>", c.id))).collect()
            }
            _ => spec["choices"].as_array().cloned().unwrap_or_default(),
        };
        let part = part.to_lowercase();
        all.into_iter().filter(|choice| shown_name(choice, locale).to_lowercase().contains(&part)).collect()
    }

    /// The value of another option while one is being completed, if it is one yet.
    fn half_typed(&self, channel: &Channel, user_id: Id, spec: &Value, text: &str) -> Option<Value> {
        if let Some(choices) = spec["choices"].as_array().filter(|choices| !choices.is_empty()) {
            return pick(choices, text, &self.locale_of(user_id));
        }
        let person = || self.find_user(channel, text);
        let role = || self.find_role(channel.guild_id, text);
        let named = match spec["type"].as_u64().unwrap_or(0) {
            option::STRING => return Some(text.into()),
            option::INTEGER => return text.parse::<i64>().ok().map(Value::from),
            option::NUMBER => return text.parse::<f64>().ok().map(Value::from),
            option::BOOLEAN => return text.parse::<bool>().ok().map(Value::from),
            option::USER => person(),
            option::ROLE => role(),
            option::MENTIONABLE => person().or_else(role),
            option::CHANNEL => self.find_channel(channel.guild_id, text, user_id, &[]),
            _ => None,
        };
        named.map(|id| id.to_string().into())
    }
}
