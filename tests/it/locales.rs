//! The words of every language: plurals where a count stands, nothing unused, nothing out of tone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

use crate::support::catalogue::read;
use crate::support::files;

/// The plural categories of the whole numbers in a language.
fn categories(language: &str) -> &'static [&'static str] {
    match language {
        "en" => &["one", "other"],
        "ru" => &["one", "few", "many", "other"],
        other => panic!("say here which plural categories the whole numbers of {other} have"),
    }
}

const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn languages() -> Vec<String> {
    let folders = fs::read_dir("locales").expect("locales/ exists").filter_map(Result::ok);
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn catalogues(language: &str) -> Vec<(PathBuf, String)> {
    let folder = Path::new("locales").join(language);
    let files = fs::read_dir(folder).expect("a language is a folder").filter_map(Result::ok);
    let mut files: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(&path).expect("it can be read"))).collect()
}

/// The variables by whose plural each message is chosen, with the categories that are told apart.
type Plurals = BTreeMap<String, BTreeMap<String, Vec<BTreeSet<String>>>>;

fn plurals(language: &str) -> Plurals {
    let mut found = Plurals::new();
    for (path, text) in catalogues(language) {
        let resource =
            parser::parse(text.as_str()).unwrap_or_else(|_| panic!("{} is broken", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let into = found.entry(message.id.name.to_owned()).or_default();
            let attributes = message.attributes.iter().map(|attribute| &attribute.value);
            for pattern in message.value.iter().chain(attributes) {
                in_pattern(pattern, into);
            }
        }
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeMap<String, Vec<BTreeSet<String>>>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression: Expression::Select { selector, variants } } = element
        else {
            continue;
        };
        let keys: BTreeSet<String> = variants.iter().filter_map(identifier).collect();
        if let InlineExpression::VariableReference { id } = selector
            && keys.iter().any(|key| key != "other" && CATEGORIES.contains(&key.as_str()))
        {
            found.entry(id.name.to_owned()).or_default().push(keys);
        }
        for variant in variants {
            in_pattern(&variant.value, found);
        }
    }
}

fn identifier(variant: &Variant<&str>) -> Option<String> {
    match &variant.key {
        VariantKey::Identifier { name } => Some((*name).to_owned()),
        VariantKey::NumberLiteral { .. } => None,
    }
}

#[test]
fn where_a_count_chooses_the_words_every_plural_is_there() {
    for language in languages() {
        let wanted: BTreeSet<String> = categories(&language).iter().map(ToString::to_string).collect();
        for (message, variables) in plurals(&language) {
            for (variable, all) in variables {
                for keys in all {
                    assert_eq!(keys, wanted, "{language}: {message} chooses by ${variable}");
                }
            }
        }
    }
}

#[test]
fn a_count_that_chooses_words_in_english_chooses_them_everywhere() {
    let english = plurals("en");
    for language in languages() {
        let own = plurals(&language);
        for (message, variables) in &english {
            for variable in variables.keys() {
                let chooses = own.get(message).is_some_and(|found| found.contains_key(variable));
                assert!(
                    chooses,
                    "{language}: {message} says ${variable} with the same words for every count"
                );
            }
        }
    }
}

#[test]
fn every_message_is_said_somewhere() {
    let code = sources(Path::new("src"));
    for (path, text) in catalogues("en") {
        if path.ends_with("commands.ftl") {
            continue;
        }
        for id in text.lines().filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase())) {
            let id = id.split_once(" =").map_or(id, |(id, _)| id);
            let constructor = format!("{}(", id.replace('-', "_"));
            // The names of ready-made markets are found by the market's code.
            let is_said = code.contains(&constructor) || id.starts_with("market-preset-");
            assert!(is_said, "{}: nothing says {id}", path.display());
        }
    }
}

/// All code under a folder.
fn sources(folder: &Path) -> String {
    files(folder).iter().map(|path| fs::read_to_string(path).expect("code is text")).collect()
}

#[test]
fn russian_is_written_as_this_house_writes_it() {
    for (path, text) in catalogues("ru") {
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}: {line}", path.display(), number + 1);
            assert!(!line.contains(['ё', 'Ё']), "{place}");
            assert!(!line.contains("(а)") && !line.contains("(ась)"), "{place}");
            assert!(!line.contains('"') || line.contains("{\""), "{place}");
        }
    }
}

