//! Messages: sent once, to whom they may be sent, with files, and read back in pages.

use discord_sandbox::{DirectMessages, NewChannel, NewGuild, NewPerson, Permissions};
use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY, Town};

#[tokio::test]
async fn a_repeated_nonce_brings_the_first_message_back() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let body = json!({"content": "Once", "nonce": "notice-7", "enforce_nonce": true});
    let first = town.http.post(&path, body.clone()).await.body;
    let second = town.http.post(&path, body).await.body;
    assert_eq!(first["id"], second["id"]);
    assert_eq!(first["nonce"], "notice-7");
    let loose = json!({"content": "Once", "nonce": "notice-7"});
    let third = town.http.post(&path, loose).await.body;
    assert_ne!(first["id"], third["id"], "without enforcing it a nonce does nothing");
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(10)).await;
    let later = json!({"content": "Once", "nonce": "notice-7", "enforce_nonce": true});
    assert_ne!(town.http.post(&path, later).await.body["id"], first["id"], "it is forgotten after minutes");
}

#[tokio::test]
async fn closed_and_strange_people_cannot_be_written_to() {
    let town = Town::new().await;
    let open = |id: u64| {
        let http = town.http.clone();
        async move {
            let opened = http.post("/users/@me/channels", json!({"recipient_id": id.to_string()})).await;
            format!("/channels/{}/messages", opened.body["id"].as_str().expect("a channel"))
        }
    };
    let path = open(town.mia.id()).await;
    town.mia.set_direct_messages(DirectMessages::Closed);
    let closed = town.http.post(&path, json!({"content": "Hello"})).await;
    assert_eq!((closed.status, closed.code()), (403, 50007));
    town.mia.set_direct_messages(DirectMessages::Open);
    assert_eq!(town.http.post(&path, json!({"content": "Hello"})).await.status, 200);
    town.mia.leave(town.guild);
    let gone = town.http.post(&path, json!({"content": "Hello"})).await;
    assert_eq!((gone.status, gone.code()), (403, 50278));
    let stranger = town.sandbox.person(&NewPerson::named("Stranger"));
    let path = open(stranger.id()).await;
    assert_eq!(town.http.post(&path, json!({"content": "Hello"})).await.code(), 50278);
    let nobody = town.http.post("/users/@me/channels", json!({"recipient_id": "1"})).await;
    assert_eq!(nobody.status, 400);
}

#[tokio::test]
async fn permissions_of_channels_and_roles_hold_for_the_bot() {
    let town = Town::new().await;
    let role = town.sandbox.role(town.guild, &discord_sandbox::NewRole::named("Crew")).expect("a role");
    let hidden = town
        .sandbox
        .channel(town.guild, &NewChannel { has_bot: false, ..NewChannel::private("hidden", &[role]) });
    let path = format!("/channels/{hidden}/messages");
    let refused = town.http.post(&path, json!({"content": "Hello"})).await;
    assert_eq!((refused.status, refused.code()), (403, 50001));
    assert!(!town.mia.can_see(hidden));
    assert_eq!(town.mia.at(hidden).say("Hello").error.as_deref(), Some("You cannot see this channel"));
    town.mia.set_roles(town.guild, &[role]);
    assert!(town.mia.can_see(hidden));

    let mut quiet = NewGuild::named("Quiet");
    quiet.everyone = Permissions::VIEW_CHANNEL;
    quiet.bot_permissions = Permissions::VIEW_CHANNEL;
    let quiet = town.sandbox.guild(&quiet);
    let hall = town.sandbox.channel(quiet, &NewChannel::named("hall"));
    let refused = town.http.post(&format!("/channels/{hall}/messages"), json!({"content": "Hello"})).await;
    assert_eq!((refused.status, refused.code()), (403, 50013));
    let guest = town.sandbox.person(&NewPerson::speaking("Guest", "en-GB", quiet));
    let words = "You do not have permission to send messages in this channel";
    assert_eq!(guest.at(hall).say("Hello").error.as_deref(), Some(words));
    let quiet_role = town.sandbox.role(quiet, &discord_sandbox::NewRole::named("Any")).expect("a role");
    let path = format!("/guilds/{quiet}/members/{}/roles/{quiet_role}", guest.id());
    assert_eq!(town.http.put(&path, Value::Null).await.code(), 50013);
    let path = format!("/guilds/{}/members/{}/roles/{role}", town.guild, town.ivan.id());
    assert_eq!(town.http.put(&path, Value::Null).await.status, 204);
    assert_eq!(town.ivan.roles(town.guild), [role]);
    assert_eq!(town.http.delete(&path).await.status, 204);
    assert!(town.ivan.roles(town.guild).is_empty());
}

