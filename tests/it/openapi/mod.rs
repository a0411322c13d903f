//! Every request that the tests made Duet send fits Discord's own description of its HTTP API.

mod schema;

use std::collections::BTreeMap;
use std::path::PathBuf;

use schema::Description;
use serde_json::{Value, json};

use crate::support::setting;

/// The requests that were recorded, each once.
fn recorded(folder: &str) -> Vec<Value> {
    let files = std::fs::read_dir(folder)
        .unwrap_or_else(|error| panic!("DUET_RECORD_REQUESTS names {folder}: {error}"))
        .map(|entry| entry.expect("a file of the folder").path());
    let mut found = BTreeMap::new();
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "jsonl")) {
        for line in std::fs::read_to_string(&file).expect("a recorded file").lines() {
            let request = serde_json::from_str(line).expect("a recorded request");
            found.insert(line.to_owned(), request);
        }
    }
    found.into_values().collect()
}

#[test]
#[ignore = "needs Discord's openapi.json and recorded requests: .ci/run has both"]
fn every_request_fits_what_discord_describes() {
    let path = setting("DUET_DISCORD_OPENAPI").expect("DUET_DISCORD_OPENAPI: the path of openapi.json");
    let folder = setting("DUET_RECORD_REQUESTS").expect("DUET_RECORD_REQUESTS: the folder of the requests");
    let description = Description::open(&PathBuf::from(path));
    let requests = recorded(&folder);
    assert!(!requests.is_empty(), "nothing was recorded in {folder}: run the tests with it first");
    let mut wrong = Vec::new();
    let mut bodies: BTreeMap<String, usize> = BTreeMap::new();
    for request in &requests {
        let (method, route) = (text(request, "method"), text(request, "route"));
        *bodies.entry(format!("{method} {route}")).or_default() += 1;
        let faults = description.faults(method, route, &request["body"]);
        wrong.extend(faults.into_iter().map(|fault| format!("{method} {route}: {fault}")));
    }
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    for needed in [
        "PUT /applications/{application_id}/commands",
        "POST /interactions/{interaction_id}/{interaction_token}/callback",
    ] {
        assert!(bodies.contains_key(needed), "no test made Duet send {needed}; there were {bodies:#?}");
    }
    println!("{} different requests on {} routes fit.", requests.len(), bodies.len());
}

fn text<'a>(request: &'a Value, field: &str) -> &'a str {
    request[field].as_str().expect("a recorded request has a method and a route")
}

/// A description in the manner of Discord's, as small as shows each rule.
fn small() -> Description {
    let kinds =
        json!({"type": "integer", "oneOf": [{"title": "ROW", "const": 1}, {"title": "BUTTON", "const": 2}]});
    let row = json!({
        "type": "object", "required": ["type", "components"],
        "properties": {
            "type": {"type": "integer", "enum": [1], "allOf": [{"$ref": "#/components/schemas/Kinds"}]},
            "components": {"type": "array", "maxItems": 2, "items": {"$ref": "#/components/schemas/Button"}},
        },
    });
    let button = json!({
        "type": "object", "required": ["type"],
        "properties": {
            "type": {"type": "integer", "enum": [2]},
            "label": {"type": ["string", "null"], "maxLength": 3},
            "url": {"type": "string", "format": "uri"},
        },
    });
    let message = json!({
        "type": "object",
        "properties": {
            "content": {"type": ["string", "null"], "minLength": 1},
            "channel": {"type": "string", "pattern": "^(0|[1-9][0-9]*)$", "format": "snowflake"},
            "permissions": {"type": "integer"},
            "attachments": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string"}}}},
            "components": {"type": "array", "items": {"oneOf": [
                {"$ref": "#/components/schemas/Row"}, {"$ref": "#/components/schemas/Button"}, {"type": "null"},
            ]}},
            "names": {"type": "object", "maxProperties": 1, "additionalProperties": {"type": "string"}},
            "colour": {"type": "integer", "minimum": 0, "maximum": 9, "format": "int32"},
            "contexts": {"type": "array", "uniqueItems": true},
        },
    });
    let content = json!({"application/json": {"schema": {"$ref": "#/components/schemas/Message"}}});
    Description::of(json!({
        "paths": {
            "/channels/{id}/messages": {"post": {"requestBody": {"required": true, "content": content}}, "get": {}},
            "/users/{id}": {"get": {}},
            "/users/@me": {"get": {}, "patch": {"requestBody": {"content": content}}},
        },
        "components": {"schemas": {"Kinds": kinds, "Row": row, "Button": button, "Message": message}},
    }))
}

