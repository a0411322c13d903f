//! A line from a Duet to the sandbox, which a test cuts or garbles at the request that it names.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST};
use axum::response::Response;
use duet::app::App;
use duet::discord::delivery;
use duet::discord::egress::{Egress, Limits, Upstream};
use duet::store::Store;
use serenity::http::Http;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;

use super::{TOKEN, Town};
use crate::egress::upstream::limits;

/// What becomes of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It arrives, and so does its answer.
    Pass,
    /// It does not arrive; this status comes back.
    Refused(u16),
    /// It arrives, and this status comes back in place of its answer.
    Unheard(u16),
    /// The line is cut before it arrives.
    CutBefore,
    /// It arrives, and the line is cut before its answer.
    CutAfter,
}

struct Line {
    target: String,
    fate: Box<dyn Fn(usize) -> Fate + Send + Sync>,
    carried: AtomicUsize,
    cut: Notify,
    client: reqwest::Client,
}

/// A second Duet on a town's database that says what is due, over a line of its own.
pub struct Courier {
    app: App,
    http: Http,
    line: Arc<Line>,
    _egress: Egress,
    _closed_when_dropped: DropGuard,
}

impl Courier {
    /// One whose requests fare as `fate` says by their number, from 0.
    pub async fn on(town: &Town, fate: impl Fn(usize) -> Fate + Send + Sync + 'static) -> Self {
        let line = Arc::new(Line {
            target: town.sandbox.url().to_owned(),
            fate: Box::new(fate),
            carried: AtomicUsize::new(0),
            cut: Notify::new(),
            client: reqwest::Client::builder().no_proxy().build().expect("a client"),
        });
        let (url, closed) = open(Arc::clone(&line)).await;
        let upstream = Upstream { base: url.parse().expect("an address"), limits: impatient() };
        let egress = Egress::start(upstream).await.expect("a way out");
        let http = egress.http(&TOKEN.into(), Some(town.sandbox.application_id().into()));
        let store = Store::connect(town.database()).await.expect("the database opens");
        let public_url = "https://go.example.com".parse().expect("an address");
        let app = App::start(store, town.clock(), public_url).expect("the database opens");
        Self { app, http, line, _egress: egress, _closed_when_dropped: closed }
    }

    /// Says what is due; how many notices were taken up.
    pub async fn tick(&self) -> usize {
        delivery::tick(&self.app, &self.http).await.expect("the database works")
    }

    /// Says what is due until the line is cut, and dies with it: nothing that was begun is finished.
    pub async fn dies(self) {
        tokio::select! {
            _ = self.tick() => panic!("the line was never cut"),
            () = self.line.cut.notified() => {}
        }
        self.app.close().await;
    }

    /// Stops in good order.
    pub async fn close(self) {
        self.app.close().await;
    }
}

/// Small waits in place of the true ones.
fn impatient() -> Limits {
    Limits { per_second: 1_000, backoff: Duration::from_millis(1), ..limits() }
}

async fn open(line: Arc<Line>) -> (String, DropGuard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let router = Router::new().fallback(carry).with_state(line);
    let closed = CancellationToken::new();
    let is_closed = closed.clone();
    TaskTracker::new().spawn(async move {
        is_closed.run_until_cancelled(async { axum::serve(listener, router).await }).await
    });
    (url, closed.drop_guard())
}

async fn carry(State(line): State<Arc<Line>>, request: Request) -> Response {
    let fate = (line.fate)(line.carried.fetch_add(1, Ordering::SeqCst));
    match fate {
        Fate::Refused(status) => return answer(status, Vec::new()),
        Fate::CutBefore => return line.cut_off().await,
        Fate::Pass | Fate::Unheard(_) | Fate::CutAfter => {}
    }
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let body = to_bytes(body, usize::MAX).await.expect("a whole body");
    let mut headers = parts.headers;
    headers.remove(HOST);
    headers.remove(CONTENT_LENGTH);
    let sent =
        line.client.request(parts.method, format!("{}{path}", line.target)).headers(headers).body(body);
    let heard = sent.send().await.expect("the sandbox answers");
    let status = heard.status().as_u16();
    let said = heard.bytes().await.expect("a whole answer").to_vec();
    match fate {
        Fate::Unheard(status) => answer(status, Vec::new()),
        Fate::CutAfter => line.cut_off().await,
        _ => answer(status, said),
    }
}

impl Line {
    /// Tells the test, and leaves the caller without an answer.
    async fn cut_off(&self) -> Response {
        self.cut.notify_one();
        std::future::pending().await
    }
}

fn answer(status: u16, said: Vec<u8>) -> Response {
    let response = Response::builder().status(status).header(CONTENT_TYPE, "application/json");
    response.body(Body::from(said)).expect("a response")
}
