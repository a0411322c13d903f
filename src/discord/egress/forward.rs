//! Takes each request to Discord and brings the answer back, waiting and trying again where Discord wants that.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Request, Response, StatusCode};
use metrics::{counter, histogram};
use reqwest::Body;
use serde_json::json;
use tokio::time::{Instant, sleep, timeout_at};
use tracing::{debug, warn};
use twilight_http_ratelimiting::{Endpoint, Permit, RateLimitHeaders, RateLimiter};
use url::{Host, Url};

use super::outgoing::{Limit, Outgoing, bucket, retry_after, shut_bucket};
use super::pace::{Pace, Turn};
use super::route::{Lane, Route};
use super::standing::{Halt, Standing};
use super::{Limits, Upstream};

/// A limiter remembers every interaction's token that it has seen; this is after how long it starts anew.
const ANSWERS_REMEMBERED: Duration = Duration::from_mins(30);

/// Everything that requests on their way out share.
#[derive(Debug)]
pub(super) struct Forwarder {
    base: Url,
    limits: Limits,
    client: reqwest::Client,
    admitted: Mutex<Vec<blake3::Hash>>,
    buckets: Buckets,
    pace: Pace,
    standing: Standing,
}

/// The per-route limits. The global one is [`Pace`]'s, which knows who goes first.
#[derive(Debug)]
struct Buckets {
    lasting: RateLimiter,
    answers: Mutex<(RateLimiter, Instant)>,
}

/// Why a request was not sent, or not once more; told to the caller in place of Discord's answer.
struct Unsent {
    status: StatusCode,
    reason: &'static str,
    message: String,
}

/// What to tell the caller, and what to tell the bucket.
struct Outcome {
    answer: Result<Response<Body>, Unsent>,
    bucket: Option<RateLimitHeaders>,
}

/// What one try brought.
enum Tried {
    /// An answer to hand on.
    Done(Outcome),
    /// The same request again after this wait; if time or tries are out, this is the answer.
    Again(Duration, Outcome),
}

impl Forwarder {
    pub(super) fn new(upstream: Upstream) -> reqwest::Result<Self> {
        let Upstream { base, limits } = upstream;
        let mut client = reqwest::Client::builder()
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .tcp_nodelay(true);
        if is_loopback(&base) {
            client = client.no_proxy();
        }
        Ok(Self {
            client: client.build()?,
            admitted: Mutex::default(),
            buckets: Buckets {
                lasting: RateLimiter::new(u16::MAX),
                answers: Mutex::new((RateLimiter::new(u16::MAX), Instant::now())),
            },
            pace: Pace::new(limits.per_second, limits.kept_for_people),
            standing: Standing::new(limits.refusals),
            base,
            limits,
        })
    }

    /// Lets requests with this `Authorization` header through.
    pub(super) fn admit(&self, authorization: &str) {
        let digest = blake3::hash(authorization.as_bytes());
        let mut admitted = self.admitted.lock().unwrap_or_else(PoisonError::into_inner);
        if !admitted.contains(&digest) {
            admitted.push(digest);
        }
    }

    pub(super) fn halt(&self) -> Option<Halt> {
        self.standing.halt(Instant::now())
    }

    /// Discord's answer to this request, or ours when it could not be had.
    pub(super) async fn answer(&self, request: Request<Incoming>) -> Response<Body> {
        if !self.is_admitted(request.headers()) {
            return refuse("stranger", StatusCode::FORBIDDEN, "this is Duet's own way out to Discord")
                .answer();
        }
        let Some(route) = Route::of(request.method(), request.uri().path()) else {
            return refuse("method", StatusCode::METHOD_NOT_ALLOWED, "Discord has no such method").answer();
        };
        let began = Instant::now();
        let outgoing = match Outgoing::take(&self.base, request).await {
            Ok(outgoing) => outgoing,
            Err(error) => return refuse("body", StatusCode::PAYLOAD_TOO_LARGE, &error).answer(),
        };
        let answer = match self.forward(&route, &outgoing).await {
            Ok(response) => response,
            Err(unsent) => {
                debug!(route = route.label, reason = unsent.reason, "a request to Discord got no answer");
                counter!("duet_discord_unanswered_total", "route" => route.label.clone(), "reason" => unsent.reason)
                    .increment(1);
                unsent.answer()
            }
        };
        histogram!("duet_discord_request_seconds", "route" => route.label)
            .record(began.elapsed().as_secs_f64());
        answer
    }

