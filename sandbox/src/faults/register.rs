//! The faults in force: which of them something meets, and how often they still strike.

use std::cell::Cell;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::{Effect, Fault};
use crate::rest::Call;
use crate::state::entities::Id;
use crate::state::permissions::Permissions;
use crate::state::views::as_id;

/// A fault as it stands.
#[derive(Debug, Clone)]
pub struct FaultInForce {
    /// The number by which it is ended.
    pub id: Id,
    /// As it was asked for.
    pub fault: Fault,
    /// How often it has struck.
    pub struck: u32,
}

/// All faults, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    last_id: Id,
    all: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    id: Id,
    fault: Fault,
    /// A cell, because much is only looked at when it meets a fault.
    struck: Cell<u32>,
}

impl Entry {
    fn is_spent(&self) -> bool {
        self.fault.count.is_some_and(|count| self.struck.get() >= count)
    }

    fn is_in_force(&self, now: DateTime<Utc>) -> bool {
        let has_begun = self.fault.from.is_none_or(|from| from <= now);
        has_begun && self.fault.until.is_none_or(|until| now < until) && !self.is_spent()
    }

    fn strike(&self) {
        self.struck.set(self.struck.get() + 1);
    }

    fn is_at(&self, place: Option<Id>) -> bool {
        self.fault.place.is_none() || self.fault.place == place
    }
}

impl Faults {
    pub(super) fn add(&mut self, fault: Fault) -> Id {
        self.last_id += 1;
        self.all.push(Entry { id: self.last_id, fault, struck: Cell::new(0) });
        self.last_id
    }

    pub(super) fn remove(&mut self, id: Id) -> bool {
        let before = self.all.len();
        self.all.retain(|entry| entry.id != id);
        self.all.len() < before
    }

    pub(super) fn clear(&mut self) {
        self.all.clear();
    }

    /// Those that may still strike; the others are forgotten.
    pub(super) fn list(&mut self, now: DateTime<Utc>) -> Vec<FaultInForce> {
        self.all.retain(|entry| !entry.is_spent() && entry.fault.until.is_none_or(|until| now < until));
        let told = |Entry { id, fault, struck }: &Entry| FaultInForce {
            id: *id,
            fault: fault.clone(),
            struck: struck.get(),
        };
        self.all.iter().map(told).collect()
    }

    fn in_force(&self, now: DateTime<Utc>) -> impl Iterator<Item = &Entry> {
        self.all.iter().filter(move |entry| entry.is_in_force(now))
    }

    /// What a request meets: every slowness, and the first of the other faults. `concerned` are the people and
    /// places that it is about.
    pub(super) fn meet(&self, now: DateTime<Utc>, call: &Call, concerned: &[Id]) -> Vec<Effect> {
        let mut met: Vec<Effect> = Vec::new();
        let is_of_requests = |effect: &Effect| {
            use Effect::{AnswerLost, Dropped, Failure, RateLimit, Slow};
            matches!(effect, Failure { .. } | RateLimit { .. } | Slow(_) | Dropped | AnswerLost)
        };
        for entry in self.in_force(now).filter(|entry| is_of_requests(&entry.fault.effect)) {
            let Fault { person, place, route, effect, .. } = &entry.fault;
            let is_meant = |id: &Option<Id>| id.is_none_or(|id| concerned.contains(&id));
            if !is_meant(person) || !is_meant(place) || !route.as_deref().is_none_or(|r| is_on(r, call)) {
                continue;
            }
            let is_slow = |effect: &Effect| matches!(effect, Effect::Slow(_));
            if is_slow(effect) || met.iter().all(is_slow) {
                entry.strike();
                met.push(effect.clone());
            }
        }
        met
    }

    /// Whether a private message to somebody does not arrive.
    pub(crate) fn closes_direct_messages(&self, now: DateTime<Utc>, recipient: Id) -> bool {
        let closed = self.in_force(now).find(|entry| {
            entry.fault.effect == Effect::ClosedDirectMessages
                && entry.fault.person.is_none_or(|person| person == recipient)
        });
        closed.inspect(|entry| entry.strike()).is_some()
    }

    /// What the bot may not do in a guild, or in one of its channels.
    pub(crate) fn lost(&self, now: DateTime<Utc>, guild: Option<Id>, channel: Option<Id>) -> Permissions {
        self.in_force(now).fold(Permissions::NONE, |sum, entry| match entry.fault.effect {
            Effect::LostPermissions(lost) if entry.is_at(guild) || entry.is_at(channel) => sum.with(lost),
            _ => sum,
        })
    }

    /// Counts an answer 403 against lost permissions.
    pub(super) fn note_forbidden(&self, now: DateTime<Utc>, concerned: &[Id]) {
        for entry in self.in_force(now) {
            let is_meant = entry.fault.place.is_none_or(|place| concerned.contains(&place));
            if is_meant && matches!(entry.fault.effect, Effect::LostPermissions(_)) {
                entry.strike();
            }
        }
    }

    /// How often an event is sent.
    pub(crate) fn times(&self, now: DateTime<Utc>, name: &str, body: &Value) -> usize {
        let doubled = self.in_force(now).find(|entry| {
            let Effect::DuplicateEvent(event) = &entry.fault.effect else { return false };
            let is_meant = |person: Id| people_in(body).any(|id| id == person);
            event.as_ref().is_none_or(|event| event == name) && entry.fault.person.is_none_or(is_meant)
        });
        doubled.map_or(1, |entry| {
            entry.strike();
            2
        })
    }

    /// How far Discord's clock is off.
    pub(crate) fn clock_error(&self, now: DateTime<Utc>) -> TimeDelta {
        self.in_force(now).fold(TimeDelta::zero(), |sum, entry| match entry.fault.effect {
            Effect::ClockJump(by) => sum + by,
            _ => sum,
        })
    }
}

/// Whether a call is of a route: with or without its method, whole or up to a star.
fn is_on(route: &str, call: &Call) -> bool {
    let (method, path) = route.split_once(' ').unwrap_or(("", route));
    let is_path = match path.strip_suffix('*') {
        Some(beginning) => call.route.starts_with(beginning) || call.path.starts_with(beginning),
        None => call.route == path || call.path.split('?').next() == Some(path),
    };
    is_path && (method.is_empty() || method.eq_ignore_ascii_case(&call.method))
}

/// Who an event is about.
fn people_in(body: &Value) -> impl Iterator<Item = Id> {
    let places = ["/user_id", "/user/id", "/member/user/id", "/author/id"];
    places.into_iter().filter_map(|place| as_id(body.pointer(place)?))
}
