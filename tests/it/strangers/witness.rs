//! Watches every answer: in time, in private, in the asker's language, in words, and about nothing that is not theirs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, MutexGuard};

use discord_sandbox::{Id, MessageId as _, Outcome, Person};
use duet::domain::text::clean;
use duet::domain::{Language, PersonId};
use duet::store;
use regex::Regex;
use serde_json::Value;

use super::forged::Pen;
use super::hostile::MARKUP;
use super::tongue::{foreign, formatted, is_refusal, is_spoken, prose, words};
use crate::support::rows::{Reader, Row, rows};
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

/// What a failure of Duet's own is known by.
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| Regex::new("E-[2-9A-Z]{4}").expect("a pattern"));

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

    /// The language of their client.
    pub fn client_language(&self) -> Language {
        if self.is_russian() { Language::Ru } else { Language::En }
    }

    /// The same person in direct messages with the bot.
    pub fn in_direct_messages(&self) -> Self {
        Self { person: self.person.in_direct_messages(), ..self.clone() }
    }
}

/// A row without what Discord calls whoever it is about.
fn uncalled(row: Row) -> Row {
    if row.table != "creator" {
        return row;
    }
    let mut columns: Value = serde_json::from_str(&row.text).expect("rows are JSON");
    if let Some(columns) = columns.as_object_mut() {
        columns.retain(|name, _| !["username", "display_name", "nickname"].contains(&name.as_str()));
    }
    Row { text: columns.to_string(), ..row }
}

/// Keeps what was wrong, how often each deed was answered, and every custom id that was offered.
pub struct Witness<'a> {
    /// Where it happens.
    pub town: &'a Town,
    /// What writes messages that Duet never wrote.
    pub pen: Pen,
    faults: Mutex<BTreeMap<String, usize>>,
    answers: Mutex<BTreeMap<String, usize>>,
    offered: Mutex<BTreeSet<String>>,
    heard: Mutex<BTreeSet<String>>,
    tongues: Mutex<BTreeMap<Id, Language>>,
    kept: Option<tokio::sync::Mutex<(Reader, BTreeSet<Row>)>>,
}

fn hold<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().expect("nobody panics here")
}

impl<'a> Witness<'a> {
    /// Sees nothing wrong yet.
    pub fn of(town: &'a Town) -> Self {
        let (faults, answers, offered) = (Mutex::default(), Mutex::default(), Mutex::default());
        let (heard, tongues) = (Mutex::default(), Mutex::default());
        let pen = Pen::of(town);
        Self { town, pen, faults, answers, offered, heard, tongues, kept: None }
    }

    /// The same for a town in which one person does one thing after the other: what is refused must have changed
    /// nothing.
    pub async fn of_one(town: &'a Town) -> Self {
        let mut reader = Reader::open(town.database()).await;
        let rows = reader.rows().await.into_iter().map(uncalled).collect();
        Self { kept: Some(tokio::sync::Mutex::new((reader, rows))), ..Self::of(town) }
    }

    /// Notes something wrong.
    pub fn fault(&self, what: impl Into<String>) {
        *hold(&self.faults).entry(what.into()).or_default() += 1;
    }

    /// Notes what a person typed: when Duet repeats it, that is in no language of Duet's.
    pub fn hear(&self, typed: &str) {
        hold(&self.heard).extend(words(typed).chain(words(&clean(typed))));
    }

    /// Whether a deed of this kind was answered by the bot, rather than stopped by the client.
    pub fn was_answered(&self, actor: &Actor, kind: &str) -> bool {
        hold(&self.answers).contains_key(&format!("{}: {kind}", actor.who))
    }

    /// Every custom id that was offered to anybody.
    pub fn offered(&self) -> BTreeSet<String> {
        hold(&self.offered).clone()
    }

    /// Fails with all that was wrong.
    pub fn conclude(&self) {
        let answers: usize = hold(&self.answers).values().sum();
        println!("{answers} answers");
        let faults = hold(&self.faults);
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
        *hold(&self.answers).entry(format!("{}: {kind}", actor.who)).or_default() += 1;
        let found = manners(outcome, pressed).into_iter().chain(contents(actor, outcome));
        let found = found.chain(self.wrong_language(actor, outcome).await);
        found.chain(self.half_done(outcome).await).for_each(fault);
        let mut offered = hold(&self.offered);
        offered.extend(outcome.messages.iter().flat_map(custom_ids));
        offered
            .extend(outcome.modal.iter().filter_map(|modal| modal["custom_id"].as_str().map(str::to_owned)));
        true
    }

