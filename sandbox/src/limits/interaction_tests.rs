//! Tests of which answer each interaction takes.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

const ALL: [Asked; 5] = [
    Asked::Command,
    Asked::Component,
    Asked::Autocomplete(3),
    Asked::Modal { from_message: false },
    Asked::Modal { from_message: true },
];

fn answer(kind: i64, data: Value, asked: Asked) -> Result<(), Refused> {
    let before = json!({ "content": "before", "embeds": [], "attachments": [] });
    interaction_response(&json!({ "type": kind, "data": data }), asked, &before, &[])
}

#[test]
fn each_interaction_takes_its_own_kinds_of_answer() {
    let form = json!({ "title": "t", "custom_id": "c", "components": [
        { "type": 1, "components": [{ "type": 4, "custom_id": "a", "style": 1, "label": "l" }] }
    ] });
    let says = json!({ "content": "x" });
    let table: [(i64, Value, [bool; 5]); 7] = [
        (4, says.clone(), [true, true, false, true, true]),
        (5, json!({ "flags": 64 }), [true, true, false, true, true]),
        (6, json!(null), [false, true, false, false, true]),
        (7, says, [false, true, false, false, true]),
        (8, json!({ "choices": [] }), [false, false, true, false, false]),
        (9, form, [true, true, false, false, false]),
        (1, json!(null), [false; 5]),
    ];
    for (kind, data, taken) in table {
        for (asked, taken) in ALL.into_iter().zip(taken) {
            let expected = if taken { "accepted" } else { "BASE_TYPE_CHOICES" };
            assert_eq!(fault(answer(kind, data.clone(), asked), "type"), expected, "{kind} to {asked:?}");
        }
    }
    assert_eq!(
        fault(interaction_response(&json!({}), ALL[0], &json!(null), &[]), "type"),
        "BASE_TYPE_REQUIRED"
    );
    assert_eq!(answer(10, json!(null), ALL[0]).map_err(|refused| refused.status), Err(501));
}

#[test]
fn faults_in_the_data_are_listed_under_data() {
    for (kind, asked, data, path, expected) in [
        (4, ALL[0], json!({ "content": "a".repeat(2001) }), "data.content", "BASE_TYPE_MAX_LENGTH"),
        (4, ALL[0], json!({ "content": "x", "flags": 128 }), "data.flags", "SANDBOX_FLAGS_NOT_SETTABLE"),
        (4, ALL[0], json!({ "content": "" }), "", "50006"),
        (4, ALL[0], json!(null), "data", "BASE_TYPE_REQUIRED"),
        (5, ALL[0], json!(null), "", "accepted"),
        (5, ALL[0], json!({ "flags": 64, "attachments": [] }), "", "accepted"),
        (5, ALL[0], json!({ "flags": 4 }), "data.flags", "SANDBOX_FLAGS_NOT_SETTABLE"),
        (7, ALL[1], json!(null), "", "accepted"),
        (7, ALL[1], json!({ "components": [] }), "", "accepted"),
        (7, ALL[1], json!({ "content": "" }), "", "50006"),
        (7, ALL[1], json!({ "embeds": [{}] }), "data.embeds.0.description", "BASE_TYPE_REQUIRED"),
        (
            9,
            ALL[0],
            json!({ "title": "t", "custom_id": "c", "components": [] }),
            "data.components",
            "BASE_TYPE_REQUIRED",
        ),
        (9, ALL[0], json!(null), "data", "BASE_TYPE_REQUIRED"),
    ] {
        assert_eq!(fault(answer(kind, data.clone(), asked), path), expected, "{kind} {data}");
    }
    let extra = interaction_response(&json!({ "type": 6, "date": 1 }), ALL[1], &json!(null), &[]);
    assert_eq!(fault(extra, "date"), "SANDBOX_UNKNOWN_FIELD");
}

#[test]
fn completion_has_at_most_25_choices_of_the_options_own_type() {
    let complete =
        |choices: Value, kind: u8| answer(8, json!({ "choices": choices }), Asked::Autocomplete(kind));
    let many = |count: usize| json!(vec![json!({ "name": "n", "value": "v" }); count]);
    assert_eq!(complete(many(0), 3), Ok(()));
    assert_eq!(complete(many(25), 3), Ok(()));
    assert_eq!(fault(complete(many(26), 3), "data.choices"), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(fault(answer(8, json!({}), ALL[2]), "data.choices"), "BASE_TYPE_REQUIRED");
    for (kind, choice, path, expected) in [
        (3, json!({ "name": "я".repeat(100), "value": "v".repeat(100) }), "", "accepted"),
        (3, json!({ "name": "я".repeat(101), "value": "v" }), "name", "BASE_TYPE_BAD_LENGTH"),
        (3, json!({ "name": "", "value": "v" }), "name", "BASE_TYPE_REQUIRED"),
        (3, json!({ "name": "n", "value": "v".repeat(101) }), "value", "BASE_TYPE_MAX_LENGTH"),
        (3, json!({ "name": "n", "value": 5 }), "value", "STRING_TYPE_CONVERT"),
        (3, json!({ "name": "n" }), "value", "BASE_TYPE_REQUIRED"),
        (3, json!({ "name": "n", "value": "v", "name_localizations": { "ru": "имя" } }), "", "accepted"),
        (
            3,
            json!({ "name": "n", "value": "v", "name_localizations": { "rus": "имя" } }),
            "name_localizations.rus",
            "ENUM_TYPE_COERCE",
        ),
        (4, json!({ "name": "n", "value": 9_007_199_254_740_991_i64 }), "", "accepted"),
        (4, json!({ "name": "n", "value": 9_007_199_254_740_992_i64 }), "value", "NUMBER_TYPE_MAX"),
        (4, json!({ "name": "n", "value": 1.5 }), "value", "NUMBER_TYPE_COERCE"),
        (4, json!({ "name": "n", "value": "1" }), "value", "NUMBER_TYPE_COERCE"),
        (10, json!({ "name": "n", "value": 1.5 }), "", "accepted"),
        (10, json!({ "name": "n", "value": "1.5" }), "value", "NUMBER_TYPE_COERCE"),
        (10, json!({ "name": "n", "value": 1e17 }), "value", "NUMBER_TYPE_COERCE"),
        (3, json!({ "name": "n", "value": "v", "label": "l" }), "label", "SANDBOX_UNKNOWN_FIELD"),
    ] {
        let path = format!("data.choices.0.{path}");
        assert_eq!(fault(complete(json!([choice.clone()]), kind), &path), expected, "{kind} {choice}");
    }
}
