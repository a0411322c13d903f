//! Answers to interactions: once, in time, of a kind that fits, and while the token lives.

use std::time::Duration;

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::support::{Gateway, Http, ORDINARY, Town};

async fn with_command() -> (Town, Gateway) {
    let town = Town::new().await;
    let gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "hello", "description": "Hello"}])).await;
    (town, gateway)
}

#[tokio::test]
async fn an_interaction_carries_what_discord_documents() {
    let (town, mut gateway) = with_command().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "Hi"}})).await;
        run
    };
    let (outcome, run) = tokio::join!(town.mia.run("/hello"), bot);
    for field in
        ["id", "application_id", "token", "app_permissions", "locale", "guild_locale", "guild", "channel"]
    {
        assert!(!run[field].is_null(), "{field}");
    }
    assert_eq!((&run["version"], &run["context"], &run["entitlements"]), (&json!(1), &json!(0), &json!([])));
    assert_eq!(run["authorizing_integration_owners"], json!({"0": town.guild.to_string()}));
    assert_eq!(run["attachment_size_limit"], 10_485_760);
    assert_eq!(run["member"]["user"]["id"], town.mia.id().to_string());
    assert!(run["member"]["permissions"].is_string() && run["user"].is_null());
    let message = outcome.message().expect("an answer");
    assert_eq!((&message["type"], &message["interaction_metadata"]["name"]), (&json!(20), &json!("hello")));

    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "Hi"}})).await;
        run
    };
    let mia = town.mia.in_direct_messages();
    let (_, run) = tokio::join!(mia.run("/hello"), bot);
    assert_eq!((&run["context"], &run["user"]["id"]), (&json!(1), &json!(town.mia.id().to_string())));
    assert_eq!(run["authorizing_integration_owners"], json!({"0": "0"}));
    assert!(run["member"].is_null() && run["guild_id"].is_null());
}

#[tokio::test]
async fn an_answer_after_three_seconds_is_too_late() {
    let (town, mut gateway) = with_command().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        tokio::time::sleep(Duration::from_millis(3100)).await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "Sorry"}})).await
    };
    let (outcome, late) = tokio::join!(town.ivan.run("/hello"), bot);
    assert_eq!((late.status, late.code()), (404, 10062));
    assert_eq!(outcome.error.as_deref(), Some("Приложение не отвечает"));
    assert_eq!(town.sandbox.unanswered(), ["Ivan: /hello"]);
}

#[tokio::test]
async fn a_token_lives_fifteen_minutes_of_the_clock() {
    let (town, mut gateway) = with_command().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        let early = town.http.post(&Http::webhook(&run, ""), json!({"content": "Too soon"})).await;
        assert_eq!((early.status, early.code()), (404, 10015));
        town.http.answer(&run, json!({"type": 4, "data": {"content": "Hi", "flags": 64}})).await;
        run
    };
    let (_, run) = tokio::join!(town.mia.run("/hello"), bot);
    let more = town.http.post(&Http::webhook(&run, ""), json!({"content": "And more", "flags": 64})).await;
    assert_eq!(more.status, 200);
    assert_eq!(town.sandbox.unread().len(), 1, "a follow-up that nobody has looked at");
    assert!(town.mia.transcript(town.general).contains("And more"));
    assert!(!town.ivan.transcript(town.general).contains("And more"));
    town.sandbox.advance(town.sandbox.now() + TimeDelta::minutes(16)).await;
    let late = town.http.post(&Http::webhook(&run, ""), json!({"content": "Too late"})).await;
    assert_eq!((late.status, late.code()), (401, 50027));
    let late = town.http.patch(&Http::webhook(&run, "/messages/@original"), json!({"content": "x"})).await;
    assert_eq!(late.code(), 50027);
    let forged =
        town.http.post(&format!("/webhooks/{}/forged", town.sandbox.application_id()), json!({})).await;
    assert_eq!(forged.code(), 50027);
}

#[tokio::test]
async fn an_answer_has_to_fit() {
    let (town, mut gateway) = with_command().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        for wrong in [6, 7, 8, 1, 77] {
            let refused = town.http.answer(&run, json!({"type": wrong, "data": {"choices": []}})).await;
            assert_eq!((refused.status, refused.code()), (400, 50035), "{wrong}: {refused:?}");
        }
        let long = town.http.answer(&run, json!({"type": 4, "data": {"content": "x".repeat(2001)}})).await;
        assert_eq!(long.code(), 50035);
        let empty = town.http.answer(&run, json!({"type": 4, "data": {}})).await;
        assert_eq!(empty.code(), 50006);
        let path = format!(
            "/interactions/{}/{}/callback?with_response=true",
            run["id"].as_str().unwrap_or(""),
            run["token"].as_str().unwrap_or("")
        );
        town.http.post(&path, json!({"type": 4, "data": {"content": "At last", "flags": 64}})).await
    };
    let (outcome, answered) = tokio::join!(town.mia.run("/hello"), bot);
    assert_eq!(outcome.text(), "At last");
    assert_eq!(answered.status, 200);
    assert_eq!(answered.body["interaction"]["response_message_ephemeral"], true);
    assert_eq!(answered.body["resource"]["message"]["content"], "At last");
}

