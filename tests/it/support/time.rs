//! The town's clock: it stands still until a test moves it.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use chrono::{DateTime, TimeZone as _, Utc};
use discord_sandbox::Time;
use duet::clock::Clock;
use duet::run::Duet;
use futures::future::BoxFuture;

/// A clock that Duet and the sandbox share. Moving it lets Duet do all that comes due on the way.
#[derive(Default)]
pub struct TownTime {
    microseconds: AtomicI64,
    duet: Mutex<Option<Arc<Duet>>>,
}

impl TownTime {
    /// A clock that shows a Monday morning in March.
    pub fn new() -> Arc<Self> {
        let start = Utc.with_ymd_and_hms(2026, 3, 2, 9, 0, 0).single().expect("a moment");
        let time = Self::default();
        time.set(start);
        Arc::new(time)
    }

    /// The same clock, for Duet.
    pub fn clock(self: &Arc<Self>) -> Clock {
        let time = Arc::clone(self);
        Clock::of(move || time.now())
    }

    /// From now on moving the clock lets this Duet work.
    pub fn drive(&self, duet: Arc<Duet>) {
        *self.duet.lock().expect("nobody panicked here") = Some(duet);
    }

    /// Moves the clock while nobody works.
    pub fn set(&self, moment: DateTime<Utc>) {
        self.microseconds.store(moment.timestamp_micros(), Ordering::SeqCst);
    }
}

impl Time for TownTime {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.microseconds.load(Ordering::SeqCst)).expect("a moment")
    }

    fn advance(&self, to: DateTime<Utc>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let duet = self.duet.lock().expect("nobody panicked here").clone();
            match duet {
                Some(duet) => duet.advance(to, &|moment| self.set(moment)).await.expect("the database works"),
                None => self.set(to),
            }
        })
    }
}
