//! The gateway's lines: compressed, kept alive, silent, cut, and taken up again.

use std::io::Read;
use std::time::Duration;

use discord_sandbox::{GatewayLimits, Options, Sandbox};
use flate2::read::ZlibDecoder;
use flate2::{Decompress, FlushDecompress, Status};
use serde_json::{Value, json};
use tokio_tungstenite::tungstenite::Message;

use crate::support::{Gateway, Http, ORDINARY, Town};

/// What ends every payload of a zlib stream.
const SUFFIX: [u8; 4] = [0, 0, 0xff, 0xff];

/// Reads payloads from a zlib stream, with the one context that they share.
struct Inflator {
    context: Decompress,
    pieces: usize,
}

impl Inflator {
    fn new() -> Self {
        Self { context: Decompress::new(true), pieces: 0 }
    }

    async fn next(&mut self, gateway: &mut Gateway) -> Value {
        let mut packed = Vec::new();
        while !packed.ends_with(&SUFFIX) {
            let Message::Binary(piece) = gateway.message().await else { panic!("a binary message") };
            packed.extend_from_slice(&piece);
            self.pieces += 1;
        }
        let mut text = Vec::with_capacity(1 << 22);
        let status = self.context.decompress_vec(&packed, &mut text, FlushDecompress::Sync);
        assert_eq!(status.expect("zlib"), Status::Ok);
        serde_json::from_slice(&text).expect("JSON")
    }
}

fn identify(more: Value) -> Value {
    let mut d = json!({"token": "token", "intents": ORDINARY, "properties": {"os": "linux"}});
    for (key, value) in more.as_object().expect("an object") {
        d[key] = value.clone();
    }
    json!({"op": 2, "d": d})
}

async fn impatient(interval: u64) -> Sandbox {
    let limits =
        GatewayLimits { heartbeat_interval: Duration::from_millis(interval), ..GatewayLimits::generous() };
    let options = Options { gateway_limits: limits, ..Options::default() };
    Sandbox::start(options).await.expect("a free port")
}

#[tokio::test]
async fn a_zlib_stream_is_one_context_flushed_after_each_payload() {
    let town = Town::new().await;
    let mut gateway = Gateway::open(&town.sandbox, "v=10&encoding=json&compress=zlib-stream").await;
    let mut inflator = Inflator::new();
    assert_eq!(inflator.next(&mut gateway).await["op"], 10);
    // Payload compression is ignored beside it.
    gateway.send(identify(json!({"compress": true}))).await;
    assert_eq!(inflator.next(&mut gateway).await["t"], "READY");
    assert_eq!(inflator.next(&mut gateway).await["t"], "GUILD_CREATE");
    town.mia.say("Привет");
    assert_eq!(inflator.next(&mut gateway).await["t"], "MESSAGE_CREATE");
    gateway.send(json!({"op": 1, "d": 3})).await;
    assert_eq!(inflator.next(&mut gateway).await["op"], 11);
    assert_eq!(inflator.pieces, 5);
}

#[tokio::test]
async fn a_long_payload_of_a_zlib_stream_comes_in_pieces() {
    let town = Town::new().await;
    for number in 0..400_u64 {
        // Names that do not compress well.
        let name = format!("{:x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        town.sandbox.channel(town.guild, &discord_sandbox::NewChannel::named(&name));
    }
    let mut gateway = Gateway::open(&town.sandbox, "v=10&encoding=json&compress=zlib-stream").await;
    let mut inflator = Inflator::new();
    inflator.next(&mut gateway).await;
    gateway.send(identify(json!({}))).await;
    inflator.next(&mut gateway).await;
    let before = inflator.pieces;
    let guild = inflator.next(&mut gateway).await;
    assert_eq!(guild["d"]["channels"].as_array().map(Vec::len), Some(401));
    assert!(inflator.pieces > before + 1, "{}", inflator.pieces);
}

#[tokio::test]
async fn payload_compression_packs_long_payloads_one_by_one() {
    let town = Town::new().await;
    let mut gateway = Gateway::open(&town.sandbox, "v=10&encoding=json").await;
    assert!(matches!(gateway.message().await, Message::Text(_)));
    gateway.send(identify(json!({"compress": true}))).await;
    for _ in 0..2 {
        // Ready is short enough for text in a small world; a guild never is.
        let (text, is_packed) = match gateway.message().await {
            Message::Text(text) => (text.to_string(), false),
            Message::Binary(bytes) => {
                let mut text = String::new();
                ZlibDecoder::new(&bytes[..]).read_to_string(&mut text).expect("a zlib text");
                (text, true)
            }
            other => panic!("{other:?}"),
        };
        let payload: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(is_packed, text.len() >= 1024, "{}", payload["t"]);
        assert!(is_packed || payload["t"] != "GUILD_CREATE");
    }
    gateway.send(json!({"op": 1, "d": null})).await;
    assert!(matches!(gateway.message().await, Message::Text(text) if text.contains("11")));
}

#[tokio::test]
async fn what_the_sandbox_does_not_speak_is_refused_and_noted() {
    let town = Town::new().await;
    let ask = async |query: &str| {
        let request = reqwest::Client::new()
            .get(format!("{}/gateway?{query}", town.sandbox.url()))
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-version", "13")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(ask("v=10&encoding=etf").await, 501);
    assert_eq!(ask("v=10&encoding=json&compress=zstd-stream").await, 501);
    assert_eq!(ask("v=10&encoding=yaml").await, 400);
    let lacking = ["GET /gateway?encoding=etf", "GET /gateway?encoding=json&compress=zstd-stream"];
    assert_eq!(town.sandbox.lacking(), lacking);
    let mut gateway = Gateway::open(&town.sandbox, "v=5&encoding=json").await;
    assert_eq!(gateway.next().await, Err(4012));
}

#[tokio::test]
async fn only_heartbeats_keep_a_line_alive() {
    let sandbox = impatient(400).await;
    let mut gateway = Gateway::open(&sandbox, "v=10&encoding=json").await;
    assert_eq!(gateway.next().await.expect("hello")["d"]["heartbeat_interval"], 400);
    gateway.send(identify(json!({}))).await;
    gateway.event("READY").await;
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(300)).await;
        gateway.heard().await;
    }
    let idle = json!({"since": null, "activities": [], "status": "idle", "afk": false});
    for _ in 0..2 {
        tokio::time::sleep(Duration::from_millis(200)).await;
        gateway.send(json!({"op": 3, "d": idle})).await;
    }
    assert_eq!(gateway.next().await, Err(4009));
}

