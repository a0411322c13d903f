//! Tests of the options of commands, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::super::{Refused, command};

fn check(options: Value) -> Result<(), Refused> {
    command(&json!({ "name": "link", "description": "d", "options": options }))
}

fn option(kind: i64, name: &str) -> Value {
    json!({ "type": kind, "name": name, "description": "d" })
}

/// An option of a kind with one field set.
fn with(kind: i64, key: &str, value: Value) -> Value {
    let mut option = option(kind, "name");
    option[key] = value;
    json!([option])
}

fn nested(kind: i64, name: &str, options: Value) -> Value {
    json!({ "type": kind, "name": name, "description": "d", "options": options })
}

#[test]
fn at_most_25_options_with_names_of_their_own() {
    let many = |count: usize| json!((0..count).map(|n| option(3, &format!("o{n}"))).collect::<Vec<_>>());
    assert_eq!(check(many(25)), Ok(()));
    assert_eq!(fault(check(many(26)), "options"), "BASE_TYPE_MAX_LENGTH");
    let code = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS";
    assert_eq!(fault(check(json!([option(3, "a"), option(4, "a")])), "options.1.name"), code);
    let mut pair = [option(3, "a"), option(3, "b")];
    for option in &mut pair {
        option["name_localizations"] = json!({ "ru": "имя" });
    }
    assert_eq!(fault(check(json!(pair)), "options.1.name_localizations.ru"), code);
    for (key, wrong, expected) in [
        ("name", json!("Name"), "APPLICATION_COMMAND_INVALID_NAME"),
        ("name", json!("two words"), "APPLICATION_COMMAND_INVALID_NAME"),
        ("name", json!("я".repeat(33)), "BASE_TYPE_BAD_LENGTH"),
        ("name", json!(null), "BASE_TYPE_REQUIRED"),
        ("description", json!("d".repeat(101)), "BASE_TYPE_BAD_LENGTH"),
        ("description", json!(""), "BASE_TYPE_REQUIRED"),
        ("description", json!(null), "BASE_TYPE_REQUIRED"),
        ("type", json!(12), "BASE_TYPE_CHOICES"),
        ("type", json!(0), "BASE_TYPE_CHOICES"),
        ("type", json!(null), "BASE_TYPE_REQUIRED"),
        ("required", json!(1), "BOOLEAN_TYPE_CONVERT"),
        ("default", json!(true), "SANDBOX_UNKNOWN_FIELD"),
    ] {
        assert_eq!(
            fault(check(with(3, key, wrong.clone())), &format!("options.0.{key}")),
            expected,
            "{key} {wrong}"
        );
    }
}

