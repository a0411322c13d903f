//! How often a bot may ask: the headers of every answer, and what becomes of one request too many.

use std::time::{Duration, Instant};

use discord_sandbox::{Id, NewChannel, NewGuild, NewPerson, Options, Person, RateLimits, Sandbox};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};

use crate::support::{Gateway, ORDINARY};

/// A server with Discord's own limits.
struct Strict {
    sandbox: Sandbox,
    client: reqwest::Client,
    guild: Id,
    general: Id,
    news: Id,
    mia: Person,
}

struct Told {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Told {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    fn number(&self, name: &str) -> f64 {
        self.header(name).parse().unwrap_or(f64::NAN)
    }

    fn body(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }
}

impl Strict {
    async fn new(rate_limits: RateLimits) -> Self {
        let options = Options { rate_limits, ..Options::default() };
        let sandbox = Sandbox::start(options).await.expect("a free port");
        let guild = sandbox.guild(&NewGuild::named("Town"));
        let general = sandbox.channel(guild, &NewChannel::named("general"));
        let news = sandbox.channel(guild, &NewChannel::named("news"));
        let mia = sandbox.person(&NewPerson::speaking("Mia", "en-US", guild));
        Self { sandbox, client: reqwest::Client::new(), guild, general, news, mia }
    }

    async fn call(&self, token: &str, method: &str, path: &str, body: Value) -> Told {
        let url = format!("{}/api/v10{path}", self.sandbox.url());
        let request = self.client.request(method.parse().expect("a method"), url);
        let request = if token.is_empty() { request } else { request.header("authorization", token) };
        let request = if body.is_null() { request } else { request.json(&body) };
        let response = request.send().await.expect("an answer");
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Told { status, headers, text: response.text().await.expect("a body") }
    }

    async fn get(&self, path: &str) -> Told {
        self.call("Bot token", "GET", path, Value::Null).await
    }

    async fn say(&self, channel: Id) -> Told {
        self.call("Bot token", "POST", &format!("/channels/{channel}/messages"), json!({"content": "x"}))
            .await
    }

