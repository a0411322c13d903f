//! Answers to interactions and what follows them: originals, follow-ups, files, and who sees them.

use serde_json::{Value, json};

use crate::support::{Gateway, Http, ORDINARY, Town};

/// A town whose bot has `/link`, and a connection to hear it run.
async fn ready() -> (Town, Gateway) {
    let town = Town::new().await;
    let gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "link", "description": "Links", "options": [
        {"type": 4, "name": "count", "description": "How many", "autocomplete": true}]}]))
        .await;
    (town, gateway)
}

/// Mia runs `/link` and the bot answers like this; what was dispatched.
async fn run(town: &Town, gateway: &mut Gateway, answer: Value) -> Value {
    let mia = town.mia.at(town.general);
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        let taken = town.http.answer(&run, answer).await;
        assert_eq!(taken.status, 204, "{taken:?}");
        run
    };
    tokio::join!(mia.run("/link"), bot).1
}

#[tokio::test]
async fn the_original_answer_is_read_changed_and_removed() {
    let (town, mut gateway) = ready().await;
    let run = run(&town, &mut gateway, json!({"type": 4, "data": {"content": "First"}})).await;
    let path = Http::webhook(&run, "/messages/@original");
    let read = town.http.get(&path).await;
    assert_eq!((read.status, &read.body["content"]), (200, &json!("First")));
    assert_eq!(read.body["interaction_metadata"]["name"], "link");
    let body = json!({"content": "Second", "attachments": [{"id": 0, "description": "A chart"}]});
    let changed = town.http.upload("PATCH", &path, &body, &[("chart.png", b"png")]).await;
    assert_eq!(changed.body["attachments"][0]["description"], "A chart");
    assert!(town.ivan.transcript(town.general).contains("Second"));
    let long = town.http.patch(&path, json!({"content": "a".repeat(2001)})).await;
    assert_eq!(long.body["errors"]["content"]["_errors"][0]["code"], "BASE_TYPE_MAX_LENGTH");
    assert_eq!(town.http.delete(&path).await.status, 204);
    assert_eq!(town.http.get(&path).await.code(), 10008);
    let wrong = format!("/webhooks/1/{}", run["token"].as_str().expect("a token"));
    assert_eq!(town.http.post(&wrong, json!({"content": "x"})).await.code(), 10015);
    let forged = format!("/webhooks/{}/forged", town.sandbox.application_id());
    assert_eq!(town.http.post(&forged, json!({"content": "x"})).await.code(), 50027);
}

#[tokio::test]
async fn follow_ups_carry_files_and_may_be_for_one_person() {
    let (town, mut gateway) = ready().await;
    let run = run(&town, &mut gateway, json!({"type": 4, "data": {"content": "First", "flags": 64}})).await;
    let body = json!({"content": "For you", "flags": 64, "attachments": [{"id": 0, "description": "d"}]});
    let private = town.http.upload("POST", &Http::webhook(&run, ""), &body, &[("a.csv", b"1,2")]).await;
    assert_eq!((private.status, &private.body["flags"]), (200, &json!(64)), "{private:?}");
    assert_eq!(private.body["attachments"][0]["description"], "d");
    let public = town.http.post(&Http::webhook(&run, ""), json!({"content": "For all"})).await;
    assert_eq!(public.body["flags"], 0);
    let of = |town: &Town| town.ivan.transcript(town.general);
    assert!(of(&town).contains("For all") && !of(&town).contains("For you"), "{}", of(&town));
    assert!(town.mia.transcript(town.general).contains("For you"));
    let id = private.body["id"].as_str().expect("an id");
    let in_channel = town.http.get(&format!("/channels/{}/messages/{id}", town.general)).await;
    assert_eq!(in_channel.code(), 10008, "a private answer is not a message of the channel");
    let own = Http::webhook(&run, &format!("/messages/{id}"));
    let edited = town.http.patch(&own, json!({"content": "Still yours", "attachments": []})).await;
    assert_eq!((&edited.body["content"], &edited.body["flags"]), (&json!("Still yours"), &json!(64)));
    assert_eq!(edited.body["attachments"], json!([]));
    assert_eq!(town.http.get(&own).await.body["content"], "Still yours");
    assert_eq!(town.http.delete(&own).await.status, 204);
    assert_eq!(town.http.get(&own).await.code(), 10008);
    let strange =
        town.http.post(&format!("/channels/{}/messages", town.general), json!({"content": "x"})).await;
    let strange = format!("/messages/{}", strange.body["id"].as_str().expect("an id"));
    assert_eq!(town.http.patch(&Http::webhook(&run, &strange), json!({"content": "y"})).await.code(), 10008);
}

