//! Watches every answer: in time, in private, in the asker's language, in words, and about nothing that is not theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use discord_sandbox::{Id, Outcome, Person};
use duet::domain::{Language, PersonId};
use duet::store;
use regex::Regex;
use serde_json::Value;

use crate::support::{Town, signed};

/// What Discord's client says when a bot did not answer, or not with what it promised.
const SILENCE: &[&str] = &[
    "The application did not respond",
    "Приложение не отвечает",
    "The application is still thinking…",
    "Приложение все еще думает…",
    "Something went wrong. Try again.",
    "Что-то пошло не так. Попробуйте еще раз.",
];

/// Discord's patience with the first answer.
const PATIENCE: u64 = 3_000;

/// Somebody who tries things.
#[derive(Clone)]
pub struct Actor {
    /// Who, for the report.
    pub who: &'static str,
    /// The person, in a channel of the server that only they and the bot see.
    pub person: Person,
    /// That channel.
    pub room: Id,
    /// What they may never read.
    pub unseen: &'static [&'static str],
}

impl Actor {
    /// Whether their client speaks Russian.
    pub fn is_russian(&self) -> bool {
        self.person.locale() == "ru"
    }

    /// The same person in direct messages with the bot.
    pub fn in_direct_messages(&self) -> Self {
        Self { person: self.person.in_direct_messages(), ..self.clone() }
    }
}

/// Keeps what was wrong, how often each deed was answered, and every custom id that was offered.
pub struct Witness<'a> {
    /// Where it happens.
    pub town: &'a Town,
    faults: Mutex<BTreeMap<String, usize>>,
    answers: Mutex<BTreeMap<String, usize>>,
    offered: Mutex<BTreeSet<String>>,
}

impl<'a> Witness<'a> {
    /// Sees nothing wrong yet.
    pub fn of(town: &'a Town) -> Self {
        let (faults, answers, offered) = (Mutex::default(), Mutex::default(), Mutex::default());
        Self { town, faults, answers, offered }
    }

    /// Notes something wrong.
    pub fn fault(&self, what: impl Into<String>) {
        *self.faults.lock().expect("nobody panics here").entry(what.into()).or_default() += 1;
    }

    /// Whether a deed of this kind was answered by the bot, rather than stopped by the client.
    pub fn was_answered(&self, actor: &Actor, kind: &str) -> bool {
        self.answers.lock().expect("nobody panics here").contains_key(&format!("{}: {kind}", actor.who))
    }

    /// Every custom id that was offered to anybody.
    pub fn offered(&self) -> BTreeSet<String> {
        self.offered.lock().expect("nobody panics here").clone()
    }

    /// Fails with all that was wrong.
    pub fn conclude(&self) {
        let answers: usize = self.answers.lock().expect("nobody panics here").values().sum();
        println!("{answers} answers");
        let faults = self.faults.lock().expect("nobody panics here");
        let lines: Vec<String> = faults.iter().map(|(what, count)| format!("{count}× {what}")).collect();
        assert!(lines.is_empty(), "{} faults in {answers} answers:\n{}", lines.len(), lines.join("\n"));
    }

    /// Judges what came of a deed of a kind, such as `/link get`, done with `how`; on a message, if it was pressed
    /// there. Says whether the bot answered at all.
    pub async fn judge(
        &self,
        actor: &Actor,
        (kind, how): (&str, &str),
        pressed: Option<Id>,
        outcome: &Outcome,
    ) -> bool {
        let fault = |what: String| {
            let how: String = how.chars().take(80).collect();
            self.fault(format!("{}, {kind} with {how:?}: {what}", actor.who));
        };
        if let Some(error) = &outcome.error {
            if SILENCE.contains(&error.as_str()) {
                fault(format!("no answer: {error}"));
            }
            return false;
        }
        let key = format!("{}: {kind}", actor.who);
        *self.answers.lock().expect("nobody panics here").entry(key).or_default() += 1;
        if outcome.milliseconds >= PATIENCE {
            fault(format!("answered after {} ms", outcome.milliseconds));
        }
        if outcome.messages.is_empty() && outcome.modal.is_none() {
            fault("nothing was said".to_owned());
        }
        for message in &outcome.messages {
            let is_private = message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
            let is_pressed = pressed.is_some_and(|pressed| {
                message["id"].as_str().and_then(|id| id.parse().ok()) == Some(pressed)
            });
            if !is_private && !is_pressed {
                fault(format!("everybody can read the answer: {}", outcome.text()));
            }
            if message["mention_everyone"] == true {
                fault("everybody was mentioned".to_owned());
            }
        }
        let text = outcome.text();
        if Regex::new("E-[2-9A-Z]{4}").expect("a pattern").is_match(&text) {
            fault(format!("a failure of ours: {text}"));
        }
        for secret in actor.unseen {
            if text.contains(secret) {
                fault(format!("{secret} can be read: {text}"));
            }
        }
        if let Some(wrong) = self.wrong_language(actor, outcome).await {
            fault(wrong);
        }
        let mut offered = self.offered.lock().expect("nobody panics here");
        offered.extend(outcome.messages.iter().flat_map(custom_ids));
        offered
            .extend(outcome.modal.iter().filter_map(|modal| modal["custom_id"].as_str().map(str::to_owned)));
        true
    }

    /// The words of an answer that is not in its reader's language: their own choice, else their client's.
    async fn wrong_language(&self, actor: &Actor, outcome: &Outcome) -> Option<String> {
        let prose = prose(outcome);
        let russian = prose.chars().filter(|letter| matches!(letter, 'а'..='я' | 'А'..='Я')).count();
        let english = prose.chars().filter(char::is_ascii_alphabetic).count();
        let is_in = |language| match language {
            Language::Ru => russian * 10 >= (russian + english) * 4,
            Language::En => english * 10 >= (russian + english) * 5,
        };
        let expected = if actor.is_russian() { Language::Ru } else { Language::En };
        if is_in(expected) {
            return None;
        }
        let person = PersonId(signed(actor.person.id()));
        let mut tx = self.town.duet.app.read().await.expect("the database works");
        let known = store::person::find(&mut tx, person).await.expect("the database works");
        let chosen = known.and_then(|person| person.language);
        (!chosen.is_some_and(is_in)).then(|| format!("in the wrong language: {prose}"))
    }
}

/// What Duet says of itself in an answer: titles, descriptions and labels, without code, addresses and mentions.
fn prose(outcome: &Outcome) -> String {
    let mut words = Vec::new();
    for message in &outcome.messages {
        words.extend(message["content"].as_str());
        for embed in message["embeds"].as_array().into_iter().flatten() {
            words.extend([&embed["title"], &embed["description"]].into_iter().filter_map(Value::as_str));
        }
    }
    if let Some(modal) = &outcome.modal {
        words.extend(modal["title"].as_str());
        for input in leaves(&modal["components"]) {
            words.extend(input["label"].as_str());
        }
    }
    let aside = Regex::new("(?s)```.*?```|`[^`]*`|https?://\\S+|<[^>]*>").expect("a pattern");
    aside.replace_all(&words.join("\n"), " ").into_owned()
}

/// The components of a message or form that are in rows.
pub fn leaves(rows: &Value) -> Vec<&Value> {
    let rows = rows.as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten()).collect()
}

fn custom_ids(message: &Value) -> Vec<String> {
    let all = leaves(&message["components"]).into_iter();
    all.filter_map(|component| component["custom_id"].as_str().map(str::to_owned)).collect()
}
