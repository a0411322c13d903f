//! Watches how Discord takes what we send, and stops before Discord shuts the door on us.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::StatusCode;
use metrics::gauge;
use tokio::time::Instant;
use tracing::{error, info, warn};

use super::route::Lane;

/// The time over which Discord counts refused requests.
const PERIOD: Duration = Duration::from_mins(10);

/// Refusals in one slot are counted as of its start.
const SLOT: Duration = Duration::from_secs(1);

/// Why nothing is sent to Discord.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Halt {
    /// Discord does not know the token. Nothing more is sent until the process starts anew.
    TokenRefused,
    /// Too many requests were refused in the last ten minutes. Sending goes on by itself as they pass.
    TooManyRefusals,
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TokenRefused => {
                "Discord refused the token: set DISCORD_TOKEN to the one shown under Bot in the developer portal, and start again"
            }
            Self::TooManyRefusals => {
                "Discord refused so many requests in ten minutes that it is about to shut this address out: nothing is sent until that has passed"
            }
        })
    }
}

/// How we stand with Discord.
#[derive(Debug)]
pub(super) struct Standing {
    allowed: u32,
    counts: Mutex<Counts>,
}

#[derive(Debug, Default)]
struct Counts {
    slots: VecDeque<(Instant, u32)>,
    total: u32,
    is_token_refused: bool,
    is_halted: bool,
    is_warned: bool,
}

impl Standing {
    pub(super) fn new(allowed: u32) -> Self {
        gauge!("duet_discord_halted").set(0.0);
        Self { allowed: allowed.max(1), counts: Mutex::default() }
    }

    /// Takes note of an answer of Discord. `is_shared`: a 429 that is nobody's fault and does not count.
    pub(super) fn note(&self, status: StatusCode, lane: Lane, is_shared: bool, now: Instant) {
        let counted = match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => true,
            StatusCode::TOO_MANY_REQUESTS => !is_shared,
            _ => false,
        };
        if !counted {
            return;
        }
        let mut counts = self.counts();
        counts.add(now);
        gauge!("duet_discord_refusals_in_ten_minutes").set(f64::from(counts.total));
        // An interaction's token that has run out is answered 401 too, and says nothing about ours.
        if status == StatusCode::UNAUTHORIZED && lane != Lane::Answer && !counts.is_token_refused {
            counts.is_token_refused = true;
            gauge!("duet_discord_halted").set(1.0);
            error!("{}", Halt::TokenRefused);
        }
        if counts.total >= self.allowed / 2 && !counts.is_warned {
            counts.is_warned = true;
            warn!(
                refused = counts.total,
                "Discord refuses many requests: look for missing permissions in duet_discord_requests_total"
            );
        }
    }

    /// Why nothing may be sent now, if so.
    pub(super) fn halt(&self, now: Instant) -> Option<Halt> {
        let mut counts = self.counts();
        if counts.is_token_refused {
            return Some(Halt::TokenRefused);
        }
        counts.forget(now);
        let is_halted = counts.total >= self.allowed;
        if is_halted != counts.is_halted {
            counts.is_halted = is_halted;
            gauge!("duet_discord_halted").set(f64::from(u8::from(is_halted)));
            if is_halted {
                error!(refused = counts.total, "{}", Halt::TooManyRefusals);
            } else {
                info!(refused = counts.total, "requests to Discord are sent again");
            }
        }
        if counts.total < self.allowed / 2 {
            counts.is_warned = false;
        }
        is_halted.then_some(Halt::TooManyRefusals)
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn add(&mut self, now: Instant) {
        self.forget(now);
        self.total += 1;
        match self.slots.back_mut() {
            Some((start, count)) if now < *start + SLOT => *count += 1,
            _ => self.slots.push_back((now, 1)),
        }
    }

    fn forget(&mut self, now: Instant) {
        while let Some((start, count)) = self.slots.front().copied() {
            if now < start + SLOT + PERIOD {
                break;
            }
            self.total -= count;
            self.slots.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sending_stops_near_the_limit_and_goes_on_when_the_refusals_have_passed() {
        let (standing, start) = (Standing::new(10), Instant::now());
        for second in 0..10 {
            assert_eq!(standing.halt(start), None);
            standing.note(
                StatusCode::FORBIDDEN,
                Lane::Notice,
                false,
                start + Duration::from_secs(second * 2),
            );
        }
        assert_eq!(standing.halt(start + Duration::from_secs(30)), Some(Halt::TooManyRefusals));
        assert_eq!(standing.halt(start + PERIOD), Some(Halt::TooManyRefusals));
        assert_eq!(standing.halt(start + Duration::from_secs(602)), None);
    }

    #[test]
    fn what_is_nobodys_fault_is_not_counted() {
        let (standing, now) = (Standing::new(1), Instant::now());
        standing.note(StatusCode::TOO_MANY_REQUESTS, Lane::Deed, true, now);
        standing.note(StatusCode::NOT_FOUND, Lane::Deed, false, now);
        assert_eq!(standing.halt(now), None);
        standing.note(StatusCode::TOO_MANY_REQUESTS, Lane::Deed, false, now);
        assert_eq!(standing.halt(now), Some(Halt::TooManyRefusals));
    }

    #[test]
    fn a_refused_token_stops_everything_but_an_expired_interaction_does_not() {
        let (standing, now) = (Standing::new(100), Instant::now());
        standing.note(StatusCode::UNAUTHORIZED, Lane::Answer, false, now);
        assert_eq!(standing.halt(now), None);
        standing.note(StatusCode::UNAUTHORIZED, Lane::Deed, false, now);
        assert_eq!(standing.halt(now + PERIOD * 2), Some(Halt::TokenRefused));
    }
}
