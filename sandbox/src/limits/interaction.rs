//! Checks the first answer to an interaction: which kinds of answer it may have, and what each carries.

use serde_json::Value;

use super::form::{Form, present};
use super::message::{Place, edit_within, message_within};
use super::{Refused, command_option, modal};

const MESSAGE: i64 = 4;
const DEFERRED: i64 = 5;
const DEFERRED_UPDATE: i64 = 6;
const UPDATE: i64 = 7;
const CHOICES: i64 = 8;
const MODAL: i64 = 9;

/// What a person did, which decides how a bot may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Ran a command or used a menu on a person or message.
    Command,
    /// Pressed a button or chose in a menu under a message.
    Component,
    /// Is typing an option; its type (3 text, 4 whole number, 10 number) decides what values the choices have.
    Autocomplete(u8),
    /// Sent a form; one opened from a component may update its message.
    Modal {
        /// Whether the form was opened from a component.
        from_message: bool,
    },
}

impl Asked {
    /// The kinds of answer that Discord takes.
    pub fn answers(self) -> &'static [i64] {
        match self {
            Self::Command => &[MESSAGE, DEFERRED, MODAL],
            Self::Component => &[MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL],
            Self::Autocomplete(_) => &[CHOICES],
            Self::Modal { from_message: false } => &[MESSAGE, DEFERRED],
            Self::Modal { from_message: true } => &[MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE],
        }
    }
}

/// Checks the body of an interaction callback; `before` is the message whose component was used, or
/// null, and `files` are the numbers `n` of the parts `files[n]`.
pub fn interaction_response(
    body: &Value,
    asked: Asked,
    before: &Value,
    files: &[u64],
) -> Result<(), Refused> {
    if matches!(body["type"].as_i64(), Some(10 | 12)) {
        return Err(Refused::lacking("premium and activity answers (types 10 and 12)"));
    }
    Form::read(|form| {
        let Some(fields) = form.object(body, &["type", "data"]) else { return };
        form.require(fields, &["type"]);
        let Some(kind) = form.one_of(fields, "type", asked.answers()) else { return };
        if matches!(kind, MESSAGE | CHOICES | MODAL) {
            form.require(fields, &["data"]);
        }
    })?;
    let data = &body["data"];
    match body["type"].as_i64().unwrap_or_default() {
        MESSAGE => message_within(&["data"], data, Place::Answer, files),
        DEFERRED | UPDATE if data.is_null() => Ok(()),
        DEFERRED => message_within(&["data"], data, Place::Deferred, files),
        UPDATE => edit_within(&["data"], data, before, files),
        CHOICES => Form::read(|form| form.within("data", |form| choices(form, data, asked))),
        MODAL => {
            modal::lacking(data)?;
            Form::read(|form| form.within("data", |form| modal::modal(form, data)))
        }
        _ => Ok(()),
    }
}

fn choices(form: &mut Form, data: &Value, asked: Asked) {
    let Some(fields) = form.object(data, &["choices"]) else { return };
    form.require(fields, &["choices"]);
    let kind = if let Asked::Autocomplete(kind) = asked { i64::from(kind) } else { 3 };
    if present(fields, "choices").is_some() {
        form.each(fields, "choices", 0..=25, |form, value| {
            command_option::choice(form, value, kind);
        });
    }
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "interaction_tests.rs"]
mod tests;
