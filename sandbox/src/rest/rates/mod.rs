//! How often a bot may ask: per route and resource, in all, per resource for everybody, and how often in vain.

mod answer;
mod rule;
mod window;

use std::collections::HashMap;
use std::time::Duration;

use axum::response::Response;
use serde_json::Value;
use tokio::time::Instant;

use super::call::Call;
use rule::{Rate, Rule};
use window::Window;

use answer::{Limited, Quota};

pub(crate) use answer::Scope;
pub(super) use answer::is_shared;

/// How many windows are kept before those that have passed are dropped.
const KEPT_WINDOWS: usize = 10_000;

/// How much of the HTTP API a bot may use. All of it runs in real time; the defaults are of the size of Discord's.
#[derive(Debug, Clone)]
pub struct RateLimits {
    /// Every route and resource allows this many times its usual number.
    pub generosity: u32,
    /// How many requests a token may make in a second, interactions aside.
    pub global_per_second: u32,
    /// How many answers 401, 403 and 429 shut the address out.
    pub invalid_requests: u32,
    /// Over which time those are counted, and how long the address is shut out at most.
    pub invalid_period: Duration,
}

impl Default for RateLimits {
    fn default() -> Self {
        Self {
            generosity: 1,
            global_per_second: 50,
            invalid_requests: 10_000,
            invalid_period: Duration::from_mins(10),
        }
    }
}

impl RateLimits {
    /// For tests that are about something else: the same headers, but limits that nobody reaches.
    pub fn generous() -> Self {
        Self {
            generosity: 10_000,
            global_per_second: u32::MAX,
            invalid_requests: u32::MAX,
            ..Self::default()
        }
    }
}

/// In the place of a token: a limit that everybody shares.
const EVERYBODY: &str = "*";

/// What counts together: who asks, by which rule, about which channel, guild or webhook.
type Key = (String, &'static str, String);

/// What was asked so far.
#[derive(Debug)]
pub(crate) struct Rates {
    limits: RateLimits,
    windows: HashMap<Key, Window>,
    invalid: Window,
}

impl Rates {
    pub(crate) fn new(limits: RateLimits) -> Self {
        Self { limits, windows: HashMap::new(), invalid: Window::default() }
    }

    /// The page that an address is shown which asked in vain too often.
    pub(crate) fn shut_out(&self) -> Option<Response> {
        let rate = Rate { count: self.limits.invalid_requests, per: self.limits.invalid_period };
        self.invalid.is_full(rate, Instant::now()).map(answer::shut_out)
    }

    /// Notes an answer that counts as invalid.
    pub(crate) fn note_invalid(&mut self) {
        let rate = Rate { count: u32::MAX, per: self.limits.invalid_period };
        self.invalid.take(rate, Instant::now());
    }

    /// Lets a request through and says what is left of its bucket, if it has one; or says how long to wait.
    pub(crate) fn admit(&mut self, call: &Call, body: &Value) -> Result<Option<Quota>, Limited> {
        let now = Instant::now();
        self.forget_past(now);
        if !call.is_interaction() {
            self.admit_globally(call, now)?;
        }
        let Some(rule) = Rule::of(&call.method, &call.route).filter(|_| call.is_known) else {
            return Ok(None);
        };
        if let Some(wait) = self.shared_wait(call, &rule, body, now) {
            return Err(Limited { scope: Scope::Shared, wait, quota: self.look(call) });
        }
        let rate = rule.rate.times(self.limits.generosity);
        let taken = self.window((call.token.clone(), rule.bucket, call.resource())).take(rate, now);
        let quota = Quota::new(&rule, rate, taken);
        match taken.wait() {
            Some(wait) => Err(Limited { scope: Scope::User, wait, quota: Some(quota) }),
            None => Ok(Some(quota)),
        }
    }

    fn admit_globally(&mut self, call: &Call, now: Instant) -> Result<(), Limited> {
        let rate = Rate { count: self.limits.global_per_second, per: Duration::from_secs(1) };
        let taken = self.window((call.token.clone(), "", String::new())).take(rate, now);
        match taken.wait() {
            Some(wait) => Err(Limited { scope: Scope::Global, wait, quota: None }),
            None => Ok(()),
        }
    }

    /// How long everybody has to wait for a resource: because it is changed too often, or because it was shut.
    fn shared_wait(&mut self, call: &Call, rule: &Rule, body: &Value, now: Instant) -> Option<Duration> {
        if let Some(shut) = self.windows.get(&(EVERYBODY.to_owned(), rule.bucket, call.resource())) {
            let any = Rate { count: u32::MAX, per: Duration::ZERO };
            if let Some(wait) = shut.is_full(any, now) {
                return Some(wait);
            }
        }
        let (name, rate) = rule.shared(body)?;
        let rate = rate.times(self.limits.generosity);
        self.window((EVERYBODY.to_owned(), name, call.resource())).take(rate, now).wait()
    }

    /// Shuts what a request takes from, for everything that comes after it too.
    pub(crate) fn shut(&mut self, call: &Call, scope: Scope, wait: Duration) -> Limited {
        let rule = Rule::of(&call.method, &call.route).filter(|_| call.is_known);
        let key = match (scope, &rule) {
            (Scope::Global, _) => Some((call.token.clone(), "", String::new())),
            (Scope::User, Some(rule)) => Some((call.token.clone(), rule.bucket, call.resource())),
            (Scope::Shared, Some(rule)) => Some((EVERYBODY.to_owned(), rule.bucket, call.resource())),
            (Scope::User | Scope::Shared, None) => None,
        };
        if let Some(key) = key {
            self.window(key).shut(wait, Instant::now());
        }
        let quota = if scope == Scope::Global { None } else { self.look(call) };
        Limited { scope, wait, quota }
    }

    fn window(&mut self, key: Key) -> &mut Window {
        self.windows.entry(key).or_default()
    }

    fn forget_past(&mut self, now: Instant) {
        if self.windows.len() > KEPT_WINDOWS {
            self.windows.retain(|_, window| !window.is_past(now));
        }
    }

    /// What a route's bucket holds, without taking anything from it.
    fn look(&mut self, call: &Call) -> Option<Quota> {
        let rule = Rule::of(&call.method, &call.route)?;
        let rate = rule.rate.times(self.limits.generosity);
        let key = (call.token.clone(), rule.bucket, call.resource());
        let taken = self.window(key).look(rate, Instant::now());
        Some(Quota::new(&rule, rate, taken))
    }
}
