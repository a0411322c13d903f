//! Tests of modals, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

fn check(data: Value) -> Result<(), Refused> {
    lacking(&data)?;
    Form::read(|form| modal(form, &data))
}

fn input(id: &str) -> Value {
    json!({ "type": 4, "custom_id": id, "style": 1, "label": "Name" })
}

fn row(input: Value) -> Value {
    json!({ "type": 1, "components": [input] })
}

fn asking(rows: Vec<Value>) -> Value {
    json!({ "title": "About you", "custom_id": "start/1/name", "components": rows })
}

/// A modal with one input of which one field is set.
fn with(key: &str, value: Value) -> Value {
    let mut input = input("name");
    input[key] = value;
    asking(vec![row(input)])
}

#[test]
fn one_to_five_inputs() {
    let rows = |count: usize| asking((0..count).map(|n| row(input(&n.to_string()))).collect());
    assert_eq!(check(rows(1)), Ok(()));
    assert_eq!(check(rows(5)), Ok(()));
    assert_eq!(fault(check(rows(6)), "components"), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(check(rows(0)), "components"), "BASE_TYPE_REQUIRED");
    let two = asking(vec![json!({ "type": 1, "components": [input("a"), input("b")] })]);
    assert_eq!(fault(check(two), "components.0.components.1"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED");
    let twice = asking(vec![row(input("a")), row(input("a"))]);
    assert_eq!(fault(check(twice), "components.1.components.0.custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED");
    let button = json!({ "type": 2, "style": 1, "label": "x", "custom_id": "x" });
    assert_eq!(
        fault(check(asking(vec![row(button)])), "components.0.components.0.type"),
        "UNION_TYPE_CHOICES"
    );
}

#[test]
fn title_and_id_have_their_lengths() {
    for (key, most) in [("title", 45), ("custom_id", 100)] {
        let of = |value: Value| {
            let mut data = asking(vec![row(input("a"))]);
            data[key] = value;
            check(data)
        };
        assert_eq!(of(json!("я".repeat(most))), Ok(()), "{key}");
        assert_eq!(fault(of(json!("я".repeat(most + 1))), key), "BASE_TYPE_BAD_LENGTH", "{key}");
        assert_eq!(fault(of(json!("")), key), "BASE_TYPE_REQUIRED", "{key}");
        assert_eq!(fault(of(json!(null)), key), "BASE_TYPE_REQUIRED", "{key}");
    }
    assert_eq!(fault(check(json!({ "title": "t", "custom_id": "c" })), "components"), "BASE_TYPE_REQUIRED");
}

#[test]
fn every_boundary_of_an_input_holds() {
    for (key, fine, wrong, code) in [
        ("label", json!("я".repeat(45)), json!("я".repeat(46)), "BASE_TYPE_BAD_LENGTH"),
        ("label", json!("x"), json!(""), "BASE_TYPE_REQUIRED"),
        ("label", json!("x"), json!(null), "BASE_TYPE_REQUIRED"),
        ("style", json!(2), json!(3), "BASE_TYPE_CHOICES"),
        ("style", json!(1), json!(null), "BASE_TYPE_REQUIRED"),
        ("custom_id", json!("x".repeat(100)), json!("x".repeat(101)), "BASE_TYPE_BAD_LENGTH"),
        ("min_length", json!(0), json!(-1), "NUMBER_TYPE_MIN"),
        ("min_length", json!(4000), json!(4001), "NUMBER_TYPE_MAX"),
        ("max_length", json!(1), json!(0), "NUMBER_TYPE_MIN"),
        ("max_length", json!(4000), json!(4001), "NUMBER_TYPE_MAX"),
        ("placeholder", json!("я".repeat(100)), json!("я".repeat(101)), "BASE_TYPE_MAX_LENGTH"),
        ("value", json!("я".repeat(4000)), json!("я".repeat(4001)), "BASE_TYPE_MAX_LENGTH"),
        ("value", json!(""), json!(7), "STRING_TYPE_CONVERT"),
        ("required", json!(false), json!("no"), "BOOLEAN_TYPE_CONVERT"),
        ("disabled", json!(null), json!(true), "SANDBOX_UNKNOWN_FIELD"),
    ] {
        assert_eq!(check(with(key, fine.clone())), Ok(()), "{key} {fine}");
        let path = format!("components.0.components.0.{key}");
        assert_eq!(fault(check(with(key, wrong.clone())), &path), code, "{key} {wrong}");
    }
}

#[test]
fn lengths_of_an_input_agree_with_each_other_and_with_its_value() {
    let bounded = |least: i64, most: i64, value: &str| {
        let mut input = input("name");
        input["min_length"] = json!(least);
        input["max_length"] = json!(most);
        input["value"] = json!(value);
        check(asking(vec![row(input)]))
    };
    assert_eq!(bounded(3, 5, "abc"), Ok(()));
    assert_eq!(bounded(3, 5, "abcde"), Ok(()));
    assert_eq!(bounded(3, 5, ""), Ok(()));
    assert_eq!(bounded(5, 5, "abcde"), Ok(()));
    let at = |key: &str| format!("components.0.components.0.{key}");
    assert_eq!(fault(bounded(3, 5, "ab"), &at("value")), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(bounded(3, 5, "abcdef"), &at("value")), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(bounded(6, 5, ""), &at("min_length")), "NUMBER_TYPE_MAX");
}

#[test]
fn the_newer_label_carries_an_input_or_a_menu() {
    let label = |component: Value| json!({ "type": 18, "label": "Niche", "description": "d", "component": component });
    let bare = json!({ "type": 4, "custom_id": "a", "style": 2 });
    let menu = json!({ "type": 3, "custom_id": "b", "options": [{ "label": "x", "value": "x" }] });
    let text = json!({ "type": 10, "content": "Read this" });
    assert_eq!(check(asking(vec![text, label(bare.clone()), label(menu)])), Ok(()));
    for (component, path, code) in [
        (json!(null), "components.0.component", "BASE_TYPE_REQUIRED"),
        (json!({ "type": 2 }), "components.0.component.type", "UNION_TYPE_CHOICES"),
        (json!({ "type": 4, "style": 1 }), "components.0.component.custom_id", "BASE_TYPE_REQUIRED"),
    ] {
        assert_eq!(fault(check(asking(vec![label(component)])), path), code);
    }
    for (key, most) in [("label", 45), ("description", 100)] {
        let long = |length: usize| {
            let mut label = label(bare.clone());
            label[key] = json!("я".repeat(length));
            check(asking(vec![label]))
        };
        assert_eq!(long(most), Ok(()), "{key}");
        assert_eq!(fault(long(most + 1), &format!("components.0.{key}")), "BASE_TYPE_BAD_LENGTH", "{key}");
    }
    let Err(refused) = check(asking(vec![label(json!({ "type": 19, "custom_id": "f" }))])) else {
        panic!("accepted")
    };
    assert_eq!(refused.status, 501);
}
