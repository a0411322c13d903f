//! Tests of what a message may be, at each boundary on both sides.

use serde_json::{Value, json};

use super::super::tests::fault;
use super::*;

fn send(body: Value) -> Result<(), Refused> {
    message(&body, Place::Channel, &[])
}

fn files(count: u64) -> Vec<u64> {
    (0..count).collect()
}

#[test]
fn content_holds_two_thousand_characters_of_any_alphabet() {
    for letter in ["a", "я", "語", "😀"] {
        assert_eq!(send(json!({ "content": letter.repeat(2000) })), Ok(()), "{letter}");
        let long = send(json!({ "content": letter.repeat(2001) }));
        assert_eq!(fault(long, "content"), "BASE_TYPE_MAX_LENGTH", "{letter}");
    }
    let Err(refused) = send(json!({ "content": "a".repeat(2001) })) else { panic!("accepted") };
    assert_eq!((refused.status, refused.code), (400, 50035));
    assert_eq!(refused.message, "Invalid Form Body");
    assert_eq!(
        refused.errors,
        json!({ "content": { "_errors": [
            { "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length." }
        ] } })
    );
}

#[test]
fn an_empty_message_is_refused() {
    let row =
        json!([{ "type": 1, "components": [{ "type": 2, "style": 1, "label": "x", "custom_id": "x" }] }]);
    for body in [
        json!({}),
        json!({ "content": "" }),
        json!({ "content": null }),
        json!({ "content": " \n\t" }),
        json!({ "embeds": [], "attachments": [], "sticker_ids": [] }),
        json!({ "components": row }),
    ] {
        assert_eq!(fault(send(body.clone()), ""), "50006", "{body}");
        assert!(is_empty(&body), "{body}");
    }
    assert_eq!(send(json!({ "content": "x" })), Ok(()));
    assert_eq!(send(json!({ "embeds": [{ "title": "x" }] })), Ok(()));
    assert_eq!(message(&json!({}), Place::Channel, &files(1)), Ok(()));
}

#[test]
fn what_is_not_documented_is_refused_and_said_so() {
    let Err(refused) =
        send(json!({ "content": "x", "contents": "y", "embeds": [{ "title": "t", "tilte": 1 }] }))
    else {
        panic!("accepted")
    };
    assert_eq!(refused.errors["contents"]["_errors"][0]["code"], "SANDBOX_UNKNOWN_FIELD");
    assert_eq!(refused.errors["embeds"]["0"]["tilte"]["_errors"][0]["code"], "SANDBOX_UNKNOWN_FIELD");
    let words = refused.errors["contents"]["_errors"][0]["message"].as_str().unwrap_or_default();
    assert!(words.contains("sandbox refuses"), "{words}");
    assert_eq!(send(json!({ "content": "x", "contents": null })), Ok(()));
    assert_eq!(fault(send(json!([])), ""), "MODEL_TYPE_CONVERT");
}

#[test]
fn each_place_has_its_own_fields_and_flags() {
    let with = |key: &str, value: Value| {
        let mut body = json!({ "content": "x" });
        body[key] = value;
        body
    };
    for key in ["nonce", "enforce_nonce", "message_reference"] {
        let body = with(key, if key == "nonce" { json!("n") } else { json!({}) });
        assert_eq!(fault(message(&body, Place::Answer, &[]), key), "SANDBOX_UNKNOWN_FIELD");
        assert_eq!(fault(message(&body, Place::FollowUp, &[]), key), "SANDBOX_UNKNOWN_FIELD");
    }
    for (place, flags, taken) in [
        (Place::Channel, 4, true),
        (Place::Channel, 4096, true),
        (Place::Channel, 4100, true),
        (Place::Channel, 64, false),
        (Place::Channel, 1, false),
        (Place::Answer, 64, true),
        (Place::Answer, 64 | 4 | 4096, true),
        (Place::Answer, 128, false),
        (Place::FollowUp, 64, true),
        (Place::Deferred, 64, true),
        (Place::Deferred, 4, false),
    ] {
        let answer = message(&with("flags", json!(flags)), place, &[]);
        let expected = if taken { "accepted" } else { "SANDBOX_FLAGS_NOT_SETTABLE" };
        assert_eq!(fault(answer, "flags"), expected, "{flags} for {place:?}");
    }
    assert_eq!(message(&json!({ "flags": 64 }), Place::Deferred, &[]), Ok(()));
    assert_eq!(fault(send(with("flags", json!("4"))), "flags"), "NUMBER_TYPE_COERCE");
    assert_eq!(fault(send(with("tts", json!("yes"))), "tts"), "BOOLEAN_TYPE_CONVERT");
}

