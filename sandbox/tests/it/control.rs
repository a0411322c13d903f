//! The control API does what the Rust API does, and says what was wrong.

use futures::StreamExt;
use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY, Town};

async fn call(town: &Town, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
    let method = method.parse().expect("a method");
    let url = format!("{}/_sandbox/{path}", town.sandbox.url());
    let mut request = reqwest::Client::new().request(method, url);
    if let Some(body) = body {
        request = request.json(&body);
    }
    let response = request.send().await.expect("an answer");
    let status = response.status().as_u16();
    (status, response.json().await.unwrap_or_default())
}

#[tokio::test]
async fn a_world_is_built_and_used_by_requests_alone() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY | 1 << 1).await;
    town.register(json!([{"name": "hello", "description": "Hello"}])).await;
    let (_, guild) = call(&town, "POST", "guilds", Some(json!({"name": "Village", "locale": "ru"}))).await;
    let id = guild["id"].as_str().expect("an id");
    let roles = format!("guilds/{id}/roles");
    let (_, role) = call(&town, "POST", &roles, Some(json!({"name": "Elders", "permissions": "32"}))).await;
    assert_eq!(role["permissions"], "32");
    let channels = format!("guilds/{id}/channels");
    let private = json!({"name": "elders", "private": true, "roles": ["Elders"]});
    let (_, hidden) = call(&town, "POST", &channels, Some(private)).await;
    let (_, open) = call(&town, "POST", &channels, Some(json!({"name": "square"}))).await;
    let olga = json!({"name": "Ольга", "locale": "ru", "timezone": "Asia/Omsk", "guild": "Village", "roles": ["Elders"]});
    let (status, olga) = call(&town, "POST", "people", Some(olga)).await;
    assert_eq!((status, &olga["timezone"]), (200, &json!("Asia/Omsk")));
    assert_eq!(gateway.event("GUILD_MEMBER_ADD").await["user"]["id"], olga["id"]);

    let (_, sight) = call(&town, "GET", "people/Ольга/sight", None).await;
    let seen: Vec<&Value> =
        sight["guilds"][0]["channels"].as_array().expect("channels").iter().map(|c| &c["id"]).collect();
    assert_eq!(seen, [&hidden["id"], &open["id"]]);
    call(&town, "PATCH", "people/Ольга", Some(json!({"roles": [], "direct_messages": "closed"}))).await;
    assert_eq!(gateway.event("GUILD_MEMBER_UPDATE").await["roles"], json!([]));
    let (_, sight) = call(&town, "GET", "people/Ольга/sight", None).await;
    assert_eq!(sight["guilds"][0]["channels"].as_array().map(Vec::len), Some(1));
    assert_eq!(sight["person"]["direct_messages"], "closed");

    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&run["channel_id"], &run["guild_locale"]), (&open["id"], &json!("ru")));
        town.http.answer(&run, json!({"type": 4, "data": {"content": "Привет"}})).await;
    };
    let ((status, outcome), ()) =
        tokio::join!(call(&town, "POST", "people/Ольга/run", Some(json!({"text": "/hello"}))), bot);
    assert_eq!((status, &outcome["messages"][0]["content"]), (200, &json!("Привет")));
    assert_eq!(outcome["error"], Value::Null);
    let (_, requests) = call(&town, "GET", "requests", None).await;
    let last = requests.as_array().and_then(|all| all.last()).expect("a request");
    assert_eq!(last["route"], "/interactions/{interaction_id}/{interaction_token}/callback");
    assert_eq!((&last["status"], &last["body"]["data"]["content"]), (&json!(204), &json!("Привет")));

    let (_, commands) = call(&town, "GET", "people/Ольга/commands?channel=dm", None).await;
    assert_eq!(commands[0]["name"], "hello");
    call(&town, "PATCH", "people/Ольга", Some(json!({"leave": "Village"}))).await;
    assert_eq!(gateway.event("GUILD_MEMBER_REMOVE").await["user"]["id"], olga["id"]);
}

#[tokio::test]
async fn the_clock_moves_on_request() {
    let town = Town::new().await;
    let before = town.sandbox.now();
    let (status, _) = call(&town, "POST", "clock", Some(json!({"advance": "P7DT1H"}))).await;
    assert_eq!(status, 200);
    let moved = town.sandbox.now() - before;
    assert!((moved - chrono::TimeDelta::hours(169)).num_seconds().abs() < 5, "{moved}");
    let (status, body) = call(&town, "POST", "clock", Some(json!({"advance": "a week"}))).await;
    assert_eq!(status, 400);
    assert!(body["error"].as_str().is_some_and(|error| error.contains("P7D")));
}

#[tokio::test]
async fn what_does_not_exist_is_said() {
    let town = Town::new().await;
    let (status, body) = call(&town, "POST", "people/Nobody/run", Some(json!({"text": "/x"}))).await;
    assert_eq!((status, &body["error"]), (404, &json!("there is no such person")));
    let (status, _) = call(&town, "POST", "people", Some(json!({"name": "A", "guild": "Nowhere"}))).await;
    assert_eq!(status, 404);
    let (status, _) = call(&town, "POST", "people", Some(json!({"name": "A", "timezone": "Mars"}))).await;
    assert_eq!(status, 400);
    let (_, outcome) = call(&town, "POST", "people/Ivan/run", Some(json!({"text": "/нет"}))).await;
    assert_eq!(outcome["error"], "Команды «/нет» для вас здесь нет");
}

#[tokio::test]
async fn changes_are_told_as_they_happen() {
    let town = Town::new().await;
    let url = format!("{}/_sandbox/events", town.sandbox.url());
    let mut events = reqwest::get(url).await.expect("a stream").bytes_stream();
    town.mia.say("Hello");
    let mut heard = String::new();
    while !heard.contains(&format!("{{\"channel\":\"{}\"}}", town.general)) {
        let chunk = tokio::time::timeout(std::time::Duration::from_secs(5), events.next()).await;
        let chunk = chunk.expect("a change in time").expect("an open stream").expect("bytes");
        heard.push_str(&String::from_utf8_lossy(&chunk));
    }
    assert!(heard.contains("event: change"));
    town.sandbox.stop().await;
}