    async fn rename(&self, token: &str, channel: Id, body: Value) -> Told {
        self.call(token, "PATCH", &format!("/channels/{channel}"), body).await
    }
}

#[tokio::test]
async fn a_bucket_is_told_and_shut_for_its_channel_alone() {
    let town = Strict::new(RateLimits::default()).await;
    let start = Instant::now();
    for left in (0..5).rev() {
        let told = town.say(town.general).await;
        assert_eq!((told.status, told.header("x-ratelimit-limit")), (200, "5"));
        assert_eq!(told.header("x-ratelimit-remaining"), left.to_string());
        assert!(told.number("x-ratelimit-reset-after") <= 5.0);
        let epoch = std::time::UNIX_EPOCH.elapsed().expect("after 1970").as_secs_f64();
        assert!((0.0..5.1).contains(&(told.number("x-ratelimit-reset") - epoch)), "{:?}", told.headers);
        assert!(told.headers.get("retry-after").is_none() && told.headers.get("x-ratelimit-scope").is_none());
    }
    let limited = town.say(town.general).await;
    assert_eq!((limited.status, limited.header("x-ratelimit-remaining")), (429, "0"));
    assert_eq!(limited.header("x-ratelimit-scope"), "user");
    assert!(limited.headers.get("x-ratelimit-global").is_none());
    let body = limited.body();
    assert_eq!((&body["message"], &body["global"]), (&json!("You are being rate limited."), &json!(false)));
    let wait = body["retry_after"].as_f64().expect("seconds");
    assert!(limited.number("retry-after") >= wait && wait <= 5.0, "{wait}");
    let elsewhere = town.say(town.news).await;
    assert_eq!((elsewhere.status, elsewhere.header("x-ratelimit-remaining")), (200, "4"));
    assert_eq!(elsewhere.header("x-ratelimit-bucket"), limited.header("x-ratelimit-bucket"));
    tokio::time::sleep(Duration::from_secs_f64(wait)).await;
    assert_eq!(town.say(town.general).await.status, 200);
    assert!(start.elapsed() >= Duration::from_secs(5));
    assert_eq!(town.mia.transcript(town.general).lines().filter(|line| line.ends_with('x')).count(), 6);
}

#[tokio::test]
async fn refusals_count_and_tokens_have_their_own_buckets() {
    let town = Strict::new(RateLimits::default()).await;
    let path = format!("/channels/{}/messages", town.general);
    let empty = town.call("Bot one", "POST", &path, json!({})).await;
    assert_eq!((empty.status, empty.header("x-ratelimit-remaining")), (400, "4"));
    let other = town.call("Bot two", "POST", &path, json!({"content": "x"})).await;
    assert_eq!(other.header("x-ratelimit-remaining"), "4");
    let stranger = town.call("", "POST", &path, json!({"content": "x"})).await;
    assert_eq!((stranger.status, stranger.headers.get("x-ratelimit-limit")), (401, None));
}

#[tokio::test]
async fn similar_routes_share_a_bucket() {
    let town = Strict::new(RateLimits::default()).await;
    let guild = town.get(&format!("/guilds/{}", town.guild)).await;
    let roles = town.get(&format!("/guilds/{}/roles", town.guild)).await;
    let me = town.get("/users/@me").await;
    assert_eq!(guild.header("x-ratelimit-bucket"), roles.header("x-ratelimit-bucket"));
    assert_eq!((guild.header("x-ratelimit-remaining"), roles.header("x-ratelimit-remaining")), ("14", "13"));
    assert_eq!(me.header("x-ratelimit-remaining"), "14");
}

#[tokio::test]
async fn a_channel_is_renamed_twice_in_ten_minutes_whoever_does_it() {
    let town = Strict::new(RateLimits::default()).await;
    assert_eq!(town.rename("Bot one", town.general, json!({"name": "one"})).await.status, 200);
    assert_eq!(town.rename("Bot two", town.general, json!({"topic": "two"})).await.status, 200);
    let limited = town.rename("Bot one", town.general, json!({"name": "three"})).await;
    assert_eq!((limited.status, limited.header("x-ratelimit-scope")), (429, "shared"));
    assert_eq!(limited.header("x-ratelimit-remaining"), "9", "its own bucket has room");
    let body = limited.body();
    assert_eq!(body["message"], "The resource is being rate limited.");
    assert!(body["retry_after"].as_f64().expect("seconds") > 590.0);
    assert_eq!(town.rename("Bot one", town.general, json!({"nsfw": true})).await.status, 200);
    assert_eq!(town.rename("Bot one", town.news, json!({"name": "three"})).await.status, 200);
}

#[tokio::test]
async fn all_routes_together_have_a_limit_that_answers_to_people_do_not_touch() {
    let limits = RateLimits { global_per_second: 6, generosity: 100, ..RateLimits::default() };
    let town = Strict::new(limits).await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    let commands = format!("/applications/{}/commands", town.sandbox.application_id());
    let link = json!({"name": "link", "description": "d"});
    assert_eq!(town.call("Bot token", "POST", &commands, link).await.status, 201);
    let bot = async {
        let run = gateway.event("INTERACTION_CREATE").await;
        let text = |key: &str| run[key].as_str().expect("text").to_owned();
        tokio::time::sleep(Duration::from_secs(1)).await;
        let mut limited = town.get("/users/@me").await;
        for _ in 0..6 {
            limited = town.get("/users/@me").await;
        }
        assert_eq!((limited.status, limited.header("x-ratelimit-scope")), (429, "global"));
        assert_eq!(limited.header("x-ratelimit-global"), "true");
        assert_eq!((limited.header("x-ratelimit-bucket"), limited.header("retry-after")), ("", "1"));
        assert_eq!(limited.body()["global"], true);
        let answer = json!({"type": 4, "data": {"content": "In time"}});
        let callback = format!("/interactions/{}/{}/callback", text("id"), text("token"));
        let answered = town.call("", "POST", &callback, answer).await;
        assert_eq!((answered.status, answered.headers.get("x-ratelimit-limit")), (204, None));
        let path = format!("/webhooks/{}/{}", text("application_id"), text("token"));
        assert_eq!(town.call("", "POST", &path, json!({"content": "And on"})).await.status, 200);
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert_eq!(town.get("/users/@me").await.status, 200);
    };
    let (outcome, ()) = tokio::join!(town.mia.run("/link"), bot);
    assert_eq!(outcome.error, None);
}

#[tokio::test]
async fn an_answers_bucket_belongs_to_its_token() {
    let town = Strict::new(RateLimits::default()).await;
    let path = format!("/webhooks/{}/unknown", town.sandbox.application_id());
    for _ in 0..5 {
        assert_eq!(town.call("", "POST", &path, json!({"content": "x"})).await.status, 401);
    }
    assert_eq!(town.call("", "POST", &path, json!({"content": "x"})).await.status, 429);
    let other = format!("/webhooks/{}/other", town.sandbox.application_id());
    assert_eq!(town.call("", "POST", &other, json!({"content": "x"})).await.status, 401);
}

#[tokio::test]
async fn who_asks_in_vain_too_often_is_shut_out() {
    let period = Duration::from_millis(1500);
    let limits = RateLimits { invalid_requests: 7, invalid_period: period, ..RateLimits::default() };
    let town = Strict::new(limits).await;
    let start = Instant::now();
    assert_eq!(town.call("", "GET", "/users/@me", Value::Null).await.status, 401);
    for _ in 0..3 {
        // Not the bot's fault: shared limits do not count, nor does what is not found.
        town.rename("Bot token", town.news, json!({"topic": "t"})).await;
        assert_eq!(town.get("/channels/1").await.status, 404);
    }
    let elsewhere = town.sandbox.guild(&NewGuild { has_bot: false, ..NewGuild::named("Elsewhere") });
    assert_eq!(town.get(&format!("/guilds/{elsewhere}")).await.status, 403);
    for _ in 0..5 {
        assert_eq!(town.say(town.general).await.status, 200);
    }
    for _ in 0..5 {
        assert_eq!(town.say(town.general).await.status, 429);
    }
    let page = town.get("/users/@me").await;
    assert_eq!((page.status, page.header("content-type")), (429, "text/html; charset=UTF-8"));
    assert!(page.text.starts_with("<!doctype html>") && page.body().is_null());
    assert_eq!((page.header("x-ratelimit-bucket"), page.header("server")), ("", "cloudflare"));
    let wait = page.number("retry-after");
    assert!((1.0..=2.0).contains(&wait), "{wait}");
    assert_eq!(town.call("", "GET", "/gateway", Value::Null).await.status, 429);
    tokio::time::sleep(period.saturating_sub(start.elapsed())).await;
    assert_eq!(town.get("/users/@me").await.status, 200);
}
