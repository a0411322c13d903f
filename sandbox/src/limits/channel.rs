//! Checks what bots send about channels, threads, members and roles, and the ids and limits in addresses.

use serde_json::Value;

use super::Refused;
use super::form::{Fields, Form, present, snowflake};

const AUTO_ARCHIVE: [i64; 4] = [60, 1440, 4320, 10080];

/// Whether a number is one of Discord's types of channels.
pub(super) fn is_channel_type(kind: i64) -> bool {
    matches!(kind, 0..=5 | 10..=16)
}

/// An id in an address or a query; `field` is what Discord calls it.
pub fn id(field: &str, text: &str) -> Result<u64, Refused> {
    snowflake(&Value::String(text.to_owned())).ok_or_else(|| {
        Refused::field(field, "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not snowflake."))
    })
}

/// The query parameter `limit`, from 1 to `most`; `default` where it is absent.
pub fn limit(text: Option<&str>, default: usize, most: usize) -> Result<usize, Refused> {
    let Some(text) = text else { return Ok(default) };
    let number: i64 = text.parse().map_err(|_| {
        Refused::field("limit", "NUMBER_TYPE_COERCE", &format!("Value \"{text}\" is not int."))
    })?;
    if number < 1 {
        let message = "int value should be greater than or equal to 1.";
        return Err(Refused::field("limit", "NUMBER_TYPE_MIN", message));
    }
    let number = usize::try_from(number).unwrap_or(usize::MAX);
    if number > most {
        let message = format!("int value should be less than or equal to {most}.");
        return Err(Refused::field("limit", "NUMBER_TYPE_MAX", &message));
    }
    Ok(number)
}

/// Opening a direct channel: with one person.
pub fn direct_channel(body: &Value) -> Result<(), Refused> {
    if !body["access_tokens"].is_null() {
        return Err(Refused::lacking("group direct messages"));
    }
    Form::read(|form| {
        let Some(fields) = form.object(body, &["recipient_id"]) else { return };
        form.require(fields, &["recipient_id"]);
        form.snowflake(fields, "recipient_id");
    })
}

/// Starting a thread by itself.
pub fn thread(body: &Value) -> Result<(), Refused> {
    if !body["message"].is_null() {
        return Err(Refused::lacking("forum channels"));
    }
    Form::read(|form| {
        let known = ["name", "auto_archive_duration", "type", "invitable", "rate_limit_per_user"];
        let Some(fields) = form.object(body, &known) else { return };
        form.require(fields, &["name"]);
        thread_fields(form, fields);
        form.one_of(fields, "type", &[10, 11, 12]);
    })
}

/// Starting a thread at a message.
pub fn thread_from_message(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        // A library may say which kind of thread it expects; Discord makes the one that the channel has.
        let known = ["name", "auto_archive_duration", "rate_limit_per_user", "type"];
        let Some(fields) = form.object(body, &known) else { return };
        form.require(fields, &["name"]);
        form.one_of(fields, "type", &[10, 11]);
        thread_fields(form, fields);
    })
}

/// Changing a thread.
pub fn thread_edit(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let known = [
            "name",
            "archived",
            "auto_archive_duration",
            "locked",
            "invitable",
            "rate_limit_per_user",
            "flags",
            "applied_tags",
        ];
        let Some(fields) = form.object(body, &known) else { return };
        thread_fields(form, fields);
        form.truth(fields, "archived");
        form.truth(fields, "locked");
        form.whole(fields, "flags", 0..=i64::MAX);
        form.list(fields, "applied_tags", 0..=5);
    })
}

fn thread_fields(form: &mut Form, fields: &Fields) {
    form.text(fields, "name", 1..=100);
    form.one_of(fields, "auto_archive_duration", &AUTO_ARCHIVE);
    form.whole(fields, "rate_limit_per_user", 0..=21600);
    form.truth(fields, "invitable");
}

const CHANNEL_FIELDS: [&str; 20] = [
    "name",
    "type",
    "topic",
    "bitrate",
    "user_limit",
    "rate_limit_per_user",
    "position",
    "permission_overwrites",
    "parent_id",
    "nsfw",
    "rtc_region",
    "video_quality_mode",
    "default_auto_archive_duration",
    "default_reaction_emoji",
    "available_tags",
    "default_sort_order",
    "default_forum_layout",
    "default_thread_rate_limit_per_user",
    "default_tag_setting",
    "flags",
];

