//! Checks a form (modal) that a bot opens: its title and its one to five inputs.

use serde_json::Value;

use super::component::{Taken, kind};
use super::form::{Fields, Form, present};
use super::{Refused, select};

/// What may stand under a label and the sandbox has no way to fill in.
const NOT_DRAWN: [i64; 4] = [19, 21, 22, 23];

/// Refuses the inputs that Discord has and the sandbox cannot let a person fill in.
pub(super) fn lacking(data: &Value) -> Result<(), Refused> {
    let mut rows = data["components"].as_array().into_iter().flatten();
    let is_lacking =
        |row: &Value| row["component"]["type"].as_i64().is_some_and(|kind| NOT_DRAWN.contains(&kind));
    if rows.any(is_lacking) {
        return Err(Refused::lacking("file uploads, radio groups and checkboxes in modals"));
    }
    Ok(())
}

/// Checks the data of a modal; faults are listed under the present path.
pub(super) fn modal(form: &mut Form, data: &Value) {
    let Some(fields) = form.object(data, &["title", "custom_id", "components"]) else { return };
    form.require(fields, &["title", "custom_id", "components"]);
    form.text(fields, "title", 1..=45);
    form.text(fields, "custom_id", 1..=100);
    let mut taken = Taken::default();
    form.each(fields, "components", 1..=5, |form, value| {
        let Some(row) = kind(form, value, &[1, 10, 18]) else { return };
        taken.id(form, row);
        match row["type"].as_i64() {
            Some(1) => action_row(form, value, row, &mut taken),
            Some(10) => {
                form.object(value, &["type", "id", "content"]);
                form.require(row, &["content"]);
                form.text(row, "content", 1..=4000);
            }
            _ => label(form, value, row, &mut taken),
        }
    });
}

/// The older way: a row with one text input, which carries its label itself.
fn action_row(form: &mut Form, value: &Value, row: &Fields, taken: &mut Taken) {
    form.object(value, &["type", "id", "components"]);
    form.require(row, &["components"]);
    let mut count = 0;
    form.each(row, "components", 1..=5, |form, value| {
        let Some(input) = kind(form, value, &[4]) else { return };
        count += 1;
        if count > 1 {
            let message = "The specified component exceeds the maximum width";
            form.fault("COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
        }
        taken.id(form, input);
        form.require(input, &["label"]);
        text_input(form, value, taken);
    });
}

/// The newer way: a label with a text input or a menu under it.
fn label(form: &mut Form, value: &Value, row: &Fields, taken: &mut Taken) {
    form.object(value, &["type", "id", "label", "description", "component"]);
    form.require(row, &["label", "component"]);
    form.text(row, "label", 1..=45);
    form.text(row, "description", 1..=100);
    let Some(value) = present(row, "component") else { return };
    form.within("component", |form| {
        let Some(input) = kind(form, value, &[3, 4, 5, 6, 7, 8]) else { return };
        taken.id(form, input);
        if input["type"] == 4 {
            text_input(form, value, taken);
        } else {
            select::menu(form, value, taken, select::Home::Modal);
        }
    });
}

fn text_input(form: &mut Form, value: &Value, taken: &mut Taken) {
    let known = [
        "type",
        "id",
        "custom_id",
        "style",
        "label",
        "min_length",
        "max_length",
        "required",
        "value",
        "placeholder",
    ];
    let Some(fields) = form.object(value, &known) else { return };
    form.require(fields, &["custom_id", "style"]);
    taken.custom_id(form, fields);
    form.one_of(fields, "style", &[1, 2]);
    form.text(fields, "label", 1..=45);
    form.text(fields, "placeholder", 0..=100);
    form.truth(fields, "required");
    let least = form.whole(fields, "min_length", 0..=4000).unwrap_or(0);
    let most = form.whole(fields, "max_length", 1..=4000).unwrap_or(4000);
    if least > most {
        let message = format!("int value should be less than or equal to {most}.");
        form.fault_at("min_length", "NUMBER_TYPE_MAX", message);
    }
    let (least, most) = (usize::try_from(least).unwrap_or(0), usize::try_from(most).unwrap_or(4000));
    let value = form.text(fields, "value", 0..=4000).map(|value| value.chars().count());
    if value.is_some_and(|length| length > 0 && length <= 4000 && !(least..=most).contains(&length)) {
        let message = format!("Must be between {least} and {most} in length.");
        form.fault_at("value", "BASE_TYPE_BAD_LENGTH", message);
    }
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "modal_tests.rs"]
mod tests;
