//! Tests of commands, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

fn named(name: &str) -> Value {
    json!({ "name": name, "description": "d" })
}

fn check(body: Value) -> Result<(), Refused> {
    command(&body)
}

/// A command with one field set.
fn with(key: &str, value: Value) -> Value {
    let mut body = named("link");
    body[key] = value;
    body
}

#[test]
fn a_typed_name_is_lower_case_letters_digits_and_three_marks() {
    for (name, expected) in [
        ("link", "accepted"),
        ("ссылка", "accepted"),
        ("l", "accepted"),
        ("a-b_c'd1", "accepted"),
        ("हिन्दी", "accepted"),
        ("คำสั่ง", "accepted"),
        ("日本語", "accepted"),
        ("Link", "APPLICATION_COMMAND_INVALID_NAME"),
        ("Ссылка", "APPLICATION_COMMAND_INVALID_NAME"),
        ("чек ин", "APPLICATION_COMMAND_INVALID_NAME"),
        ("link!", "APPLICATION_COMMAND_INVALID_NAME"),
        ("a.b", "APPLICATION_COMMAND_INVALID_NAME"),
        ("🌐", "APPLICATION_COMMAND_INVALID_NAME"),
        ("и\u{306}", "APPLICATION_COMMAND_INVALID_NAME"),
        ("a\u{200b}b", "APPLICATION_COMMAND_INVALID_NAME"),
        ("", "BASE_TYPE_REQUIRED"),
    ] {
        assert_eq!(fault(check(named(name)), "name"), expected, "{name}");
        if !name.is_empty() {
            let localized = check(with("name_localizations", json!({ "ru": name })));
            assert_eq!(fault(localized, "name_localizations.ru"), expected, "{name}");
        }
    }
    assert_eq!(check(named(&"я".repeat(32))), Ok(()));
    assert_eq!(fault(check(named(&"я".repeat(33))), "name"), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(check(json!({ "description": "d" })), "name"), "BASE_TYPE_REQUIRED");
}

#[test]
fn a_menu_has_any_name_and_no_description() {
    for kind in [2, 3] {
        let menu = |name: &str| json!({ "type": kind, "name": name, "options": [], "description": "" });
        for name in ["Creator card", "Познакомить…", "Show in my language"] {
            assert_eq!(check(menu(name)), Ok(()), "{name}");
        }
        assert_eq!(check(menu(&"Я".repeat(32))), Ok(()));
        assert_eq!(fault(check(menu(&"Я".repeat(33))), "name"), "BASE_TYPE_BAD_LENGTH");
        assert_eq!(fault(check(menu("  ")), "name"), "APPLICATION_COMMAND_INVALID_NAME");
        let described = json!({ "type": kind, "name": "Card", "description": "d" });
        assert_eq!(fault(check(described), "description"), "SANDBOX_MISPLACED_FIELD");
        let optioned = json!({ "type": kind, "name": "Card", "options": [{ "type": 3, "name": "a", "description": "d" }] });
        assert_eq!(fault(check(optioned), "options"), "SANDBOX_MISPLACED_FIELD");
    }
}