#[tokio::test]
async fn a_component_may_be_answered_by_an_update_later() {
    let (town, mut gateway) = with_command().await;
    let rows = |custom_id: &str, disabled: bool| {
        json!([{"type": 1, "components": [
            {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id, "disabled": disabled},
            {"type": 2, "style": 5, "label": "Site", "url": "https://example.com"}]},
            {"type": 1, "components": [{"type": 3, "custom_id": "pick", "placeholder": "Which?", "max_values": 2,
                "options": [{"label": "One", "value": "1"}, {"label": "Two", "value": "2"}, {"label": "Three", "value": "3"}]}]}])
    };
    let path = format!("/channels/{}/messages", town.general);
    let posted = town.http.post(&path, json!({"content": "Start", "components": rows("go", false)})).await;
    let message = posted.body;
    let bot = async {
        let press = gateway.event("INTERACTION_CREATE").await;
        assert_eq!((&press["type"], &press["data"]["component_type"]), (&json!(3), &json!(2)));
        assert_eq!(town.http.answer(&press, json!({"type": 6})).await.status, 204);
        let body = json!({"content": "Done", "components": rows("go", true)});
        let edited = town.http.patch(&Http::webhook(&press, "/messages/@original"), body).await;
        assert_eq!(edited.body["id"], message["id"]);
    };
    let (outcome, ()) = tokio::join!(town.mia.press(&message, "Go"), bot);
    assert_eq!(outcome.text(), "Done\n[Go]✗ [Site]\n{Which?: One, Two, Three}");
    let error = |outcome: discord_sandbox::Outcome| outcome.error.unwrap_or_default();
    assert_eq!(error(town.mia.press(&message, "go").await), "“Go” is disabled");
    assert_eq!(error(town.mia.press(&message, "Site").await), "This button only opens https://example.com");
    assert_eq!(error(town.mia.select(&message, "pick", &["4"]).await), "“4” is not in the list");
    assert_eq!(error(town.mia.select(&message, "pick", &["1", "2", "3"]).await), "Choose from 1 to 2");
    let bot = async {
        let select = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(select["data"]["values"], json!(["2", "1"]));
        town.http.answer(&select, json!({"type": 4, "data": {"content": "Two it is", "flags": 64}})).await;
    };
    let (outcome, ()) = tokio::join!(town.mia.select(&message, "pick", &["Two", "1"]), bot);
    assert_eq!(outcome.text(), "Two it is");
    assert_eq!(error(town.ivan.press(&outcome, "x").await), "Вам не видно это сообщение");
    assert_eq!(outcome.message().map(|m| &m["message_reference"]["message_id"]), Some(&message["id"]));
}

#[tokio::test]
async fn a_follow_up_after_deferring_fills_the_answer_in() {
    let (town, mut gateway) = with_command().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 5})).await;
        let loading = town.http.get(&Http::webhook(&run, "/messages/@original")).await;
        assert_eq!(loading.body["flags"], 128);
        let filled = town.http.post(&Http::webhook(&run, ""), json!({"content": "Here", "flags": 64})).await;
        assert_eq!((&filled.body["id"], &filled.body["flags"]), (&loading.body["id"], &json!(0)));
        let more = town.http.post(&Http::webhook(&run, ""), json!({"content": "More"})).await;
        assert_eq!(more.body["message_reference"]["message_id"], loading.body["id"]);
        let gone = town.http.delete(&Http::webhook(&run, "/messages/@original")).await;
        assert_eq!(gone.status, 204);
        let missing = town.http.get(&Http::webhook(&run, "/messages/@original")).await;
        assert_eq!((missing.status, missing.code()), (404, 10008));
    };
    let (outcome, ()) = tokio::join!(town.mia.run("/hello"), bot);
    assert_eq!(outcome.messages.first().map(|m| &m["content"]), Some(&Value::from("Here")));
    assert_eq!(town.ivan.transcript(town.general), "Bot: More");
}
