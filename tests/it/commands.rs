//! The commands as Discord is told of them: what people type, in every language, within Discord's limits.

use std::collections::BTreeSet;

use duet::discord::commands;
use duet::domain::Language;
use duet::i18n::commands::naming;
use serde_json::{Value, json};

fn registered() -> Vec<Value> {
    commands::registration().iter().map(|command| json!(command)).collect()
}

fn inner<'a>(of: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    of[key].as_array().map_or(&[][..], Vec::as_slice).iter()
}

/// Everything with a name in `all`, by the path of English names that leads to it, with its siblings' names.
fn walk(all: &[Value], path: &str, visit: &mut impl FnMut(&str, &Value)) {
    for one in all {
        let name = one["name"].as_str().expect("a name");
        let path = format!("{path}/{name}");
        visit(&path, one);
        walk(&inner(one, "options").cloned().collect::<Vec<_>>(), &path, visit);
        walk(&inner(one, "choices").cloned().collect::<Vec<_>>(), &path, visit);
    }
}

fn is_menu(one: &Value, path: &str) -> bool {
    path.matches('/').count() == 1 && matches!(one["type"].as_u64(), Some(2 | 3))
}

fn is_choice(one: &Value) -> bool {
    one.get("value").is_some()
}

/// What Discord takes as the name of a command or option.
fn is_name(name: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'');
    (1..=32).contains(&name.chars().count()) && name.chars().all(fits) && name == name.to_lowercase()
}

#[test]
fn the_registered_commands_are_these() {
    insta::assert_json_snapshot!(registered());
}

#[test]
fn everything_has_a_name_in_every_language_that_discord_takes() {
    walk(&registered(), "", &mut |path, one| {
        let names = &one["name_localizations"];
        assert_eq!(names["en-US"], one["name"], "{path}");
        assert_eq!(names["en-US"], names["en-GB"], "{path}");
        for locale in ["en-US", "en-GB", "ru"] {
            let name = names[locale].as_str().unwrap_or_else(|| panic!("{path} has no name in {locale}"));
            match is_menu(one, path) || is_choice(one) {
                true => assert!((1..=100).contains(&name.chars().count()), "{path} in {locale}: {name}"),
                false => assert!(is_name(name), "{path} in {locale}: {name}"),
            }
        }
        if !is_choice(one) && !is_menu(one, path) {
            let russian = names["ru"].as_str().unwrap_or_default();
            assert!(!russian.contains(['ё', '-', '_']), "{path}: {russian} is awkward to type");
            assert!(
                russian.chars().all(|letter| matches!(letter, 'а'..='я') || letter == 'ё'),
                "{path}: {russian}"
            );
        }
    });
}

#[test]
fn everything_is_described_in_every_language_within_a_hundred_characters() {
    walk(&registered(), "", &mut |path, one| {
        if is_menu(one, path) || is_choice(one) {
            return;
        }
        let said = &one["description_localizations"];
        assert_eq!(said["en-US"], one["description"], "{path}");
        assert_eq!(said["en-US"], said["en-GB"], "{path}");
        for locale in ["en-US", "en-GB", "ru"] {
            let said = said[locale].as_str().unwrap_or_else(|| panic!("{path} is not described in {locale}"));
            assert!((1..=100).contains(&said.chars().count()), "{path} in {locale}: {said}");
            assert!(!said.ends_with('.'), "{path} in {locale}: {said}");
        }
    });
}

#[test]
fn nothing_has_the_name_of_its_neighbour_in_any_language() {
    fn apart(siblings: &[Value]) {
        for locale in ["en-US", "ru"] {
            let names: Vec<&str> =
                siblings.iter().filter_map(|one| one["name_localizations"][locale].as_str()).collect();
            let different: BTreeSet<&&str> = names.iter().collect();
            assert_eq!(different.len(), names.len(), "{names:?}");
        }
        for one in siblings {
            apart(&inner(one, "options").cloned().collect::<Vec<_>>());
            apart(&inner(one, "choices").cloned().collect::<Vec<_>>());
        }
    }
    let (menus, typed): (Vec<Value>, Vec<Value>) =
        registered().into_iter().partition(|one| is_menu(one, "/"));
    apart(&menus);
    apart(&typed);
}

#[test]
fn there_is_room_for_every_command() {
    let all = registered();
    assert!(all.len() <= 100);
    walk(&all, "", &mut |path, one| {
        assert!(inner(one, "options").count() <= 25 && inner(one, "choices").count() <= 25, "{path}");
    });
    for command in &all {
        let mut length = 0;
        walk(std::slice::from_ref(command), "", &mut |_, one| {
            for key in ["name", "description"] {
                let localized = one[format!("{key}_localizations")].as_object();
                let texts = localized.into_iter().flat_map(|texts| texts.values()).chain([&one[key]]);
                length += texts.filter_map(Value::as_str).map(|text| text.chars().count()).max().unwrap_or(0);
            }
            length += one["value"].as_str().map_or(0, |value| value.chars().count());
        });
        assert!(length <= 8_000, "{}: {length}", command["name"]);
    }
}

#[test]
fn staff_commands_are_hidden_from_everybody_else_and_stay_in_the_server() {
    let staff = commands::staff();
    for expected in ["campaign", "creator", "Creator card", "program", "review"] {
        assert!(staff.contains(expected), "{expected} is open to all");
    }
    for command in registered() {
        let contexts: Vec<u64> = inner(&command, "contexts").filter_map(Value::as_u64).collect();
        assert!(contexts.contains(&0), "{} says nothing of where it works", command["name"]);
        if command.get("default_member_permissions").is_some_and(|bits| !bits.is_null()) {
            assert_eq!(command["default_member_permissions"], "32", "{}", command["name"]);
            assert_eq!(contexts, [0], "{}", command["name"]);
        }
    }
}

#[test]
fn every_name_in_the_catalogue_is_registered() {
    let mut known = BTreeSet::new();
    walk(&registered(), "", &mut |path, one| {
        let mut id = String::new();
        let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        let last = parts.len() - 1;
        for (index, part) in parts.iter().enumerate() {
            let is_parameter =
                index == last && (is_choice(one) || !matches!(one["type"].as_u64(), None | Some(1 | 2)));
            let sign = if index == 0 {
                ""
            } else if is_parameter {
                "--"
            } else {
                "-"
            };
            id.push_str(sign);
            id.push_str(part);
        }
        if is_choice(one) {
            return;
        }
        if parts.len() == 1 && matches!(one["type"].as_u64(), Some(2 | 3)) {
            id.insert_str(0, "menu-");
        }
        known.insert(id.to_lowercase().replace([' ', '…'], "-").trim_end_matches('-').to_owned());
    });
    for id in ids("locales/en/commands.ftl") {
        let is_choice = id.split("--").count() > 2;
        assert!(is_choice || known.contains(&id), "{id} names nothing that is registered");
        for language in Language::ALL {
            assert!(naming(*language, &id).is_some(), "{id} has no name in {language}");
        }
    }
}

/// The messages of a catalogue.
fn ids(path: &str) -> Vec<String> {
    let text = std::fs::read_to_string(path).expect("a catalogue");
    let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
    text.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(id)
        .collect()
}
