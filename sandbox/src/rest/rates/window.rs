//! A span of time in which so much may be asked; it begins with the first request after the last one ended.

use std::time::Duration;

use tokio::time::Instant;

use super::rule::Rate;

/// What was taken since when.
#[derive(Debug, Default)]
pub(super) struct Window {
    ends: Option<Instant>,
    used: u32,
}

/// What a window looks like after a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken {
    pub remaining: u32,
    /// How long until the window ends.
    pub reset_after: Duration,
    /// Whether the request was one too many.
    is_over: bool,
}

impl Taken {
    /// How long to wait, if the request was one too many.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.is_over.then_some(self.reset_after)
    }
}

impl Window {
    /// Takes one from what the rate allows.
    pub(super) fn take(&mut self, rate: Rate, now: Instant) -> Taken {
        if self.is_past(now) {
            (self.ends, self.used) = (Some(now + rate.per), 0);
        }
        let is_over = self.used >= rate.count;
        if !is_over {
            self.used += 1;
        }
        Taken { is_over, ..self.look(rate, now) }
    }

    /// Nothing more for this long.
    pub(super) fn shut(&mut self, wait: Duration, now: Instant) {
        (self.ends, self.used) = (Some(now + wait), u32::MAX);
    }

    /// What is left.
    pub(super) fn look(&self, rate: Rate, now: Instant) -> Taken {
        let used = if self.is_past(now) { 0 } else { self.used };
        let reset_after = self.ends.map_or(Duration::ZERO, |ends| ends.saturating_duration_since(now));
        Taken { remaining: rate.count.saturating_sub(used), reset_after, is_over: false }
    }

    /// How long until there is room again, if there is none.
    pub(super) fn is_full(&self, rate: Rate, now: Instant) -> Option<Duration> {
        let left = self.look(rate, now);
        (left.remaining == 0).then_some(left.reset_after)
    }

    pub(super) fn is_past(&self, now: Instant) -> bool {
        self.ends.is_none_or(|ends| ends <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_begins_with_its_first_request_and_opens_again_when_it_ends() {
        let rate = Rate { count: 2, per: Duration::from_secs(5) };
        let (mut window, start) = (Window::default(), Instant::now());
        assert_eq!(window.look(rate, start).remaining, 2);
        assert_eq!(window.take(rate, start).remaining, 1);
        let second = window.take(rate, start + Duration::from_secs(2));
        assert_eq!((second.remaining, second.reset_after, second.wait()), (0, Duration::from_secs(3), None));
        let third = window.take(rate, start + Duration::from_secs(4));
        assert_eq!(third.wait(), Some(Duration::from_secs(1)));
        assert_eq!(window.is_full(rate, start + Duration::from_secs(4)), Some(Duration::from_secs(1)));
        assert_eq!(window.take(rate, start + Duration::from_secs(5)).remaining, 1);
    }
}
