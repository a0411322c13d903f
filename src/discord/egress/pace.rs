//! Keeps all requests together under Discord's fifty a second, with room kept for what people have just asked.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep_until, timeout_at};

use super::route::Lane;

/// The second that Discord counts in, and a little for the time that requests are on their way.
const WINDOW: Duration = Duration::from_millis(1_050);

/// The turn did not come before the deadline.
#[derive(Debug)]
pub(super) struct TooLate;

/// Gives each request its turn. In each lane the first to come is the first to go.
#[derive(Debug)]
pub(super) struct Pace {
    window: Mutex<Window>,
    deeds: tokio::sync::Mutex<()>,
    notices: tokio::sync::Mutex<()>,
}

impl Pace {
    pub(super) fn new(per_second: usize, kept_for_people: usize) -> Self {
        let per_second = per_second.max(1);
        let for_notices = per_second.saturating_sub(kept_for_people).max(1);
        Self {
            window: Mutex::new(Window { sent: VecDeque::new(), closed_until: None, per_second, for_notices }),
            deeds: tokio::sync::Mutex::new(()),
            notices: tokio::sync::Mutex::new(()),
        }
    }

    /// Waits until one more request may go. Answers to interactions are outside of the limit and never wait.
    pub(super) async fn turn(&self, lane: Lane, deadline: Instant) -> Result<(), TooLate> {
        let queue = match lane {
            Lane::Answer => return Ok(()),
            Lane::Deed => &self.deeds,
            Lane::Notice => &self.notices,
        };
        timeout_at(deadline, async {
            let _first_of_the_lane = queue.lock().await;
            loop {
                let opens = self.window().enter(lane, Instant::now());
                match opens {
                    None => return,
                    Some(at) => sleep_until(at).await,
                }
            }
        })
        .await
        .map_err(|_| TooLate)
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

/// What was sent in the last second.
#[derive(Debug)]
struct Window {
    sent: VecDeque<Instant>,
    closed_until: Option<Instant>,
    per_second: usize,
    for_notices: usize,
}

impl Window {
    /// Counts one request in and returns `None`, or says when to ask again.
    fn enter(&mut self, lane: Lane, now: Instant) -> Option<Instant> {
        if let Some(at) = self.closed_until {
            if now < at {
                return Some(at);
            }
            self.closed_until = None;
        }
        while self.sent.front().is_some_and(|sent| *sent + WINDOW <= now) {
            self.sent.pop_front();
        }
        let allowed = if lane == Lane::Notice { self.for_notices } else { self.per_second };
        match self.sent.len().checked_sub(allowed) {
            None => {
                self.sent.push_back(now);
                None
            }
            Some(oldest_in_the_way) => Some(self.sent[oldest_in_the_way] + WINDOW),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window() -> Window {
        Window { sent: VecDeque::new(), closed_until: None, per_second: 5, for_notices: 3 }
    }

    #[test]
    fn notices_leave_room_for_people() {
        let (mut window, now) = (window(), Instant::now());
        for _ in 0..3 {
            assert_eq!(window.enter(Lane::Notice, now), None);
        }
        assert_eq!(window.enter(Lane::Notice, now), Some(now + WINDOW));
        assert_eq!(window.enter(Lane::Deed, now), None);
        assert_eq!(window.enter(Lane::Deed, now), None);
        assert_eq!(window.enter(Lane::Deed, now), Some(now + WINDOW));
    }

    #[test]
    fn no_second_whatever_has_more_than_the_limit() {
        let (mut window, mut now) = (window(), Instant::now());
        let mut sent = Vec::new();
        for _ in 0..40 {
            while let Some(at) = window.enter(Lane::Deed, now) {
                assert!(at > now, "a wait must lead on");
                now = at;
            }
            sent.push(now);
            now += Duration::from_millis(70);
        }
        for start in &sent {
            let within =
                sent.iter().filter(|at| *at >= start && **at < *start + Duration::from_secs(1)).count();
            assert!(within <= 5, "{within} in one second");
        }
    }

    #[test]
    fn a_closed_window_opens_again() {
        let (mut window, now) = (window(), Instant::now());
        window.closed_until = Some(now + Duration::from_secs(2));
        assert_eq!(window.enter(Lane::Deed, now), Some(now + Duration::from_secs(2)));
        assert_eq!(window.enter(Lane::Deed, now + Duration::from_secs(2)), None);
    }
}
