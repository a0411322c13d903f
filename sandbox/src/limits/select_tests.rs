//! Tests of menus, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

fn check(menu: Value, home: Home) -> Result<(), super::super::Refused> {
    Form::read(|form| super::menu(form, &menu, &mut Taken::default(), home))
}

fn in_message(menu: Value) -> Result<(), super::super::Refused> {
    check(menu, Home::Message)
}

fn options(count: usize) -> Vec<Value> {
    (0..count).map(|n| json!({ "label": format!("Option {n}"), "value": n.to_string() })).collect()
}

/// A menu of options with one field set.
fn with(key: &str, value: Value) -> Value {
    let mut menu = json!({ "type": 3, "custom_id": "menu", "options": options(25) });
    menu[key] = value;
    menu
}

#[test]
fn every_boundary_of_a_menu_holds() {
    for (key, fine, wrong, code) in [
        ("custom_id", json!("x".repeat(100)), json!("x".repeat(101)), "BASE_TYPE_BAD_LENGTH"),
        ("custom_id", json!("x"), json!(""), "BASE_TYPE_REQUIRED"),
        ("custom_id", json!("x"), json!(null), "BASE_TYPE_REQUIRED"),
        ("placeholder", json!("я".repeat(150)), json!("я".repeat(151)), "BASE_TYPE_MAX_LENGTH"),
        ("options", json!(options(25)), json!(options(26)), "BASE_TYPE_BAD_LENGTH"),
        ("options", json!(options(1)), json!([]), "BASE_TYPE_REQUIRED"),
        ("options", json!(options(1)), json!(null), "BASE_TYPE_REQUIRED"),
        ("min_values", json!(0), json!(-1), "NUMBER_TYPE_MIN"),
        ("min_values", json!(1), json!(26), "NUMBER_TYPE_MAX"),
        ("min_values", json!(1), json!(2), "NUMBER_TYPE_MAX"),
        ("max_values", json!(25), json!(26), "NUMBER_TYPE_MAX"),
        ("max_values", json!(1), json!(0), "NUMBER_TYPE_MIN"),
        ("disabled", json!(true), json!("true"), "BOOLEAN_TYPE_CONVERT"),
        ("default_values", json!([]), json!([{ "id": "1", "type": "user" }]), "SANDBOX_MISPLACED_FIELD"),
        ("channel_types", json!([]), json!([0]), "SANDBOX_MISPLACED_FIELD"),
        ("kind", json!(null), json!(1), "SANDBOX_UNKNOWN_FIELD"),
    ] {
        assert_eq!(in_message(with(key, fine.clone())), Ok(()), "{key} {fine}");
        assert_eq!(fault(in_message(with(key, wrong.clone())), key), code, "{key} {wrong}");
    }
}

#[test]
fn every_boundary_of_an_option_holds() {
    for (key, fine, wrong, code) in [
        ("label", json!("я".repeat(100)), json!("я".repeat(101)), "BASE_TYPE_BAD_LENGTH"),
        ("label", json!("x"), json!(""), "BASE_TYPE_REQUIRED"),
        ("label", json!("x"), json!(null), "BASE_TYPE_REQUIRED"),
        ("value", json!("x".repeat(100)), json!("x".repeat(101)), "BASE_TYPE_BAD_LENGTH"),
        ("value", json!("x"), json!(""), "BASE_TYPE_REQUIRED"),
        ("value", json!("x"), json!(5), "STRING_TYPE_CONVERT"),
        ("description", json!("x".repeat(100)), json!("x".repeat(101)), "BASE_TYPE_MAX_LENGTH"),
        ("default", json!(true), json!(1), "BOOLEAN_TYPE_CONVERT"),
        ("colour", json!(null), json!(1), "SANDBOX_UNKNOWN_FIELD"),
    ] {
        let option = |value: Value| {
            let mut option = json!({ "label": "Label", "value": "value" });
            option[key] = value;
            json!({ "type": 3, "custom_id": "menu", "options": [option] })
        };
        assert_eq!(in_message(option(fine.clone())), Ok(()), "{key} {fine}");
        assert_eq!(
            fault(in_message(option(wrong.clone())), &format!("options.0.{key}")),
            code,
            "{key} {wrong}"
        );
    }
    let same = json!({ "label": "a", "value": "a" });
    let twice = in_message(json!({ "type": 3, "custom_id": "m", "options": [same, same] }));
    assert_eq!(fault(twice, "options.1.value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED");
}

#[test]
fn counts_agree_with_each_other() {
    let menu = |least: i64, most: i64, count: usize, chosen: usize| {
        let mut options = options(count);
        options.iter_mut().take(chosen).for_each(|option| option["default"] = json!(true));
        json!({ "type": 3, "custom_id": "m", "min_values": least, "max_values": most, "options": options })
    };
    assert_eq!(in_message(menu(0, 3, 3, 3)), Ok(()));
    assert_eq!(in_message(menu(3, 3, 3, 0)), Ok(()));
    assert_eq!(fault(in_message(menu(0, 4, 3, 0)), "options"), "BASE_TYPE_BAD_LENGTH");
    assert_eq!(fault(in_message(menu(0, 2, 3, 3)), "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES");
    assert_eq!(fault(in_message(menu(3, 2, 3, 0)), "min_values"), "NUMBER_TYPE_MAX");
}

#[test]
fn menus_of_people_roles_and_channels_have_defaults_of_their_kind() {
    for (kind, fine, wrong) in
        [(5, "user", "role"), (6, "role", "user"), (7, "role", "channel"), (8, "channel", "user")]
    {
        let menu = |default: &str| json!({ "type": kind, "custom_id": "m", "default_values": [{ "id": "1", "type": default }] });
        assert_eq!(in_message(menu(fine)), Ok(()), "{kind}");
        assert_eq!(fault(in_message(menu(wrong)), "default_values.0.type"), "BASE_TYPE_CHOICES", "{kind}");
        let many = json!({ "type": kind, "custom_id": "m", "default_values": [{ "id": "1", "type": fine }, { "id": "2", "type": fine }] });
        assert_eq!(fault(in_message(many), "default_values"), "BASE_TYPE_BAD_LENGTH", "{kind}");
        let owned = json!({ "type": kind, "custom_id": "m", "options": options(1) });
        assert_eq!(fault(in_message(owned), "options"), "SANDBOX_MISPLACED_FIELD", "{kind}");
    }
    assert_eq!(
        in_message(json!({ "type": 7, "custom_id": "m", "default_values": [{ "id": 1, "type": "user" }] })),
        Ok(())
    );
    let channels = |types: Value| in_message(json!({ "type": 8, "custom_id": "m", "channel_types": types }));
    assert_eq!(channels(json!([0, 5, 11, 12, 15])), Ok(()));
    assert_eq!(fault(channels(json!([0, 99])), "channel_types.1"), "ENUM_TYPE_COERCE");
}

#[test]
fn in_a_form_a_menu_is_not_disabled_and_asks_for_one_unless_optional() {
    assert_eq!(check(with("required", json!(true)), Home::Modal), Ok(()));
    assert_eq!(
        fault(check(with("disabled", json!(true)), Home::Modal), "disabled"),
        "MODAL_COMPONENT_DISABLED"
    );
    assert_eq!(fault(check(with("min_values", json!(0)), Home::Modal), "min_values"), "NUMBER_TYPE_MIN");
    let mut optional = with("min_values", json!(0));
    optional["required"] = json!(false);
    assert_eq!(check(optional, Home::Modal), Ok(()));
}
