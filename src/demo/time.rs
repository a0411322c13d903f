//! The demo's clock: real time, and ahead of it by as much as the page has moved it.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use discord_sandbox::Time;
use futures::future::BoxFuture;

use crate::clock::Clock;
use crate::run::Duet;

/// A clock that Duet and the sandbox share. Moving it lets Duet do all that comes due on the way.
#[derive(Default)]
pub struct DemoTime {
    ahead: Mutex<TimeDelta>,
    duet: OnceLock<Arc<Duet>>,
}

impl DemoTime {
    /// The same clock, for Duet.
    pub fn clock(self: &Arc<Self>) -> Clock {
        let time = Arc::clone(self);
        Clock::of(move || time.now())
    }

    /// From now on moving the clock lets this Duet work.
    pub fn drive(&self, duet: Arc<Duet>) {
        let _ = self.duet.set(duet);
    }

    fn set(&self, moment: DateTime<Utc>) {
        let missing = moment - self.now();
        let mut ahead = self.ahead.lock().unwrap_or_else(PoisonError::into_inner);
        *ahead += missing.max(TimeDelta::zero());
    }
}

impl Time for DemoTime {
    fn now(&self) -> DateTime<Utc> {
        Clock::system().now() + *self.ahead.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn advance(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let Some(duet) = self.duet.get() else { return self.set(to) };
            if let Err(error) = duet.advance(to, &|moment| self.set(moment)).await {
                tracing::error!(%error, "time could not be moved all the way");
            }
        })
    }
}
