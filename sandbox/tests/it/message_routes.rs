//! Routes of messages: pages, files, edits, nonces, replies, and who may write where.

use discord_sandbox::{
    DirectMessages, NewChannel, NewGuild, NewPerson, Options, Overwrite, Permissions, Sandbox,
};
use serde_json::{Value, json};

use crate::support::{Answer, Gateway, Http, ORDINARY, Town};

/// The address of a channel's messages.
fn messages(channel: impl std::fmt::Display) -> String {
    format!("/channels/{channel}/messages")
}

/// The text of an id in an answer.
fn id(answer: &Answer) -> String {
    answer.body["id"].as_str().expect("an id").to_owned()
}

/// The contents of a list of messages.
fn contents(answer: &Answer) -> Vec<&str> {
    let all = answer.body.as_array().expect("a list");
    all.iter().map(|message| message["content"].as_str().expect("content")).collect()
}

async fn say(town: &Town, content: &str) -> String {
    let sent = town.http.post(&messages(town.general), json!({"content": content})).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    id(&sent)
}

#[tokio::test]
async fn a_channel_is_read_page_by_page() {
    let town = Town::new().await;
    let mut ids = Vec::new();
    for n in 0..7 {
        ids.push(say(&town, &n.to_string()).await);
    }
    let path = messages(town.general);
    let page = async |query: String| town.http.get(&format!("{path}?{query}")).await;
    assert_eq!(contents(&town.http.get(&path).await), ["6", "5", "4", "3", "2", "1", "0"]);
    assert_eq!(contents(&page("limit=3".to_owned()).await), ["6", "5", "4"]);
    assert_eq!(contents(&page(format!("limit=3&before={}", ids[4])).await), ["3", "2", "1"]);
    assert_eq!(contents(&page(format!("limit=3&after={}", ids[1])).await), ["4", "3", "2"]);
    assert_eq!(contents(&page(format!("limit=3&around={}", ids[3])).await), ["4", "3", "2"]);
    assert_eq!(contents(&page(format!("limit=1&after={}", ids[6])).await), [""; 0]);
    for (query, field) in [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("before=x", "before"),
        ("after=-1", "after"),
    ] {
        let refused = page(query.to_owned()).await;
        assert_eq!((refused.status, refused.code()), (400, 50035), "{query}");
        assert!(refused.body["errors"][field]["_errors"][0]["message"].is_string(), "{refused:?}");
    }
    let one = town.http.get(&format!("{path}/{}", ids[2])).await;
    assert_eq!((one.status, &one.body["content"]), (200, &json!("2")));
}

#[tokio::test]
async fn what_is_not_there_is_unknown() {
    let town = Town::new().await;
    let general = messages(town.general);
    for (method, path, status, code) in [
        ("GET", "/channels/1".to_owned(), 404, 10003),
        ("GET", messages(1), 404, 10003),
        ("POST", messages(1), 404, 10003),
        ("GET", format!("{general}/1"), 404, 10008),
        ("PATCH", format!("{general}/1"), 404, 10008),
        ("DELETE", format!("{general}/1"), 404, 10008),
        ("GET", "/users/1".to_owned(), 404, 10013),
        ("GET", "/guilds/1".to_owned(), 404, 10004),
        ("GET", format!("/guilds/{}/members/1", town.guild), 404, 10013),
        ("GET", format!("/guilds/{}/roles/1", town.guild), 404, 10011),
        ("GET", "/channels/general/messages".to_owned(), 400, 50035),
        ("GET", format!("{general}/first"), 400, 50035),
    ] {
        let answer = town.http.call(method, &path, Some(&json!({"content": "x"}))).await;
        assert_eq!((answer.status, answer.code()), (status, code), "{method} {path}");
    }
    let named = town.http.get("/channels/general/messages").await;
    assert_eq!(named.body["errors"]["channel_id"]["_errors"][0]["code"], "NUMBER_TYPE_COERCE");
}

