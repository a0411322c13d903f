//! What well-kept libraries send beyond the documentation, and what Discord takes without a word.

use serde_json::json;

use crate::support::{Gateway, Http, ORDINARY, Town};

#[tokio::test]
async fn the_bot_may_be_named_with_an_encoded_at_sign() {
    let town = Town::new().await;
    let me = town.http.get("/users/%40me").await;
    assert_eq!(me.body["id"], town.sandbox.application_id().to_string());
    assert_eq!(town.http.get("/users/%40me/guilds?limit=1&after=0").await.status, 200);
    let role = town.sandbox.bot_role(town.guild).expect("a role");
    town.sandbox.set_permissions(town.guild, role, discord_sandbox::Permissions::CHANGE_NICKNAME);
    let path = format!("/guilds/{}/members/%40me", town.guild);
    let renamed = town.http.patch(&path, json!({"nick": "Guide"})).await;
    assert_eq!((renamed.status, &renamed.body["nick"]), (200, &json!("Guide")), "{renamed:?}");
    let kept = town.sandbox.requests().pop().expect("a request");
    assert_eq!(kept.route, "/guilds/{guild_id}/members/@me");
}

#[tokio::test]
async fn fields_that_say_nothing_are_let_through_wherever_a_message_is_sent() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let sent = town.http.post(&path, json!({"content": "x"})).await;
    let message = format!("{path}/{}", sent.body["id"].as_str().expect("an id"));
    let habit = |value: bool| json!({"content": "y", "tts": value, "enforce_nonce": value});
    assert_eq!(town.http.patch(&message, habit(false)).await.status, 200);
    let refused = town.http.patch(&message, habit(true)).await;
    assert_eq!(refused.code(), 50035);
    assert!(refused.body["errors"]["tts"].is_object() && refused.body["errors"]["enforce_nonce"].is_object());
    town.register(json!([{"name": "link", "description": "d"}])).await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        let answer = town.http.answer(&run, json!({"type": 4, "data": habit(false)})).await;
        assert_eq!(answer.status, 204);
        assert_eq!(town.http.post(&Http::webhook(&run, ""), habit(false)).await.status, 200);
        let original = Http::webhook(&run, "/messages/%40original");
        assert_eq!(town.http.patch(&original, habit(false)).await.status, 200);
    };
    let (outcome, ()) = tokio::join!(town.mia.run("/link"), bot);
    assert_eq!(outcome.error, None);
}

#[tokio::test]
async fn a_thread_at_a_message_may_be_told_its_kind() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let sent = town.http.post(&path, json!({"content": "x"})).await;
    let threads = format!("{path}/{}/threads", sent.body["id"].as_str().expect("an id"));
    let private = town.http.post(&threads, json!({"name": "x", "type": 12})).await;
    assert_eq!((private.status, private.code()), (400, 50035));
    let public = town.http.post(&threads, json!({"name": "x", "type": 11})).await;
    assert_eq!((public.status, &public.body["type"]), (201, &json!(11)));
}

#[tokio::test]
async fn an_ephemeral_answer_is_unknown_to_its_channel() {
    let town = Town::new().await;
    town.register(json!([{"name": "link", "description": "d"}])).await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        town.http.answer(&run, json!({"type": 4, "data": {"content": "x", "flags": 64}})).await;
        let made = town.http.get(&Http::webhook(&run, "/messages/@original")).await;
        let id = made.body["id"].as_str().expect("an id");
        let path = format!("/channels/{}/messages/{id}", town.general);
        assert_eq!(town.http.patch(&path, json!({"content": "y"})).await.code(), 10008);
    };
    tokio::join!(town.mia.run("/link"), bot);
}
