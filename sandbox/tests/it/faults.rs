//! Faults on purpose: what a bot meets, how often, and that it ends.

use std::time::{Duration, Instant};

use discord_sandbox::{Effect, Fault, LimitScope, Permissions};
use serde_json::{Value, json};

use crate::support::{Gateway, Http, ORDINARY, Town};

const SAY: &str = "POST /channels/{channel_id}/messages";

/// What the control API answers.
async fn control(town: &Town, method: &str, path: &str, body: Value) -> (u16, Value) {
    let url = format!("{}/_sandbox/{path}", town.sandbox.url());
    let request = reqwest::Client::new().request(method.parse().expect("a method"), url);
    let request = if body.is_null() { request } else { request.json(&body) };
    let response = request.send().await.expect("an answer");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

async fn say(town: &Town, words: &str) -> u16 {
    let path = format!("/channels/{}/messages", town.general);
    town.http.post(&path, json!({"content": words})).await.status
}

/// Says something over a connection that breaks off.
async fn say_in_vain(town: &Town, words: &str) {
    let url = format!("{}/api/v10/channels/{}/messages", town.sandbox.url(), town.general);
    let request = reqwest::Client::new().post(url).header("authorization", "Bot token");
    let error = request.json(&json!({"content": words})).send().await.expect_err("no answer");
    assert!(error.status().is_none() && !error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn a_server_fails_the_next_two_times_on_one_route() {
    let town = Town::new().await;
    let fault = json!({"fault": "failure", "status": 500, "route": SAY, "count": 2});
    let (status, made) = control(&town, "POST", "faults", fault).await;
    assert_eq!((status, &made["left"], &made["struck"]), (200, &json!(2), &json!(0)));
    assert_eq!(town.http.get("/users/@me").await.status, 200);
    assert_eq!(say(&town, "one").await, 500);
    assert_eq!(control(&town, "GET", "faults", Value::Null).await.1[0]["left"], 1);
    assert_eq!(say(&town, "two").await, 500);
    assert_eq!(say(&town, "three").await, 200);
    assert_eq!(town.sandbox.faults().len(), 0);
    assert!(!town.mia.transcript(town.general).contains("one"));
    assert!(town.mia.transcript(town.general).contains("three"));
}

#[tokio::test]
async fn a_failure_may_hide_that_it_was_done() {
    let town = Town::new().await;
    town.sandbox.fault(&Fault::new(Effect::Failure { status: 502, performed: true }).on(SAY).times(1));
    let path = format!("/channels/{}/messages", town.general);
    let answer = town.http.post(&path, json!({"content": "done"})).await;
    assert_eq!((answer.status, answer.content_type.as_str()), (502, "text/html"));
    assert!(town.mia.transcript(town.general).contains("done"));
}

#[tokio::test]
async fn a_connection_breaks_off_before_or_after_the_deed() {
    let town = Town::new().await;
    town.sandbox.fault(&Fault::new(Effect::Dropped).on(SAY).times(1));
    say_in_vain(&town, "never said").await;
    town.sandbox.fault(&Fault::new(Effect::AnswerLost).on("/channels/*").times(1));
    say_in_vain(&town, "said in vain").await;
    assert_eq!(say(&town, "said").await, 200);
    let transcript = town.mia.transcript(town.general);
    assert!(!transcript.contains("never said") && transcript.contains("said in vain"), "{transcript}");
    let statuses: Vec<u16> = town.sandbox.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [0, 0, 200]);
}

#[tokio::test]
async fn a_made_up_limit_lasts_as_long_as_it_says() {
    let town = Town::new().await;
    let wait = Duration::from_millis(400);
    let limit = |scope| Fault::new(Effect::RateLimit { wait, scope }).on(SAY).times(1);
    for (scope, is_global) in
        [(LimitScope::User, false), (LimitScope::Shared, false), (LimitScope::Global, true)]
    {
        town.sandbox.fault(&limit(scope));
        let path = format!("/channels/{}/messages", town.general);
        let first = town.http.post(&path, json!({"content": "x"})).await;
        assert_eq!((first.status, &first.body["global"]), (429, &json!(is_global)), "{scope:?}");
        assert_eq!(say(&town, "x").await, 429, "{scope:?} too soon");
        let elsewhere = if is_global { 429 } else { 200 };
        assert_eq!(town.http.get("/users/@me").await.status, elsewhere, "{scope:?}");
        tokio::time::sleep(wait).await;
        assert_eq!(say(&town, "x").await, 200, "{scope:?}");
    }
}

#[tokio::test]
async fn a_slow_answer_is_late_and_the_deed_is_not() {
    let town = Town::new().await;
    let body = json!({"fault": "slow", "seconds": 0.3, "count": 1});
    control(&town, "POST", "faults", body).await;
    let start = Instant::now();
    let look = async {
        tokio::time::sleep(Duration::from_millis(150)).await;
        town.mia.transcript(town.general)
    };
    let (status, seen) = tokio::join!(say(&town, "slowly"), look);
    assert!(status == 200 && seen.contains("slowly"));
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[tokio::test]
async fn a_fault_concerns_one_person() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    town.register(json!([{"name": "link", "description": "d"}])).await;
    town.sandbox.fault(&Fault::new(Effect::Failure { status: 503, performed: false }).with(town.ivan.id()));
    let bot = async {
        for expected in [204, 503] {
            let run = gateway.event("INTERACTION_CREATE").await;
            let answer = town.http.answer(&run, json!({"type": 4, "data": {"content": "Here"}})).await;
            assert_eq!(answer.status, expected);
        }
        let recipient = |id: u64| json!({"recipient_id": id.to_string()});
        assert_eq!(town.http.post("/users/@me/channels", recipient(town.ivan.id())).await.status, 503);
        let mias = town.http.post("/users/@me/channels", recipient(town.mia.id())).await;
        assert_eq!(mias.status, 200);
    };
    let people = async {
        assert_eq!(town.mia.run("/link").await.error, None);
        assert!(town.ivan.run("/link").await.error.is_some());
    };
    tokio::join!(bot, people);
}

#[tokio::test]
async fn private_messages_are_closed_for_a_while() {
    let town = Town::new().await;
    let body = json!({"fault": "closed_direct_messages", "person": "Ivan", "for": "PT1H"});
    control(&town, "POST", "faults", body).await;
    let open = async |id: u64| {
        let channel = town.http.post("/users/@me/channels", json!({"recipient_id": id.to_string()})).await;
        format!("/channels/{}/messages", channel.body["id"].as_str().expect("an id"))
    };
    let (ivan, mia) = (open(town.ivan.id()).await, open(town.mia.id()).await);
    let refused = town.http.post(&ivan, json!({"content": "x"})).await;
    assert_eq!((refused.status, refused.code()), (403, 50007));
    assert_eq!(town.http.post(&mia, json!({"content": "x"})).await.status, 200);
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::hours(1)).await;
    assert_eq!(town.http.post(&ivan, json!({"content": "x"})).await.status, 200);
    assert_eq!(control(&town, "GET", "faults", Value::Null).await.1, json!([]));
}

#[tokio::test]
async fn permissions_are_lost_and_found() {
    let town = Town::new().await;
    let lost = Fault::new(Effect::LostPermissions(Permissions::SEND_MESSAGES)).at(town.general);
    let fault = town.sandbox.fault(&lost);
    let news = town.sandbox.channel(town.guild, &discord_sandbox::NewChannel::named("news"));
    let path = format!("/channels/{}/messages", town.general);
    assert_eq!(town.http.post(&path, json!({"content": "x"})).await.code(), 50013);
    let elsewhere = town.http.post(&format!("/channels/{news}/messages"), json!({"content": "x"})).await;
    assert_eq!(elsewhere.status, 200);
    assert!(town.sandbox.end_fault(fault) && !town.sandbox.end_fault(fault));
    assert_eq!(say(&town, "x").await, 200);
    let bits = Permissions::MANAGE_ROLES.0.to_string();
    let guild = town.guild.to_string();
    let body = json!({"fault": "lost_permissions", "permissions": bits, "guild": guild, "count": 1});
    control(&town, "POST", "faults", body).await;
    let roles = format!("/guilds/{}/roles", town.guild);
    assert_eq!(town.http.post(&roles, json!({"name": "x"})).await.code(), 50013);
    assert_eq!(town.http.post(&roles, json!({"name": "x"})).await.status, 200);
}

#[tokio::test]
async fn an_event_comes_twice() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    gateway.heard().await;
    let event = Effect::DuplicateEvent(Some("MESSAGE_CREATE".to_owned()));
    town.sandbox.fault(&Fault::new(event).with(town.mia.id()).times(1));
    town.ivan.say("once");
    town.mia.say("twice");
    town.mia.say("once more");
    let before = gateway.sequence;
    assert_eq!(gateway.heard().await, ["MESSAGE_CREATE"; 4]);
    assert_eq!(gateway.sequence, before + 4);
}

