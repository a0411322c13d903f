//! The words of every language: plurals where a count stands, nothing unused, nothing out of tone.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

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
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
        let path = entry.path();
        match path.is_dir() {
            true => all.push_str(&sources(&path)),
            false => all.push_str(&fs::read_to_string(&path).expect("code is text")),
        }
    }
    all
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

#[test]
fn a_refusal_keeps_its_voice_down_and_shows_the_way_out() {
    for language in languages() {
        let refusals = catalogues(&language).into_iter().find(|(path, _)| path.ends_with("refusals.ftl"));
        let (_, text) = refusals.expect("every language refuses");
        for block in
            text.split("\nrefusal-").skip(1).map(|block| block.split("\nfield-").next().unwrap_or_default())
        {
            assert!(!block.contains('!'), "{language}: {block}");
            let sentences = block.matches(['.', ':', ';', '—']).count();
            assert!(sentences > 0, "{language}: {block}");
        }
    }
}
