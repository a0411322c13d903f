//! What the way out does when Discord, or the network before it, is in trouble.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use duet::discord::egress::{Egress, Halt, Limits, Upstream};
use serde_json::{Value, json};
use serenity::all::{LightMethod, Route};
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::upstream::{Say, World, limits};
use super::{TENTH, call_back, read, say, send};

/// A page of the network in front of Discord, which is not Discord's JSON.
fn page(status: u16) -> Say {
    Say { body: "<html>slow down</html>".to_owned(), ..Say::error(status) }
}

#[tokio::test]
async fn a_429_of_the_network_is_obeyed_by_its_header_and_meant_for_all() {
    let world = World::new(limits(), |seen| match seen.before {
        0 => page(429).header("retry-after", 1),
        _ => Say::message(),
    })
    .await;
    let other = async {
        tokio::time::sleep(TENTH).await;
        read(&world.http, 2).await
    };
    assert_eq!(tokio::join!(say(&world.http, 1, json!({ "content": "a" })), other), (200, 200));
    let seen = world.seen();
    for later in &seen[1..] {
        assert!(later.at - seen[0].at >= Duration::from_secs(1), "{} came too early", later.path);
    }
}

#[tokio::test]
async fn a_failing_server_that_says_when_is_asked_again_then() {
    let world = World::new(limits(), |seen| match seen.before {
        0 => Say::error(503).header("retry-after", "0.5"),
        _ => Say::message(),
    })
    .await;
    assert_eq!(read(&world.http, 1).await, 200);
    let seen = world.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_millis(500), "it was asked too early");
}

/// Every kind of request that Duet makes, and whether making it twice does no more than once.
fn kinds() -> Vec<(LightMethod, Route<'static>, bool)> {
    let (channel_id, message_id) = (1.into(), 2.into());
    let (application_id, interaction_id, token) = (7.into(), 5.into(), "tok");
    let (guild_id, user_id, role_id) = (3.into(), 4.into(), 6.into());
    let original = Route::WebhookOriginalInteractionResponse { application_id, token };
    vec![
        (LightMethod::Get, Route::Channel { channel_id }, true),
        (LightMethod::Get, Route::ChannelMessages { channel_id }, true),
        (LightMethod::Post, Route::UserMeDmChannels, true),
        (LightMethod::Patch, Route::ChannelMessage { channel_id, message_id }, true),
        (LightMethod::Patch, original, true),
        (LightMethod::Put, Route::GuildMemberRole { guild_id, user_id, role_id }, true),
        (LightMethod::Put, Route::Commands { application_id }, true),
        (LightMethod::Post, Route::InteractionResponse { interaction_id, token }, false),
        (LightMethod::Post, Route::WebhookFollowupMessages { application_id, token }, false),
        (LightMethod::Post, Route::GuildChannels { guild_id }, false),
    ]
}

#[tokio::test]
async fn only_what_is_harmless_twice_is_sent_twice() {
    for (method, route, is_harmless) in kinds() {
        let world = World::new(limits(), |seen| match seen.before {
            0 => Say::error(502),
            _ => Say::message(),
        })
        .await;
        let body =
            matches!(method, LightMethod::Post | LightMethod::Patch).then(|| json!({ "content": "a" }));
        let what = format!("{method:?} {route:?}");
        let status = send(&world.http, method, route, body).await;
        let expected = if is_harmless { (200, 2) } else { (502, 1) };
        assert_eq!((status, world.seen().len()), expected, "{what}");
    }
}

#[tokio::test]
async fn every_401_403_and_429_of_ours_is_counted() {
    let limits = Limits { refusals: 4, tries: 1, ..limits() };
    let world = World::new(limits, |seen| match seen.before {
        0 => Say::json(429, &json!({ "retry_after": 0.0, "global": false }))
            .header("x-ratelimit-scope", "shared"),
        1 => Say::json(429, &json!({ "retry_after": 0.0, "global": false }))
            .header("x-ratelimit-scope", "user"),
        2 => Say::error(403),
        3 => Say::error(404),
        4 => Say::error(401),
        5 => Say::json(429, &json!({ "retry_after": 0.0, "global": true }))
            .header("x-ratelimit-scope", "global"),
        _ => Say::message(),
    })
    .await;
    let mut statuses = Vec::new();
    for channel in 1..5 {
        statuses.push(read(&world.http, channel).await);
    }
    // An interaction that has run out counts as well, and says nothing about our token.
    let original = Route::WebhookOriginalInteractionResponse { application_id: 7.into(), token: "old" };
    statuses.push(send(&world.http, LightMethod::Patch, original, Some(json!({ "content": "b" }))).await);
    assert_eq!(world.egress.halt(), None, "one that is nobody's fault was counted: {statuses:?}");
    statuses.push(read(&world.http, 6).await);
    assert_eq!(statuses, [429, 429, 403, 404, 401, 429]);
    assert_eq!(world.egress.halt(), Some(Halt::TooManyRefusals));
    assert_eq!(call_back(&world.http, "tok").await, 503, "nothing at all is sent");
    assert_eq!(world.seen().len(), 6);
}

#[tokio::test]
async fn a_silent_server_is_given_up_in_time() {
    let limits = Limits { deed_within: TENTH * 3, answer_within: TENTH * 3, ..limits() };
    let world = World::new(limits, |_| Say::message().after(Duration::from_secs(20))).await;
    let start = Instant::now();
    assert_eq!(tokio::join!(read(&world.http, 1), call_back(&world.http, "tok")), (504, 504));
    assert!(start.elapsed() < Duration::from_secs(10), "it was waited for {:?}", start.elapsed());
}

/// A server that takes a request and hangs up. Counts what it took.
async fn hangs_up(closed: CancellationToken) -> (Egress, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let taken = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&taken);
    let serving = async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = [0; 1024];
            if stream.read(&mut head).await.is_ok_and(|length| length > 0) {
                count.fetch_add(1, Ordering::SeqCst);
            }
        }
    };
    TaskTracker::new().spawn(async move { closed.run_until_cancelled(serving).await });
    let upstream = Upstream { base: base.parse().expect("an address"), limits: limits() };
    (Egress::start(upstream).await.expect("a way out"), taken)
}

#[tokio::test]
async fn a_line_that_breaks_off_is_tried_again_where_that_is_safe() {
    let closed = CancellationToken::new();
    let _closing = closed.clone().drop_guard();
    let (egress, taken) = hangs_up(closed).await;
    let http = egress.http(&"secret".into(), None);
    let tried = async |message: Value| {
        let before = taken.load(Ordering::SeqCst);
        assert_eq!(say(&http, 1, message).await, 502);
        taken.load(Ordering::SeqCst) - before
    };
    assert_eq!(tried(json!({ "content": "a" })).await, 1, "it could have arrived");
    let known = json!({ "content": "a", "nonce": "n1", "enforce_nonce": true });
    assert_eq!(tried(known).await, 5, "Discord keeps it from appearing twice");
}