#[test]
fn descriptions_and_translations_have_their_lengths_and_known_languages() {
    for (key, value, path, expected) in [
        ("description", json!("я".repeat(100)), "description", "accepted"),
        ("description", json!("я".repeat(101)), "description", "BASE_TYPE_BAD_LENGTH"),
        ("description", json!(""), "description", "BASE_TYPE_REQUIRED"),
        ("description", json!(null), "description", "BASE_TYPE_REQUIRED"),
        (
            "description_localizations",
            json!({ "ru": "я".repeat(100) }),
            "description_localizations.ru",
            "accepted",
        ),
        (
            "description_localizations",
            json!({ "ru": "я".repeat(101) }),
            "description_localizations.ru",
            "BASE_TYPE_BAD_LENGTH",
        ),
        (
            "description_localizations",
            json!({ "ru": "" }),
            "description_localizations.ru",
            "BASE_TYPE_REQUIRED",
        ),
        (
            "description_localizations",
            json!({ "ru": null }),
            "description_localizations.ru",
            "STRING_TYPE_CONVERT",
        ),
        (
            "description_localizations",
            json!({ "en": "d" }),
            "description_localizations.en",
            "ENUM_TYPE_COERCE",
        ),
        ("name_localizations", json!({ "en-US": "a", "en-GB": "a", "ru": "б" }), "", "accepted"),
        ("name_localizations", json!({ "ru-RU": "б" }), "name_localizations.ru-RU", "ENUM_TYPE_COERCE"),
        ("name_localizations", json!({ "RU": "б" }), "name_localizations.RU", "ENUM_TYPE_COERCE"),
        ("name_localizations", json!(["ru"]), "name_localizations", "DICT_TYPE_CONVERT"),
        ("name_localizations", json!(null), "", "accepted"),
        ("name_localizations", json!({}), "", "accepted"),
    ] {
        assert_eq!(fault(check(with(key, value.clone())), path), expected, "{key} {value}");
    }
    for locale in locale::LOCALES {
        assert_eq!(check(with("name_localizations", json!({ locale: "a" }))), Ok(()), "{locale}");
    }
}

#[test]
fn the_other_fields_have_their_types() {
    for (key, value, expected) in [
        ("default_member_permissions", json!("32"), "accepted"),
        ("default_member_permissions", json!("0"), "accepted"),
        ("default_member_permissions", json!(null), "accepted"),
        ("default_member_permissions", json!("manage"), "BITFIELD_TYPE_CONVERT"),
        ("default_member_permissions", json!(""), "BITFIELD_TYPE_CONVERT"),
        ("dm_permission", json!(false), "accepted"),
        ("dm_permission", json!("no"), "BOOLEAN_TYPE_CONVERT"),
        ("nsfw", json!(false), "accepted"),
        ("contexts", json!([0, 1, 2]), "accepted"),
        ("contexts", json!([]), "BASE_TYPE_REQUIRED"),
        ("integration_types", json!([0, 1]), "accepted"),
        ("type", json!(1), "accepted"),
        ("type", json!(5), "BASE_TYPE_CHOICES"),
        ("handler", json!(1), "SANDBOX_MISPLACED_FIELD"),
        ("id", json!("5"), "SANDBOX_UNKNOWN_FIELD"),
        ("permissions", json!("5"), "SANDBOX_UNKNOWN_FIELD"),
    ] {
        assert_eq!(fault(check(with(key, value.clone())), key), expected, "{key} {value}");
    }
    for (key, value) in
        [("contexts", json!([3])), ("contexts", json!([0, 0])), ("integration_types", json!([2]))]
    {
        let last = value.as_array().map_or(0, |list| list.len() - 1);
        assert_eq!(fault(check(with(key, value)), &format!("{key}.{last}")), "ENUM_TYPE_COERCE");
    }
    assert_eq!(check(with("type", json!(4))).map_err(|refused| refused.status), Err(501));
}

#[test]
fn a_command_holds_eight_thousand_characters() {
    let big = |last: usize| {
        let choice =
            |n: usize, length: usize| json!({ "name": format!("{n:02}"), "value": "v".repeat(length) });
        let choices = |count: usize| (0..count).map(|n| choice(n, 98)).collect::<Vec<_>>();
        let option = |name: &str, choices: Vec<Value>| json!({ "type": 3, "name": name, "description": "d", "choices": choices });
        let mut few = choices(4);
        few.push(choice(90, last));
        let full = ["o1", "o2", "o3"].map(|name| option(name, choices(25)));
        let options = [&full[..], &[option("o4", few)]].concat();
        check(json!({ "name": "link", "description": "d", "options": options }))
    };
    // 5 for the command, 4 options of 3, 79 choices of 100, and one of 2 and its value: 7919 and the value.
    assert_eq!(big(81), Ok(()));
    assert_eq!(fault(big(82), ""), "APPLICATION_COMMAND_TOO_LARGE");
}