#[test]
fn a_nonce_is_a_number_or_at_most_25_characters() {
    for (nonce, expected) in [
        (json!("n".repeat(25)), "accepted"),
        (json!("n".repeat(26)), "BASE_TYPE_MAX_LENGTH"),
        (json!(i64::MAX), "accepted"),
        (json!(1.5), "NONCE_TYPE_COERCE"),
        (json!(true), "NONCE_TYPE_COERCE"),
        (json!(null), "accepted"),
    ] {
        let body = json!({ "content": "x", "nonce": nonce, "enforce_nonce": true });
        assert_eq!(fault(send(body), "nonce"), expected, "{nonce}");
    }
}

#[test]
fn allowed_mentions_say_one_thing_only() {
    let ids = |count: usize| (1..=count).map(|id| id.to_string()).collect::<Vec<_>>();
    for (allowed, path, expected) in [
        (json!({ "parse": [] }), "", "accepted"),
        (json!({ "parse": ["users", "roles", "everyone"], "replied_user": false }), "", "accepted"),
        (json!({ "parse": ["everyone"], "users": ["1"], "roles": [2] }), "", "accepted"),
        (json!({ "parse": ["users"], "users": [] }), "", "accepted"),
        (json!({ "parse": ["users"], "users": null }), "", "accepted"),
        (json!({ "users": ids(100), "roles": ids(100) }), "", "accepted"),
        (json!({ "users": ids(101) }), ".users", "BASE_TYPE_MAX_LENGTH"),
        (json!({ "roles": ids(101) }), ".roles", "BASE_TYPE_MAX_LENGTH"),
        (json!({ "parse": ["users"], "users": ["1"] }), "", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"),
        (json!({ "parse": ["roles"], "roles": ["1"] }), "", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"),
        (json!({ "parse": ["all"] }), ".parse.0", "BASE_TYPE_CHOICES"),
        (json!({ "parse": "users" }), ".parse", "LIST_TYPE_CONVERT"),
        (json!({ "users": ["anna"] }), ".users.0", "NUMBER_TYPE_COERCE"),
        (json!({ "replied_user": 1 }), ".replied_user", "BOOLEAN_TYPE_CONVERT"),
        (json!({ "repliedUser": true }), ".repliedUser", "SANDBOX_UNKNOWN_FIELD"),
    ] {
        let result = send(json!({ "content": "x", "allowed_mentions": allowed }));
        assert_eq!(fault(result, &format!("allowed_mentions{path}")), expected, "{allowed}");
    }
}

#[test]
fn attachments_name_files_that_came_along() {
    let attached = |attachments: Value, count: u64| {
        message(&json!({ "content": "x", "attachments": attachments }), Place::Channel, &files(count))
    };
    assert_eq!(
        attached(json!([{ "id": 0, "filename": "a.png", "description": "я".repeat(1024) }]), 1),
        Ok(())
    );
    assert_eq!(attached(json!([{ "id": "0" }, { "id": "1" }]), 2), Ok(()));
    for (attachment, path, code) in [
        (json!({ "id": 1 }), "attachments.0.id", "ATTACHMENT_NOT_FOUND"),
        (json!({ "id": "first" }), "attachments.0.id", "NUMBER_TYPE_COERCE"),
        (json!({ "filename": "a" }), "attachments.0.id", "BASE_TYPE_REQUIRED"),
        (
            json!({ "id": 0, "description": "d".repeat(1025) }),
            "attachments.0.description",
            "BASE_TYPE_MAX_LENGTH",
        ),
        (json!({ "id": 0, "alt": "d" }), "attachments.0.alt", "SANDBOX_UNKNOWN_FIELD"),
    ] {
        assert_eq!(fault(attached(json!([attachment]), 1), path), code);
    }
    assert_eq!(message(&json!({}), Place::Channel, &files(10)), Ok(()));
    assert_eq!(fault(message(&json!({}), Place::Channel, &files(11)), ""), "30015");
}

#[test]
fn a_reply_names_a_message() {
    let reply = |reference: Value| send(json!({ "content": "x", "message_reference": reference }));
    assert_eq!(reply(json!({ "message_id": "5", "channel_id": "6", "fail_if_not_exists": false })), Ok(()));
    assert_eq!(fault(reply(json!({})), "message_reference.message_id"), "BASE_TYPE_REQUIRED");
    assert_eq!(
        fault(reply(json!({ "message_id": "x" })), "message_reference.message_id"),
        "NUMBER_TYPE_COERCE"
    );
    assert_eq!(
        fault(reply(json!({ "message_id": "5", "type": 2 })), "message_reference.type"),
        "BASE_TYPE_CHOICES"
    );
}

#[test]
fn what_the_sandbox_lacks_is_said_loudly() {
    for body in [
        json!({ "poll": { "question": { "text": "?" }, "answers": [] } }),
        json!({ "flags": 1 << 15, "components": [] }),
        json!({ "flags": 1 << 13 }),
        json!({ "message_reference": { "type": 1, "message_id": "1" } }),
    ] {
        let Err(refused) = send(body.clone()) else { panic!("accepted {body}") };
        assert_eq!(refused.status, 501, "{body}");
        assert!(refused.message.contains("sandbox"), "{refused}");
    }
    assert_eq!(fault(send(json!({ "content": "x", "sticker_ids": ["1"] })), ""), "50081");
}

#[test]
fn an_edit_may_leave_everything_out_but_not_empty_the_message() {
    let before =
        json!({ "content": "old", "embeds": [], "attachments": [{ "id": "77", "filename": "a.png" }] });
    let bare = json!({ "content": "old", "embeds": [], "attachments": [] });
    for (changes, before, expected) in [
        (json!({}), &before, "accepted"),
        (json!({ "content": null, "embeds": null, "flags": null, "components": null }), &before, "accepted"),
        (json!({ "content": "" }), &before, "accepted"),
        (json!({ "content": "" }), &bare, "50006"),
        (json!({ "content": null }), &bare, "50006"),
        (json!({ "content": "", "attachments": [] }), &before, "50006"),
        (json!({ "content": "", "embeds": [{ "title": "t" }] }), &bare, "accepted"),
        (json!({ "attachments": [{ "id": "77" }] }), &before, "accepted"),
    ] {
        assert_eq!(fault(edit(&changes, before, &[]), ""), expected, "{changes}");
    }
    assert_eq!(edit(&json!({ "content": "", "attachments": [{ "id": 0 }] }), &bare, &files(1)), Ok(()));
    let gone = edit(&json!({ "attachments": [{ "id": "78" }] }), &before, &[]);
    assert_eq!(fault(gone, "attachments.0.id"), "ATTACHMENT_NOT_FOUND");
    let long = edit(&json!({ "content": "a".repeat(2001) }), &before, &[]);
    assert_eq!(fault(long, "content"), "BASE_TYPE_MAX_LENGTH");
    assert_eq!(fault(edit(&json!({ "nonce": "n" }), &before, &[]), "nonce"), "SANDBOX_UNKNOWN_FIELD");
    assert_eq!(edit(&json!({ "flags": 64 | 4 }), &before, &[]), Ok(()));
}
