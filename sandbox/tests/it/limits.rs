//! No route that takes a body escapes the limits: each refuses what Discord refuses, where it stands.

use serde_json::{Value, json};

use crate::support::{Gateway, Http, ORDINARY, Town};

/// A route, a body that it must refuse, and where the fault stands.
type Wrong = (&'static str, String, Value, &'static str);

async fn expect_faults(town: &Town, wrong: Vec<Wrong>) {
    for (method, path, body, pointer) in wrong {
        let refused = town.http.call(method, &path, Some(&body)).await;
        assert_eq!((refused.status, refused.code()), (400, 50035), "{method} {path} {body}: {refused:?}");
        assert_eq!(refused.body["message"], "Invalid Form Body");
        let fault = refused.body["errors"].pointer(pointer).map(|at| &at["_errors"][0]);
        let is_described =
            fault.is_some_and(|fault| fault["code"].is_string() && fault["message"].is_string());
        assert!(is_described, "{method} {path}: no fault at {pointer} in {}", refused.body);
    }
}

#[tokio::test]
async fn every_route_with_a_body_refuses_a_fault_where_it_stands() {
    let town = Town::new().await;
    let guild = format!("/guilds/{}", town.guild);
    let channel = format!("/channels/{}", town.general);
    let sent = town.http.post(&format!("{channel}/messages"), json!({"content": "x"})).await;
    let message = format!("{channel}/messages/{}", sent.body["id"].as_str().expect("an id"));
    let thread = town.http.post(&format!("{channel}/threads"), json!({"name": "x", "type": 11})).await;
    let thread = format!("/channels/{}", thread.body["id"].as_str().expect("an id"));
    let role = town.http.post(&format!("{guild}/roles"), json!({"name": "x"})).await;
    let role = format!("{guild}/roles/{}", role.body["id"].as_str().expect("an id"));
    let local = format!("/applications/{}/guilds/{}/commands", town.sandbox.application_id(), town.guild);
    town.register(json!([{"name": "link", "description": "d"}])).await;
    let link = format!("{}/{}", town.commands(), town.sandbox.command("link").expect("registered"));
    let long = "я".repeat(101);
    let wrong: Vec<Wrong> = vec![
        ("POST", format!("{channel}/messages"), json!({"content": "a".repeat(2001)}), "/content"),
        ("POST", format!("{channel}/messages"), json!({"content": "x", "unheard": 1}), "/unheard"),
        (
            "POST",
            format!("{channel}/messages"),
            json!({"embeds": [{"title": "t"}, {"color": -1}]}),
            "/embeds/1/color",
        ),
        ("PATCH", message.clone(), json!({"content": "a".repeat(2001)}), "/content"),
        ("PATCH", message.clone(), json!({"components": [{"type": 2}]}), "/components/0/type"),
        ("POST", format!("{message}/threads"), json!({"name": long}), "/name"),
        (
            "POST",
            format!("{channel}/threads"),
            json!({"name": "x", "auto_archive_duration": 61}),
            "/auto_archive_duration",
        ),
        ("PATCH", thread, json!({"name": ""}), "/name"),
        ("PATCH", channel.clone(), json!({"topic": "a".repeat(1025)}), "/topic"),
        ("PUT", format!("{channel}/permissions/1"), json!({"type": 2}), "/type"),
        ("POST", format!("{channel}/messages/bulk-delete"), json!({"messages": ["x", "y"]}), "/messages/1"),
        ("POST", "/users/@me/channels".to_owned(), json!({"recipient_id": "mia"}), "/recipient_id"),
        ("POST", format!("{guild}/channels"), json!({"topic": "x"}), "/name"),
        ("POST", format!("{guild}/roles"), json!({"name": long}), "/name"),
        ("PATCH", role, json!({"color": "red"}), "/color"),
        ("PATCH", format!("{guild}/members/{}", town.mia.id()), json!({"nick": "a".repeat(33)}), "/nick"),
        ("POST", town.commands(), json!({"name": "Link", "description": "d"}), "/name"),
        ("PUT", town.commands(), json!([{"name": "a", "description": "d"}, {"name": "b"}]), "/1/description"),
        ("PATCH", link, json!({"description": long}), "/description"),
        ("POST", local.clone(), json!({"name": "a", "description": "d", "contexts": [3]}), "/contexts/0"),
        ("PUT", local, json!([{"type": 2, "name": "x", "description": "d"}]), "/0/description"),
    ];
    expect_faults(&town, wrong).await;
    assert_eq!(town.http.get(&format!("{channel}/messages")).await.body.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn every_route_of_an_interaction_refuses_a_fault_where_it_stands() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "link", "description": "d"}])).await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        let text = |key: &str| run[key].as_str().expect("text").to_owned();
        let callback = format!("/interactions/{}/{}/callback", text("id"), text("token"));
        let many = vec![json!({"title": "t"}); 11];
        let wrong: Vec<Wrong> = vec![
            ("POST", callback.clone(), json!({"type": 7, "data": {}}), "/type"),
            ("POST", callback.clone(), json!({"type": 4, "data": {"embeds": many}}), "/data/embeds"),
            ("POST", callback.clone(), json!({"type": 4, "data": {"content": "x"}, "extra": 1}), "/extra"),
            (
                "POST",
                callback,
                json!({"type": 9, "data": {"title": "t", "custom_id": "c"}}),
                "/data/components",
            ),
        ];
        expect_faults(&town, wrong).await;
        assert_eq!(town.http.answer(&run, json!({"type": 4, "data": {"content": "x"}})).await.status, 204);
        let wrong: Vec<Wrong> = vec![
            ("POST", Http::webhook(&run, ""), json!({"content": "a".repeat(2001)}), "/content"),
            ("PATCH", Http::webhook(&run, "/messages/@original"), json!({"embeds": {}}), "/embeds"),
        ];
        expect_faults(&town, wrong).await;
    };
    tokio::join!(town.mia.run("/link"), bot);
}

#[tokio::test]
async fn what_is_refused_changes_nothing_and_is_noted_as_sent() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let twice = json!({"type": 1, "components": [
        {"type": 2, "style": 1, "label": "a", "custom_id": "same"},
        {"type": 2, "style": 1, "label": "b", "custom_id": "same"}]});
    let refused = town.http.post(&path, json!({"content": "x", "components": [twice]})).await;
    let fault = &refused.body["errors"]["components"]["0"]["components"]["1"]["custom_id"]["_errors"][0];
    assert_eq!(fault["code"], "COMPONENT_CUSTOM_ID_DUPLICATED");
    assert_eq!(town.mia.transcript(town.general), "");
    let requests = town.sandbox.requests();
    let last = requests.last().expect("a request");
    assert_eq!((last.method.as_str(), last.status), ("POST", 400));
    assert_eq!(last.route, "/channels/{channel_id}/messages");
    assert_eq!(last.body["content"], "x");
}
