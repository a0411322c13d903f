//! Tests of channels, threads, members, ids and limits, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

type Check = fn(&Value) -> Result<(), Refused>;

#[test]
fn names_have_one_to_a_hundred_characters() {
    let checks: [(&str, Check); 5] = [
        ("thread", thread),
        ("thread at a message", thread_from_message),
        ("thread edit", thread_edit),
        ("channel", channel),
        ("role", role),
    ];
    for (what, check) in checks {
        assert_eq!(check(&json!({ "name": "я".repeat(100) })), Ok(()), "{what}");
        assert_eq!(
            fault(check(&json!({ "name": "я".repeat(101) })), "name"),
            "BASE_TYPE_BAD_LENGTH",
            "{what}"
        );
        assert_eq!(fault(check(&json!({ "name": "" })), "name"), "BASE_TYPE_REQUIRED", "{what}");
        assert_eq!(fault(check(&json!({ "name": "x", "nam": 1 })), "nam"), "SANDBOX_UNKNOWN_FIELD", "{what}");
        let absent = check(&json!({}));
        let may_be_absent = matches!(what, "thread edit" | "role");
        assert_eq!(
            fault(absent, "name"),
            if may_be_absent { "accepted" } else { "BASE_TYPE_REQUIRED" },
            "{what}"
        );
    }
}

#[test]
fn every_other_boundary_holds() {
    let table: [(Check, &str, Value, Value, &str); 24] = [
        (thread, "auto_archive_duration", json!(60), json!(61), "BASE_TYPE_CHOICES"),
        (thread, "auto_archive_duration", json!(10080), json!(0), "BASE_TYPE_CHOICES"),
        (thread_edit, "auto_archive_duration", json!(1440), json!("1440"), "BASE_TYPE_CHOICES"),
        (thread, "type", json!(11), json!(0), "BASE_TYPE_CHOICES"),
        (thread, "type", json!(12), json!(13), "BASE_TYPE_CHOICES"),
        (thread_from_message, "type", json!(11), json!(12), "BASE_TYPE_CHOICES"),
        (thread, "rate_limit_per_user", json!(21600), json!(21601), "NUMBER_TYPE_MAX"),
        (thread, "rate_limit_per_user", json!(0), json!(-1), "NUMBER_TYPE_MIN"),
        (thread, "invitable", json!(false), json!(0), "BOOLEAN_TYPE_CONVERT"),
        (thread_edit, "archived", json!(true), json!("true"), "BOOLEAN_TYPE_CONVERT"),
        (thread_edit, "locked", json!(true), json!(1), "BOOLEAN_TYPE_CONVERT"),
        (channel, "topic", json!("я".repeat(1024)), json!("я".repeat(1025)), "BASE_TYPE_MAX_LENGTH"),
        (channel, "type", json!(4), json!(1), "BASE_TYPE_CHOICES"),
        (channel, "parent_id", json!("5"), json!("news"), "NUMBER_TYPE_COERCE"),
        (channel_edit, "topic", json!(""), json!(5), "STRING_TYPE_CONVERT"),
        (overwrite, "type", json!(1), json!(2), "BASE_TYPE_CHOICES"),
        (overwrite, "allow", json!("1024"), json!("see"), "BITFIELD_TYPE_CONVERT"),
        (role, "permissions", json!("8"), json!("x"), "BITFIELD_TYPE_CONVERT"),
        (role, "color", json!(0x00FF_FFFF), json!(0x0100_0000), "NUMBER_TYPE_MAX"),
        (member_edit, "nick", json!("я".repeat(32)), json!("я".repeat(33)), "BASE_TYPE_MAX_LENGTH"),
        (member_edit, "roles", json!(["1", 2]), json!("1"), "LIST_TYPE_CONVERT"),
        (member_edit, "mute", json!(null), json!(1), "BOOLEAN_TYPE_CONVERT"),
        (
            member_edit,
            "communication_disabled_until",
            json!("2026-11-21T08:00:00Z"),
            json!("soon"),
            "DATE_TIME_TYPE_PARSE",
        ),
        (direct_channel, "recipient_id", json!("5"), json!("anna"), "NUMBER_TYPE_COERCE"),
    ];
    for (check, key, fine, wrong, expected) in table {
        let body = |value: &Value| {
            let mut body = json!({});
            if check(&body).is_err() {
                body["name"] = json!("x");
            }
            if check as usize == overwrite as Check as usize {
                body = json!({ "type": 0 });
            } else if check as usize == direct_channel as Check as usize {
                body = json!({});
            }
            body[key] = value.clone();
            body
        };
        assert_eq!(check(&body(&fine)), Ok(()), "{key} {fine}");
        assert_eq!(fault(check(&body(&wrong)), key), expected, "{key} {wrong}");
    }
}

#[test]
fn lists_inside_are_checked_item_by_item() {
    let overwrites = |list: Value| channel(&json!({ "name": "x", "permission_overwrites": list }));
    assert_eq!(overwrites(json!([{ "id": "1", "type": 0, "allow": "1024", "deny": null }])), Ok(()));
    assert_eq!(fault(overwrites(json!([{ "type": 0 }])), "permission_overwrites.0.id"), "BASE_TYPE_REQUIRED");
    assert_eq!(
        fault(overwrites(json!([{ "id": "1", "deny": "all" }])), "permission_overwrites.0.deny"),
        "BITFIELD_TYPE_CONVERT"
    );
    assert_eq!(fault(member_edit(&json!({ "roles": ["admin"] })), "roles.0"), "NUMBER_TYPE_COERCE");
    let delete = |count: usize| {
        bulk_delete(&json!({ "messages": (1..=count).map(|id| id.to_string()).collect::<Vec<_>>() }))
    };
    assert_eq!(fault(delete(1), ""), "50016");
    assert_eq!(delete(2), Ok(()));
    assert_eq!(delete(100), Ok(()));
    assert_eq!(fault(delete(101), ""), "50016");
    assert_eq!(fault(bulk_delete(&json!({})), "messages"), "BASE_TYPE_REQUIRED");
    assert_eq!(fault(direct_channel(&json!({})), "recipient_id"), "BASE_TYPE_REQUIRED");
    let group = direct_channel(&json!({ "access_tokens": ["a"] }));
    assert_eq!(group.map_err(|refused| refused.status), Err(501));
    let forum = thread(&json!({ "name": "x", "message": { "content": "x" } }));
    assert_eq!(forum.map_err(|refused| refused.status), Err(501));
}

#[test]
fn ids_and_limits_in_addresses_are_read_as_discord_reads_them() {
    assert_eq!(id("channel_id", "1234567890123456789"), Ok(1_234_567_890_123_456_789));
    for text in ["", "abc", "-1", "1.5", "99999999999999999999", "٣"] {
        assert_eq!(fault(id("channel_id", text).map(|_| ()), "channel_id"), "NUMBER_TYPE_COERCE", "{text}");
    }
    assert_eq!(limit(None, 50, 100), Ok(50));
    assert_eq!(limit(Some("1"), 50, 100), Ok(1));
    assert_eq!(limit(Some("100"), 50, 100), Ok(100));
    assert_eq!(limit(Some("1000"), 1, 1000), Ok(1000));
    for (text, code) in [
        ("0", "NUMBER_TYPE_MIN"),
        ("-1", "NUMBER_TYPE_MIN"),
        ("101", "NUMBER_TYPE_MAX"),
        ("ten", "NUMBER_TYPE_COERCE"),
    ] {
        assert_eq!(fault(limit(Some(text), 50, 100).map(|_| ()), "limit"), code, "{text}");
    }
}
