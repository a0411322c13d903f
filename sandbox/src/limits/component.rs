//! Checks the rows, buttons and menus under a message.

use std::collections::HashSet;
use std::sync::LazyLock;

use regex::Regex;
use serde_json::Value;

use super::form::{Fields, Form, present};
use super::select;

/// What may not occur twice in one message or form.
#[derive(Default)]
pub(super) struct Taken {
    custom_ids: HashSet<String>,
    ids: HashSet<i64>,
}

impl Taken {
    /// Checks a component's `custom_id` (1 to 100 characters, used once).
    pub fn custom_id(&mut self, form: &mut Form, fields: &Fields) {
        let Some(id) = form.text(fields, "custom_id", 1..=100) else { return };
        if !self.custom_ids.insert(id.to_owned()) {
            let message = "Component custom id cannot be duplicated";
            form.fault_at("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message);
        }
    }

    /// Checks a component's own `id`; 0 stands for none.
    pub fn id(&mut self, form: &mut Form, fields: &Fields) {
        let Some(id) = form.whole(fields, "id", 0..=i64::from(i32::MAX)) else { return };
        if id != 0 && !self.ids.insert(id) {
            form.fault_at("id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated");
        }
    }
}

/// Checks the field `components` of a message: up to five rows, each of up to five buttons or one menu.
pub(super) fn rows(form: &mut Form, fields: &Fields) {
    let mut taken = Taken::default();
    form.each(fields, "components", 0..=5, |form, value| row(form, value, &mut taken));
}

fn row(form: &mut Form, value: &Value, taken: &mut Taken) {
    let Some(row) = kind(form, value, &[1]) else { return };
    form.object(value, &["type", "id", "components"]);
    taken.id(form, row);
    form.require(row, &["components"]);
    let mut width = 0;
    form.each(row, "components", 1..=5, |form, value| {
        let Some(child) = kind(form, value, &[2, 3, 5, 6, 7, 8]) else { return };
        taken.id(form, child);
        let is_button = child["type"] == 2;
        width += if is_button { 1 } else { 5 };
        if width > 5 {
            let message = "The specified component exceeds the maximum width";
            form.fault("COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
        }
        if is_button {
            button(form, value, taken);
        } else {
            select::menu(form, value, taken, select::Home::Message);
        }
    });
}

/// The fields of a component, if it is one of these kinds.
pub(super) fn kind<'v>(form: &mut Form, value: &'v Value, allowed: &[i64]) -> Option<&'v Fields> {
    let Value::Object(fields) = value else {
        form.fault("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return None;
    };
    if present(fields, "type").is_none() {
        form.require(fields, &["type"]);
        return None;
    }
    if !fields["type"].as_i64().is_some_and(|kind| allowed.contains(&kind)) {
        let allowed = allowed.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let message = format!("Value of field \"type\" must be one of ({allowed}).");
        form.fault_at("type", "UNION_TYPE_CHOICES", message);
        return None;
    }
    Some(fields)
}

fn button(form: &mut Form, value: &Value, taken: &mut Taken) {
    let known = ["type", "id", "style", "label", "emoji", "custom_id", "sku_id", "url", "disabled"];
    let Some(fields) = form.object(value, &known) else { return };
    form.require(fields, &["style"]);
    form.text(fields, "label", 0..=80);
    form.truth(fields, "disabled");
    emoji(form, fields);
    taken.custom_id(form, fields);
    form.address(fields, "url", &["http", "https", "discord"], 512);
    form.snowflake(fields, "sku_id");
    match form.one_of(fields, "style", &[1, 2, 3, 4, 5, 6]) {
        Some(5) => {
            form.require(fields, &["url"]);
            without(form, fields, &["custom_id", "sku_id"], "a link button");
        }
        Some(6) => {
            form.require(fields, &["sku_id"]);
            without(form, fields, &["custom_id", "url", "label", "emoji"], "a premium button");
        }
        Some(_) => {
            form.require(fields, &["custom_id"]);
            without(form, fields, &["url", "sku_id"], "a button that is pressed");
        }
        None => {}
    }
    let label = fields.get("label").and_then(Value::as_str).unwrap_or_default();
    if fields.get("style") != Some(&6.into()) && label.trim().is_empty() && present(fields, "emoji").is_none()
    {
        form.fault_at("label", "BASE_TYPE_REQUIRED", "A button needs a label or an emoji");
    }
}

fn without(form: &mut Form, fields: &Fields, keys: &[&str], what: &str) {
    for key in keys {
        if present(fields, key).is_some() {
            form.fault_at(*key, "BUTTON_COMPONENT_FIELD_NOT_ALLOWED", format!("{what} has no {key}"));
        }
    }
}

/// Whether a text is one emoji of Unicode.
pub fn is_unicode_emoji(text: &str) -> bool {
    static UNICODE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:[0-9#*]\x{FE0F}?\x{20E3}|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}",
            r"[\p{Extended_Pictographic}\p{Emoji_Modifier}\x{FE0F}\x{200D}\x{E0020}-\x{E007F}\x{2640}\x{2642}]*)$"
        ))
        .expect("the pattern is well formed")
    });
    UNICODE.is_match(text)
}

/// Checks the emoji of a button or an option: one of a server by its id, or one of Unicode by itself.
pub(super) fn emoji(form: &mut Form, fields: &Fields) {
    let Some(value) = present(fields, "emoji") else { return };
    form.within("emoji", |form| {
        let Some(emoji) = form.object(value, &["id", "name", "animated"]) else { return };
        form.snowflake(emoji, "id");
        form.truth(emoji, "animated");
        let name = form.text(emoji, "name", 0..=32).unwrap_or_default();
        if present(emoji, "id").is_none() && !is_unicode_emoji(name) {
            form.fault_at("name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
        }
    });
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "component_tests.rs"]
mod tests;
