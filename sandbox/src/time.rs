//! The clock that the sandbox shows, which a host can share with its bot and move forward.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use futures::future::BoxFuture;

/// The time outside of the sandbox, for what runs in real time.
#[expect(clippy::disallowed_methods, reason = "limits do not wait for the sandbox's clock")]
pub(crate) fn real_now() -> DateTime<Utc> {
    Utc::now()
}

/// The time in the sandbox. A host that has work falling due implements this so that `advance` stops at every
/// moment at which something is due, and returns when nothing is due or undelivered up to the target.
pub trait Time: Send + Sync + 'static {
    /// What the clock shows.
    fn now(&self) -> DateTime<Utc>;
    /// Moves the clock forward to `to`; a moment that has passed changes nothing.
    fn advance(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()>;
}

/// Real time plus an offset that only grows: the clock of a sandbox whose host has nothing of its own to do.
#[derive(Debug, Default)]
pub struct FreeTime {
    ahead: Mutex<TimeDelta>,
}

impl FreeTime {
    fn ahead(&self) -> std::sync::MutexGuard<'_, TimeDelta> {
        self.ahead.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl Time for FreeTime {
    #[expect(clippy::disallowed_methods, reason = "this is the sandbox's clock; everything else asks it")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now() + *self.ahead()
    }

    fn advance(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let missing = to - self.now();
            if missing > TimeDelta::zero() {
                *self.ahead() += missing;
            }
        })
    }
}