#[tokio::test]
async fn discords_clock_goes_wrong_and_right_again() {
    let town = Town::new().await;
    let before = town.sandbox.now();
    let (_, made) = control(&town, "POST", "faults", json!({"fault": "clock_jump", "by": "-PT1H"})).await;
    assert_eq!(made["by"], "-PT3600S");
    let hour = chrono::TimeDelta::hours(1);
    assert!(town.sandbox.now() < before - hour + chrono::TimeDelta::minutes(1));
    town.sandbox.advance(town.sandbox.now() + hour).await;
    assert!(town.sandbox.now() < before + chrono::TimeDelta::minutes(1));
    assert_eq!(say(&town, "from the past").await, 200);
    let path = format!("faults/{}", made["id"].as_str().expect("an id"));
    assert_eq!(control(&town, "DELETE", &path, Value::Null).await, (200, json!([])));
    assert_eq!(control(&town, "DELETE", &path, Value::Null).await.0, 404);
    assert!(town.sandbox.now() >= before + hour);
}

#[tokio::test]
async fn a_fault_waits_for_its_moment_and_all_are_ended_at_once() {
    let town = Town::new().await;
    let from = (town.sandbox.now() + chrono::TimeDelta::hours(1)).to_rfc3339();
    let body = json!({"fault": "failure", "from": from, "for": "PT1H"});
    control(&town, "POST", "faults", body).await;
    assert_eq!(say(&town, "x").await, 200);
    town.sandbox.advance(town.sandbox.now() + chrono::TimeDelta::hours(1)).await;
    assert_eq!(say(&town, "x").await, 503);
    assert_eq!(control(&town, "DELETE", "faults", Value::Null).await, (200, json!([])));
    assert_eq!(Http::new(&town.sandbox).get("/users/@me").await.status, 200);
}

#[tokio::test]
async fn a_fault_that_makes_no_sense_is_refused() {
    let town = Town::new().await;
    for (wrong, word) in [
        (json!({"fault": "rain"}), "one of"),
        (json!({}), "text"),
        (json!({"fault": "failure", "status": 404}), "599"),
        (json!({"fault": "slow"}), "seconds"),
        (json!({"fault": "dropped", "seconds": 1}), "has no"),
        (json!({"fault": "clock_jump", "by": "PT1H", "count": 2}), "narrowed"),
        (json!({"fault": "dropped", "until": "soon"}), "moment"),
    ] {
        let (status, body) = control(&town, "POST", "faults", wrong.clone()).await;
        assert_eq!(status, 400, "{wrong}");
        assert!(body["error"].as_str().expect("a sentence").contains(word), "{body}");
    }
    let (status, _) = control(&town, "POST", "faults", json!({"fault": "dropped", "person": "Zoe"})).await;
    assert_eq!(status, 404);
}
