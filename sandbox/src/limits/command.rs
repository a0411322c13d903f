//! Checks the commands that a bot registers: their names in every language, their size, and how many there are.

use serde_json::{Map, Value};

use super::form::{Form, present};
use super::locale::{self, Style};
use super::{Refused, command_option};

const TYPED: i64 = 1;
const ON_A_PERSON: i64 = 2;
const ON_A_MESSAGE: i64 = 3;

/// What may be said of a command when it is registered.
const FIELDS: [&str; 13] = [
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "default_permission",
    "integration_types",
    "contexts",
    "type",
    "nsfw",
    "handler",
];

/// Checks one new command.
pub fn command(body: &Value) -> Result<(), Refused> {
    lacking(body)?;
    Form::read(|form| one(form, body, &FIELDS))
}

/// Checks changes to a command; the fields that they leave out stay as `before` has them.
pub fn command_edit(changes: &Value, before: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let known = FIELDS.iter().copied().filter(|field| *field != "type").collect::<Vec<_>>();
        let Some(changes) = form.object(changes, &known) else { return };
        let mut after = Map::new();
        for field in FIELDS {
            let kept = if field == "type" { None } else { changes.get(field) };
            if let Some(value) = kept.or_else(|| before.get(field)) {
                after.insert(field.to_owned(), value.clone());
            }
        }
        one(form, &Value::Object(after), &FIELDS);
    })
}

/// Checks a list of commands that replaces all others of its scope.
pub fn commands(body: &Value) -> Result<(), Refused> {
    let Some(list) = body.as_array() else {
        return Form::read(|form| {
            form.fault("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        });
    };
    for command in list {
        lacking(command)?;
    }
    commands_fit(list)?;
    let known = [&FIELDS[..], &["id"]].concat();
    Form::read(|form| {
        for (index, command) in list.iter().enumerate() {
            form.within(index.to_string(), |form| one(form, command, &known));
        }
        for kind in [TYPED, ON_A_PERSON, ON_A_MESSAGE] {
            let same = list.iter().enumerate().filter(|(_, command)| kind_of(command) == kind);
            let message = "Application command names must be unique";
            locale::unique(form, same, "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
        }
    })
}

/// Whether a scope has room for these commands: 100 that are typed, 15 on people, 15 on messages.
pub fn commands_fit(all: &[Value]) -> Result<(), Refused> {
    for (kind, most) in [(TYPED, 100), (ON_A_PERSON, 15), (ON_A_MESSAGE, 15)] {
        if all.iter().filter(|command| kind_of(command) == kind).count() > most {
            let message = format!("Maximum number of application commands reached ({most})");
            return Err(Refused::new(400, 30032, message));
        }
    }
    Ok(())
}

fn kind_of(command: &Value) -> i64 {
    command["type"].as_i64().unwrap_or(TYPED)
}

fn lacking(body: &Value) -> Result<(), Refused> {
    if kind_of(body) == 4 { Err(Refused::lacking("activities (entry point commands)")) } else { Ok(()) }
}

fn one(form: &mut Form, body: &Value, known: &[&str]) {
    let Some(fields) = form.object(body, known) else { return };
    form.require(fields, &["name"]);
    let kind = match present(fields, "type") {
        None => TYPED,
        Some(_) => match form.one_of(fields, "type", &[TYPED, ON_A_PERSON, ON_A_MESSAGE]) {
            Some(kind) => kind,
            None => return,
        },
    };
    let size = if kind == TYPED {
        form.require(fields, &["description"]);
        locale::names(form, fields, Style::Typed)
            + locale::texts(form, fields, "description", 1..=100)
            + command_option::options(form, fields, command_option::Level::Command)
    } else {
        for key in ["description", "description_localizations", "options"] {
            form.forbid(fields, key, "Context menu commands cannot have a description or options");
        }
        locale::names(form, fields, Style::Clicked)
    };
    if size > 8000 {
        form.fault("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }
    form.snowflake(fields, "id");
    form.permissions(fields, "default_member_permissions");
    for key in ["dm_permission", "default_permission", "nsfw"] {
        form.truth(fields, key);
    }
    form.forbid(fields, "handler", "Only entry point commands have a handler");
    // Only global commands have a use for contexts, but Discord takes them along with those of one server, too.
    set_of(form, fields, "contexts", &[0, 1, 2]);
    set_of(form, fields, "integration_types", &[0, 1]);
}

/// A list of some of a few numbers, each at most once, and not an empty one.
fn set_of(form: &mut Form, fields: &Map<String, Value>, key: &str, allowed: &[i64]) {
    let mut seen = Vec::new();
    form.each(fields, key, 1..=usize::MAX, |form, value| match value.as_i64() {
        Some(number) if allowed.contains(&number) && !seen.contains(&number) => seen.push(number),
        _ => form.fault("ENUM_TYPE_COERCE", format!("Value {value} is not a valid enum value here.")),
    });
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "command_tests.rs"]
mod tests;