#[tokio::test]
async fn follow_ups_have_the_limits_of_messages() {
    let (town, mut gateway) = ready().await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        assert_eq!(town.http.answer(&run, json!({"type": 5})).await.status, 204);
        let path = Http::webhook(&run, "");
        assert_eq!(town.http.post(&path, json!({})).await.code(), 50006);
        for (body, field) in [
            (json!({"content": "a".repeat(2001)}), "content"),
            (json!({"content": "x", "username": "Somebody"}), "username"),
            (json!({"content": "x", "nonce": "1"}), "nonce"),
            (json!({"content": "x", "flags": 128}), "flags"),
        ] {
            let refused = town.http.post(&path, body).await;
            assert!(refused.body["errors"][field]["_errors"].is_array(), "{field}: {refused:?}");
        }
        let filled = town.http.post(&path, json!({"content": "Done", "flags": 64})).await;
        assert_eq!((filled.status, &filled.body["flags"]), (200, &json!(0)), "how it was deferred decides");
    };
    let mia = town.mia.at(town.general);
    let (outcome, ()) = tokio::join!(mia.run("/link"), bot);
    assert_eq!(outcome.text(), "Done");
}

#[tokio::test]
async fn a_token_works_for_a_quarter_of_an_hour() {
    let (town, mut gateway) = ready().await;
    let run = run(&town, &mut gateway, json!({"type": 4, "data": {"content": "First"}})).await;
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(14)).await;
    assert_eq!(town.http.post(&Http::webhook(&run, ""), json!({"content": "x"})).await.status, 200);
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(2)).await;
    for (method, rest) in [("POST", ""), ("PATCH", "/messages/@original"), ("GET", "/messages/@original")] {
        let late = town.http.call(method, &Http::webhook(&run, rest), Some(&json!({"content": "x"}))).await;
        assert_eq!((late.status, late.code()), (401, 50027), "{method}");
    }
}

#[tokio::test]
async fn each_deed_takes_its_own_answers_and_a_refused_one_can_be_mended() {
    let (town, mut gateway) = ready().await;
    let mia = town.mia.at(town.general);
    let rows =
        json!([{"type": 1, "components": [{"type": 4, "custom_id": "name", "style": 1, "label": "Name"}]}]);
    let form = json!({"type": 9, "data": {"title": "t", "custom_id": "form", "components": rows}});
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        for wrong in [6, 7, 8] {
            let refused = town.http.answer(&run, json!({"type": wrong, "data": {"content": "x"}})).await;
            assert_eq!(refused.body["errors"]["type"]["_errors"][0]["code"], "BASE_TYPE_CHOICES", "{wrong}");
        }
        let empty = town.http.answer(&run, json!({"type": 4, "data": {"content": " "}})).await;
        assert_eq!((empty.status, empty.code()), (400, 50006));
        assert_eq!(town.http.answer(&run, form.clone()).await.status, 204);
        assert_eq!(town.http.answer(&run, form.clone()).await.code(), 40060);
    };
    let (opened, ()) = tokio::join!(mia.run("/link"), bot);
    assert!(opened.modal.is_some(), "{opened:?}");
    let bot = async {
        let submit = gateway.event("INTERACTION_CREATE").await;
        let refused = town.http.answer(&submit, form.clone()).await;
        assert_eq!(refused.body["errors"]["type"]["_errors"][0]["code"], "BASE_TYPE_CHOICES");
        let with = format!(
            "/interactions/{}/{}/callback?with_response=true",
            submit["id"].as_str().expect("an id"),
            submit["token"].as_str().expect("a token")
        );
        let taken =
            town.http.post(&with, json!({"type": 4, "data": {"content": "Thanks", "flags": 64}})).await;
        assert_eq!(taken.body["resource"]["message"]["content"], "Thanks");
        assert_eq!(taken.body["interaction"]["response_message_ephemeral"], true);
    };
    let (sent, ()) = tokio::join!(mia.submit("form", &[("name", "Mia")]), bot);
    assert_eq!(sent.text(), "Thanks");

    let bot = async {
        let typing = gateway.event("INTERACTION_CREATE").await;
        let many = |count: usize| json!({"type": 8, "data": {"choices": vec![json!({"name": "n", "value": 5}); count]}});
        let refused = town.http.answer(&typing, many(26)).await;
        assert_eq!(refused.body["errors"]["data"]["choices"]["_errors"][0]["code"], "BASE_TYPE_MAX_LENGTH");
        let words = json!({"type": 8, "data": {"choices": [{"name": "five", "value": "5"}]}});
        let refused = town.http.answer(&typing, words).await;
        let fault = &refused.body["errors"]["data"]["choices"]["0"]["value"]["_errors"][0];
        assert_eq!(fault["code"], "NUMBER_TYPE_COERCE", "the option is a whole number");
        assert_eq!(town.http.answer(&typing, many(25)).await.status, 204);
    };
    let (completed, ()) = tokio::join!(mia.complete("/link count:5"), bot);
    assert_eq!(completed.names().len(), 25);
}