/// Creating a channel of a server.
pub fn channel(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let Some(fields) = form.object(body, &CHANNEL_FIELDS) else { return };
        form.require(fields, &["name"]);
        form.one_of(fields, "type", &[0, 2, 4, 5, 13, 15, 16]);
        channel_fields(form, fields);
    })
}

/// Changing a channel of a server.
pub fn channel_edit(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let Some(fields) = form.object(body, &CHANNEL_FIELDS) else { return };
        form.one_of(fields, "type", &[0, 5]);
        channel_fields(form, fields);
    })
}

fn channel_fields(form: &mut Form, fields: &Fields) {
    form.text(fields, "name", 1..=100);
    let has_long_topic = matches!(fields.get("type").and_then(Value::as_i64), Some(15 | 16));
    form.text(fields, "topic", 0..=if has_long_topic { 4096 } else { 1024 });
    form.whole(fields, "rate_limit_per_user", 0..=21600);
    form.whole(fields, "default_thread_rate_limit_per_user", 0..=21600);
    form.whole(fields, "position", 0..=i64::from(i32::MAX));
    form.whole(fields, "bitrate", 8000..=384_000);
    form.whole(fields, "user_limit", 0..=10000);
    form.one_of(fields, "default_auto_archive_duration", &AUTO_ARCHIVE);
    form.snowflake(fields, "parent_id");
    form.truth(fields, "nsfw");
    form.each(fields, "permission_overwrites", 0..=100, |form, value| {
        let Some(overwrite) = form.object(value, &["id", "type", "allow", "deny"]) else { return };
        form.require(overwrite, &["id"]);
        form.snowflake(overwrite, "id");
        overwrite_fields(form, overwrite);
    });
}

/// Setting what one role or member may do in a channel.
pub fn overwrite(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let Some(fields) = form.object(body, &["id", "type", "allow", "deny"]) else { return };
        form.require(fields, &["type"]);
        overwrite_fields(form, fields);
    })
}

fn overwrite_fields(form: &mut Form, fields: &Fields) {
    form.one_of(fields, "type", &[0, 1]);
    form.permissions(fields, "allow");
    form.permissions(fields, "deny");
}

/// Creating or changing a role.
pub fn role(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let known =
            ["name", "permissions", "color", "colors", "hoist", "icon", "unicode_emoji", "mentionable"];
        let Some(fields) = form.object(body, &known) else { return };
        form.text(fields, "name", 1..=100);
        form.permissions(fields, "permissions");
        form.whole(fields, "color", 0..=0x00FF_FFFF);
        form.truth(fields, "hoist");
        form.truth(fields, "mentionable");
    })
}

/// Changing a member.
pub fn member_edit(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let known = ["nick", "roles", "mute", "deaf", "channel_id", "communication_disabled_until", "flags"];
        let Some(fields) = form.object(body, &known) else { return };
        form.text(fields, "nick", 0..=32);
        form.each(fields, "roles", 0..=350, |form, role| {
            form.snowflake_value(role);
        });
        form.truth(fields, "mute");
        form.truth(fields, "deaf");
        form.snowflake(fields, "channel_id");
        form.moment(fields, "communication_disabled_until");
        form.whole(fields, "flags", 0..=i64::MAX);
    })
}

/// Sending somebody out for good, with what they wrote lately.
pub fn ban(body: &Value) -> Result<(), Refused> {
    if body.is_null() {
        return Ok(());
    }
    Form::read(|form| {
        let Some(fields) = form.object(body, &["delete_message_seconds", "delete_message_days"]) else {
            return;
        };
        form.whole(fields, "delete_message_seconds", 0..=604_800);
        form.whole(fields, "delete_message_days", 0..=7);
    })
}

/// Deleting many messages at once: 2 to 100.
pub fn bulk_delete(body: &Value) -> Result<(), Refused> {
    Form::read(|form| {
        let Some(fields) = form.object(body, &["messages"]) else { return };
        form.require(fields, &["messages"]);
        form.each(fields, "messages", 0..=usize::MAX, |form, id| {
            form.snowflake_value(id);
        });
    })?;
    let count = body.as_object().and_then(|fields| present(fields, "messages")).and_then(Value::as_array);
    if count.is_some_and(|ids| (2..=100).contains(&ids.len())) {
        return Ok(());
    }
    Err(Refused::new(400, 50016, "Provided too few or too many messages to delete"))
}

#[cfg(test)]
#[path = "channel_tests.rs"]
mod tests;
