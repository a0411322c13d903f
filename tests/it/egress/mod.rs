//! The way out to Discord keeps to Discord's limits, whatever Discord answers.

mod strict;
mod trouble;
pub mod upstream;

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future::join_all;
use serde_json::{Value, json};
use serenity::all::{CreateAttachment, LightMethod, MessageFlags, Request, Route, StatusCode};
use serenity::http::{Http, HttpError};

use duet::discord::egress::{Egress, Halt, Limits, Upstream};
use upstream::{Say, World, limits};

const TENTH: Duration = Duration::from_millis(100);

/// Sends and gives the status that came back.
async fn send(http: &Http, method: LightMethod, route: Route<'_>, body: Option<Value>) -> u16 {
    let request = Request::new(route, method).body(body.map(|body| body.to_string().into_bytes()));
    match http.request(request).await {
        Ok(response) => response.status().as_u16(),
        Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(response))) => response.status_code.as_u16(),
        Err(error) => panic!("not an answer: {error}"),
    }
}

async fn say(http: &Http, channel: u64, body: Value) -> u16 {
    send(http, LightMethod::Post, Route::ChannelMessages { channel_id: channel.into() }, Some(body)).await
}

async fn read(http: &Http, channel: u64) -> u16 {
    send(http, LightMethod::Get, Route::Channel { channel_id: channel.into() }, None).await
}

async fn call_back(http: &Http, token: &str) -> u16 {
    let route = Route::InteractionResponse { interaction_id: 5.into(), token };
    send(http, LightMethod::Post, route, Some(json!({ "type": 5 }))).await
}

#[tokio::test]
async fn a_request_and_its_answer_arrive_unchanged() {
    let world = World::new(limits(), |_| {
        Say::json(200, &json!({ "url": "wss://gateway.example", "shards": 1 }))
            .header("date", "Sat, 21 Nov 2026")
    })
    .await;
    let request = Request::new(Route::GatewayBot, LightMethod::Get);
    let response = world.http.request(request).await.expect("an answer");
    assert_eq!(response.headers()["date"], "Sat, 21 Nov 2026");
    let body: Value = serde_json::from_slice(&response.bytes().await.expect("a body")).expect("JSON");
    assert_eq!(body["url"], "wss://gateway.example");
    let seen = &world.seen()[0];
    assert_eq!(seen.path, "/api/v10/gateway/bot");
    assert_eq!(seen.authorization.as_deref(), Some("Bot secret-of-the-bot"));
}

#[tokio::test]
async fn a_large_picture_arrives_whole() {
    let world = World::new(limits(), |_| Say::error(400)).await;
    let picture: Vec<u8> = (0..3_000_000_u32).map(|n| n.to_le_bytes()[n as usize % 3]).collect();
    let attachment = CreateAttachment::bytes(picture.clone(), "qr.png");
    let sent = world.http.send_message(1.into(), vec![attachment], &json!({ "content": "here" })).await;
    assert!(sent.is_err());
    let seen = &world.seen()[0];
    assert!(seen.content_type.starts_with("multipart/form-data; boundary="), "{}", seen.content_type);
    assert!(seen.body.windows(picture.len()).any(|window| window == picture), "the picture is in the body");
}

#[tokio::test]
async fn an_empty_bucket_is_waited_for() {
    let world = World::new(limits(), |seen| {
        let remaining = u16::from(seen.before % 2 == 0);
        Say::message().bucket("messages", remaining, 1.0)
    })
    .await;
    let statuses = join_all((0..4).map(|_| say(&world.http, 1, json!({ "content": "a" })))).await;
    assert_eq!(statuses, [200; 4]);
    let seen = world.seen();
    let waited = seen[2].at - seen[1].at;
    assert!(waited >= Duration::from_millis(990), "waited only {waited:?}");
    assert!(seen[1].at - seen[0].at < TENTH * 9, "what may go goes at once");
}

#[tokio::test]
async fn another_channel_does_not_wait_for_an_empty_bucket() {
    let world = World::new(limits(), |_| Say::message().bucket("messages", 0, 5.0)).await;
    let start = Instant::now();
    let (one, two) = tokio::join!(
        say(&world.http, 1, json!({ "content": "a" })),
        say(&world.http, 2, json!({ "content": "a" }))
    );
    assert_eq!((one, two), (200, 200));
    assert!(start.elapsed() < Duration::from_secs(4));
}

#[tokio::test]
async fn a_429_is_obeyed_to_the_millisecond_and_then_repeated() {
    let world = World::new(limits(), |seen| match seen.before {
        0 => Say::json(429, &json!({ "message": "slow", "retry_after": 0.35, "global": false }))
            .header("retry-after", 5)
            .header("x-ratelimit-scope", "user"),
        _ => Say::message(),
    })
    .await;
    assert_eq!(say(&world.http, 1, json!({ "content": "a" })).await, 200);
    let seen = world.seen();
    let waited = seen[1].at - seen[0].at;
    assert!(waited >= Duration::from_millis(350), "waited only {waited:?}");
    assert!(waited < Duration::from_secs(4), "waited {waited:?}, as if only the header had been read");
}