    fn is_admitted(&self, headers: &HeaderMap) -> bool {
        let Some(authorization) = headers.get(header::AUTHORIZATION) else { return false };
        let digest = blake3::hash(authorization.as_bytes());
        self.admitted.lock().unwrap_or_else(PoisonError::into_inner).contains(&digest)
    }

    async fn forward(&self, route: &Route, outgoing: &Outgoing) -> Result<Response<Body>, Unsent> {
        let within = match route.lane {
            Lane::Answer => self.limits.answer_within,
            Lane::Deed => self.limits.deed_within,
            Lane::Notice => self.limits.notice_within,
        };
        let deadline = Instant::now() + within;
        self.check_standing()?;
        let permit = match &route.endpoint {
            Some(endpoint) => Some(self.buckets.permit(route.lane, endpoint.clone(), deadline).await?),
            None => None,
        };
        let outcome = self.repeat(route, outgoing, deadline).await;
        if let Some(permit) = permit {
            permit.complete(outcome.bucket);
        }
        outcome.answer
    }

    /// Sends until there is an answer to hand on. The place in the bucket is kept meanwhile, so that what is
    /// said in one channel stays in order.
    async fn repeat(&self, route: &Route, outgoing: &Outgoing, deadline: Instant) -> Outcome {
        let mut tries = 0;
        loop {
            tries += 1;
            let Ok(turn) = self.pace.turn(route.lane, deadline).await else {
                return Outcome::unsent(too_late());
            };
            if let Err(unsent) = self.check_standing() {
                return Outcome::unsent(unsent);
            }
            match self.try_once(route, outgoing, turn, deadline, tries).await {
                Tried::Done(outcome) => return outcome,
                Tried::Again(wait, outcome) => {
                    if tries >= self.limits.tries || Instant::now() + wait >= deadline {
                        return outcome;
                    }
                    sleep(wait).await;
                }
            }
        }
    }

    async fn try_once(
        &self,
        route: &Route,
        outgoing: &Outgoing,
        turn: Turn<'_>,
        deadline: Instant,
        tries: u32,
    ) -> Tried {
        let sent = timeout_at(deadline, outgoing.send(&self.client)).await;
        drop(turn);
        let response = match sent {
            Ok(Ok(response)) => response,
            Ok(Err(error)) => return self.unreachable(route, outgoing, &error, tries),
            Err(_) => {
                let unsent = refuse("silent", StatusCode::GATEWAY_TIMEOUT, "Discord did not answer in time");
                return Tried::Done(Outcome::unsent(unsent));
            }
        };
        let status = response.status();
        counter!("duet_discord_requests_total", "method" => outgoing.method_name(),
            "route" => route.label.clone(), "status" => status.as_u16().to_string())
        .increment(1);
        if status == StatusCode::TOO_MANY_REQUESTS {
            return self.limited(route, Limit::read(response).await);
        }
        self.standing.note(status, route.lane, false, Instant::now());
        let bucket = bucket(response.headers());
        if status.is_server_error() && outgoing.is_repeatable() {
            let wait = retry_after(response.headers()).unwrap_or_default().max(self.backoff(tries));
            debug!(route = route.label, %status, tries, "Discord failed");
            return Tried::Again(wait, Outcome { answer: Ok(response), bucket });
        }
        Tried::Done(Outcome { answer: Ok(response), bucket })
    }