#[test]
fn only_the_longest_language_counts_towards_the_size() {
    let translated = |last: usize| {
        let ru = |length: usize| json!({ "ru": "я".repeat(length), "de": "x" });
        let option = |n: usize| {
            let choice = |c: usize| json!({ "name": format!("{c:02}"), "name_localizations": { "ru": format!("{c}{}", "я".repeat(99)) }, "value": "v" });
            let choices = (0..3).map(choice).collect::<Vec<_>>();
            json!({ "type": 3, "name": format!("{n:02}"), "description": "d", "choices": choices })
        };
        let mut options = (0..25).map(option).collect::<Vec<_>>();
        for (option, length) in options.iter_mut().zip([100, 100, last]) {
            option["description_localizations"] = ru(length);
        }
        check(json!({
            "name": "link", "description": "d".repeat(100), "description_localizations": ru(96), "options": options
        }))
    };
    // 104 for the command, 25 options of 2 + 1 + 3 * 101, and the longer descriptions: 104 + 7650 + 99 + 99 + last - 1.
    assert_eq!(translated(49), Ok(()));
    assert_eq!(fault(translated(50), ""), "APPLICATION_COMMAND_TOO_LARGE");
}

#[test]
fn a_list_of_commands_has_room_and_no_name_twice() {
    let list = |kind: i64, count: usize| {
        let of = |n: usize| json!({ "type": kind, "name": format!("c{n}"), "description": if kind == 1 { "d" } else { "" } });
        (0..count).map(of).collect::<Vec<_>>()
    };
    for (kind, most) in [(1, 100), (2, 15), (3, 15)] {
        assert_eq!(commands(&json!(list(kind, most))), Ok(()), "{kind}");
        assert_eq!(fault(commands(&json!(list(kind, most + 1))), ""), "30032", "{kind}");
    }
    let all = [list(1, 100), list(2, 15), list(3, 15)].concat();
    assert_eq!(commands(&json!(all)), Ok(()));
    assert_eq!(commands_fit(&all), Ok(()));
    let twice = commands(&json!([named("a"), named("b"), named("a")]));
    assert_eq!(fault(twice, "2.name"), "APPLICATION_COMMANDS_DUPLICATE_NAME");
    let kinds = json!([named("card"), { "type": 2, "name": "card" }, { "type": 3, "name": "card" }]);
    assert_eq!(commands(&kinds), Ok(()));
    let mut translated = [named("a"), named("b")];
    for command in &mut translated {
        command["name_localizations"] = json!({ "ru": "один" });
    }
    let same = commands(&json!(translated));
    assert_eq!(fault(same, "1.name_localizations.ru"), "APPLICATION_COMMANDS_DUPLICATE_NAME");
    let wrong = commands(&json!([named("a"), named("B")]));
    assert_eq!(fault(wrong, "1.name"), "APPLICATION_COMMAND_INVALID_NAME");
    assert_eq!(commands(&json!([{ "id": "5", "name": "a", "description": "d" }])), Ok(()));
    assert_eq!(fault(commands(&json!({})), ""), "LIST_TYPE_CONVERT");
}

#[test]
fn an_edit_is_checked_together_with_what_it_leaves() {
    let before = json!({
        "id": "1", "application_id": "2", "version": "3", "type": 1, "name": "link", "description": "d",
        "options": [{ "type": 3, "name": "a", "description": "d", "required": true }]
    });
    assert_eq!(command_edit(&json!({}), &before), Ok(()));
    assert_eq!(command_edit(&json!({ "description": "new" }), &before), Ok(()));
    let upper = command_edit(&json!({ "name": "Link" }), &before);
    assert_eq!(fault(upper, "name"), "APPLICATION_COMMAND_INVALID_NAME");
    let kind = command_edit(&json!({ "type": 2 }), &before);
    assert_eq!(fault(kind, "type"), "SANDBOX_UNKNOWN_FIELD");
    let emptied = command_edit(&json!({ "description": "" }), &before);
    assert_eq!(fault(emptied, "description"), "BASE_TYPE_REQUIRED");
}
