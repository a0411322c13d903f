//! How long delivery waits for what, and how fast it opens direct messages.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};

/// What an operator decides about delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// A claim outlives a crash by this much: more than it can take to say what was begun in time.
    pub lease: TimeDelta,
    /// For this long after a notice was first tried, Discord is trusted to know its nonce; later its channel is searched.
    pub nonce_window: TimeDelta,
    /// Direct message channels opened in a minute, beside those that somebody waits for.
    pub openings: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { lease: TimeDelta::seconds(90), nonce_window: TimeDelta::seconds(60), openings: 10 }
    }
}

impl Patience {
    /// A claimed notice is begun within this, or left for the next claim: a channel takes at most 30 seconds to open and
    /// a message 45 to send.
    pub fn begun_within(&self) -> TimeDelta {
        self.lease / 6
    }
}

/// The direct message channels that were opened in the last minute. Cheap to clone; all clones agree.
#[derive(Clone, Debug, Default)]
pub struct Openings(Arc<Mutex<VecDeque<DateTime<Utc>>>>);

impl Openings {
    /// Counts one more in; or says when there is room for it again.
    ///
    /// # Errors
    /// The moment at which one more may be opened, where there were `most` in the last minute.
    pub fn one_more(&self, now: DateTime<Utc>, most: usize) -> Result<(), DateTime<Utc>> {
        let minute = TimeDelta::minutes(1);
        let mut opened = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A clock that was set back leaves moments that are still to come; they would shut the door for long.
        opened.retain(|at| *at <= now && now - *at < minute);
        match opened.len().checked_sub(most).map(|over| opened[over]) {
            Some(first) => Err(first + minute),
            None => {
                opened.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_minute_has_more_openings_than_allowed() {
        let (openings, start) = (Openings::default(), DateTime::UNIX_EPOCH);
        let at = |seconds| start + TimeDelta::seconds(seconds);
        assert_eq!(openings.one_more(at(0), 2), Ok(()));
        assert_eq!(openings.one_more(at(20), 2), Ok(()));
        assert_eq!(openings.one_more(at(30), 2), Err(at(60)));
        assert_eq!(openings.one_more(at(60), 2), Ok(()));
        assert_eq!(openings.one_more(at(61), 2), Err(at(80)));
        assert_eq!(openings.one_more(at(-500), 2), Ok(()), "the clock was set back");
    }
}