    /// Discord asks to wait.
    fn limited(&self, route: &Route, limit: Limit) -> Tried {
        let now = Instant::now();
        self.standing.note(StatusCode::TOO_MANY_REQUESTS, route.lane, limit.is_shared, now);
        counter!("duet_discord_limited_total", "route" => route.label.clone(), "scope" => limit.scope())
            .increment(1);
        warn!(
            route = route.label,
            scope = limit.scope(),
            seconds = limit.wait.as_secs_f64(),
            "Discord asked to wait"
        );
        let bucket = if limit.is_global {
            self.pace.close_until(now + limit.wait);
            bucket(limit.response.headers())
        } else {
            Some(shut_bucket(limit.response.headers(), &route.label, limit.wait))
        };
        Tried::Again(limit.wait, Outcome { answer: Ok(limit.response), bucket })
    }

    fn unreachable(&self, route: &Route, outgoing: &Outgoing, error: &reqwest::Error, tries: u32) -> Tried {
        // The address may hold an interaction's token, so only the kind of error is told.
        let kind = if error.is_connect() { "could not be reached" } else { "broke off" };
        warn!(route = route.label, tries, "Discord {kind}");
        counter!("duet_discord_requests_total", "method" => outgoing.method_name(),
            "route" => route.label.clone(), "status" => "none")
        .increment(1);
        let outcome =
            Outcome::unsent(refuse("unreachable", StatusCode::BAD_GATEWAY, &format!("Discord {kind}")));
        if error.is_connect() || outgoing.is_repeatable() {
            Tried::Again(self.backoff(tries), outcome)
        } else {
            Tried::Done(outcome)
        }
    }

    fn backoff(&self, tries: u32) -> Duration {
        self.limits.backoff * 2_u32.saturating_pow(tries.saturating_sub(1)).min(64)
    }

    fn check_standing(&self) -> Result<(), Unsent> {
        match self.halt() {
            None => Ok(()),
            // Not 401, which callers take for a last word: what waits to be said is said once the token is mended.
            Some(halt) => Err(refuse("halted", StatusCode::SERVICE_UNAVAILABLE, &halt.to_string())),
        }
    }
}

impl Buckets {
    /// Waits for a place in the request's bucket; fails at once when it opens only after the deadline.
    async fn permit(&self, lane: Lane, endpoint: Endpoint, deadline: Instant) -> Result<Permit, Unsent> {
        let last = deadline.into_std();
        let may_wait = move |bucket: Option<twilight_http_ratelimiting::Bucket>| {
            bucket.is_none_or(|bucket| bucket.remaining > 0 || bucket.reset_at < last)
        };
        let place = match lane {
            Lane::Answer => self.answers().acquire_if(endpoint, may_wait),
            Lane::Deed | Lane::Notice => self.lasting.acquire_if(endpoint, may_wait),
        };
        timeout_at(deadline, place).await.ok().flatten().ok_or_else(too_late)
    }

    fn answers(&self) -> RateLimiter {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        if answers.1.elapsed() >= ANSWERS_REMEMBERED {
            *answers = (RateLimiter::new(u16::MAX), Instant::now());
        }
        answers.0.clone()
    }
}

impl Outcome {
    fn unsent(unsent: Unsent) -> Self {
        Self { answer: Err(unsent), bucket: None }
    }
}

impl Unsent {
    fn answer(self) -> Response<Body> {
        let body = json!({ "code": 0, "message": self.message }).to_string();
        let mut response = Response::new(Body::from(body));
        *response.status_mut() = self.status;
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        response
    }
}

fn refuse(reason: &'static str, status: StatusCode, message: &str) -> Unsent {
    Unsent { status, reason, message: message.to_owned() }
}

fn too_late() -> Unsent {
    refuse("waited", StatusCode::TOO_MANY_REQUESTS, "Discord's limits would not let this through in time")
}

fn is_loopback(base: &Url) -> bool {
    match base.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
