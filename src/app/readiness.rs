//! Whether Duet is ready for people, as far as its rooms know.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

/// The connection to Discord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gateway {
    /// This process does not talk to Discord.
    Unused,
    /// Not connected, or not any more.
    Away,
    /// Connected.
    Connected,
    /// Discord ended the connection for good; the log says why.
    Ended,
}

/// What the doors tell, and the health check reads. Cheap to clone; all clones agree.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<Flags>);

#[derive(Debug, Default)]
struct Flags {
    gateway: AtomicU8,
    stopping: AtomicBool,
}

impl Readiness {
    /// Says how the connection to Discord is.
    pub fn set_gateway(&self, gateway: Gateway) {
        let number = match gateway {
            Gateway::Unused => 0,
            Gateway::Away => 1,
            Gateway::Connected => 2,
            Gateway::Ended => 3,
        };
        self.0.gateway.store(number, Ordering::Relaxed);
    }

    /// How the connection to Discord is.
    pub fn gateway(&self) -> Gateway {
        match self.0.gateway.load(Ordering::Relaxed) {
            0 => Gateway::Unused,
            2 => Gateway::Connected,
            3 => Gateway::Ended,
            _ => Gateway::Away,
        }
    }

    /// Says that no new work should come.
    pub fn set_stopping(&self) {
        self.0.stopping.store(true, Ordering::Relaxed);
    }

    /// Whether no new work should come.
    pub fn is_stopping(&self) -> bool {
        self.0.stopping.load(Ordering::Relaxed)
    }
}
