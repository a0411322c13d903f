//! Faults on purpose: what goes wrong between Discord and a bot now and then, made to go wrong now.

mod apply;
mod line;
mod register;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use crate::Sandbox;
use crate::state::entities::Id;
use crate::state::permissions::Permissions;

pub(crate) use apply::{Struck, Unanswered, note_forbidden};
pub(crate) use line::{Line, Severable};
pub use register::FaultInForce;
pub(crate) use register::Faults;

/// Whose limit a made-up 429 speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitScope {
    /// The bot's own, on this route.
    User,
    /// The bot's own, on all routes.
    Global,
    /// The resource's, whoever asks.
    Shared,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// A request is answered with a status of the server's failures, 500 to 599.
    Failure {
        /// The status.
        status: u16,
        /// Whether what was asked was done all the same.
        performed: bool,
    },
    /// A request is answered 429, and so is what comes after it in the same bucket, until the wait is over.
    RateLimit {
        /// How long, in real time.
        wait: Duration,
        /// Whose limit it is.
        scope: LimitScope,
    },
    /// A request is performed at once, and its answer comes later by this much real time.
    Slow(Duration),
    /// A request is not performed, and its connection ends without an answer.
    Dropped,
    /// A request is performed, but its connection ends without an answer.
    AnswerLost,
    /// Private messages do not arrive (50007).
    ClosedDirectMessages,
    /// The bot may not do this any more, whatever its roles say. Counts by answers 403.
    LostPermissions(Permissions),
    /// An event is sent twice, each time under a number of its own; all events, or those of this name.
    DuplicateEvent(Option<String>),
    /// Discord's clock is off by this much, forward or back, from the clock that everybody else has.
    ClockJump(TimeDelta),
}

/// Something that goes wrong, with whom, where, when and how often. Times are the sandbox's.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// What goes wrong.
    pub effect: Effect,
    /// Only what concerns this person: their direct messages, what they did, what is done to them.
    pub person: Option<Id>,
    /// Only requests of this route, such as `POST /channels/{channel_id}/messages`; without a method all methods,
    /// and with `*` at the end whatever begins so.
    pub route: Option<String>,
    /// Only in this guild or channel.
    pub place: Option<Id>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
    /// Not from then on.
    pub until: Option<DateTime<Utc>>,
    /// At most so often.
    pub count: Option<u32>,
}

impl Fault {
    /// Goes wrong everywhere, with everybody, until it is ended.
    pub fn new(effect: Effect) -> Self {
        Self { effect, person: None, route: None, place: None, from: None, until: None, count: None }
    }

    /// Only what concerns this person.
    pub fn with(self, person: Id) -> Self {
        Self { person: Some(person), ..self }
    }

    /// Only requests of this route.
    pub fn on(self, route: impl Into<String>) -> Self {
        Self { route: Some(route.into()), ..self }
    }

    /// Only in this guild or channel.
    pub fn at(self, place: Id) -> Self {
        Self { place: Some(place), ..self }
    }

    /// Only before this moment.
    pub fn until(self, moment: DateTime<Utc>) -> Self {
        Self { until: Some(moment), ..self }
    }

    /// Only the next so many times.
    pub fn times(self, count: u32) -> Self {
        Self { count: Some(count), ..self }
    }
}

impl Sandbox {
    /// Lets something go wrong from now on; the number ends it.
    pub fn fault(&self, fault: &Fault) -> Id {
        let mut world = self.world();
        let id = world.faults.add(fault.clone());
        world.changed(None);
        id
    }

    /// What may still go wrong, oldest first.
    pub fn faults(&self) -> Vec<FaultInForce> {
        let mut world = self.world();
        let now = world.time.now();
        world.faults.list(now)
    }

    /// Ends one fault; says whether there was one.
    pub fn end_fault(&self, id: Id) -> bool {
        let mut world = self.world();
        let was_there = world.faults.remove(id);
        world.changed(None);
        was_there
    }

    /// Ends all faults.
    pub fn end_faults(&self) {
        let mut world = self.world();
        world.faults.clear();
        world.changed(None);
    }
}