#[tokio::test]
async fn files_come_with_descriptions_and_are_served() {
    let town = Town::new().await;
    let body = json!({"content": "Two files", "attachments": [
        {"id": 0, "description": "A chart"}, {"id": 1, "filename": "renamed.csv", "description": "Figures"}]});
    let files: [(&str, &[u8]); 2] = [("chart.png", b"\x89PNG not really"), ("figures.csv", b"a,b\n1,2\n")];
    let sent = town.http.upload("POST", &messages(town.general), &body, &files).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    let attachments = &sent.body["attachments"];
    assert_eq!(attachments[0]["filename"], "chart.png");
    assert_eq!(attachments[0]["description"], "A chart");
    assert_eq!(attachments[1]["filename"], "renamed.csv");
    assert_eq!(attachments[1]["description"], "Figures");
    assert_eq!(attachments[1]["size"], 8);
    let url = attachments[1]["url"].as_str().expect("an address");
    let file = reqwest::get(url).await.expect("an answer");
    assert_eq!(file.headers()["content-type"], "text/csv; charset=utf-8");
    assert_eq!(file.text().await.expect("text"), "a,b\n1,2\n");
    assert_eq!(reqwest::get(format!("{url}x")).await.expect("an answer").status().as_u16(), 404);
}

#[tokio::test]
async fn a_file_alone_is_a_message_and_may_come_without_json() {
    let town = Town::new().await;
    let only = town.http.upload("POST", &messages(town.general), &json!({}), &[("a.txt", b"a")]).await;
    assert_eq!((only.status, &only.body["content"]), (200, &json!("")), "{only:?}");
    let part = reqwest::multipart::Part::bytes(b"b".to_vec()).file_name("b.txt");
    let form =
        reqwest::multipart::Form::new().text("content", "Bare").text("tts", "false").part("files[0]", part);
    let url = format!("{}/api/v10{}", town.sandbox.url(), messages(town.general));
    let request = reqwest::Client::new().post(url).header("authorization", "Bot token").multipart(form);
    let answer: Value = request.send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(answer["content"], "Bare");
    assert_eq!(answer["attachments"][0]["filename"], "b.txt");
}

#[tokio::test]
async fn files_that_are_too_many_or_too_large_are_refused() {
    let town = Town::new().await;
    let path = messages(town.general);
    let many: Vec<(&str, &[u8])> = vec![("a.txt", b"a"); 11];
    let refused = town.http.upload("POST", &path, &json!({"content": "x"}), &many).await;
    assert_eq!((refused.status, refused.code()), (400, 30015));
    assert_eq!(town.http.upload("POST", &path, &json!({}), &many[..10]).await.status, 200);
    let limit = 10 * 1024 * 1024;
    let large = vec![0; limit + 1];
    let refused = town.http.upload("POST", &path, &json!({}), &[("large.bin", &large)]).await;
    assert_eq!((refused.status, refused.code()), (413, 40005));
    let fits = town.http.upload("POST", &path, &json!({}), &[("large.bin", &large[..limit])]).await;
    assert_eq!((fits.status, &fits.body["attachments"][0]["size"]), (200, &json!(limit)));
}

#[tokio::test]
async fn an_image_in_an_embed_points_at_its_file() {
    let town = Town::new().await;
    let body = json!({"embeds": [{"title": "Clicks", "image": {"url": "attachment://chart.png"}}]});
    let sent = town.http.upload("POST", &messages(town.general), &body, &[("chart.png", b"png")]).await;
    assert_eq!(sent.status, 200, "{sent:?}");
    assert_eq!(sent.body["attachments"], json!([]));
    let url = sent.body["embeds"][0]["image"]["url"].as_str().expect("an address");
    assert_eq!(reqwest::get(url).await.expect("an answer").text().await.expect("text"), "png");
}

