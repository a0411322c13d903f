//! The one way out to Discord: keeps to its limits, puts people before notices, and never repeats a refusal.
//!
//! serenity sends to a small HTTP server on loopback, which forwards to Discord (or to another server that
//! speaks as Discord does) and holds the only rate limiter. There is one constructor of serenity's client,
//! [`Egress::http`], because serenity leaves the way out unless its own limiter is off *and* the address is set.

mod forward;
mod outgoing;
mod pace;
mod route;
mod standing;

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use secrecy::{ExposeSecret, SecretString};
use serenity::all::{ApplicationId, CreateAllowedMentions};
use serenity::http::{Http, HttpBuilder};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::{CancellationToken, DropGuard};
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};
use url::Url;

use forward::Forwarder;
pub use standing::Halt;

/// Where requests go, and within which limits.
#[derive(Clone, Debug)]
pub struct Upstream {
    /// The server, as `https://discord.com`: what stands before `/api/v10/…`.
    pub base: Url,
    /// What the server allows.
    pub limits: Limits,
}

impl Upstream {
    /// A server with Discord's own limits.
    pub fn new(base: Url) -> Self {
        Self { base, limits: Limits::default() }
    }
}

/// What Discord allows a bot, and how patient we are.
///
/// The defaults follow Discord's page on rate limits; tests use smaller numbers.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Requests a second over all routes; answers to interactions are outside of it.
    pub per_second: usize,
    /// How many of those notices leave free for what people have just asked for.
    pub kept_for_people: usize,
    /// How often one request is sent at most.
    pub tries: u32,
    /// The wait before the second try after a failure of the server; it doubles with each.
    pub backoff: Duration,
    /// How long an answer to a person may take in all, waiting and repeating included.
    pub answer_within: Duration,
    /// The same for what a person's command sets off (roles, channels, reads).
    pub deed_within: Duration,
    /// The same for notices, which may stand in a long queue.
    pub notice_within: Duration,
    /// Answers 401, 403 and 429 in ten minutes at which we stop sending (Discord shuts an address out at 10,000).
    pub refusals: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_second: 50,
            kept_for_people: 10,
            tries: 5,
            backoff: Duration::from_millis(250),
            answer_within: Duration::from_secs(30),
            deed_within: Duration::from_secs(30),
            notice_within: Duration::from_secs(45),
            refusals: 9_500,
        }
    }
}

/// The running way out. Dropping it closes it; [`Egress::stop`] lets what is under way finish first.
#[derive(Debug)]
pub struct Egress {
    forwarder: Arc<Forwarder>,
    address: SocketAddr,
    loopback: reqwest::Client,
    tasks: TaskTracker,
    stopping: CancellationToken,
    _closed_when_dropped: DropGuard,
}

impl Egress {
    /// Opens the way out on a free loopback port.
    pub async fn start(upstream: Upstream) -> io::Result<Self> {
        let forwarder = Arc::new(Forwarder::new(upstream).map_err(io::Error::other)?);
        let loopback = reqwest::Client::builder().no_proxy().build().map_err(io::Error::other)?;
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (tasks, stopping) = (TaskTracker::new(), CancellationToken::new());
        tasks.spawn(accept(listener, Arc::clone(&forwarder), tasks.clone(), stopping.clone()));
        let guard = stopping.clone().drop_guard();
        Ok(Self { forwarder, address, loopback, tasks, stopping, _closed_when_dropped: guard })
    }

    /// The one constructor of serenity's client: it always goes this way, and mentions nobody unless a message says so.
    ///
    /// Only requests with a token handed in here are forwarded, so that no other program or web page on the
    /// machine can spend our limits.
    pub fn http(&self, token: &SecretString, application: Option<ApplicationId>) -> Http {
        let mut builder = HttpBuilder::new(token.expose_secret())
            .client(self.loopback.clone())
            .proxy(format!("http://{}", self.address))
            .ratelimiter_disabled(true)
            .default_allowed_mentions(CreateAllowedMentions::new());
        if let Some(application) = application {
            builder = builder.application_id(application);
        }
        let http = builder.build();
        self.forwarder.admit(http.token());
        http
    }

    /// Why nothing is sent at present, if so: for health checks and for the process to end by.
    pub fn halt(&self) -> Option<Halt> {
        self.forwarder.halt()
    }

    /// Takes no new requests and waits until those under way are answered, but not longer than `grace`.
    ///
    /// Stop whatever sends (gateway, jobs, commands) before this.
    pub async fn stop(&self, grace: Duration) {
        self.stopping.cancel();
        self.tasks.close();
        if tokio::time::timeout(grace, self.tasks.wait()).await.is_err() {
            warn!(left = self.tasks.len(), "requests to Discord were still under way when time was up");
        }
    }
}

async fn accept(
    listener: TcpListener,
    forwarder: Arc<Forwarder>,
    tasks: TaskTracker,
    stopping: CancellationToken,
) {
    loop {
        let accepted = tokio::select! {
            () = stopping.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                tasks.spawn(serve(stream, Arc::clone(&forwarder), stopping.clone()));
            }
            Err(error) => {
                warn!(%error, "the way out could not take a connection");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// Serves one connection of serenity's client. When the caller goes away, its request is dropped.
async fn serve(stream: TcpStream, forwarder: Arc<Forwarder>, stopping: CancellationToken) {
    if let Err(error) = stream.set_nodelay(true) {
        debug!(%error, "TCP_NODELAY could not be set");
    }
    let service = service_fn(move |request| {
        let forwarder = Arc::clone(&forwarder);
        async move { Ok::<_, Infallible>(forwarder.answer(request).await) }
    });
    let mut connection = pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopping.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        debug!(%error, "a connection to the way out ended early");
    }
}
