//! A server in place of Discord that answers as a test tells it to, and remembers what it was asked.

use std::convert::Infallible;
use std::fmt::Display;
use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bytes::Bytes;
use duet::discord::egress::{Egress, Limits, Upstream};
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::AUTHORIZATION;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use serde_json::{Value, json};
use serenity::http::Http;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use url::Url;

/// One request as the server saw it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub path: String,
    pub authorization: Option<String>,
    pub content_type: String,
    pub body: Bytes,
    pub at: Instant,
    /// How many came before it.
    pub before: usize,
}

/// What the server answers, and how long it takes.
#[derive(Clone, Debug)]
pub struct Say {
    pub status: u16,
    pub headers: Vec<(&'static str, String)>,
    pub body: String,
    pub after: Duration,
}

impl Say {
    pub fn json(status: u16, body: &Value) -> Self {
        Self { status, headers: Vec::new(), body: body.to_string(), after: Duration::ZERO }
    }

    /// A message, as far as a client that only asks for JSON can tell.
    pub fn message() -> Self {
        Self::json(200, &json!({ "id": "1" }))
    }

    pub fn error(status: u16) -> Self {
        Self::json(status, &json!({ "code": 0, "message": "no" }))
    }

    pub fn header(mut self, name: &'static str, value: impl Display) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    pub fn bucket(self, name: &str, remaining: u16, reset_after: f64) -> Self {
        self.header("x-ratelimit-bucket", name)
            .header("x-ratelimit-limit", 5)
            .header("x-ratelimit-remaining", remaining)
            .header("x-ratelimit-reset-after", reset_after)
    }

    pub fn after(mut self, after: Duration) -> Self {
        self.after = after;
        self
    }
}

type Script = Arc<dyn Fn(&Seen) -> Say + Send + Sync>;

/// The server and the way out to it.
pub struct World {
    pub egress: Egress,
    pub http: Arc<Http>,
    /// Where the server is.
    pub base: Url,
    seen: Arc<Mutex<Vec<Seen>>>,
    _closed_when_dropped: DropGuard,
}

/// Small numbers in place of Discord's, so that no test takes long.
pub fn limits() -> Limits {
    Limits { backoff: Duration::from_millis(20), ..Limits::default() }
}

impl World {
    pub async fn new(limits: Limits, script: impl Fn(&Seen) -> Say + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a loopback port");
        let address = listener.local_addr().expect("its address");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (tasks, closed) = (TaskTracker::new(), CancellationToken::new());
        let serving = serve(listener, Arc::new(script), Arc::clone(&seen), tasks.clone());
        let is_closed = closed.clone();
        tasks.spawn(async move { is_closed.run_until_cancelled(serving).await });
        let base: Url = format!("http://{address}").parse().expect("an address");
        let egress = Egress::start(Upstream { base: base.clone(), limits }).await.expect("a way out");
        let http = Arc::new(egress.http(&"secret-of-the-bot".into(), Some(7.into())));
        Self { egress, http, base, seen, _closed_when_dropped: closed.drop_guard() }
    }

    pub fn seen(&self) -> Vec<Seen> {
        locked(&self.seen).clone()
    }
}

async fn serve(listener: TcpListener, script: Script, seen: Arc<Mutex<Vec<Seen>>>, tasks: TaskTracker) {
    while let Ok((stream, _)) = listener.accept().await {
        let (script, seen) = (Arc::clone(&script), Arc::clone(&seen));
        let service = service_fn(move |request| answer(request, Arc::clone(&script), Arc::clone(&seen)));
        let connection =
            hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service);
        tasks.spawn(connection);
    }
}

async fn answer(
    request: Request<Incoming>,
    script: Script,
    seen: Arc<Mutex<Vec<Seen>>>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let at = Instant::now();
    let (parts, body) = request.into_parts();
    let body = body.collect().await.expect("a whole body").to_bytes();
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let request = {
        let mut seen = locked(&seen);
        let request = Seen {
            path: parts.uri.path().to_owned(),
            authorization: text(AUTHORIZATION.as_str()),
            content_type: text("content-type").unwrap_or_default(),
            body,
            at,
            before: seen.len(),
        };
        seen.push(request.clone());
        request
    };
    let say = script(&request);
    tokio::time::sleep(say.after).await;
    let mut response = Response::builder().status(say.status).header("content-type", "application/json");
    for (name, value) in say.headers {
        response = response.header(name, value);
    }
    Ok(response.body(Full::new(say.body.into())).expect("a response"))
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
