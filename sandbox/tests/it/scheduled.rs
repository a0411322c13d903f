//! Scheduled events over REST: made, changed, called off, and refused as Discord refuses.

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::{Effect, Fault, Permissions};
use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY, Town};

fn event(starts_at: DateTime<Utc>) -> Value {
    json!({
        "name": "Meeting", "privacy_level": 2, "entity_type": 3, "entity_metadata": {"location": "#council"},
        "scheduled_start_time": starts_at.to_rfc3339(),
        "scheduled_end_time": (starts_at + TimeDelta::hours(1)).to_rfc3339(),
    })
}

#[tokio::test]
async fn an_event_is_made_changed_and_called_off() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY | 1 << 16).await;
    let path = format!("/guilds/{}/scheduled-events", town.guild);
    let soon = town.sandbox.now() + TimeDelta::days(7);
    let made = town.http.post(&path, event(soon)).await;
    assert_eq!((made.status, &made.body["status"]), (200, &json!(1)), "{made:?}");
    let id = made.body["id"].as_str().expect("an id").to_owned();
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_CREATE").await["id"], id);
    let one = format!("{path}/{id}");
    assert_eq!(town.http.get(&one).await.body["entity_metadata"]["location"], "#council");
    assert_eq!(town.http.get(&path).await.body[0]["id"], id);

    let later = soon + TimeDelta::hours(2);
    let moved = town.http.patch(&one, json!({"scheduled_start_time": later.to_rfc3339()})).await;
    assert_eq!(moved.code(), 50035, "it would end before it begins");
    let ends = (later + TimeDelta::hours(1)).to_rfc3339();
    let times = json!({"scheduled_start_time": later.to_rfc3339(), "scheduled_end_time": ends});
    assert_eq!(town.http.patch(&one, times).await.status, 200);
    assert_eq!(gateway.event("GUILD_SCHEDULED_EVENT_UPDATE").await["id"], id);
    assert_eq!(town.http.patch(&one, json!({"status": 3})).await.code(), 50035, "it has not begun");
    assert_eq!(town.http.patch(&one, json!({"status": 4})).await.body["status"], 4);
    assert_eq!(town.http.patch(&one, json!({"name": "Late"})).await.code(), 180_000);
    assert_eq!(town.http.get(&path).await.body, json!([]));
    assert_eq!(town.http.delete(&one).await.status, 204);
    assert_eq!(town.http.delete(&one).await.code(), 10070);
    assert_eq!(town.http.get(&one).await.code(), 10070);
    assert_eq!(town.sandbox.scheduled_events(town.guild), Vec::<Value>::new());
}

#[tokio::test]
async fn an_event_begins_and_ends_by_itself() {
    let town = Town::new().await;
    let path = format!("/guilds/{}/scheduled-events", town.guild);
    let soon = town.sandbox.now() + TimeDelta::days(7);
    let made = town.http.post(&path, event(soon)).await;
    let one = format!("{path}/{}", made.body["id"].as_str().expect("an id"));
    town.sandbox.advance(soon + TimeDelta::minutes(1)).await;
    assert_eq!(town.http.get(&one).await.body["status"], 2);
    assert_eq!(town.http.patch(&one, json!({"status": 4})).await.code(), 50035);
    town.sandbox.advance(soon + TimeDelta::hours(2)).await;
    assert_eq!(town.http.get(&one).await.body["status"], 3);
    assert_eq!(town.http.patch(&one, json!({"name": "Late"})).await.code(), 180_000);
    assert_eq!(town.http.post(&path, event(soon)).await.code(), 50035, "that is past");
}

#[tokio::test]
async fn events_are_limited_and_take_a_permission() {
    let town = Town::new().await;
    let path = format!("/guilds/{}/scheduled-events", town.guild);
    let soon = town.sandbox.now() + TimeDelta::days(7);
    let lost = town.sandbox.fault(&Fault::new(Effect::LostPermissions(Permissions::CREATE_EVENTS)));
    assert_eq!(town.http.post(&path, event(soon)).await.code(), 50013);
    town.sandbox.end_fault(lost);
    for _ in 0..100 {
        assert_eq!(town.http.post(&path, event(soon)).await.status, 200);
    }
    assert_eq!(town.http.post(&path, event(soon)).await.code(), 30038);
    assert_eq!(town.sandbox.scheduled_events(town.guild).len(), 100);
}
