//! How much of the gateway a bot may use: how often it may identify and send, and how long it may be silent.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

/// A day, after which session starts are counted anew.
const DAY: Duration = Duration::from_hours(24);

/// What the gateway allows. All of it runs in real time; the defaults are Discord's documented numbers.
#[derive(Debug, Clone)]
pub struct GatewayLimits {
    /// How often a client has to send a heartbeat; a quarter later without one it is closed with 4009.
    pub heartbeat_interval: Duration,
    /// How many payloads a connection may send in a minute; one more closes it with 4008.
    pub sends_a_minute: usize,
    /// How many sessions may be started in a day; one more ends all sessions and makes the token worthless.
    pub starts_a_day: u32,
    /// How many shards may identify at once: each remainder of `shard_id / max_concurrency` has a turn of its own.
    pub max_concurrency: u64,
    /// How long a turn lasts; who identifies twice in it is told that the session is invalid.
    pub identify_every: Duration,
    /// How many servers one shard may have before sharding is required.
    pub guilds_a_shard: usize,
    /// How long a session that nobody is connected to can be resumed.
    pub resume_within: Duration,
    /// How long a session waits before it may ask for all members of a server again.
    pub all_members_every: Duration,
}

impl Default for GatewayLimits {
    fn default() -> Self {
        Self {
            heartbeat_interval: Duration::from_millis(41_250),
            sends_a_minute: 120,
            starts_a_day: 1_000,
            max_concurrency: 1,
            identify_every: Duration::from_secs(5),
            guilds_a_shard: 2_500,
            resume_within: Duration::from_mins(3),
            all_members_every: Duration::from_secs(30),
        }
    }
}

impl GatewayLimits {
    /// For tests that are about something else: a bot may come and go as often as it likes.
    pub fn generous() -> Self {
        Self {
            starts_a_day: u32::MAX,
            identify_every: Duration::ZERO,
            all_members_every: Duration::ZERO,
            ..Self::default()
        }
    }

    /// How long a client may go without a heartbeat.
    pub(super) fn patience(&self) -> Duration {
        self.heartbeat_interval * 5 / 4
    }
}

/// What becomes of an attempt to start a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    Granted,
    /// This shard's turn was less than [`GatewayLimits::identify_every`] ago.
    TooSoon,
    /// The day's starts are used up.
    Exhausted,
}

/// The session starts of the application so far.
#[derive(Debug, Default)]
pub(crate) struct Starts {
    began: Option<Instant>,
    count: u32,
    turns: HashMap<u64, Instant>,
}

impl Starts {
    /// Counts a start of this shard, if there may be one.
    pub(super) fn begin(&mut self, limits: &GatewayLimits, shard: u64) -> Start {
        let now = Instant::now();
        if self.began.is_none_or(|began| now - began >= DAY) {
            (self.began, self.count) = (Some(now), 0);
        }
        let key = shard % limits.max_concurrency.max(1);
        if self.turns.get(&key).is_some_and(|turn| now - *turn < limits.identify_every) {
            return Start::TooSoon;
        }
        if self.count >= limits.starts_a_day {
            // The token that comes next starts afresh.
            *self = Self::default();
            return Start::Exhausted;
        }
        self.turns.insert(key, now);
        self.count += 1;
        Start::Granted
    }

    /// How many starts are left, and after how many milliseconds they are counted anew.
    pub(crate) fn left(&self, limits: &GatewayLimits) -> (u32, u64) {
        let current = self.began.filter(|began| began.elapsed() < DAY);
        let Some(began) = current else { return (limits.starts_a_day, 0) };
        let reset = DAY.saturating_sub(began.elapsed()).as_millis();
        (limits.starts_a_day.saturating_sub(self.count), u64::try_from(reset).unwrap_or(u64::MAX))
    }
}
