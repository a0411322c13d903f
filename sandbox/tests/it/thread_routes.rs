//! Routes of threads: started, entered, left, archived, and listed.

use discord_sandbox::{NewGuild, Permissions};
use serde_json::{Value, json};

use crate::support::{Answer, Gateway, ORDINARY, Town};

fn id(answer: &Answer) -> String {
    answer.body["id"].as_str().expect("an id").to_owned()
}

/// Starts a thread of this type (11 public, 12 private).
async fn start(town: &Town, name: &str, kind: u8) -> String {
    let path = format!("/channels/{}/threads", town.general);
    let answer =
        town.http.post(&path, json!({"name": name, "type": kind, "auto_archive_duration": 1440})).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    id(&answer)
}

async fn archive(town: &Town, thread: &str) {
    let answer = town.http.patch(&format!("/channels/{thread}"), json!({"archived": true})).await;
    assert_eq!((answer.status, &answer.body["thread_metadata"]["archived"]), (200, &json!(true)));
}

/// The names of the threads in a list.
fn names(answer: &Answer) -> Vec<&str> {
    let all = answer.body["threads"].as_array().expect("threads");
    all.iter().map(|thread| thread["name"].as_str().expect("a name")).collect()
}

#[tokio::test]
async fn a_thread_is_private_unless_said_otherwise() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let path = format!("/channels/{}/threads", town.general);
    let answer = town.http.post(&path, json!({"name": "Mia's corner", "invitable": false})).await;
    assert_eq!((answer.status, &answer.body["type"]), (201, &json!(12)));
    assert_eq!(answer.body["thread_metadata"]["invitable"], false);
    assert_eq!(answer.body["parent_id"], town.general.to_string());
    assert_eq!(answer.body["owner_id"], town.sandbox.application_id().to_string());
    assert_eq!(gateway.event("THREAD_CREATE").await["id"], answer.body["id"]);
    let thread: u64 = id(&answer).parse().expect("an id");
    assert!(!town.mia.can_see(thread));
    let add =
        town.http.call("PUT", &format!("/channels/{thread}/thread-members/{}", town.mia.id()), None).await;
    assert_eq!(add.status, 204);
    assert!(town.mia.can_see(thread) && !town.ivan.can_see(thread));
    town.http.post(&format!("/channels/{thread}/messages"), json!({"content": "Just us"})).await;
    assert_eq!(town.mia.transcript(thread), "Bot: Just us");
}

#[tokio::test]
async fn a_thread_at_a_message_has_its_id_and_comes_once() {
    let town = Town::new().await;
    let said = town.mia.at(town.general).say("Topic");
    let message = said.message().expect("a message")["id"].as_str().expect("an id");
    let path = format!("/channels/{}/messages/{message}/threads", town.general);
    let answer = town.http.post(&path, json!({"name": "Topic", "rate_limit_per_user": 5})).await;
    assert_eq!((answer.status, &answer.body["type"]), (201, &json!(11)));
    assert_eq!(answer.body["id"], message);
    assert_eq!(answer.body["rate_limit_per_user"], 5);
    let again = town.http.post(&path, json!({"name": "Topic"})).await;
    assert_eq!((again.status, again.code()), (400, 160_004));
    let at_nothing = format!("/channels/{}/messages/1/threads", town.general);
    assert_eq!(town.http.post(&at_nothing, json!({"name": "x"})).await.code(), 10008);
    let inside = town.http.post(&format!("/channels/{message}/threads"), json!({"name": "x"})).await;
    assert_eq!(inside.code(), 50024);
}

#[tokio::test]
async fn members_of_a_thread_come_and_go() {
    let town = Town::new().await;
    let thread = start(&town, "Open", 11).await;
    let members = format!("/channels/{thread}/thread-members");
    let count = async || town.http.get(&members).await.body.as_array().map_or(0, Vec::len);
    assert_eq!(count().await, 1);
    for person in [&town.mia, &town.ivan, &town.mia] {
        let path = format!("{members}/{}", person.id());
        assert_eq!(town.http.call("PUT", &path, None).await.status, 204);
    }
    assert_eq!(count().await, 3);
    let one = town.http.get(&format!("{members}/{}?with_member=true", town.mia.id())).await;
    assert_eq!(one.body["user_id"], town.mia.id().to_string());
    assert_eq!(one.body["member"]["user"]["global_name"], "Mia");
    assert!(town.http.get(&format!("{members}/{}", town.mia.id())).await.body.get("member").is_none());
    let first = town.http.get(&format!("{members}?with_member=true&limit=2")).await;
    let last = &first.body[1]["user_id"];
    assert_eq!(first.body.as_array().map(Vec::len), Some(2));
    assert!(first.body[0]["member"]["joined_at"].is_string());
    let rest = format!("{members}?with_member=true&after={}", last.as_str().expect("an id"));
    assert_eq!(town.http.get(&rest).await.body.as_array().map(Vec::len), Some(1));
    assert_eq!(town.http.get(&format!("{members}?with_member=true&limit=101")).await.code(), 50035);

    assert_eq!(town.http.delete(&format!("{members}/{}", town.ivan.id())).await.status, 204);
    assert_eq!(town.http.get(&format!("{members}/{}", town.ivan.id())).await.status, 404);
    assert_eq!(town.http.delete(&format!("{members}/@me")).await.status, 204);
    assert_eq!(count().await, 1);
    assert_eq!(town.http.call("PUT", &format!("{members}/@me"), None).await.status, 204);
    assert_eq!(count().await, 2);
    assert_eq!(town.http.call("PUT", &format!("{members}/1"), None).await.code(), 10013);
    let channel = format!("/channels/{}/thread-members", town.general);
    assert_eq!(town.http.get(&channel).await.code(), 50024);
}

