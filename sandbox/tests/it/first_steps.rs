//! The first thin path: a bot connects, registers a command, a person runs it and presses what comes.

use serde_json::json;

use crate::support::{Gateway, Http, ORDINARY, Town};

#[tokio::test]
async fn a_person_runs_a_command_and_presses_a_button() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    assert_eq!(gateway.ready["application"]["id"], town.sandbox.application_id().to_string());
    let guild = gateway.event("GUILD_CREATE").await;
    assert_eq!(guild["name"], "Town");
    let answer = town
        .register(json!([{
            "name": "link", "description": "Links", "name_localizations": {"ru": "ссылка"},
            "options": [{"type": 1, "name": "get", "description": "Get", "name_localizations": {"ru": "получить"},
                "options": [{"type": 3, "name": "campaign", "description": "Which",
                    "name_localizations": {"ru": "кампания"}}]}],
        }]))
        .await;
    assert_eq!(answer.content_type, "application/json");

    let button = json!({"type": 1, "components": [
        {"type": 2, "style": 1, "label": "Архив", "custom_id": "link/1/archive"}]});
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(run["locale"], "ru");
        assert_eq!(run["data"]["options"][0]["options"][0]["value"], "Весна 2026");
        let body = json!({"type": 4, "data": {"content": "Готово", "flags": 64, "components": [button]}});
        assert_eq!(town.http.answer(&run, body).await.status, 204);
        run
    };
    let (outcome, run) = tokio::join!(town.ivan.run("/ссылка получить кампания:Весна 2026"), bot);
    assert_eq!(outcome.error, None);
    assert_eq!(outcome.text(), "Готово\n[Архив]");
    assert!(outcome.milliseconds > 0);
    assert!(town.sandbox.unanswered().is_empty());
    let asked = town.sandbox.requests().pop().expect("a request");
    assert_eq!(
        (asked.method.as_str(), asked.status),
        ("POST", 204),
        "an outcome comes after the request is kept"
    );

    let again = town.http.answer(&run, json!({"type": 4, "data": {"content": "Twice"}})).await;
    assert_eq!((again.status, again.code()), (400, 40060));

    let bot = async {
        let press = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(press["message"]["components"][0]["components"][0]["custom_id"], "link/1/archive");
        let body = json!({"type": 7, "data": {"content": "В архиве", "components": []}});
        assert_eq!(town.http.answer(&press, body).await.status, 204);
    };
    let (pressed, ()) = tokio::join!(town.ivan.press(&outcome, "link/1/archive"), bot);
    assert_eq!(pressed.text(), "В архиве");
    assert_eq!(town.mia.transcript(town.general), "", "an ephemeral answer is for one person's eyes");
    let stale = town.ivan.press(&outcome, "link/1/archive").await;
    assert_eq!(stale.error.as_deref(), Some("В этом сообщении нет «link/1/archive»"));
}

#[tokio::test]
async fn a_deferred_answer_is_awaited() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "stats", "description": "Figures"}])).await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(town.http.answer(&run, json!({"type": 5, "data": {"flags": 64}})).await.status, 204);
        let edit = town
            .http
            .patch(&Http::webhook(&run, "/messages/@original"), json!({"content": "12 clicks"}))
            .await;
        assert_eq!(edit.status, 200, "{edit:?}");
        assert_eq!(edit.body["flags"], 64);
    };
    let (outcome, ()) = tokio::join!(town.mia.run("/stats"), bot);
    assert_eq!(outcome.text(), "12 clicks");
}

#[tokio::test]
async fn the_bot_writes_to_a_person_in_private() {
    let town = Town::new().await;
    let opened =
        town.http.post("/users/@me/channels", json!({"recipient_id": town.mia.id().to_string()})).await;
    assert_eq!(opened.status, 200);
    let path = format!("/channels/{}/messages", opened.body["id"].as_str().expect("an id"));
    let sent = town.http.post(&path, json!({"content": "Hello"})).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    assert_eq!(town.sandbox.unread().len(), 1);
    assert_eq!(town.mia.direct_transcript(), "Bot: Hello");
    assert!(town.sandbox.unread().is_empty());
}
