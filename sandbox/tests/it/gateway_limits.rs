//! The gateway's limits: what is closed with which code, how often a bot may identify, and what is reported of it.

use std::time::Duration;

use discord_sandbox::{GatewayLimits, NewGuild, Options, Sandbox};
use serde_json::{Value, json};

use crate::support::{ALL, Gateway, Http, Town};

async fn start(limits: GatewayLimits) -> Sandbox {
    let options = Options { gateway_limits: limits, ..Options::default() };
    Sandbox::start(options).await.expect("a free port")
}

fn identify(token: &str, shard: (u64, u64)) -> Value {
    let shard = json!([shard.0, shard.1]);
    json!({"op": 2, "d": {"token": token, "intents": 0, "properties": {}, "shard": shard}})
}

async fn first_words(sandbox: &Sandbox, payload: Value) -> Result<Value, u16> {
    let mut gateway = Gateway::connect(sandbox).await;
    gateway.send(payload).await;
    gateway.next().await
}

/// What a payload after a good beginning is closed with.
async fn closed_by(town: &Town, payload: Value) -> u16 {
    let mut gateway = Gateway::identify(&town.sandbox, 0).await;
    gateway.send(payload).await;
    gateway.next().await.expect_err("a closed socket")
}

#[tokio::test]
async fn a_shard_identifies_once_in_five_seconds() {
    let sandbox = start(GatewayLimits { max_concurrency: 2, ..GatewayLimits::default() }).await;
    for (shard, is_granted) in [(0, true), (1, true), (2, false), (0, false), (3, false)] {
        let word = first_words(&sandbox, identify("token", (shard, 4))).await.expect("a word");
        let expected = if is_granted { json!("READY") } else { Value::Null };
        assert_eq!(word["t"], expected, "shard {shard}: {word}");
        assert!(is_granted || word["op"] == 9 && word["d"] == false);
    }
    let told = Http::new(&sandbox).get("/gateway/bot").await.body;
    assert_eq!(told["shards"], 1);
    let limit = &told["session_start_limit"];
    assert_eq!((&limit["total"], &limit["remaining"]), (&json!(1000), &json!(998)));
    assert_eq!(limit["max_concurrency"], 2);
    let reset = limit["reset_after"].as_u64().expect("milliseconds");
    assert!((86_300_000..=86_400_000).contains(&reset), "{reset}");
}

#[tokio::test]
async fn a_turn_comes_again() {
    let every = Duration::from_millis(100);
    let sandbox = start(GatewayLimits { identify_every: every, ..GatewayLimits::default() }).await;
    for _ in 0..2 {
        assert_eq!(first_words(&sandbox, identify("token", (0, 1))).await.expect("a word")["t"], "READY");
        tokio::time::sleep(every).await;
    }
}

#[tokio::test]
async fn too_many_starts_in_a_day_cost_the_token() {
    let sandbox = start(GatewayLimits { starts_a_day: 2, ..GatewayLimits::generous() }).await;
    let mut first = Gateway::identify(&sandbox, 0).await;
    Gateway::identify(&sandbox, 0).await;
    assert_eq!(Http::new(&sandbox).get("/gateway/bot").await.body["session_start_limit"]["remaining"], 0);
    assert_eq!(first_words(&sandbox, identify("token", (0, 1))).await, Err(4004));
    assert_eq!(first.next().await, Err(4004));
    assert_eq!(first_words(&sandbox, identify("token", (0, 1))).await, Err(4004));
    assert_eq!(Http::new(&sandbox).get("/users/@me").await.status, 401);
    assert_eq!(first_words(&sandbox, identify("a new one", (0, 1))).await.expect("ready")["t"], "READY");
}

#[tokio::test]
async fn too_many_guilds_require_shards() {
    let sandbox = start(GatewayLimits { guilds_a_shard: 2, ..GatewayLimits::generous() }).await;
    for name in ["One", "Two", "Three"] {
        sandbox.guild(&NewGuild::named(name));
    }
    assert_eq!(Http::new(&sandbox).get("/gateway/bot").await.body["shards"], 2);
    assert_eq!(first_words(&sandbox, identify("token", (0, 1))).await, Err(4011));
}