#[test]
fn required_options_come_first() {
    let required = |name: &str| json!({ "type": 3, "name": name, "description": "d", "required": true });
    assert_eq!(check(json!([required("a"), required("b"), option(3, "c")])), Ok(()));
    let late = check(json!([required("a"), option(3, "b"), required("c")]));
    assert_eq!(fault(late, "options.2"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
    let inside = check(json!([nested(1, "get", json!([option(3, "b"), required("c")]))]));
    assert_eq!(fault(inside, "options.0.options.1"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID");
}

#[test]
fn subcommands_nest_one_group_deep_and_stand_alone() {
    let leaf = nested(1, "get", json!([option(3, "a")]));
    let group = nested(2, "group", json!([leaf]));
    assert_eq!(check(json!([leaf, option(1, "list"), group])), Ok(()));
    assert_eq!(
        fault(check(json!([leaf, option(3, "a")])), "options.1"),
        "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"
    );
    for (options, path) in [
        (json!([nested(1, "a", json!([option(1, "b")]))]), "options.0.options.0.type"),
        (json!([nested(1, "a", json!([option(2, "b")]))]), "options.0.options.0.type"),
        (json!([nested(2, "a", json!([option(2, "b")]))]), "options.0.options.0.type"),
        (json!([nested(2, "a", json!([option(3, "b")]))]), "options.0.options.0.type"),
        (
            json!([nested(2, "a", json!([nested(1, "b", json!([option(1, "c")]))]))]),
            "options.0.options.0.options.0.type",
        ),
    ] {
        assert_eq!(fault(check(options.clone()), path), "BASE_TYPE_CHOICES", "{options}");
    }
    let many = |count: usize| json!((0..count).map(|n| option(1, &format!("s{n}"))).collect::<Vec<_>>());
    assert_eq!(check(many(25)), Ok(()));
    assert_eq!(fault(check(many(26)), "options"), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(fault(check(json!([nested(2, "g", many(26))])), "options.0.options"), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(
        fault(check(with(1, "required", json!(true))), "options.0.required"),
        "SANDBOX_MISPLACED_FIELD"
    );
    assert_eq!(check(with(1, "required", json!(false))), Ok(()));
}

#[test]
fn choices_are_at_most_25_with_names_of_their_own() {
    let choices = |count: usize| {
        json!((0..count).map(|n| json!({ "name": format!("n{n}"), "value": "v" })).collect::<Vec<_>>())
    };
    assert_eq!(check(with(3, "choices", choices(25))), Ok(()));
    assert_eq!(fault(check(with(3, "choices", choices(26))), "options.0.choices"), "BASE_TYPE_MAX_LENGTH");
    let same = json!([{ "name": "n", "value": "a" }, { "name": "n", "value": "b" }]);
    assert_eq!(
        fault(check(with(3, "choices", same)), "options.0.choices.1.name"),
        "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS"
    );
    for (kind, choice, key, expected) in [
        (3, json!({ "name": "n".repeat(100), "value": "v".repeat(100) }), "", "accepted"),
        (3, json!({ "name": "n".repeat(101), "value": "v" }), "name", "BASE_TYPE_BAD_LENGTH"),
        (3, json!({ "name": "", "value": "v" }), "name", "BASE_TYPE_REQUIRED"),
        (3, json!({ "name": "n", "value": "v".repeat(101) }), "value", "BASE_TYPE_MAX_LENGTH"),
        (3, json!({ "name": "n", "value": 1 }), "value", "STRING_TYPE_CONVERT"),
        (4, json!({ "name": "n", "value": 1 }), "", "accepted"),
        (4, json!({ "name": "n", "value": "1" }), "value", "NUMBER_TYPE_COERCE"),
        (4, json!({ "name": "n", "value": -9_007_199_254_740_991_i64 }), "", "accepted"),
        (4, json!({ "name": "n", "value": -9_007_199_254_740_992_i64 }), "value", "NUMBER_TYPE_MIN"),
        (10, json!({ "name": "n", "value": 0.5 }), "", "accepted"),
    ] {
        let path = format!("options.0.choices.0.{key}");
        assert_eq!(fault(check(with(kind, "choices", json!([choice.clone()]))), &path), expected, "{choice}");
    }
    for kind in [1, 2, 5, 6, 7, 8, 9, 11] {
        assert_eq!(check(with(kind, "choices", json!([]))), Ok(()), "{kind}");
        assert_eq!(check(with(kind, "autocomplete", json!(false))), Ok(()), "{kind}");
        let chosen = check(with(kind, "choices", choices(1)));
        assert_eq!(fault(chosen, "options.0.choices"), "SANDBOX_MISPLACED_FIELD", "{kind}");
        let completed = check(with(kind, "autocomplete", json!(true)));
        assert_eq!(fault(completed, "options.0.autocomplete"), "SANDBOX_MISPLACED_FIELD", "{kind}");
    }
}

#[test]
fn an_option_has_choices_or_completes() {
    let both = |completes: bool, choices: Value| json!([{ "type": 3, "name": "n", "description": "d", "autocomplete": completes, "choices": choices }]);
    let choice = json!([{ "name": "n", "value": "v" }]);
    assert_eq!(check(both(true, json!([]))), Ok(()));
    assert_eq!(check(both(false, choice.clone())), Ok(()));
    assert_eq!(
        fault(check(both(true, choice)), "options.0.autocomplete"),
        "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES"
    );
}

#[test]
fn bounds_hold_on_both_sides_and_agree() {
    for (kind, key, fine, wrong, expected) in [
        (3, "min_length", json!(0), json!(-1), "NUMBER_TYPE_MIN"),
        (3, "min_length", json!(6000), json!(6001), "NUMBER_TYPE_MAX"),
        (3, "max_length", json!(1), json!(0), "NUMBER_TYPE_MIN"),
        (3, "max_length", json!(6000), json!(6001), "NUMBER_TYPE_MAX"),
        (4, "min_value", json!(-5), json!(0.5), "NUMBER_TYPE_COERCE"),
        (4, "max_value", json!(5), json!("5"), "NUMBER_TYPE_COERCE"),
        (10, "max_value", json!(5.5), json!("5"), "NUMBER_TYPE_COERCE"),
        (3, "min_value", json!(null), json!(1), "SANDBOX_MISPLACED_FIELD"),
        (4, "min_length", json!(null), json!(1), "SANDBOX_MISPLACED_FIELD"),
        (7, "channel_types", json!([0, 5]), json!(0), "LIST_TYPE_CONVERT"),
        (3, "channel_types", json!([]), json!([0]), "SANDBOX_MISPLACED_FIELD"),
        (3, "options", json!([]), json!([{ "type": 3 }]), "SANDBOX_MISPLACED_FIELD"),
        (11, "file_types", json!(["image", ".pdf"]), json!("image"), "LIST_TYPE_CONVERT"),
    ] {
        assert_eq!(check(with(kind, key, fine.clone())), Ok(()), "{key} {fine}");
        assert_eq!(
            fault(check(with(kind, key, wrong.clone())), &format!("options.0.{key}")),
            expected,
            "{key} {wrong}"
        );
    }
    assert_eq!(
        fault(check(with(7, "channel_types", json!([9]))), "options.0.channel_types.0"),
        "ENUM_TYPE_COERCE"
    );
    for (kind, low, high, key) in
        [(3, "min_length", "max_length", "min_length"), (4, "min_value", "max_value", "min_value")]
    {
        let between = |least: i64, most: i64| {
            let mut option = option(kind, "n");
            option[low] = json!(least);
            option[high] = json!(most);
            check(json!([option]))
        };
        assert_eq!(between(3, 3), Ok(()));
        assert_eq!(fault(between(4, 3), &format!("options.0.{key}")), "NUMBER_TYPE_MAX");
    }
}
