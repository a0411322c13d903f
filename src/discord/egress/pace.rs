//! Keeps all requests together under Discord's fifty a second, with room kept for what people have just asked.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until, timeout_at};

use super::route::Lane;

/// The second that Discord counts in.
const WINDOW: Duration = Duration::from_secs(1);

/// For this long after a deed notices leave room for more of them. When nobody is there, the room is theirs.
const BUSY: Duration = Duration::from_secs(5);

/// The turn did not come before the deadline.
#[derive(Debug)]
pub(super) struct TooLate;

/// Gives each request its turn. In each lane the first to come is the first to go.
#[derive(Debug)]
pub(super) struct Pace {
    window: Mutex<Window>,
    answered: Notify,
    deeds: tokio::sync::Mutex<()>,
    notices: tokio::sync::Mutex<()>,
}

/// Leave to send one request; to be kept until it is answered, because only then is it known to have arrived.
#[derive(Debug)]
pub(super) struct Turn<'a>(Option<&'a Pace>);

impl Pace {
    pub(super) fn new(per_second: usize, kept_for_people: usize) -> Self {
        Self {
            window: Mutex::new(Window::new(per_second, kept_for_people)),
            answered: Notify::new(),
            deeds: tokio::sync::Mutex::new(()),
            notices: tokio::sync::Mutex::new(()),
        }
    }

    /// Waits until one more request may go. Answers to interactions are outside of the limit and never wait.
    pub(super) async fn turn(&self, lane: Lane, deadline: Instant) -> Result<Turn<'_>, TooLate> {
        let queue = match lane {
            Lane::Answer => return Ok(Turn(None)),
            Lane::Deed => &self.deeds,
            Lane::Notice => &self.notices,
        };
        let turn = async {
            let _first_of_the_lane = queue.lock().await;
            loop {
                let answered = self.answered.notified();
                let entered = self.window().enter(lane, Instant::now());
                match entered {
                    Entry::Now => return Turn(Some(self)),
                    Entry::At(time) => sleep_until(time).await,
                    Entry::AfterAnswer => answered.await,
                }
            }
        };
        timeout_at(deadline, turn).await.map_err(|_| TooLate)
    }

    /// Holds everything back until then: Discord said that the global limit is reached.
    pub(super) fn close_until(&self, at: Instant) {
        let mut window = self.window();
        window.closed_until = window.closed_until.max(Some(at));
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if let Some(pace) = self.0 {
            pace.window().leave(Instant::now());
            pace.answered.notify_waiters();
        }
    }
}

/// Whether one more request may go.
#[derive(Debug, PartialEq, Eq)]
enum Entry {
    /// Yes; it is counted in.
    Now,
    /// Ask again then.
    At(Instant),
    /// Ask again when a request that is under way is answered.
    AfterAnswer,
}

/// The requests that Discord may be counting at this moment: those under way, which arrive who knows when, and
/// those answered in the last second. As long as they are no more than the limit, so is every second at Discord.
#[derive(Debug)]
struct Window {
    under_way: usize,
    answered: VecDeque<Instant>,
    closed_until: Option<Instant>,
    per_second: usize,
    for_notices: usize,
    /// When somebody's command last needed something done.
    busy_at: Option<Instant>,
}

impl Window {
    fn new(per_second: usize, kept_for_people: usize) -> Self {
        let per_second = per_second.max(1);
        let for_notices = per_second.saturating_sub(kept_for_people).max(1);
        let (answered, closed_until, busy_at) = (VecDeque::new(), None, None);
        Self { under_way: 0, answered, closed_until, per_second, for_notices, busy_at }
    }