#[tokio::test]
async fn what_is_unknown_is_named() {
    let town = Town::new().await;
    let codes = [
        (format!("/channels/{}", 7), 10003),
        (format!("/guilds/{}", 7), 10004),
        (
            format!("/guilds/{}/members/{}", town.guild, town.sandbox.person(&NewPerson::named("Out")).id()),
            10007,
        ),
        (format!("/channels/{}/messages/7", town.general), 10008),
        (format!("/users/{}", 7), 10013),
        (format!("{}/7", town.commands()), 10063),
    ];
    for (path, code) in codes {
        let answer = town.http.get(&path).await;
        assert_eq!((answer.status, answer.code()), (404, code), "{path}");
    }
    let role = town
        .http
        .put(&format!("/guilds/{}/members/{}/roles/7", town.guild, town.mia.id()), Value::Null)
        .await;
    assert_eq!(role.code(), 10011);
    let lacking = town.http.get("/voice/regions").await;
    assert_eq!(
        (lacking.status, lacking.body["message"].as_str()),
        (501, Some("501: the sandbox lacks GET /voice/regions"))
    );
    assert_eq!(town.sandbox.lacking(), ["GET /voice/regions"]);
    let client = reqwest::Client::new();
    let bare =
        client.get(format!("{}/api/v10/users/@me", town.sandbox.url())).send().await.expect("an answer");
    assert_eq!(bare.status(), 401);
}

#[tokio::test]
async fn files_are_kept_and_served() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let body = json!({
        "content": "Look",
        "embeds": [{"title": "Chart", "image": {"url": "attachment://chart.png"}}],
        "attachments": [{"id": 0, "filename": "chart.png"}, {"id": 1, "filename": "list.csv", "description": "A list"}],
    });
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x03\0\0\0\x02";
    let sent = town.http.upload("POST", &path, &body, &[("chart.png", png), ("list.csv", b"a,b")]).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    let files = sent.body["attachments"].as_array().expect("files");
    assert_eq!(files.len(), 1, "what an embed shows is not listed apart");
    assert_eq!((&files[0]["filename"], &files[0]["description"]), (&json!("list.csv"), &json!("A list")));
    let image = sent.body["embeds"][0]["image"]["url"].as_str().expect("an address");
    let served = reqwest::get(image).await.expect("a file");
    assert_eq!(served.headers()["content-type"], "image/png");
    assert_eq!(served.bytes().await.expect("bytes").as_ref(), png);
    let edit = format!("{path}/{}", sent.body["id"].as_str().expect("an id"));
    let edited = town.http.patch(&edit, json!({"attachments": []})).await;
    assert_eq!(edited.body["attachments"], json!([]));
    assert_eq!(town.mia.transcript(town.general), "Bot: Look\n| Chart\n| (image)");
    let last = town.sandbox.requests().pop().expect("a request");
    assert_eq!(
        (last.method.as_str(), last.route.as_str()),
        ("PATCH", "/channels/{channel_id}/messages/{message_id}")
    );
    let posted = town.sandbox.requests().into_iter().find(|r| r.method == "POST").expect("a request");
    assert_eq!(posted.body["content"], "Look", "payload_json is what is kept of a multipart body");
}

#[tokio::test]
async fn a_channel_is_read_in_pages() {
    let town = Town::new().await;
    let path = format!("/channels/{}/messages", town.general);
    let mut ids = Vec::new();
    for number in 0..6 {
        let sent = town.http.post(&path, json!({"content": number.to_string()})).await;
        ids.push(sent.body["id"].as_str().expect("an id").to_owned());
    }
    let texts = |page: Value| -> Vec<String> {
        let all = page.as_array().cloned().unwrap_or_default();
        all.iter().filter_map(|m| m["content"].as_str().map(str::to_owned)).collect()
    };
    let page = |query: String| {
        let (http, path) = (town.http.clone(), path.clone());
        async move { http.get(&format!("{path}?{query}")).await }
    };
    assert_eq!(texts(page("limit=2".to_owned()).await.body), ["5", "4"]);
    assert_eq!(texts(page(format!("limit=2&before={}", ids[2])).await.body), ["1", "0"]);
    assert_eq!(texts(page(format!("limit=2&after={}", ids[2])).await.body), ["4", "3"]);
    assert_eq!(page("limit=500".to_owned()).await.code(), 50035);
    let own = town.mia.say("Mine").message().expect("a message")["id"].as_str().expect("an id").to_owned();
    let foreign = town.http.patch(&format!("{path}/{own}"), json!({"content": "Yours"})).await;
    assert_eq!((foreign.status, foreign.code()), (403, 50005));
    assert_eq!(town.http.delete(&format!("{path}/{own}")).await.status, 204, "it may manage messages");
    assert_eq!(town.http.get(&format!("{path}/{own}")).await.code(), 10008);
}

#[tokio::test]
async fn only_allowed_mentions_ping() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let path = format!("/channels/{}/messages", town.general);
    let text = format!("<@{}> and <@{}> and @everyone", town.mia.id(), town.ivan.id());
    let allowed = json!({"parse": [], "users": [town.mia.id().to_string()]});
    town.http.post(&path, json!({"content": text, "allowed_mentions": allowed})).await;
    let event = gateway.event("MESSAGE_CREATE").await;
    let mentioned: Vec<&Value> =
        event["mentions"].as_array().expect("mentions").iter().map(|m| &m["id"]).collect();
    assert_eq!(mentioned, [&json!(town.mia.id().to_string())]);
    assert_eq!(event["mention_everyone"], false);
    assert!(event["mentions"][0]["member"].is_object());
}