#[test]
fn a_body_that_fits_is_let_through() {
    let description = small();
    for body in [
        json!({}),
        json!({"content": null, "channel": "1", "permissions": "32", "attachments": [{"id": 0}]}),
        json!({"components": [{"type": 1, "components": [{"type": 2, "label": "Да!", "url": "attachment://a.png"}]}]}),
        json!({"components": [{"type": 2}, null], "names": {"ru": "а"}, "colour": 9, "contexts": [0, 1]}),
    ] {
        let faults = description.faults("POST", "/channels/{channel_id}/messages", &body);
        assert_eq!(faults, Vec::<String>::new(), "{body}");
    }
    assert_eq!(description.faults("GET", "/users/@me", &Value::Null), Vec::<String>::new());
    assert_eq!(description.faults("PATCH", "/users/@me", &Value::Null), Vec::<String>::new());
}

#[test]
fn a_wrong_body_is_refused_in_words_about_the_part_that_is_wrong() {
    let description = small();
    for (body, fault) in [
        (json!([]), "the body: [] is no \"object\""),
        (json!({"content": ""}), "content: 0 characters are beyond the minLength 1"),
        (json!({"content": 7}), "content: 7 is no [\"string\",\"null\"]"),
        (json!({"channel": "01"}), "channel: \"01\" does not look like \"^(0|[1-9][0-9]*)$\""),
        (json!({"permissions": "all"}), "permissions: \"all\" is no \"integer\""),
        (json!({"components": [{"type": 3}]}), "components[0].type: 3 is none of [2]"),
        (json!({"components": [{"type": 1}]}), "components[0]: components is missing"),
        (
            json!({"components": [{"type": 1, "components": [{"type": 2, "label": "long"}]}]}),
            "components[0].components[0].label: 4 characters are beyond the maxLength 3",
        ),
        (json!({"components": [{"type": 2, "url": "here"}]}), "components[0].url: \"here\" is no uri"),
        (
            json!({"components": [{"type": 1, "components": [{"type": 2}, {"type": 2}, {"type": 2}]}]}),
            "components[0].components: 3 items are more than 2",
        ),
        (json!({"names": {"ru": 1}}), "names.ru: 1 is no \"string\""),
        (json!({"names": {"ru": "а", "en": "a"}}), "names: 2 fields are beyond the maxProperties 1"),
        (json!({"colour": 10}), "colour: 10 is beyond the maximum 9"),
        (json!({"colour": 3_000_000_000_u64}), "colour: 3000000000 is no int32"),
        (json!({"contexts": [0, 0]}), "contexts: something is in the list twice"),
        (Value::Null, "a body is missing"),
    ] {
        let faults = description.faults("POST", "/channels/{channel_id}/messages", &body);
        assert!(faults.iter().any(|known| known == fault), "{body}: {faults:?}");
    }
}

#[test]
fn a_route_that_is_not_described_is_refused() {
    let description = small();
    assert_eq!(description.faults("DELETE", "/users/@me", &Value::Null), ["this route is not described"]);
    assert_eq!(description.faults("GET", "/voice", &Value::Null), ["this route is not described"]);
    assert_eq!(description.faults("GET", "/users/{user_id}", &json!({})), ["this route takes no body"]);
}

#[test]
fn a_rule_that_the_check_cannot_read_is_not_passed_over() {
    let content = json!({"application/json": {"schema": {"type": "object", "dependentRequired": {}}}});
    let description =
        Description::of(json!({"paths": {"/a": {"post": {"requestBody": {"content": content}}}}}));
    let faults = description.faults("POST", "/a", &json!({}));
    assert_eq!(
        faults,
        ["the body: the description says \"dependentRequired\", which this check cannot read yet"]
    );
}
