//! Checks menus, in messages and in forms: their options, what is chosen at first, and how many may be chosen.

use std::collections::HashSet;

use serde_json::Value;

use super::component::{Taken, emoji};
use super::form::{Fields, Form, present};

/// Where a menu stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    Message,
    Modal,
}

const OPTIONS: i64 = 3;
const CHANNELS: i64 = 8;

/// Checks a menu of options (3), people (5), roles (6), both (7) or channels (8).
pub(super) fn menu(form: &mut Form, value: &Value, taken: &mut Taken, home: Home) {
    let known = [
        "type",
        "id",
        "custom_id",
        "options",
        "channel_types",
        "placeholder",
        "default_values",
        "min_values",
        "max_values",
        "disabled",
        "required",
    ];
    let Some(fields) = form.object(value, &known) else { return };
    let kind = fields["type"].as_i64().unwrap_or_default();
    form.require(fields, &["custom_id"]);
    taken.custom_id(form, fields);
    form.text(fields, "placeholder", 0..=150);
    form.truth(fields, "required");
    if form.truth(fields, "disabled") && home == Home::Modal {
        form.fault_at("disabled", "MODAL_COMPONENT_DISABLED", "A component of a modal cannot be disabled");
    }
    let counts = counts(form, fields, home);
    if kind == OPTIONS {
        form.require(fields, &["options"]);
        options(form, fields, counts.1);
        form.forbid(fields, "default_values", "Options say with `default` what is chosen at first");
    } else {
        form.forbid(fields, "options", "Only a string select has options of its own");
        default_values(form, fields, kind, counts);
    }
    if kind == CHANNELS {
        form.each(fields, "channel_types", 0..=usize::MAX, |form, value| {
            if !value.as_i64().is_some_and(super::channel::is_channel_type) {
                form.fault("ENUM_TYPE_COERCE", format!("Value {value} is not a valid enum value."));
            }
        });
    } else {
        form.forbid(fields, "channel_types", "Only a channel select has channel types");
    }
}

/// How many may be chosen, at least and at most.
fn counts(form: &mut Form, fields: &Fields, home: Home) -> (usize, usize) {
    let least = form.whole(fields, "min_values", 0..=25).unwrap_or(1);
    let most = form.whole(fields, "max_values", 1..=25).unwrap_or(1);
    let optional = fields.get("required") == Some(&Value::Bool(false));
    if least > most && present(fields, "min_values").is_some() {
        let message = format!("int value should be less than or equal to {most}.");
        form.fault_at("min_values", "NUMBER_TYPE_MAX", message);
    }
    if least == 0 && home == Home::Modal && !optional {
        let message = "int value should be greater than or equal to 1.";
        form.fault_at("min_values", "NUMBER_TYPE_MIN", message);
    }
    (usize::try_from(least).unwrap_or(0), usize::try_from(most).unwrap_or(1))
}

fn options(form: &mut Form, fields: &Fields, most: usize) {
    let mut values = HashSet::new();
    let mut chosen = 0;
    let count = form.each(fields, "options", 1..=25, |form, value| {
        let known = ["label", "value", "description", "emoji", "default"];
        let Some(option) = form.object(value, &known) else { return };
        form.require(option, &["label", "value"]);
        form.text(option, "label", 1..=100);
        form.text(option, "description", 0..=100);
        emoji(form, option);
        chosen += usize::from(form.truth(option, "default"));
        if let Some(value) = form.text(option, "value", 1..=100)
            && !values.insert(value)
        {
            let message = "The specified option value is already used";
            form.fault_at("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
    });
    if count > 0 && count < most {
        let message = format!("Must be between {most} and 25 in length.");
        form.fault_at("options", "BASE_TYPE_BAD_LENGTH", message);
    }
    if chosen > most {
        let message = "The number of options chosen at first exceeds max_values";
        form.fault_at("options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", message);
    }
}

fn default_values(form: &mut Form, fields: &Fields, kind: i64, (least, most): (usize, usize)) {
    let allowed: &[&str] = match kind {
        5 => &["user"],
        6 => &["role"],
        7 => &["user", "role"],
        _ => &["channel"],
    };
    let count = form.each(fields, "default_values", 0..=25, |form, value| {
        let Some(default) = form.object(value, &["id", "type"]) else { return };
        form.require(default, &["id", "type"]);
        form.snowflake(default, "id");
        if let Some(kind) = present(default, "type")
            && !kind.as_str().is_some_and(|kind| allowed.contains(&kind))
        {
            let allowed = allowed.iter().map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
            form.fault_at("type", "BASE_TYPE_CHOICES", format!("Value must be one of ({allowed})."));
        }
    });
    if count > 0 && !(least..=most).contains(&count) {
        let message = format!("Must be between {least} and {most} in length.");
        form.fault_at("default_values", "BASE_TYPE_BAD_LENGTH", message);
    }
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "select_tests.rs"]
mod tests;
