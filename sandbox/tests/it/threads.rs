//! Threads: public, private, from a message; who is in them, and what happens while they are archived.

use discord_sandbox::NewPerson;
use serde_json::{Value, json};

use crate::support::{ALL, Gateway, Town};

fn id(value: &Value) -> u64 {
    value["id"].as_str().and_then(|id| id.parse().ok()).expect("an id")
}

#[tokio::test]
async fn a_private_thread_is_seen_by_its_members_alone() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ALL).await;
    let path = format!("/channels/{}/threads", town.general);
    let made = town.http.post(&path, json!({"name": "Mia", "type": 12, "invitable": false})).await;
    assert_eq!(made.status, 201, "{made:?}");
    let thread = id(&made.body);
    assert_eq!(gateway.event("THREAD_CREATE").await["newly_created"], true);
    assert!(!town.mia.can_see(thread));
    let add = format!("/channels/{thread}/thread-members/{}", town.mia.id());
    assert_eq!(town.http.put(&add, Value::Null).await.status, 204);
    let told = gateway.event("THREAD_MEMBERS_UPDATE").await;
    assert_eq!(told["added_members"][0]["user_id"], town.mia.id().to_string());
    assert!(town.mia.can_see(thread) && !town.ivan.can_see(thread));
    let text = format!("<@{}>, a word", town.mia.id());
    town.http.post(&format!("/channels/{thread}/messages"), json!({"content": text})).await;
    assert_eq!(town.sandbox.unread().len(), 1);
    assert!(town.mia.transcript(thread).ends_with("a word"));
    assert_eq!(town.ivan.transcript(thread), "");
    assert_eq!(town.mia.at(thread).say("Thanks").error, None);
    let members = town.http.get(&format!("/channels/{thread}/thread-members")).await.body;
    assert_eq!(members.as_array().map(Vec::len), Some(2));
    assert_eq!(town.http.delete(&add).await.status, 204);
    assert!(!town.mia.can_see(thread));
    let active = town.http.get(&format!("/guilds/{}/threads/active", town.guild)).await.body;
    assert_eq!(active["threads"][0]["id"], thread.to_string());
    assert_eq!(active["members"][0]["user_id"], town.sandbox.application_id().to_string());
}

#[tokio::test]
async fn an_archived_thread_sleeps_until_somebody_writes() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ALL).await;
    let said = town.mia.say("Ideas?");
    let message = id(said.message().expect("a message"));
    let path = format!("/channels/{}/messages/{message}/threads", town.general);
    let made = town.http.post(&path, json!({"name": "Ideas"})).await;
    assert_eq!(id(&made.body), message, "a thread from a message shares its id");
    assert_eq!(town.http.post(&path, json!({"name": "Again"})).await.code(), 160_004);
    let thread = format!("/channels/{message}");
    let archived = town.http.patch(&thread, json!({"archived": true})).await;
    assert_eq!(archived.body["thread_metadata"]["archived"], true);
    assert_eq!(gateway.event("THREAD_UPDATE").await["thread_metadata"]["archived"], true);
    let add = format!("{thread}/thread-members/{}", town.ivan.id());
    assert_eq!(town.http.put(&add, Value::Null).await.code(), 50083);
    town.ivan.at(message).say("Here");
    assert_eq!(gateway.event("THREAD_UPDATE").await["thread_metadata"]["archived"], false);
    let member = town.http.get(&add).await;
    assert_eq!(member.status, 200, "who writes is in it");
}

#[tokio::test]
async fn silence_archives_a_thread_by_the_clock() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ALL).await;
    let path = format!("/channels/{}/threads", town.general);
    let body = json!({"name": "Short", "type": 11, "auto_archive_duration": 60});
    let thread = id(&town.http.post(&path, body).await.body);
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(59)).await;
    assert_eq!(
        town.http.get(&format!("/channels/{thread}")).await.body["thread_metadata"]["archived"],
        false
    );
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::minutes(2)).await;
    assert_eq!(gateway.event("THREAD_UPDATE").await["thread_metadata"]["archived"], true);
}

#[tokio::test]
async fn a_server_has_room_for_a_thousand_open_threads() {
    let town = Town::new().await;
    for number in 0..1000 {
        let new = discord_sandbox::NewThread::named(&format!("Thread {number}"));
        town.sandbox.thread(town.general, town.mia.id(), &new);
    }
    let path = format!("/channels/{}/threads", town.general);
    let refused = town.http.post(&path, json!({"name": "One more", "type": 12})).await;
    assert_eq!((refused.status, refused.code()), (400, 160_006));
}

#[tokio::test]
async fn leaving_a_server_ends_everything_private() {
    let town = Town::new().await;
    let guest = town.sandbox.person(&NewPerson::speaking("Guest", "en-US", town.guild));
    let thread = town
        .sandbox
        .thread(town.general, guest.id(), &discord_sandbox::NewThread::named("Mine"))
        .expect("a thread");
    assert!(guest.can_see(thread));
    guest.leave(town.guild);
    assert!(!guest.can_see(thread) && !guest.can_see(town.general));
    assert!(guest.at(town.general).say("Hello").error.is_some());
    assert_eq!(guest.commands(), Vec::<Value>::new());
}
