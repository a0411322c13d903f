//! Checks a message that a bot sends or edits: its text, its parts, whom it may mention, and that it says something.

use serde_json::Value;

use super::form::{Fields, Form, present, snowflake};
use super::{Refused, component, embed};

const SUPPRESS_EMBEDS: u64 = 1 << 2;
const EPHEMERAL: u64 = 1 << 6;
const SUPPRESS_NOTIFICATIONS: u64 = 1 << 12;
const IS_VOICE_MESSAGE: u64 = 1 << 13;
const IS_COMPONENTS_V2: u64 = 1 << 15;

/// Where a new message goes, which decides what it may carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A channel or a direct message.
    Channel,
    /// The first answer to an interaction.
    Answer,
    /// A further message to an interaction.
    FollowUp,
    /// The announcement that an answer will come; only its flags count.
    Deferred,
}

impl Place {
    fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Channel => &[
                "content",
                "nonce",
                "tts",
                "embeds",
                "allowed_mentions",
                "message_reference",
                "components",
                "sticker_ids",
                "attachments",
                "flags",
                "enforce_nonce",
                "poll",
                "shared_client_theme",
            ],
            Self::Answer | Self::FollowUp | Self::Deferred => &[
                "content",
                "tts",
                "embeds",
                "allowed_mentions",
                "components",
                "attachments",
                "flags",
                "poll",
            ],
        }
    }

    fn flags(self) -> u64 {
        let common = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | IS_VOICE_MESSAGE | IS_COMPONENTS_V2;
        match self {
            Self::Channel => common,
            Self::Answer | Self::FollowUp => common | EPHEMERAL,
            Self::Deferred => EPHEMERAL,
        }
    }
}

/// Checks a new message; `files` are the numbers `n` of the parts `files[n]` that came along.
pub fn message(body: &Value, place: Place, files: &[u64]) -> Result<(), Refused> {
    message_within(&[], body, place, files)
}

/// The same for a message inside a larger body; faults are listed under `path`.
pub(super) fn message_within(
    path: &[&str],
    body: &Value,
    place: Place,
    files: &[u64],
) -> Result<(), Refused> {
    lacking(body)?;
    enough_room(files)?;
    Form::read(|form| {
        inside(form, path, &mut |form| {
            let Some(fields) = form.object(body, &with_habits(body, place.fields())) else { return };
            parts(form, fields);
            flags(form, fields, place);
            nonce(form, fields);
            reference(form, fields);
            attachments(form, fields, |id| files.contains(&id));
        });
    })?;
    let body = body.as_object().expect("checked above");
    let silent = place != Place::Deferred && files.is_empty() && says_nothing(body);
    if silent { Err(Refused::new(400, 50006, "Cannot send an empty message")) } else { Ok(()) }
}

/// Checks changes to a message: every field may be absent or null, but what remains must say something.
pub fn edit(body: &Value, before: &Value, files: &[u64]) -> Result<(), Refused> {
    edit_within(&[], body, before, files)
}

/// The same for changes inside a larger body; faults are listed under `path`.
pub(super) fn edit_within(path: &[&str], body: &Value, before: &Value, files: &[u64]) -> Result<(), Refused> {
    lacking(body)?;
    enough_room(files)?;
    let kept = |id: u64| {
        let mut attachments = before["attachments"].as_array().into_iter().flatten();
        attachments.any(|attachment| snowflake(&attachment["id"]) == Some(id))
    };
    Form::read(|form| {
        inside(form, path, &mut |form| {
            let known = [
                "content",
                "embeds",
                "flags",
                "allowed_mentions",
                "components",
                "attachments",
                "sticker_ids",
            ];
            let Some(fields) = form.object(body, &with_habits(body, &known)) else { return };
            parts(form, fields);
            form.whole(fields, "flags", 0..=i64::MAX);
            attachments(form, fields, |id| kept(id) || files.contains(&id));
        });
    })?;
    let changes = body.as_object().expect("checked above");
    let mut after = before.as_object().cloned().unwrap_or_default();
    after.extend(changes.iter().map(|(key, value)| (key.clone(), value.clone())));
    if files.is_empty() && says_nothing(&after) {
        return Err(Refused::new(400, 50006, "Cannot send an empty message"));
    }
    Ok(())
}

/// Whether a message has neither text nor embeds nor files.
pub fn is_empty(message: &Value) -> bool {
    message.as_object().is_none_or(says_nothing)
}

fn says_nothing(fields: &Fields) -> bool {
    let blank = fields.get("content").and_then(Value::as_str).is_none_or(|text| text.trim().is_empty());
    let none = |key| fields.get(key).and_then(Value::as_array).is_none_or(Vec::is_empty);
    blank && none("embeds") && none("attachments")
}

/// The documented fields, and those that libraries send along with every message: as `false` they say nothing.
fn with_habits<'k>(body: &Value, known: &[&'k str]) -> Vec<&'k str> {
    let habits = ["tts", "enforce_nonce"].into_iter().filter(|key| body[*key] == false);
    known.iter().copied().chain(habits).collect()
}

/// Runs a check inside of a nested path.
fn inside(form: &mut Form, path: &[&str], check: &mut dyn FnMut(&mut Form)) {
    match path {
        [] => check(form),
        [first, rest @ ..] => form.within(*first, |form| inside(form, rest, check)),
    }
}

