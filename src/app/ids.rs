//! New ids, ordered by the time at which they were made.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use super::random;
use crate::clock::Clock;

/// Makes ids: 63 bits, ordered by time within a process, apart between processes.
/// 42 bits of milliseconds since 2025, then 21 bits that start at random and count up.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    last: Arc<AtomicI64>,
    salt: i64,
}

const EPOCH_MILLISECONDS: i64 = 1_735_689_600_000;
const LOW_BITS: u32 = 21;

impl Ids {
    /// Ids by this clock.
    pub fn new(clock: Clock) -> Self {
        let salt = i64::from(u32::from_le_bytes(random()) >> (32 - LOW_BITS));
        Self { clock, last: Arc::new(AtomicI64::new(0)), salt }
    }

    /// A new id, greater than every one that this process made before, also when the clock jumps back.
    pub fn next<T: From<i64>>(&self) -> T {
        let milliseconds = (self.clock.now().timestamp_millis() - EPOCH_MILLISECONDS).max(0);
        let wanted = (milliseconds << LOW_BITS) | self.salt;
        let advance = |last: i64| Some(wanted.max(last + 1));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, advance).unwrap_or_default();
        T::from(wanted.max(last + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_greater_than_every_one_before() {
        let ids = Ids::new(Clock::system());
        let made: Vec<i64> = (0..10_000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(made[0] > 0);
    }
}
