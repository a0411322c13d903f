//! What a scheduled event may say: lengths, the kind of its place, the moments that it needs.

use serde_json::Value;

use super::Refused;
use super::form::{Fields, Form, present};

const FIELDS: [&str; 10] = [
    "channel_id",
    "entity_metadata",
    "name",
    "privacy_level",
    "scheduled_start_time",
    "scheduled_end_time",
    "description",
    "entity_type",
    "image",
    "recurrence_rule",
];
/// The kind of event that takes place somewhere else.
const EXTERNAL: i64 = 3;

/// Making a scheduled event.
pub fn scheduled_event(body: &Value) -> Result<(), Refused> {
    lacking(body)?;
    Form::read(|form| {
        let Some(fields) = form.object(body, &FIELDS) else { return };
        form.require(fields, &["name", "privacy_level", "scheduled_start_time", "entity_type"]);
        let kind = form.one_of(fields, "entity_type", &[1, 2, EXTERNAL]);
        if kind == Some(EXTERNAL) {
            form.require(fields, &["entity_metadata", "scheduled_end_time"]);
        }
        event_fields(form, fields);
    })
}

/// Changing one.
pub fn scheduled_event_edit(body: &Value) -> Result<(), Refused> {
    lacking(body)?;
    Form::read(|form| {
        let known: Vec<&str> = FIELDS.into_iter().chain(["status"]).collect();
        let Some(fields) = form.object(body, &known) else { return };
        form.one_of(fields, "entity_type", &[EXTERNAL]);
        form.one_of(fields, "status", &[1, 2, 3, 4]);
        event_fields(form, fields);
    })
}

/// Events in voice and stage channels, with pictures, and such as come again are Discord's alone.
fn lacking(body: &Value) -> Result<(), Refused> {
    let has = |key: &str| body.get(key).is_some_and(|value| !value.is_null());
    if matches!(body["entity_type"].as_i64(), Some(1 | 2)) {
        return Err(Refused::lacking("scheduled events in voice and stage channels"));
    }
    if has("recurrence_rule") || has("image") {
        return Err(Refused::lacking("scheduled events that come again or have a picture"));
    }
    Ok(())
}

fn event_fields(form: &mut Form, fields: &Fields) {
    form.text(fields, "name", 1..=100);
    form.text(fields, "description", 0..=1_000);
    form.one_of(fields, "privacy_level", &[2]);
    form.moment(fields, "scheduled_start_time");
    form.moment(fields, "scheduled_end_time");
    form.forbid(fields, "channel_id", "An external event has no channel");
    if let Some(metadata) = present(fields, "entity_metadata") {
        form.within("entity_metadata", |form| {
            let Some(metadata) = form.object(metadata, &["location"]) else { return };
            form.require(metadata, &["location"]);
            form.text(metadata, "location", 1..=100);
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn whole() -> Value {
        json!({
            "name": "Meeting", "privacy_level": 2, "entity_type": 3, "entity_metadata": {"location": "#council"},
            "scheduled_start_time": "2026-03-02T10:00:00Z", "scheduled_end_time": "2026-03-02T11:00:00Z",
        })
    }

    fn refused(change: impl FnOnce(&mut Value)) -> u32 {
        let mut body = whole();
        change(&mut body);
        scheduled_event(&body).map_or_else(|refused| refused.code, |()| 1)
    }

    #[test]
    fn an_external_event_needs_a_place_and_an_end() {
        assert_eq!(scheduled_event(&whole()), Ok(()));
        for key in ["name", "privacy_level", "entity_type", "entity_metadata", "scheduled_end_time"] {
            assert_eq!(refused(|body| body[key] = Value::Null), 50035, "{key}");
        }
        assert_eq!(refused(|body| body["name"] = "x".repeat(101).into()), 50035);
        assert_eq!(refused(|body| body["description"] = "x".repeat(1_001).into()), 50035);
        assert_eq!(refused(|body| body["entity_metadata"]["location"] = "x".repeat(101).into()), 50035);
        assert_eq!(refused(|body| body["privacy_level"] = 1.into()), 50035);
        assert_eq!(refused(|body| body["channel_id"] = "1".into()), 50035);
        assert_eq!(refused(|body| body["scheduled_end_time"] = "tomorrow".into()), 50035);
        assert_eq!(refused(|body| body["entity_type"] = 2.into()), 0, "the sandbox has no voice channels");
    }

    #[test]
    fn a_change_may_say_one_thing_alone() {
        assert_eq!(scheduled_event_edit(&json!({"status": 4})), Ok(()));
        assert!(scheduled_event_edit(&json!({"status": 5})).is_err());
        assert!(scheduled_event_edit(&json!({"entity_metadata": {}})).is_err());
    }
}