/// Refuses what Discord has and the sandbox does not draw.
fn lacking(body: &Value) -> Result<(), Refused> {
    if !body["poll"].is_null() {
        return Err(Refused::lacking("polls"));
    }
    if !body["shared_client_theme"].is_null() {
        return Err(Refused::lacking("shared client themes"));
    }
    let flags = body["flags"].as_u64().unwrap_or_default();
    if flags & IS_COMPONENTS_V2 != 0 {
        return Err(Refused::lacking("components v2 (flag 32768)"));
    }
    if flags & IS_VOICE_MESSAGE != 0 {
        return Err(Refused::lacking("voice messages (flag 8192)"));
    }
    if body["message_reference"]["type"] == 1 {
        return Err(Refused::lacking("forwarded messages"));
    }
    if body["sticker_ids"].as_array().is_some_and(|ids| !ids.is_empty()) {
        return Err(Refused::new(400, 50081, "Invalid sticker sent"));
    }
    Ok(())
}

fn enough_room(files: &[u64]) -> Result<(), Refused> {
    if files.len() > 10 {
        return Err(Refused::new(400, 30015, "Maximum number of attachments in a message reached (10)"));
    }
    Ok(())
}

/// What new messages and edits have in common.
fn parts(form: &mut Form, fields: &Fields) {
    form.text(fields, "content", 0..=2000);
    form.truth(fields, "tts");
    form.list(fields, "sticker_ids", 0..=3);
    embed::embeds(form, fields);
    component::rows(form, fields);
    allowed_mentions(form, fields);
}

fn flags(form: &mut Form, fields: &Fields, place: Place) {
    let Some(flags) = form.whole(fields, "flags", 0..=i64::MAX) else { return };
    let wrong = flags.unsigned_abs() & !place.flags();
    if wrong != 0 {
        form.fault_at("flags", "SANDBOX_FLAGS_NOT_SETTABLE", format!("Flags {wrong} cannot be set here."));
    }
}

fn nonce(form: &mut Form, fields: &Fields) {
    form.truth(fields, "enforce_nonce");
    match present(fields, "nonce") {
        Some(Value::String(_)) => {
            form.text(fields, "nonce", 0..=25);
        }
        Some(Value::Number(number)) if number.is_i64() => {}
        Some(other) => {
            form.fault_at("nonce", "NONCE_TYPE_COERCE", format!("Value {other} is not a nonce."));
        }
        None => {}
    }
}

fn reference(form: &mut Form, fields: &Fields) {
    let Some(reference) = present(fields, "message_reference") else { return };
    form.within("message_reference", |form| {
        let known = ["type", "message_id", "channel_id", "guild_id", "fail_if_not_exists"];
        let Some(fields) = form.object(reference, &known) else { return };
        form.require(fields, &["message_id"]);
        form.one_of(fields, "type", &[0, 1]);
        for key in ["message_id", "channel_id", "guild_id"] {
            form.snowflake(fields, key);
        }
        form.truth(fields, "fail_if_not_exists");
    });
}

fn allowed_mentions(form: &mut Form, fields: &Fields) {
    let Some(allowed) = present(fields, "allowed_mentions") else { return };
    form.within("allowed_mentions", |form| {
        let Some(fields) = form.object(allowed, &["parse", "users", "roles", "replied_user"]) else { return };
        form.each(fields, "parse", 0..=usize::MAX, |form, kind| {
            if !matches!(kind.as_str(), Some("users" | "roles" | "everyone")) {
                let message = "Value must be one of ('roles', 'users', 'everyone').";
                form.fault("BASE_TYPE_CHOICES", message);
            }
        });
        for key in ["users", "roles"] {
            let listed = form.each(fields, key, 0..=100, |form, id| {
                form.snowflake_value(id);
            });
            let parsed = fields.get("parse").and_then(Value::as_array);
            if listed > 0 && parsed.is_some_and(|kinds| kinds.iter().any(|kind| kind == key)) {
                form.fault(
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    format!("parse:[\"{key}\"] and {key}: [ids...] are mutually exclusive."),
                );
            }
        }
        form.truth(fields, "replied_user");
    });
}

/// The files that a message shall have; each must have been sent along or (in an edit) be there already.
fn attachments(form: &mut Form, fields: &Fields, is_there: impl Fn(u64) -> bool) {
    let known =
        ["id", "filename", "description", "title", "is_spoiler", "is_remix", "duration_secs", "waveform"];
    form.each(fields, "attachments", 0..=10, |form, attachment| {
        // Libraries may send an attachment back as they received it; Discord takes its id and drops the rest.
        let received = ["size", "url", "proxy_url", "content_type", "height", "width", "ephemeral", "flags"];
        let Some(fields) = form.object(attachment, &[&known[..], &received[..]].concat()) else { return };
        form.require(fields, &["id"]);
        form.snowflake(fields, "id");
        if let Some(id) = fields.get("id").and_then(snowflake)
            && !is_there(id)
        {
            form.fault_at("id", "ATTACHMENT_NOT_FOUND", format!("Attachment data for {id} not found."));
        }
        form.text(fields, "filename", 1..=1024);
        form.text(fields, "description", 0..=1024);
        form.text(fields, "title", 0..=1024);
        form.truth(fields, "is_spoiler");
    });
}

#[cfg(test)]
#[expect(clippy::needless_pass_by_value, reason = "tests hand over literals")]
#[path = "message_tests.rs"]
mod tests;