#[tokio::test]
async fn what_waits_behind_a_429_keeps_its_order() {
    let world = World::new(limits(), |seen| match seen.before {
        0 => Say::json(429, &json!({ "retry_after": 0.2, "global": false }))
            .header("x-ratelimit-scope", "shared"),
        _ => Say::message().bucket("messages", 4, 1.0),
    })
    .await;
    let first = say(&world.http, 1, json!({ "content": "first" }));
    let second = async {
        tokio::time::sleep(TENTH).await;
        say(&world.http, 1, json!({ "content": "second" })).await
    };
    assert_eq!(tokio::join!(first, second), (200, 200));
    let said: Vec<bool> =
        world.seen().iter().map(|seen| String::from_utf8_lossy(&seen.body).contains("first")).collect();
    assert_eq!(said, [true, true, false]);
}

#[tokio::test]
async fn a_global_429_holds_everything_but_answers_to_people() {
    let world = World::new(limits(), |seen| match seen.before {
        0 => Say::json(429, &json!({ "retry_after": 1.0, "global": true }))
            .header("x-ratelimit-scope", "global"),
        _ => Say::message(),
    })
    .await;
    let noticed = say(&world.http, 1, json!({ "content": "a" }));
    let other_channel = async {
        tokio::time::sleep(TENTH).await;
        read(&world.http, 2).await
    };
    let answer = async {
        tokio::time::sleep(TENTH).await;
        call_back(&world.http, "tok").await
    };
    assert_eq!(tokio::join!(noticed, other_channel, answer), (200, 200, 200));
    let seen = world.seen();
    assert!(seen[1].path.starts_with("/api/v10/interactions/"), "the answer went first: {}", seen[1].path);
    for later in &seen[2..] {
        assert!(later.at - seen[0].at >= Duration::from_secs(1), "{} came too early", later.path);
    }
}

#[tokio::test]
async fn a_wait_longer_than_our_patience_is_handed_on() {
    let limits = Limits { notice_within: Duration::from_secs(5), ..limits() };
    let world = World::new(limits, |_| {
        Say::json(429, &json!({ "retry_after": 60.0, "global": false })).bucket("m", 0, 60.0)
    })
    .await;
    let start = Instant::now();
    assert_eq!(say(&world.http, 1, json!({ "content": "a" })).await, 429);
    assert_eq!(say(&world.http, 1, json!({ "content": "b" })).await, 429);
    assert!(start.elapsed() < Duration::from_secs(4), "nobody waits for nothing");
    assert_eq!(world.seen().len(), 1, "the second was not sent: its bucket is shut for a minute");
}

#[tokio::test]
async fn a_403_is_not_repeated() {
    let world =
        World::new(limits(), |_| Say::json(403, &json!({ "code": 50007, "message": "closed" }))).await;
    let sent = world.http.send_message(1.into(), Vec::new(), &json!({ "content": "a" })).await;
    let Err(serenity::Error::Http(HttpError::UnsuccessfulRequest(response))) = sent else {
        panic!("a refusal was expected: {sent:?}");
    };
    assert_eq!((response.status_code, response.error.code), (StatusCode::FORBIDDEN, 50007));
    assert_eq!(world.seen().len(), 1);
}

#[tokio::test]
async fn a_failing_server_is_asked_again_where_that_is_safe() {
    let world =
        World::new(limits(), |seen| if seen.before % 3 < 2 { Say::error(502) } else { Say::message() }).await;
    assert_eq!(read(&world.http, 1).await, 200, "a read");
    assert_eq!(world.seen().len(), 3);
    let message = json!({ "content": "a", "nonce": "n1", "enforce_nonce": true });
    assert_eq!(say(&world.http, 1, message).await, 200, "a message that Discord keeps from appearing twice");
    assert_eq!(world.seen().len(), 6);
    assert_eq!(
        say(&world.http, 1, json!({ "content": "a" })).await,
        502,
        "a message that could appear twice"
    );
    assert_eq!(world.seen().len(), 7);
}

