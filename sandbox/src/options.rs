//! What a host decides before the sandbox starts: address, token, clock, and what it adds to the page.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use chrono::TimeDelta;

use crate::gateway::GatewayLimits;
use crate::rest::RateLimits;
use crate::time::{FreeTime, Time};
use crate::viewer::Action;

/// How a sandbox is started.
pub struct Options {
    /// Where it listens; port 0 takes a free one. Loopback by default.
    pub listen: SocketAddr,
    /// The bot token it accepts; `None` accepts any.
    pub token: Option<String>,
    /// The clock it shows; real time by default.
    pub time: Arc<dyn Time>,
    /// The host's own routes, served beside Discord's.
    pub extra: Router,
    /// Whether the page is served; it is by default.
    pub has_page: bool,
    /// The host's own buttons on the page.
    pub actions: Vec<Action>,
    /// The name of the application and of its bot.
    pub bot_name: String,
    /// The application's key for signed interactions, in hexadecimal.
    pub public_key: String,
    /// Which privileged intents the application may ask for; all by default.
    pub privileged_intents: u64,
    /// How long a repeated nonce brings back the first message; five minutes by default.
    pub nonce_memory: TimeDelta,
    /// How much of the gateway the bot may use; as much as Discord allows by default.
    pub gateway_limits: GatewayLimits,
    /// How much of the HTTP API the bot may use; about as much as Discord allows by default.
    pub rate_limits: RateLimits,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            token: None,
            time: Arc::new(FreeTime::default()),
            extra: Router::new(),
            has_page: true,
            actions: Vec::new(),
            bot_name: "Bot".to_owned(),
            public_key: "0".repeat(64),
            privileged_intents: u64::MAX,
            nonce_memory: TimeDelta::minutes(5),
            gateway_limits: GatewayLimits::default(),
            rate_limits: RateLimits::default(),
        }
    }
}

impl Options {
    /// For tests that are not about how much a bot may do: limits that it does not reach.
    pub fn generous() -> Self {
        Self {
            gateway_limits: GatewayLimits::generous(),
            rate_limits: RateLimits::generous(),
            ..Self::default()
        }
    }
}