    /// The rows that changed although the answer is a no.
    async fn half_done(&self, outcome: &Outcome) -> Option<String> {
        let mut kept = self.kept.as_ref()?.lock().await;
        if !kept.0.may_differ().await {
            return None;
        }
        // What Discord calls somebody is learnt by seeing them, whatever they ask for.
        let after: BTreeSet<Row> = kept.0.rows().await.into_iter().map(uncalled).collect();
        let before = std::mem::replace(&mut kept.1, after.clone());
        if before == after || !is_refusal(outcome) {
            return None;
        }
        let changed: Vec<&Row> = before.symmetric_difference(&after).collect();
        Some(format!("refused and done all the same: {}: {changed:?}", outcome.text()))
    }

    /// What of an answer is not in its reader's language. A deed may change the language: then either is right.
    async fn wrong_language(&self, actor: &Actor, outcome: &Outcome) -> Option<String> {
        let after = self.language(actor).await;
        let before = hold(&self.tongues).insert(actor.person.id(), after).unwrap_or(actor.client_language());
        let prose = prose(outcome);
        let wrong = |language: Language| {
            let heard = hold(&self.heard);
            let strange: Vec<String> =
                foreign(language, &prose).into_iter().filter(|word| !heard.contains(word)).collect();
            let is_of_people = || words(&prose).all(|word| heard.contains(&word));
            (!strange.is_empty() || !(is_spoken(language, &prose) || is_of_people())).then_some(strange)
        };
        if wrong(before).is_none() || wrong(after).is_none() {
            return None;
        }
        // What is kept in the database was written by people, or by Duet for whoever reads it there.
        rows(self.town.database()).await.iter().for_each(|row| self.hear(&row.written()));
        let words = wrong(before).and(wrong(after))?;
        Some(format!("in the wrong language, such as {words:?}: {prose}"))
    }

    /// What Duet speaks with somebody: their own choice, else what their client speaks.
    async fn language(&self, actor: &Actor) -> Language {
        let person = PersonId(signed(actor.person.id()));
        let mut tx = self.town.duet.app.read().await.expect("the database works");
        let known = store::person::find(&mut tx, person).await.expect("the database works");
        known.and_then(|person| person.language).unwrap_or(actor.client_language())
    }
}

/// What is wrong with how something was answered: late, not at all, or in front of everybody.
fn manners(outcome: &Outcome, pressed: Option<Id>) -> Vec<String> {
    let mut found = Vec::new();
    if outcome.milliseconds >= PATIENCE {
        found.push(format!("answered after {} ms", outcome.milliseconds));
    }
    if outcome.messages.is_empty() && outcome.modal.is_none() {
        found.push("nothing was said".to_owned());
    }
    for message in &outcome.messages {
        let is_private = message["flags"].as_u64().is_some_and(|flags| flags & 64 != 0);
        if !is_private && pressed != Some(message.message_id()) {
            found.push(format!("everybody can read the answer: {}", outcome.text()));
        }
        if message["mention_everyone"] == true {
            found.push("everybody was mentioned".to_owned());
        }
    }
    found
}

/// What an answer should not contain: failures of ours, other people's affairs, and what others typed as if it were
/// Duet's own markup.
fn contents(actor: &Actor, outcome: &Outcome) -> Vec<String> {
    let mut found = Vec::new();
    let text = outcome.text();
    if REFERENCE.is_match(&text) {
        found.push(format!("a failure of ours: {text}"));
    }
    let read = actor.unseen.iter().filter(|secret| text.contains(**secret));
    found.extend(read.map(|secret| format!("{secret} can be read: {text}")));
    let formatted = formatted(outcome);
    let alive = MARKUP.iter().filter(|markup| formatted.contains(**markup));
    found.extend(alive.map(|markup| format!("{markup:?} was not made harmless: {formatted}")));
    found
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