    fn enter(&mut self, lane: Lane, now: Instant) -> Entry {
        if let Some(at) = self.closed_until {
            if now < at {
                return Entry::At(at);
            }
            self.closed_until = None;
        }
        while self.answered.front().is_some_and(|answered| *answered + WINDOW < now) {
            self.answered.pop_front();
        }
        if lane == Lane::Deed {
            self.busy_at = Some(now);
        }
        let is_busy = self.busy_at.is_some_and(|at| now < at + BUSY);
        let allowed = match lane {
            Lane::Notice if is_busy => self.for_notices,
            // One stays free, so that the first deed does not wait for a whole second.
            Lane::Notice => (self.per_second - 1).max(self.for_notices),
            _ => self.per_second,
        };
        match (self.under_way + self.answered.len()).checked_sub(allowed) {
            None => {
                self.under_way += 1;
                Entry::Now
            }
            Some(in_the_way) => match self.answered.get(in_the_way) {
                Some(answered) => Entry::At(*answered + WINDOW + Duration::from_millis(1)),
                None => Entry::AfterAnswer,
            },
        }
    }

    fn leave(&mut self, now: Instant) {
        self.under_way -= 1;
        self.answered.push_back(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notices_leave_room_for_people() {
        let (mut window, now) = (Window::new(5, 2), Instant::now());
        assert_eq!(window.enter(Lane::Deed, now), Entry::Now);
        for _ in 0..2 {
            assert_eq!(window.enter(Lane::Notice, now), Entry::Now);
        }
        assert_eq!(window.enter(Lane::Notice, now), Entry::AfterAnswer);
        assert_eq!(window.enter(Lane::Deed, now), Entry::Now);
        assert_eq!(window.enter(Lane::Deed, now), Entry::Now);
        assert_eq!(window.enter(Lane::Deed, now), Entry::AfterAnswer);
        window.leave(now);
        assert!(matches!(window.enter(Lane::Deed, now), Entry::At(at) if at > now + WINDOW));
        assert_eq!(window.enter(Lane::Notice, now), Entry::AfterAnswer, "four of five are still under way");
    }

    #[test]
    fn where_nobody_asks_for_anything_notices_have_nearly_all_the_room() {
        let (mut window, now) = (Window::new(5, 2), Instant::now());
        for _ in 0..4 {
            assert_eq!(window.enter(Lane::Notice, now), Entry::Now);
        }
        assert_eq!(window.enter(Lane::Notice, now), Entry::AfterAnswer);
        assert_eq!(window.enter(Lane::Deed, now), Entry::Now, "one stays free");
    }

    /// However long each request takes to arrive, no second has more arrivals than the limit.
    #[test]
    fn no_second_whatever_has_more_than_the_limit() {
        let start = Instant::now();
        let (mut window, mut now) = (Window::new(5, 2), start);
        let (mut under_way, mut arrivals): (Vec<Instant>, Vec<Instant>) = (Vec::new(), Vec::new());
        let mut step = 0_u64;
        while arrivals.len() < 200 {
            step += 1;
            now += Duration::from_millis(7);
            // A request arrives somewhere between its start and its answer: here, just before the answer.
            let is_answered = |at: &Instant| *at <= now;
            for answered in under_way.extract_if(.., |at| is_answered(at)) {
                arrivals.push(answered);
                window.leave(now);
            }
            while window.enter(Lane::Deed, now) == Entry::Now {
                under_way.push(now + Duration::from_millis(step * 37 % 900));
            }
        }
        for first in &arrivals {
            let within = arrivals.iter().filter(|at| *at >= first && **at < *first + WINDOW).count();
            assert!(within <= 5, "{within} in one second");
        }
        assert!(now - start < Duration::from_secs(90), "and it is not slower than it must be");
    }

    #[test]
    fn a_closed_window_opens_again() {
        let (mut window, now) = (Window::new(5, 2), Instant::now());
        window.closed_until = Some(now + Duration::from_secs(2));
        assert_eq!(window.enter(Lane::Deed, now), Entry::At(now + Duration::from_secs(2)));
        assert_eq!(window.enter(Lane::Deed, now + Duration::from_secs(2)), Entry::Now);
    }
}