#[tokio::test]
async fn an_archived_thread_rests_until_it_is_opened() {
    let town = Town::new().await;
    let thread = start(&town, "Sleepy", 11).await;
    let path = format!("/channels/{thread}");
    archive(&town, &thread).await;
    assert_eq!(town.http.patch(&path, json!({"name": "Awake?"})).await.code(), 50083);
    assert_eq!(town.http.call("PUT", &format!("{path}/thread-members/@me"), None).await.code(), 50083);
    let member = format!("{path}/thread-members/{}", town.mia.id());
    assert_eq!(town.http.call("PUT", &member, None).await.code(), 50083);
    assert_eq!(town.http.delete(&member).await.code(), 50083);
    // Writing opens it again, unless it is locked.
    assert_eq!(town.http.post(&format!("{path}/messages"), json!({"content": "Up"})).await.status, 200);
    assert_eq!(town.http.get(&path).await.body["thread_metadata"]["archived"], false);
    let locked = town.http.patch(&path, json!({"archived": true, "locked": true})).await;
    assert_eq!(locked.body["thread_metadata"]["locked"], true);
    assert_eq!(town.http.post(&format!("{path}/messages"), json!({"content": "Up"})).await.code(), 50083);
    let opened = town.http.patch(&path, json!({"archived": false, "locked": false, "name": "Awake"})).await;
    assert_eq!((opened.status, &opened.body["name"]), (200, &json!("Awake")));
    assert_eq!(town.http.delete(&path).await.status, 200);
    assert_eq!(town.http.get(&path).await.code(), 10003);
}

#[tokio::test]
async fn open_and_archived_threads_are_listed_apart() {
    let town = Town::new().await;
    let active = format!("/guilds/{}/threads/active", town.guild);
    let public = format!("/channels/{}/threads/archived/public", town.general);
    let private = format!("/channels/{}/threads/archived/private", town.general);
    let joined = format!("/channels/{}/users/@me/threads/archived/private", town.general);
    let mut made = Vec::new();
    for (name, kind) in [("one", 11), ("two", 11), ("secret", 12), ("left", 12), ("three", 11)] {
        made.push(start(&town, name, kind).await);
    }
    assert_eq!(names(&town.http.get(&active).await).len(), 5);
    assert_eq!(names(&town.http.get(&public).await), [""; 0]);
    town.http.delete(&format!("/channels/{}/thread-members/@me", made[3])).await;
    for thread in &made[..4] {
        town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(1)).await;
        archive(&town, thread).await;
    }
    assert_eq!(names(&town.http.get(&active).await), ["three"]);
    let all = town.http.get(&public).await;
    assert_eq!((names(&all), &all.body["has_more"]), (vec!["two", "one"], &json!(false)));
    assert_eq!(all.body["members"].as_array().map(Vec::len), Some(2));
    let page = town.http.get(&format!("{public}?limit=1")).await;
    assert_eq!((names(&page), &page.body["has_more"]), (vec!["two"], &json!(true)));
    let at = page.body["threads"][0]["thread_metadata"]["archive_timestamp"].as_str().expect("a moment");
    let next = town.http.get(&format!("{public}?limit=1&before={}", at.replace('+', "%2B"))).await;
    assert_eq!((names(&next), &next.body["has_more"]), (vec!["one"], &json!(false)));
    assert_eq!(names(&town.http.get(&private).await), ["left", "secret"]);
    assert_eq!(names(&town.http.get(&joined).await), ["secret"]);
    let before = format!("{joined}?before={}", made[2]);
    assert_eq!(names(&town.http.get(&before).await), [""; 0]);
    for wrong in
        [format!("{public}?before=yesterday"), format!("{joined}?before=x"), format!("{private}?limit=0")]
    {
        assert_eq!(town.http.get(&wrong).await.code(), 50035, "{wrong}");
    }
}

#[tokio::test]
async fn threads_take_permissions() {
    let town = Town::new().await;
    let few =
        Permissions::VIEW_CHANNEL.with(Permissions::SEND_MESSAGES).with(Permissions::READ_MESSAGE_HISTORY);
    let strict = NewGuild { everyone: few, bot_permissions: Permissions::NONE, ..NewGuild::named("Strict") };
    let guild = town.sandbox.guild(&strict);
    let channel = town.sandbox.channel(guild, &discord_sandbox::NewChannel::named("talk"));
    for kind in [11, 12] {
        let body = json!({"name": "x", "type": kind});
        let refused = town.http.post(&format!("/channels/{channel}/threads"), body).await;
        assert_eq!((refused.status, refused.code()), (403, 50013), "{kind}");
    }
    let private = town.http.get(&format!("/channels/{channel}/threads/archived/private")).await;
    assert_eq!((private.status, private.code()), (403, 50013));
    let public = town.http.get(&format!("/channels/{channel}/threads/archived/public")).await;
    assert_eq!((public.status, &public.body["threads"]), (200, &Value::Array(Vec::new())));
    let mia = discord_sandbox::NewPerson::speaking("Olga", "ru", guild);
    let owner = town.sandbox.person(&mia).id();
    let thread =
        town.sandbox.thread(channel, owner, &discord_sandbox::NewThread::named("hers")).expect("a thread");
    let rename = town.http.patch(&format!("/channels/{thread}"), json!({"name": "mine"})).await;
    assert_eq!((rename.status, rename.code()), (403, 50013));
    assert_eq!(town.http.delete(&format!("/channels/{thread}")).await.code(), 50013);
}
