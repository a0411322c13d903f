//! A bot in the raw: a socket that identifies, a client that speaks JSON, and a small world to try both in.

use std::collections::VecDeque;
use std::time::Duration;

use discord_sandbox::{Id, NewChannel, NewGuild, NewPerson, Options, Person, Sandbox};
use futures::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};

/// Every intent but the privileged ones.
pub const ORDINARY: u64 = 1 | 1 << 9 | 1 << 12;
/// Members and content besides.
pub const ALL: u64 = ORDINARY | 1 << 1 | 1 << 15;

/// How long a test waits for an event.
const PATIENCE: Duration = Duration::from_secs(5);

/// An answer of the HTTP API.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
    pub content_type: String,
}

impl Answer {
    /// Discord's error code.
    pub fn code(&self) -> u64 {
        self.body["code"].as_u64().unwrap_or(0)
    }
}

/// HTTP with a bot token.
#[derive(Clone)]
pub struct Http {
    base: String,
    client: reqwest::Client,
}

impl Http {
    pub fn new(sandbox: &Sandbox) -> Self {
        Self { base: format!("{}/api/v10", sandbox.url()), client: reqwest::Client::new() }
    }

    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let method = method.parse().expect("a method");
        let mut request =
            self.client.request(method, format!("{}{path}", self.base)).header("authorization", "Bot token");
        if let Some(body) = body {
            request = request.json(body);
        }
        Self::read(request.send().await.expect("an answer")).await
    }

    pub async fn upload(&self, method: &str, path: &str, body: &Value, files: &[(&str, &[u8])]) -> Answer {
        let mut form = reqwest::multipart::Form::new().text("payload_json", body.to_string());
        for (number, (name, bytes)) in files.iter().enumerate() {
            let part = reqwest::multipart::Part::bytes(bytes.to_vec()).file_name((*name).to_owned());
            form = form.part(format!("files[{number}]"), part);
        }
        let method = method.parse().expect("a method");
        let url = format!("{}{path}", self.base);
        let request = self.client.request(method, url).header("authorization", "Bot token").multipart(form);
        Self::read(request.send().await.expect("an answer")).await
    }

    async fn read(response: reqwest::Response) -> Answer {
        let status = response.status().as_u16();
        let header = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let content_type = header.unwrap_or_default().to_owned();
        let text = response.text().await.expect("a body");
        Answer { status, body: serde_json::from_str(&text).unwrap_or(Value::Null), content_type }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call("POST", path, Some(&body)).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.call("PUT", path, Some(&body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.call("PATCH", path, Some(&body)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        self.call("DELETE", path, None).await
    }

    /// Answers an interaction for the first time.
    pub async fn answer(&self, interaction: &Value, body: Value) -> Answer {
        let text = |key: &str| interaction[key].as_str().unwrap_or_default().to_owned();
        self.post(&format!("/interactions/{}/{}/callback", text("id"), text("token")), body).await
    }

    /// A path on an interaction's webhook.
    pub fn webhook(interaction: &Value, rest: &str) -> String {
        let text = |key: &str| interaction[key].as_str().unwrap_or_default().to_owned();
        format!("/webhooks/{}/{}{rest}", text("application_id"), text("token"))
    }
}

/// A gateway connection.
pub struct Gateway {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    passed: VecDeque<Value>,
    pub ready: Value,
    pub sequence: u64,
}

impl Gateway {
    /// Connects with this query and hears nothing yet.
    pub async fn open(sandbox: &Sandbox, query: &str) -> Self {
        let url = format!("{}/gateway?{query}", sandbox.url().replacen("http", "ws", 1));
        let (socket, _) = connect_async(url).await.expect("a gateway");
        Self { socket, passed: VecDeque::new(), ready: Value::Null, sequence: 0 }
    }

    /// Connects and hears hello.
    pub async fn connect(sandbox: &Sandbox) -> Self {
        let mut gateway = Self::open(sandbox, "v=10&encoding=json").await;
        let hello = gateway.next().await.expect("hello");
        assert_eq!(hello["op"], 10);
        gateway
    }

    /// Connects, identifies with these intents, and waits for ready.
    pub async fn identify(sandbox: &Sandbox, intents: u64) -> Self {
        let mut gateway = Self::connect(sandbox).await;
        let properties = json!({"os": "linux", "browser": "test", "device": "test"});
        gateway
            .send(json!({"op": 2, "d": {"token": "token", "intents": intents, "properties": properties}}))
            .await;
        gateway.ready = gateway.event("READY").await;
        gateway
    }

    pub async fn send(&mut self, payload: Value) {
        self.socket.send(Message::text(payload.to_string())).await.expect("an open socket");
    }

    /// The next message as it came over the line.
    pub async fn message(&mut self) -> Message {
        let received = tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("a message in time");
        received.expect("an open socket").expect("a whole message")
    }

    /// The next payload; `Err` is the close code.
    pub async fn next(&mut self) -> Result<Value, u16> {
        loop {
            let received =
                tokio::time::timeout(PATIENCE, self.socket.next()).await.expect("a payload in time");
            match received {
                Some(Ok(Message::Text(text))) => {
                    let payload: Value = serde_json::from_str(&text).expect("JSON");
                    if let Some(number) = payload["s"].as_u64() {
                        self.sequence = number;
                    }
                    return Ok(payload);
                }
                Some(Ok(Message::Close(frame))) => return Err(frame.map_or(0, |frame| frame.code.into())),
                Some(Ok(_)) => {}
                Some(Err(_)) | None => return Err(0),
            }
        }
    }

    /// The next event of this name; others are kept for later.
    pub async fn event(&mut self, name: &str) -> Value {
        if let Some(at) = self.passed.iter().position(|payload| payload["t"] == name) {
            return self.passed.remove(at).expect("just found")["d"].take();
        }
        loop {
            let mut payload = self.next().await.expect("an open gateway");
            if payload["t"] == name {
                return payload["d"].take();
            }
            self.passed.push_back(payload);
        }
    }

    /// The events that have arrived by the time a heartbeat is acknowledged, by name.
    pub async fn heard(&mut self) -> Vec<String> {
        self.send(json!({"op": 1, "d": self.sequence})).await;
        loop {
            let payload = self.next().await.expect("an open gateway");
            if payload["op"] == 11 {
                break;
            }
            self.passed.push_back(payload);
        }
        self.passed.drain(..).filter_map(|payload| payload["t"].as_str().map(str::to_owned)).collect()
    }

    /// Goes without a word, so that the session can be resumed.
    pub fn cut(self) {
        drop(self);
    }
}

/// A server with a channel, two people and a bot.
pub struct Town {
    pub sandbox: Sandbox,
    pub http: Http,
    pub guild: Id,
    pub general: Id,
    pub mia: Person,
    pub ivan: Person,
}

impl Town {
    pub async fn new() -> Self {
        let sandbox = Sandbox::start(Options::generous()).await.expect("a free port");
        let http = Http::new(&sandbox);
        let guild = sandbox.guild(&NewGuild::named("Town"));
        let general = sandbox.channel(guild, &NewChannel::named("general"));
        let mia = sandbox.person(&NewPerson::speaking("Mia", "en-US", guild));
        let ivan = sandbox.person(&NewPerson::speaking("Ivan", "ru", guild));
        Self { sandbox, http, guild, general, mia, ivan }
    }

    /// The path of the global commands.
    pub fn commands(&self) -> String {
        format!("/applications/{}/commands", self.sandbox.application_id())
    }

    /// Registers these commands.
    pub async fn register(&self, commands: Value) -> Answer {
        let answer = self.http.put(&self.commands(), commands).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer
    }
}
