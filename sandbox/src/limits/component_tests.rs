//! Tests of rows and buttons, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

fn check(rows: Value) -> Result<(), super::super::Refused> {
    let body = json!({ "components": rows });
    Form::read(|form| super::rows(form, body.as_object().expect("an object")))
}

fn press(id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "Go", "custom_id": id })
}

fn row(children: Vec<Value>) -> Value {
    json!({ "type": 1, "components": children })
}

/// One button with these fields instead of the usual ones.
fn one(button: Value) -> Value {
    json!([{ "type": 1, "components": [button] }])
}

#[test]
fn five_rows_of_five_buttons_are_the_most() {
    let rows = |height: usize, width: usize| {
        let cell = |y: usize, x: usize| press(&format!("{y}/{x}"));
        json!((0..height).map(|y| row((0..width).map(|x| cell(y, x)).collect())).collect::<Vec<_>>())
    };
    assert_eq!(check(rows(0, 0)), Ok(()));
    assert_eq!(check(rows(5, 5)), Ok(()));
    assert_eq!(fault(check(rows(6, 1)), "components"), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(fault(check(rows(1, 6)), "components.0.components"), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(check(rows(1, 0)), "components.0.components"), "BASE_TYPE_REQUIRED");
    assert_eq!(fault(check(json!([{ "type": 1 }])), "components.0.components"), "BASE_TYPE_REQUIRED");
}

#[test]
fn a_menu_fills_its_row() {
    let menu = json!({ "type": 5, "custom_id": "who" });
    assert_eq!(check(json!([row(vec![menu.clone()])])), Ok(()));
    for children in [
        vec![menu.clone(), press("a")],
        vec![press("a"), menu.clone()],
        vec![menu, json!({ "type": 6, "custom_id": "role" })],
    ] {
        let refused = check(json!([row(children)]));
        assert_eq!(fault(refused, "components.0.components.1"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED");
    }
}

#[test]
fn only_rows_stand_alone_and_only_buttons_and_menus_in_them() {
    for kind in [2, 3, 4, 9, 10, 17, 18] {
        assert_eq!(
            fault(check(json!([{ "type": kind }])), "components.0.type"),
            "UNION_TYPE_CHOICES",
            "{kind}"
        );
    }
    for kind in [1, 4, 9, 10, 18, 99] {
        let path = "components.0.components.0.type";
        assert_eq!(fault(check(one(json!({ "type": kind }))), path), "UNION_TYPE_CHOICES", "{kind}");
    }
    assert_eq!(fault(check(one(json!({}))), "components.0.components.0.type"), "BASE_TYPE_REQUIRED");
    assert_eq!(fault(check(json!(["row"])), "components.0"), "MODEL_TYPE_CONVERT");
}

#[test]
fn a_custom_id_is_short_and_used_once_in_a_message() {
    for (id, expected) in [
        ("x".repeat(100), "accepted"),
        ("я".repeat(100), "accepted"),
        ("x".repeat(101), "BASE_TYPE_BAD_LENGTH"),
        (String::new(), "BASE_TYPE_REQUIRED"),
    ] {
        assert_eq!(fault(check(one(press(&id))), "components.0.components.0.custom_id"), expected, "{id}");
    }
    let twice = check(json!([row(vec![press("a"), press("b")]), row(vec![press("c"), press("a")])]));
    assert_eq!(fault(twice, "components.1.components.1.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED");
    let menu = json!({ "type": 8, "custom_id": "a" });
    let shared = check(json!([row(vec![press("a")]), row(vec![menu])]));
    assert_eq!(fault(shared, "components.1.components.0.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED");
    let numbered = |id: i64| json!([{ "type": 1, "id": id, "components": [{ "type": 2, "id": id, "style": 1, "label": "x", "custom_id": "x" }] }]);
    assert_eq!(check(numbered(0)), Ok(()));
    assert_eq!(fault(check(numbered(7)), "components.0.components.0.id"), "COMPONENT_ID_DUPLICATED");
}

#[test]
fn a_button_has_what_its_style_needs() {
    let at = |key: &str| format!("components.0.components.0.{key}");
    for (button, key, expected) in [
        (json!({ "type": 2, "style": 5, "label": "Open", "url": "https://example.com" }), "", "accepted"),
        (json!({ "type": 2, "style": 5, "label": "Open", "url": "discord://-/home" }), "", "accepted"),
        (json!({ "type": 2, "style": 5, "label": "Open" }), "url", "BASE_TYPE_REQUIRED"),
        (
            json!({ "type": 2, "style": 5, "label": "Open", "url": "https://a.b", "custom_id": "x" }),
            "custom_id",
            "BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
        ),
        (
            json!({ "type": 2, "style": 5, "label": "Open", "url": "attachment://a" }),
            "url",
            "URL_TYPE_INVALID_SCHEME",
        ),
        (
            json!({ "type": 2, "style": 5, "label": "O", "url": format!("https://a.b/{}", "x".repeat(500)) }),
            "",
            "accepted",
        ),
        (
            json!({ "type": 2, "style": 5, "label": "O", "url": format!("https://a.b/{}", "x".repeat(501)) }),
            "url",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (json!({ "type": 2, "style": 2, "label": "Go" }), "custom_id", "BASE_TYPE_REQUIRED"),
        (
            json!({ "type": 2, "style": 3, "label": "Go", "custom_id": "x", "url": "https://a.b" }),
            "url",
            "BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
        ),
        (json!({ "type": 2, "label": "Go", "custom_id": "x" }), "style", "BASE_TYPE_REQUIRED"),
        (json!({ "type": 2, "style": 0, "label": "Go", "custom_id": "x" }), "style", "BASE_TYPE_CHOICES"),
        (json!({ "type": 2, "style": 7, "label": "Go", "custom_id": "x" }), "style", "BASE_TYPE_CHOICES"),
        (json!({ "type": 2, "style": 4, "custom_id": "x" }), "label", "BASE_TYPE_REQUIRED"),
        (json!({ "type": 2, "style": 4, "custom_id": "x", "label": " " }), "label", "BASE_TYPE_REQUIRED"),
        (json!({ "type": 2, "style": 4, "custom_id": "x", "emoji": { "name": "🌐" } }), "", "accepted"),
        (json!({ "type": 2, "style": 6, "sku_id": "5" }), "", "accepted"),
        (json!({ "type": 2, "style": 6 }), "sku_id", "BASE_TYPE_REQUIRED"),
        (
            json!({ "type": 2, "style": 6, "sku_id": "5", "label": "x" }),
            "label",
            "BUTTON_COMPONENT_FIELD_NOT_ALLOWED",
        ),
        (
            json!({ "type": 2, "style": 1, "label": "x", "custom_id": "x", "colour": 1 }),
            "colour",
            "SANDBOX_UNKNOWN_FIELD",
        ),
    ] {
        assert_eq!(fault(check(one(button.clone())), &at(key)), expected, "{button}");
    }
    let labelled = |length: usize| {
        check(one(json!({ "type": 2, "style": 1, "custom_id": "x", "label": "я".repeat(length) })))
    };
    assert_eq!(labelled(80), Ok(()));
    assert_eq!(fault(labelled(81), &at("label")), "BASE_TYPE_MAX_LENGTH");
}

#[test]
fn an_emoji_is_one_of_unicode_or_one_of_a_server() {
    for (emoji, expected) in [
        (json!({ "name": "🌐" }), "accepted"),
        (json!({ "name": "▶️" }), "accepted"),
        (json!({ "name": "1️⃣" }), "accepted"),
        (json!({ "name": "🇷🇺" }), "accepted"),
        (json!({ "name": "👩🏽‍💻" }), "accepted"),
        (json!({ "name": "🏴󠁧󠁢󠁥󠁮󠁧󠁿" }), "accepted"),
        (json!({ "name": "party", "id": "5", "animated": true }), "accepted"),
        (json!({ "name": "party" }), "BUTTON_COMPONENT_INVALID_EMOJI"),
        (json!({ "name": ":globe:" }), "BUTTON_COMPONENT_INVALID_EMOJI"),
        (json!({ "name": "" }), "BUTTON_COMPONENT_INVALID_EMOJI"),
        (json!({ "name": "1" }), "BUTTON_COMPONENT_INVALID_EMOJI"),
        (json!({ "name": "🌐🌐 x" }), "BUTTON_COMPONENT_INVALID_EMOJI"),
    ] {
        let button = json!({ "type": 2, "style": 1, "custom_id": "x", "emoji": emoji });
        let path = "components.0.components.0.emoji.name";
        assert_eq!(fault(check(one(button)), path), expected, "{emoji}");
    }
}