#[tokio::test]
async fn an_edit_keeps_the_files_that_it_names_and_drops_the_others() {
    let town = Town::new().await;
    let path = messages(town.general);
    let sent =
        town.http.upload("POST", &path, &json!({"content": "x"}), &[("a.txt", b"a"), ("b.txt", b"b")]).await;
    let kept = &sent.body["attachments"][1]["id"];
    let names = |answer: &Answer| {
        let all = answer.body["attachments"].as_array().expect("a list");
        all.iter().map(|file| file["filename"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    let path = format!("{path}/{}", id(&sent));
    let same = town.http.patch(&path, json!({"content": "still"})).await;
    assert_eq!(names(&same), ["a.txt", "b.txt"]);
    assert!(same.body["edited_timestamp"].is_string());
    let fewer = town.http.patch(&path, json!({"attachments": [{"id": kept}]})).await;
    assert_eq!((names(&fewer), &fewer.body["content"]), (vec!["b.txt".to_owned()], &json!("still")));
    let body = json!({"attachments": [{"id": kept}, {"id": 0, "description": "New"}]});
    let more = town.http.upload("PATCH", &path, &body, &[("c.txt", b"c")]).await;
    assert_eq!(names(&more), ["b.txt", "c.txt"]);
    assert_eq!(more.body["attachments"][1]["description"], "New");
    let gone =
        town.http.patch(&path, json!({"attachments": [{"id": sent.body["attachments"][0]["id"]}]})).await;
    assert_eq!(gone.body["errors"]["attachments"]["0"]["id"]["_errors"][0]["code"], "ATTACHMENT_NOT_FOUND");
    let empty = town.http.patch(&path, json!({"content": "", "attachments": []})).await;
    assert_eq!((empty.status, empty.code()), (400, 50006));
    let words = town.http.patch(&path, json!({"content": null})).await;
    assert_eq!((words.status, &words.body["content"]), (200, &json!("")));
    let none = town.http.patch(&path, json!({"content": "Words", "attachments": []})).await;
    assert_eq!(names(&none), [""; 0]);
}

#[tokio::test]
async fn an_enforced_nonce_brings_the_first_message_back() {
    let town = Town::new().await;
    let path = messages(town.general);
    let send = async |nonce: Value, enforced: bool| {
        town.http.post(&path, json!({"content": "x", "nonce": nonce, "enforce_nonce": enforced})).await
    };
    let first = send(json!("notice-1"), true).await;
    assert_eq!(first.body["nonce"], "notice-1");
    assert_eq!(id(&send(json!("notice-1"), true).await), id(&first));
    assert_ne!(id(&send(json!("notice-2"), true).await), id(&first));
    assert_ne!(id(&send(json!("notice-1"), false).await), id(&first));
    assert_eq!(town.http.get(&path).await.body.as_array().map(Vec::len), Some(3));
    let long = send(json!("n".repeat(26)), true).await;
    assert_eq!(long.body["errors"]["nonce"]["_errors"][0]["code"], "BASE_TYPE_MAX_LENGTH");
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::hours(1)).await;
    assert_ne!(id(&send(json!("notice-2"), true).await), id(&first));
    assert_eq!(town.http.get(&path).await.body.as_array().map(Vec::len), Some(4));
}

#[tokio::test]
async fn a_reply_answers_a_message_that_is_there() {
    let town = Town::new().await;
    let path = messages(town.general);
    let question = town.mia.at(town.general).say("How many?");
    let of = &question.message().expect("a message")["id"];
    let reply =
        town.http.post(&path, json!({"content": "12", "message_reference": {"message_id": of}})).await;
    assert_eq!(reply.body["type"], 19);
    assert_eq!(reply.body["referenced_message"]["content"], "How many?");
    let to_nothing = |strict: bool| json!({"content": "x", "message_reference": {"message_id": "1", "fail_if_not_exists": strict}});
    let refused = town.http.post(&path, to_nothing(true)).await;
    assert_eq!(
        refused.body["errors"]["message_reference"]["_errors"][0]["code"],
        "MESSAGE_REFERENCE_UNKNOWN_MESSAGE"
    );
    assert_eq!(town.http.post(&path, to_nothing(false)).await.status, 200);
}

#[tokio::test]
async fn only_its_own_messages_can_the_bot_edit() {
    let town = Town::new().await;
    let theirs = town.mia.at(town.general).say("Mine");
    let path = format!(
        "{}/{}",
        messages(town.general),
        theirs.message().expect("a message")["id"].as_str().expect("an id")
    );
    let edit = town.http.patch(&path, json!({"content": "Not mine"})).await;
    assert_eq!((edit.status, edit.code()), (403, 50005));
    assert_eq!(town.http.delete(&path).await.status, 204);
    assert_eq!(town.mia.transcript(town.general), "");

    let dm = town.http.post("/users/@me/channels", json!({"recipient_id": town.mia.id().to_string()})).await;
    let said = town.mia.in_direct_messages().say("Hi");
    let path = format!(
        "{}/{}",
        messages(id(&dm)),
        said.message().expect("a message")["id"].as_str().expect("an id")
    );
    let delete = town.http.delete(&path).await;
    assert_eq!((delete.status, delete.code()), (403, 50003));
}

#[tokio::test]
async fn permissions_decide_where_the_bot_writes() {
    let sandbox = Sandbox::start(Options::default()).await.expect("a free port");
    let http = Http::new(&sandbox);
    let guild = sandbox.guild(&NewGuild { bot_permissions: Permissions::NONE, ..NewGuild::named("Strict") });
    let deny = |deny: Permissions| Overwrite { id: guild, is_member: false, allow: Permissions::NONE, deny };
    let with = |name: &str, denied: Permissions| {
        sandbox.channel(guild, &NewChannel { overwrites: vec![deny(denied)], ..NewChannel::named(name) })
    };
    let hidden = with("hidden", Permissions::VIEW_CHANNEL);
    let silent = with("silent", Permissions::SEND_MESSAGES);
    let fileless = with("fileless", Permissions::ATTACH_FILES);
    let unread = with("unread", Permissions::READ_MESSAGE_HISTORY);
    let mia = sandbox.person(&NewPerson::speaking("Mia", "en-US", guild));
    let code = async |path: String| {
        let answer = http.post(&path, json!({"content": "x"})).await;
        (answer.status, answer.code())
    };
    assert_eq!(code(messages(hidden)).await, (403, 50001));
    assert_eq!(code(messages(silent)).await, (403, 50013));
    assert_eq!(code(messages(fileless)).await, (200, 0));
    let file = http.upload("POST", &messages(fileless), &json!({}), &[("a.txt", b"a")]).await;
    assert_eq!((file.status, file.code()), (403, 50013));
    let theirs = mia.at(unread).say("x");
    let theirs = theirs.message().expect("a message")["id"].as_str().expect("an id");
    let list = http.get(&messages(unread)).await;
    assert_eq!((list.status, &list.body), (200, &json!([])));
    let one = http.get(&format!("{}/{theirs}", messages(unread))).await;
    assert_eq!((one.status, one.code()), (403, 50013));
    let delete = http.delete(&format!("{}/{theirs}", messages(unread))).await;
    assert_eq!((delete.status, delete.code()), (403, 50013));
    let reply = json!({"content": "x", "message_reference": {"message_id": theirs}});
    assert_eq!(http.post(&messages(unread), reply).await.code(), 160_002);
    let heading = discord_sandbox::ChannelKind::Category;
    let category = sandbox.channel(guild, &NewChannel { kind: heading, ..NewChannel::named("Heading") });
    assert_eq!(code(messages(category)).await, (400, 50008));
}

#[tokio::test]
async fn private_words_reach_only_whom_they_may() {
    let town = Town::new().await;
    let open = async |recipient: u64| {
        town.http.post("/users/@me/channels", json!({"recipient_id": recipient.to_string()})).await
    };
    let first = open(town.mia.id()).await;
    assert_eq!((first.status, &first.body["type"]), (200, &json!(1)));
    assert_eq!(first.body["recipients"][0]["id"], town.mia.id().to_string());
    assert_eq!(id(&open(town.mia.id()).await), id(&first));
    assert_eq!(open(1).await.code(), 50033);
    let say = async || town.http.post(&messages(id(&first)), json!({"content": "x"})).await.code();
    assert_eq!(say().await, 0);
    town.mia.set_direct_messages(DirectMessages::Closed);
    assert_eq!(say().await, 50007);
    town.mia.set_direct_messages(DirectMessages::Open);
    town.mia.leave(town.guild);
    assert_eq!(say().await, 50278);
    town.mia.join(town.guild, &[]);
    assert_eq!(say().await, 0);
}

#[tokio::test]
async fn many_messages_go_at_once_and_the_gateway_says_so() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let ids = [say(&town, "1").await, say(&town, "2").await, say(&town, "3").await];
    let path = format!("{}/bulk-delete", messages(town.general));
    assert_eq!(town.http.post(&path, json!({"messages": ids[..1]})).await.code(), 50016);
    assert_eq!(town.http.post(&path, json!({"messages": ids[..2]})).await.status, 204);
    assert_eq!(gateway.event("MESSAGE_DELETE_BULK").await["ids"], json!(ids[..2]));
    assert_eq!(contents(&town.http.get(&messages(town.general)).await), ["3"]);
    let last = say(&town, "4").await;
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::days(15)).await;
    assert_eq!(town.http.post(&path, json!({"messages": [ids[2], last]})).await.code(), 50034);
}

