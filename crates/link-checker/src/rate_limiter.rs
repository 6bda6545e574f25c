//! When a host can be asked again.

use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::locked;

/// Keeps requests to one host apart, whichever thread they come from.
pub(crate) struct RateLimiter {
    pause: Duration,
    /// The first moment at which each host can be asked.
    free: Mutex<HashMap<String, Instant>>,
}

impl RateLimiter {
    /// At least `pause` between two requests to one host.
    pub(crate) fn new(pause: Duration) -> Self {
        Self { pause, free: Mutex::default() }
    }

    /// Waits until `host` can be asked, and takes that turn.
    pub(crate) fn wait(&self, host: &str) {
        let now = Instant::now();
        let turn = self.turn(host, now);
        thread::sleep(turn.saturating_duration_since(now));
    }

    /// Takes the next turn at a host.
    fn turn(&self, host: &str, now: Instant) -> Instant {
        let mut free = locked(&self.free);
        let turn = free.get(host).map_or(now, |free| (*free).max(now));
        free.insert(host.to_owned(), turn + self.pause);
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_at_one_host_are_apart_and_others_are_free() {
        let second = Duration::from_secs(1);
        let (limiter, now) = (RateLimiter::new(second), Instant::now());
        assert_eq!(limiter.turn("a", now), now);
        assert_eq!(limiter.turn("a", now), now + second);
        assert_eq!(limiter.turn("b", now), now);
        assert_eq!(limiter.turn("a", now + second / 2), now + second * 2);
        assert_eq!(limiter.turn("a", now + second * 9), now + second * 9);
    }
}