/// Every message of a language with its file and its words; what is put in when it is said is a 0.
fn messages(language: &str) -> Vec<(PathBuf, String, String)> {
    let mut found = Vec::new();
    for (path, source) in catalogues(language) {
        let resource =
            parser::parse(source.as_str()).unwrap_or_else(|_| panic!("{} is broken", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut text = String::new();
            message.value.iter().for_each(|pattern| read(pattern, &mut text));
            found.push((path.clone(), message.id.name.to_owned(), text));
        }
    }
    found
}

/// What stands in a text as code, and the rest.
fn code_and_prose(text: &str) -> (Vec<&str>, Vec<&str>) {
    let parts = text.split('`').enumerate();
    let (code, prose): (Vec<_>, Vec<_>) = parts.partition(|(number, _)| number % 2 == 1);
    let texts = |parts: Vec<(usize, _)>| parts.into_iter().map(|(_, part)| part).collect();
    (texts(code), texts(prose))
}

/// Every command of a language as it is typed: `/link`, `/link get`.
fn commands(language: &str) -> BTreeSet<String> {
    let all = messages(language).into_iter().filter(|(path, ..)| path.ends_with("commands.ftl"));
    let names: BTreeMap<String, String> = all.map(|(_, id, name)| (id, name)).collect();
    let typed = |id: &String| match id.split_once('-').and_then(|(parent, _)| names.get(parent)) {
        Some(parent) => format!("/{parent} {}", names[id]),
        None => format!("/{}", names[id]),
    };
    names.keys().filter(|id| !id.contains("--")).map(typed).collect()
}

#[test]
fn every_command_that_is_named_can_be_typed() {
    for language in languages() {
        let commands = commands(&language);
        for (path, id, text) in messages(&language) {
            for command in code_and_prose(&text).0.into_iter().filter(|code| code.starts_with('/')) {
                let is_there = command.contains('0') || commands.contains(command);
                assert!(is_there, "{}: {id} names {command}, which is no command", path.display());
            }
        }
    }
}

/// What Russian writes in Latin letters: names, and what stands so on a screen.
const NAMES: &[&str] = &[
    "Duet",
    "Discord",
    "Server",
    "Members",
    "Intent",
    "Bot",
    "YouTube",
    "Telegram",
    "TikTok",
    "Twitch",
    "Instagram",
    "X",
    "UTM",
    "CSV",
    "UTF",
    "UTC",
    "ISO",
    "utm",
    "source",
    "medium",
    "campaign",
    "erid",
    "QR",
    "HTTP",
    "Stripe",
    "RevenueCat",
];

#[test]
fn russian_is_written_in_russian_letters() {
    for (path, id, text) in messages("ru").into_iter().filter(|(_, id, _)| !id.contains("example")) {
        let prose = code_and_prose(&text).1.join(" ");
        let words = prose.split_whitespace().filter(|word| !word.contains("://"));
        for word in words.flat_map(|word| word.split(|letter: char| !letter.is_alphabetic())) {
            let is_latin = word.contains(|letter: char| letter.is_ascii_alphabetic());
            assert!(!is_latin || NAMES.contains(&word), "{}: {id} says {word}", path.display());
        }
    }
}

/// The verbs with which a refusal says what to do.
fn verbs(language: &str) -> &'static str {
    match language {
        "en" => {
            "add apply archive ask change choose copy give go grant import leave look move open pick remove revoke run save see send shorten \
             start take type use wait write"
        }
        "ru" => {
            "введите вызовите выберите выведите выдайте добавьте дождитесь загляните загрузите задайте измените исправьте наберите \
             напишите откройте отзовите переведите подайте подождите поднимите попробуйте попросите посмотрите пришлите \
             пройдите скопируйте сохраните сократите уберите укажите указывайте"
        }
        other => panic!("say here with which verbs a refusal in {other} says what to do"),
    }
}

#[test]
fn a_refusal_keeps_its_voice_down_says_what_is_wrong_and_then_what_to_do() {
    for language in languages() {
        let (commands, verbs) = (commands(&language), verbs(&language));
        let verbs: BTreeSet<&str> = verbs.split_whitespace().collect();
        for (_, id, text) in messages(&language).into_iter().filter(|(_, id, _)| id.starts_with("refusal-")) {
            assert!(!text.contains('!'), "{language}: {id}: {text}");
            assert!(text.ends_with('.'), "{language}: {id} ends in the middle: {text}");
            let (_, way_out) = text
                .split_once(". ")
                .unwrap_or_else(|| panic!("{language}: {id} says what is wrong and not what to do: {text}"));
            let (code, prose) = code_and_prose(way_out);
            let prose = prose.join(" ").to_lowercase();
            let has_verb =
                prose.split(|letter: char| !letter.is_alphabetic()).any(|word| verbs.contains(word));
            let names_command = code.iter().any(|code| commands.contains(*code));
            assert!(has_verb || names_command, "{language}: {id} does not say what to do: {way_out}");
        }
    }
}

/// The variables of each English message in order of appearance, which is the order of its constructor's parameters.
fn parameters() -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, text) in catalogues("en") {
        let mut message = String::new();
        for line in text.lines() {
            if let Some((id, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                message = id.replace('-', "_");
            }
            let names = found.entry(message.clone()).or_default();
            for name in line.split('$').skip(1).map(|rest| word(rest).to_owned()) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    found
}

/// The word that a text begins with.
fn word(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default()
}

/// What stands between the brackets that have just been opened, split at its own commas.
fn arguments(call: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in call.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' => {
                found.push(call[from..at].trim());
                break;
            }
            ',' if depth == 0 => {
                found.push(call[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

#[test]
fn no_message_is_given_one_variable_for_another() {
    let (code, parameters) = (sources(Path::new("src")), parameters());
    let mut faults = Vec::new();
    for call in code.split("text::").skip(1) {
        let message = word(call);
        let Some(call) = call[message.len()..].strip_prefix('(') else { continue };
        let Some(names) = parameters.get(message) else { continue };
        for (name, argument) in names.iter().zip(arguments(call)) {
            let mut words: Vec<&str> =
                argument.split(|letter: char| !letter.is_alphanumeric() && letter != '_').collect();
            words.retain(|word| !word.is_empty());
            // What is said stands last: in `person(*by)` it is `by`.
            let is_own = words.iter().any(|word| name.contains(word));
            if let Some(said) =
                words.last().filter(|said| !is_own && names.iter().any(|other| other == **said))
            {
                faults.push(format!("{message}: `{argument}` is said as ${name}, while there is ${said}"));
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
}