#[tokio::test]
async fn a_heartbeat_that_was_asked_for_is_counted() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, 0).await;
    town.sandbox.ask_for_heartbeats();
    assert_eq!(gateway.next().await.expect("a question")["op"], 1);
    gateway.send(json!({"op": 1, "d": gateway.sequence})).await;
    assert_eq!(gateway.next().await.expect("an acknowledgement")["op"], 11);
    let seen = reqwest::get(format!("{}/_sandbox/gateway", town.sandbox.url())).await.expect("an answer");
    let seen: Value = seen.json().await.expect("JSON");
    assert_eq!(seen["sessions"][0]["heartbeats"], 1);
}

#[tokio::test]
async fn a_zombie_hears_nothing_and_resumes_elsewhere() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    gateway.event("GUILD_CREATE").await;
    let (session, seen) = (gateway.ready["session_id"].clone(), gateway.sequence);
    town.sandbox.silence_connections();
    town.mia.say("Is anybody there?");
    gateway.send(json!({"op": 1, "d": seen})).await;
    let heard = tokio::time::timeout(Duration::from_millis(200), gateway.message()).await;
    assert!(heard.is_err(), "{heard:?}");
    let mut again = Gateway::connect(&town.sandbox).await;
    again.send(json!({"op": 6, "d": {"token": "token", "session_id": session, "seq": seen}})).await;
    again.event("MESSAGE_CREATE").await;
    again.event("RESUMED").await;
    assert_eq!(gateway.next().await, Err(4000));
}

#[tokio::test]
async fn an_invalid_session_says_whether_it_can_be_resumed() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, ORDINARY).await;
    gateway.event("GUILD_CREATE").await;
    let resume = json!({"op": 6, "d": {"token": "token", "session_id": gateway.ready["session_id"],
        "seq": gateway.sequence}});
    town.sandbox.interrupt_sessions();
    let invalid = gateway.next().await.expect("a word");
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(true)));
    gateway.send(json!({"op": 3, "d": {}})).await;
    assert_eq!(gateway.next().await, Err(4003));
    town.mia.say("Meanwhile");
    let mut again = Gateway::connect(&town.sandbox).await;
    again.send(resume.clone()).await;
    again.event("MESSAGE_CREATE").await;
    again.event("RESUMED").await;
    town.sandbox.invalidate_sessions();
    let invalid = again.next().await.expect("a word");
    assert_eq!((&invalid["op"], &invalid["d"]), (&json!(9), &json!(false)));
    // The line may be used for a new session.
    again.send(resume).await;
    assert_eq!(again.next().await.expect("a word")["op"], 9);
    again.send(identify(json!({}))).await;
    again.event("READY").await;
}

#[tokio::test]
async fn a_line_is_cut_without_a_word() {
    let town = Town::new().await;
    let mut gateway = Gateway::identify(&town.sandbox, 0).await;
    town.sandbox.cut_connections();
    assert_eq!(gateway.next().await, Err(0));
    let http = Http::new(&town.sandbox);
    assert_eq!(http.get("/gateway/bot").await.status, 200);
}

#[tokio::test]
async fn who_stays_away_too_long_cannot_resume() {
    let limits = GatewayLimits { resume_within: Duration::from_millis(50), ..GatewayLimits::generous() };
    let options = Options { gateway_limits: limits, ..Options::default() };
    let sandbox = Sandbox::start(options).await.expect("a free port");
    let gateway = Gateway::identify(&sandbox, 0).await;
    let resume =
        json!({"op": 6, "d": {"token": "token", "session_id": gateway.ready["session_id"], "seq": 1}});
    gateway.cut();
    tokio::time::sleep(Duration::from_millis(150)).await;
    let mut again = Gateway::connect(&sandbox).await;
    again.send(resume).await;
    assert_eq!(again.next().await.expect("a word")["op"], 9);
}
