//! What can be read in an answer, and whether all of it is in its reader's language.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use discord_sandbox::Outcome;
use duet::domain::Language;
use duet::i18n;
use fluent_syntax::ast::{Entry, PatternElement};
use fluent_syntax::parser;
use regex::Regex;
use serde_json::Value;

use super::witness::leaves;
use crate::support::catalogue::read;

/// The words that Duet itself says in each language.
static VOCABULARY: LazyLock<BTreeMap<&str, BTreeSet<String>>> =
    LazyLock::new(|| Language::ALL.iter().map(|language| (language.code(), vocabulary(*language))).collect());

/// What Discord does not format.
static CODE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)```.*?```|`[^`]*`").expect("a pattern"));

/// What is no prose: code, addresses, mentions, and what commands are called.
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?s)```.*?```|`[^`]*`|https?://\S+|<[@#/:at][^>]*>|/\S+").expect("a pattern")
});

/// What Duet says when it refuses, in any language.
static REFUSALS: LazyLock<Regex> = LazyLock::new(|| {
    let mut patterns = Vec::new();
    for language in Language::ALL {
        let sources = catalogues(*language).into_iter().filter(|(name, _)| name == "refusals.ftl");
        for (_, source) in sources {
            let resource = parser::parse(source.as_str()).expect("refusals can be read");
            let messages = resource.body.iter().filter_map(|entry| match entry {
                Entry::Message(message) if message.id.name.starts_with("refusal-") => message.value.as_ref(),
                _ => None,
            });
            patterns.extend(messages.map(|pattern| {
                let parts = pattern.elements.iter().map(|element| match element {
                    PatternElement::TextElement { value } => regex::escape(value),
                    PatternElement::Placeable { .. } => ".*".to_owned(),
                });
                parts.collect::<String>()
            }));
        }
    }
    Regex::new(&format!("(?s)^(?:{})", patterns.join("|"))).expect("a pattern")
});

/// The files of a language, with their names.
fn catalogues(language: Language) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language.code());
    let files = std::fs::read_dir(folder).expect("a language is a folder").filter_map(Result::ok);
    let read = |path| std::fs::read_to_string(path).expect("it can be read");
    files.map(|file| (file.file_name().to_string_lossy().into_owned(), read(file.path()))).collect()
}

fn vocabulary(language: Language) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (name, source) in catalogues(language) {
        let Ok(resource) = parser::parse(source.as_str()) else { panic!("{name} is broken") };
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let attributes = message.attributes.iter().map(|attribute| &attribute.value);
            for pattern in message.value.iter().chain(attributes) {
                let mut text = String::new();
                read(pattern, &mut text);
                said.extend(words(&ASIDE.replace_all(&text, " ")));
            }
        }
    }
    // A language is called by its own name in every other.
    said.extend(
        Language::ALL.iter().flat_map(|other| {
            words(&i18n::label(*other, &i18n::text::language_own_name())).collect::<Vec<_>>()
        }),
    );
    said
}

/// The words of a text, in small letters.
pub fn words(text: &str) -> impl Iterator<Item = String> {
    let runs = text.split(|letter: char| !letter.is_alphabetic());
    runs.filter(|run| !run.is_empty()).map(str::to_lowercase)
}

/// Whether an answer is a no, and leads nowhere on.
pub fn is_refusal(outcome: &Outcome) -> bool {
    let messages = || outcome.messages.iter();
    let words = |message: &Value| {
        message["embeds"][0]["description"].as_str().is_some_and(|text| REFUSALS.is_match(text))
    };
    messages().any(words) && messages().all(|message| leaves(&message["components"]).is_empty())
}

/// What Discord formats in an answer, without code.
pub fn formatted(outcome: &Outcome) -> String {
    CODE.replace_all(&join(&cards(outcome)), " ").into_owned()
}

/// Everything that can be read in an answer, without code, addresses and mentions.
pub fn prose(outcome: &Outcome) -> String {
    let texts: Vec<&Value> = cards(outcome).into_iter().chain(controls(outcome)).collect();
    ASIDE.replace_all(&join(&texts), " ").into_owned()
}

fn cards(outcome: &Outcome) -> Vec<&Value> {
    let mut texts = Vec::new();
    for message in &outcome.messages {
        texts.push(&message["content"]);
        for embed in message["embeds"].as_array().into_iter().flatten() {
            texts.extend([&embed["title"], &embed["description"], &embed["footer"]["text"]]);
            let fields = embed["fields"].as_array().into_iter().flatten();
            texts.extend(fields.flat_map(|field| [&field["name"], &field["value"]]));
        }
    }
    texts
}

fn controls(outcome: &Outcome) -> Vec<&Value> {
    let mut texts = Vec::new();
    for control in outcome.messages.iter().flat_map(|message| leaves(&message["components"])) {
        texts.extend([&control["label"], &control["placeholder"]]);
        let options = control["options"].as_array().into_iter().flatten();
        texts.extend(options.flat_map(|option| [&option["label"], &option["description"]]));
    }
    if let Some(modal) = &outcome.modal {
        texts.push(&modal["title"]);
        let inputs = leaves(&modal["components"]);
        texts.extend(inputs.into_iter().flat_map(|input| [&input["label"], &input["placeholder"]]));
    }
    texts
}

fn join(texts: &[&Value]) -> String {
    texts.iter().filter_map(|text| text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The words in another language's letters that Duet does not use in this one.
pub fn foreign(language: Language, prose: &str) -> BTreeSet<String> {
    let is_other = |letter: char| match language {
        Language::Ru => letter.is_ascii_alphabetic(),
        Language::En => matches!(letter, 'а'..='я' | 'ё'),
    };
    let own = &VOCABULARY[language.code()];
    words(prose).filter(|word| word.contains(is_other) && !own.contains(word)).collect()
}

/// Whether Duet says any word of this language in it.
pub fn is_spoken(language: Language, prose: &str) -> bool {
    words(prose).any(|word| VOCABULARY[language.code()].contains(&word))
}