#[tokio::test]
async fn only_allowed_mentions_count() {
    let town = Town::new().await;
    let text = format!("<@{}> <@{}> @everyone", town.mia.id(), town.ivan.id());
    let send = async |allowed: Value| {
        let body = json!({"content": text, "allowed_mentions": allowed});
        town.http.post(&messages(town.general), body).await.body
    };
    let mentioned = |body: &Value| body["mentions"].as_array().map_or(0, Vec::len);
    let all = send(json!(null)).await;
    assert_eq!((mentioned(&all), &all["mention_everyone"]), (2, &json!(true)));
    let nobody = send(json!({"parse": []})).await;
    assert_eq!((mentioned(&nobody), &nobody["mention_everyone"]), (0, &json!(false)));
    let mia = send(json!({"parse": [], "users": [town.mia.id().to_string()]})).await;
    assert_eq!(mia["mentions"][0]["id"], town.mia.id().to_string());
    assert_eq!(mentioned(&mia), 1);
}

#[tokio::test]
async fn a_request_needs_a_token_and_json() {
    let town = Town::new().await;
    let client = reqwest::Client::new();
    let url = format!("{}/api/v10{}", town.sandbox.url(), messages(town.general));
    let bare = client.get(&url).send().await.expect("an answer");
    assert_eq!(bare.status().as_u16(), 401);
    let broken =
        client.post(&url).header("authorization", "Bot token").header("content-type", "application/json");
    let broken = broken.body("{\"content\":").send().await.expect("an answer");
    assert_eq!(broken.status().as_u16(), 400);
    assert_eq!(broken.json::<Value>().await.expect("JSON")["code"], 50109);
    let strict = Options { token: Some("secret".to_owned()), ..Options::default() };
    let strict = Sandbox::start(strict).await.expect("a free port");
    assert_eq!(Http::new(&strict).get("/users/@me").await.status, 401);
}

#[tokio::test]
async fn what_the_sandbox_lacks_answers_501_and_is_noted() {
    let town = Town::new().await;
    assert!(town.sandbox.lacking().is_empty());
    let route = town.http.get("/voice/regions").await;
    assert_eq!(route.status, 501);
    let method = town.http.delete("/users/@me").await;
    assert_eq!(method.status, 501);
    let poll = json!({"poll": {"question": {"text": "?"}, "answers": [{"poll_media": {"text": "!"}}]}});
    let part = town.http.post(&messages(town.general), poll).await;
    assert_eq!(part.status, 501);
    assert!(part.body["message"].as_str().is_some_and(|words| words.contains("polls")));
    let noted = [
        "DELETE /users/@me".to_owned(),
        "GET /voice/regions".to_owned(),
        format!("POST {}", messages(town.general)),
    ];
    assert_eq!(town.sandbox.lacking(), noted);
}