#[tokio::test]
async fn a_hundred_and_twenty_payloads_a_minute_are_enough() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, 0).await;
    for _ in 0..119 {
        gateway.send(json!({"op": 1, "d": null})).await;
        assert_eq!(gateway.next().await.expect("an acknowledgement")["op"], 11);
    }
    gateway.send(json!({"op": 1, "d": null})).await;
    assert_eq!(gateway.next().await, Err(4008));
}

#[tokio::test]
async fn what_cannot_be_read_closes_the_line() {
    let town = Town::new().await;
    for unreadable in [
        json!({"op": 1, "d": "now"}),
        json!({"op": 1, "d": null, "padding": "x".repeat(4096)}),
        json!({"d": null}),
        json!({"op": 3, "d": {"status": "online"}}),
        json!({"op": 3, "d": {"status": "away", "activities": [], "afk": false, "since": null}}),
        json!({"op": 4, "d": {}}),
        json!({"op": 8, "d": {"guild_id": town.guild.to_string()}}),
        json!({"op": 8, "d": {"query": "", "limit": 0}}),
        json!({"op": 8, "d": {"guild_id": town.guild.to_string(), "query": "a"}}),
        json!({"op": 31, "d": {"guild_ids": "all"}}),
    ] {
        assert_eq!(closed_by(&town, unreadable.clone()).await, 4002, "{unreadable}");
    }
    for unknown in [0, 5, 7, 9, 10, 11, 12] {
        assert_eq!(closed_by(&town, json!({"op": unknown, "d": null})).await, 4001, "{unknown}");
    }
    let resume = json!({"op": 6, "d": {"token": "token", "session_id": "x", "seq": 1}});
    assert_eq!(closed_by(&town, resume).await, 4005);
    for beginning in [
        json!({"op": 2, "d": {"token": "token", "intents": 0}}),
        json!({"op": 2, "d": {"intents": 0, "properties": {}}}),
        json!({"op": 2, "d": {"token": "token", "intents": 0, "properties": {}, "compress": "zlib"}}),
        json!({"op": 6, "d": {"token": "token", "session_id": "x", "seq": null}}),
        json!([]),
    ] {
        assert_eq!(first_words(&town.sandbox, beginning.clone()).await, Err(4002), "{beginning}");
    }
}

#[tokio::test]
async fn all_members_are_listed_once_in_a_while() {
    let every = Duration::from_millis(300);
    let sandbox = start(GatewayLimits { all_members_every: every, ..GatewayLimits::generous() }).await;
    let guild = sandbox.guild(&NewGuild::named("Town")).to_string();
    let mut gateway = Gateway::identify(&sandbox, ALL).await;
    let ask = json!({"op": 8, "d": {"guild_id": guild, "query": "", "limit": 0, "nonce": "n"}});
    gateway.send(ask.clone()).await;
    gateway.event("GUILD_MEMBERS_CHUNK").await;
    gateway.send(ask.clone()).await;
    let limited = gateway.event("RATE_LIMITED").await;
    assert_eq!(
        (&limited["opcode"], &limited["meta"]),
        (&json!(8), &json!({"guild_id": guild, "nonce": "n"}))
    );
    let wait = limited["retry_after"].as_f64().expect("seconds");
    assert!(wait > 0.0 && wait <= 0.3, "{wait}");
    // Some members may be asked for meanwhile.
    gateway.send(json!({"op": 8, "d": {"guild_id": guild, "query": "b", "limit": 10}})).await;
    gateway.event("GUILD_MEMBERS_CHUNK").await;
    tokio::time::sleep(Duration::from_secs_f64(wait)).await;
    gateway.send(ask).await;
    gateway.event("GUILD_MEMBERS_CHUNK").await;
}
