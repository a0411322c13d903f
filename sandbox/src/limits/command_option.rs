//! Checks the options of a command: nesting, order, names, choices and bounds.

use serde_json::Value;

use super::form::{Fields, Form, present};
use super::locale::{self, Style};

const SUBCOMMAND: i64 = 1;
const GROUP: i64 = 2;
const STRING: i64 = 3;
const INTEGER: i64 = 4;
const CHANNEL: i64 = 7;
const NUMBER: i64 = 10;
const ATTACHMENT: i64 = 11;

/// The largest whole number that JSON readers everywhere hold exactly.
const LARGEST: i64 = (1 << 53) - 1;

/// What a list of options belongs to, which decides what may stand in it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Command,
    Group,
    Subcommand,
}

impl Level {
    fn kinds(self) -> &'static [i64] {
        match self {
            Self::Command => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
            Self::Group => &[1],
            Self::Subcommand => &[3, 4, 5, 6, 7, 8, 9, 10, 11],
        }
    }
}

/// Checks the field `options`; how many characters it adds to the command's size.
pub(super) fn options(form: &mut Form, fields: &Fields, level: Level) -> usize {
    let mut size = 0;
    form.each(fields, "options", 0..=25, |form, value| size += option(form, value, level));
    let Some(list) = present(fields, "options").and_then(Value::as_array) else { return size };
    form.within("options", |form| {
        let message = "Option names must be unique";
        locale::unique(
            form,
            list.iter().enumerate(),
            "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
            message,
        );
        order(form, list);
    });
    size
}

/// Required options stand before the others; subcommands do not stand beside options.
fn order(form: &mut Form, list: &[Value]) {
    let nests = |option: &Value| matches!(option["type"].as_i64(), Some(SUBCOMMAND | GROUP));
    let mut optional_seen = false;
    for (index, option) in list.iter().enumerate() {
        let required = option["required"] == true;
        if required && optional_seen {
            let message = "Required options must be placed before non-required options";
            form.within(index.to_string(), |form| {
                form.fault("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
            });
        }
        optional_seen |= !required;
        if nests(option) != nests(&list[0]) {
            let message = "Sub-commands and sub-command groups cannot stand beside other options";
            form.within(index.to_string(), |form| {
                form.fault("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
            });
        }
    }
}

fn option(form: &mut Form, value: &Value, level: Level) -> usize {
    let known = [
        "type",
        "name",
        "name_localizations",
        "description",
        "description_localizations",
        "required",
        "choices",
        "options",
        "channel_types",
        "min_value",
        "max_value",
        "min_length",
        "max_length",
        "autocomplete",
        "file_types",
    ];
    let Some(fields) = form.object(value, &known) else { return 0 };
    form.require(fields, &["type", "name", "description"]);
    let mut size =
        locale::names(form, fields, Style::Typed) + locale::texts(form, fields, "description", 1..=100);
    form.truth(fields, "required");
    let Some(kind) = form.one_of(fields, "type", level.kinds()) else { return size };
    match kind {
        SUBCOMMAND => size += options(form, fields, Level::Subcommand),
        GROUP => size += options(form, fields, Level::Group),
        _ => form.forbid(fields, "options", "Only sub-commands and groups have options of their own"),
    }
    if matches!(kind, SUBCOMMAND | GROUP) {
        form.forbid(fields, "required", "Sub-commands and groups cannot be required");
    }
    size += choices(form, fields, kind);
    bounds(form, fields, kind);
    if kind == CHANNEL {
        form.each(fields, "channel_types", 0..=usize::MAX, |form, value| {
            if !value.as_i64().is_some_and(super::channel::is_channel_type) {
                form.fault("ENUM_TYPE_COERCE", format!("Value {value} is not a valid enum value."));
            }
        });
    } else {
        form.forbid(fields, "channel_types", "Only channel options have channel types");
    }
    if kind == ATTACHMENT {
        form.list(fields, "file_types", 0..=10);
    } else {
        form.forbid(fields, "file_types", "Only attachment options have file types");
    }
    size
}

fn choices(form: &mut Form, fields: &Fields, kind: i64) -> usize {
    if !matches!(kind, STRING | INTEGER | NUMBER) {
        form.forbid(fields, "choices", "Only text and number options have choices");
        form.forbid(fields, "autocomplete", "Only text and number options complete");
        return 0;
    }
    let mut size = 0;
    let count = form.each(fields, "choices", 0..=25, |form, value| size += choice(form, value, kind));
    if form.truth(fields, "autocomplete") && count > 0 {
        let message = "An option with choices cannot have autocomplete";
        form.fault_at("autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", message);
    }
    if let Some(list) = present(fields, "choices").and_then(Value::as_array) {
        form.within("choices", |form| {
            let code = "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS";
            locale::unique(form, list.iter().enumerate(), code, "Choice names must be unique");
        });
    }
    size
}

/// Checks one choice of an option of this kind; how many characters it adds to the command's size.
pub(super) fn choice(form: &mut Form, value: &Value, kind: i64) -> usize {
    let Some(fields) = form.object(value, &["name", "name_localizations", "value"]) else { return 0 };
    form.require(fields, &["name", "value"]);
    let size = locale::texts(form, fields, "name", 1..=100);
    if kind == STRING {
        return size + form.text(fields, "value", 0..=100).map_or(0, |text| text.chars().count());
    }
    number(form, fields, "value", kind);
    size
}

fn bounds(form: &mut Form, fields: &Fields, kind: i64) {
    if kind == STRING {
        let least = form.whole(fields, "min_length", 0..=6000);
        let most = form.whole(fields, "max_length", 1..=6000);
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            let message = format!("int value should be less than or equal to {most}.");
            form.fault_at("min_length", "NUMBER_TYPE_MAX", message);
        }
    } else {
        form.forbid(fields, "min_length", "Only text options have a length");
        form.forbid(fields, "max_length", "Only text options have a length");
    }
    if matches!(kind, INTEGER | NUMBER) {
        let least = number(form, fields, "min_value", kind);
        let most = number(form, fields, "max_value", kind);
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            let message = format!("value should be less than or equal to {most}.");
            form.fault_at("min_value", "NUMBER_TYPE_MAX", message);
        }
    } else {
        form.forbid(fields, "min_value", "Only number options have bounds");
        form.forbid(fields, "max_value", "Only number options have bounds");
    }
}

/// A number as an option of this kind takes it.
fn number(form: &mut Form, fields: &Fields, key: &str, kind: i64) -> Option<f64> {
    let value = present(fields, key)?;
    // `1.0` is a whole number too; libraries write bounds so.
    let is_whole =
        value.as_f64().is_some_and(|number| number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0);
    if kind == INTEGER && !is_whole {
        form.whole(fields, key, -LARGEST..=LARGEST)?;
        return value.as_f64();
    }
    let number = value.as_f64().filter(|number| number.abs() <= 9_007_199_254_740_992.0);
    if number.is_none() {
        form.fault_at(key, "NUMBER_TYPE_COERCE", format!("Value \"{value}\" is not double."));
    }
    number
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "command_option_tests.rs"]
mod tests;