#[tokio::test]
async fn a_server_that_goes_on_failing_is_left_alone() {
    let world = World::new(limits(), |_| Say::error(503)).await;
    assert_eq!(read(&world.http, 1).await, 503);
    assert_eq!(world.seen().len(), 5);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_an_error_and_not_a_wait() {
    let base = "http://127.0.0.1:1".parse().expect("an address");
    let egress = Egress::start(Upstream { base, limits: limits() }).await.expect("a way out");
    let http = egress.http(&"secret".into(), None);
    assert_eq!(read(&http, 1).await, 502);
}

#[tokio::test]
async fn fifty_a_second_are_never_exceeded() {
    let world = World::new(limits(), |_| Say::message()).await;
    let statuses = join_all((0..70).map(|channel| read(&world.http, channel + 1))).await;
    assert_eq!(statuses, [200; 70]);
    let seen = world.seen();
    for start in &seen {
        let within = seen
            .iter()
            .filter(|other| other.at >= start.at && other.at < start.at + Duration::from_secs(1))
            .count();
        assert!(within <= 50, "{within} in one second");
    }
}

#[tokio::test]
async fn people_are_answered_ahead_of_a_flood_of_notices() {
    let limits = Limits { per_second: 20, kept_for_people: 5, ..limits() };
    let world = Arc::new(World::new(limits, |_| Say::message()).await);
    // Where somebody's command has just needed something done, there is room for more of them.
    assert_eq!(read(&world.http, 99).await, 200);
    let flood = join_all((0..30).map(|channel| say(&world.http, channel + 1, json!({ "content": "a" }))));
    let people = async {
        tokio::time::sleep(TENTH).await;
        let start = Instant::now();
        let answers = join_all((0..30).map(|n| {
            let http = Arc::clone(&world.http);
            async move { call_back(&http, &format!("tok{n}")).await }
        }))
        .await;
        assert_eq!(answers, [200; 30]);
        let original = Route::WebhookOriginalInteractionResponse { application_id: 7.into(), token: "tok1" };
        assert_eq!(
            send(&world.http, LightMethod::Patch, original, Some(json!({ "content": "b" }))).await,
            200
        );
        assert_eq!(join_all((0..5).map(|n| read(&world.http, n + 1))).await, [200; 5]);
        assert!(start.elapsed() < TENTH * 6, "people waited {:?}", start.elapsed());
        world
            .seen()
            .iter()
            .filter(|seen| seen.path.ends_with("/messages") && seen.path.contains("channels"))
            .count()
    };
    let (notices, sent_by_then) = tokio::join!(flood, people);
    assert_eq!(notices, [200; 30], "and nothing is lost");
    assert!(sent_by_then <= 15, "{sent_by_then} notices went out before people were answered");
}

#[tokio::test]
async fn a_refused_token_stops_everything() {
    let world = World::new(limits(), |_| Say::error(401)).await;
    assert_eq!(world.egress.halt(), None);
    assert_eq!(read(&world.http, 1).await, 401);
    assert_eq!(world.egress.halt(), Some(Halt::TokenRefused));
    assert_eq!(read(&world.http, 2).await, 503);
    assert_eq!(call_back(&world.http, "tok").await, 503);
    assert_eq!(world.seen().len(), 1, "nothing more was sent");
}

#[tokio::test]
async fn an_interaction_that_has_run_out_stops_nothing() {
    let world = World::new(limits(), |seen| {
        if seen.path.contains("webhooks") {
            Say::json(401, &json!({ "code": 50027 }))
        } else {
            Say::message()
        }
    })
    .await;
    let original = Route::WebhookOriginalInteractionResponse { application_id: 7.into(), token: "old" };
    assert_eq!(send(&world.http, LightMethod::Patch, original, Some(json!({ "content": "b" }))).await, 401);
    assert_eq!(read(&world.http, 1).await, 200);
}

#[tokio::test]
async fn too_many_refusals_stop_sending_before_discord_does() {
    let world = World::new(Limits { refusals: 8, ..limits() }, |_| Say::error(403)).await;
    let statuses = join_all((0..8).map(|channel| read(&world.http, channel + 1))).await;
    assert_eq!(statuses, [403; 8]);
    assert_eq!(read(&world.http, 100).await, 503);
    assert_eq!(world.egress.halt(), Some(Halt::TooManyRefusals));
    assert_eq!(world.seen().len(), 8);
}

#[tokio::test]
async fn only_duet_itself_may_use_the_way_out() {
    let world = World::new(limits(), |_| Say::message()).await;
    let proxy = world.http.proxy.clone().expect("serenity is pointed at the way out");
    assert!(world.http.ratelimiter.is_none());
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let stranger = client.get(format!("{proxy}/api/v10/users/@me"));
    assert_eq!(stranger.send().await.expect("an answer").status().as_u16(), 403);
    let stranger = client.get(format!("{proxy}/api/v10/users/@me")).header("authorization", "Bot guessed");
    assert_eq!(stranger.send().await.expect("an answer").status().as_u16(), 403);
    assert!(world.seen().is_empty());
}

#[tokio::test]
async fn stopping_lets_what_is_under_way_finish() {
    let world = World::new(limits(), |_| Say::message().after(TENTH * 3)).await;
    let (status, ()) = tokio::join!(say(&world.http, 1, json!({ "content": "a" })), async {
        tokio::time::sleep(TENTH).await;
        world.egress.stop(Duration::from_secs(5)).await;
    });
    assert_eq!(status, 200);
    let request = Request::new(Route::Gateway, LightMethod::Get);
    assert!(world.http.request(request).await.is_err(), "nothing new is taken");
}

#[tokio::test]
async fn a_message_mentions_nobody_unless_it_says_so() {
    let world = World::new(limits(), |_| Say::error(400)).await;
    let channel = serenity::all::ChannelId::new(1);
    let message =
        serenity::all::CreateMessage::new().content("@everyone").flags(MessageFlags::SUPPRESS_EMBEDS);
    assert!(channel.send_message(&world.http, message).await.is_err());
    let body: Value = serde_json::from_slice(&world.seen()[0].body).expect("JSON");
    assert_eq!(body["allowed_mentions"]["parse"], json!([]));
}
