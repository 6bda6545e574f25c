//! Limits the rate of requests per host.

use std::collections::HashMap;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use crate::lock;

/// Spaces out the requests to each host, across all threads.
pub(crate) struct RateLimiter {
    min_interval: Duration,
    /// Earliest time of the next request, by host.
    next: Mutex<HashMap<String, Instant>>,
}

impl RateLimiter {
    /// Creates a limiter that leaves at least `min_interval` between two requests to one host.
    pub(crate) fn new(min_interval: Duration) -> Self {
        Self { min_interval, next: Mutex::default() }
    }

    /// Reserves the next slot of `host` and waits for it.
    pub(crate) fn wait(&self, host: &str) {
        let now = Instant::now();
        let slot = self.reserve(host, now);
        thread::sleep(slot.saturating_duration_since(now));
    }

    /// Reserves the next slot of `host` and returns its time.
    fn reserve(&self, host: &str, now: Instant) -> Instant {
        let mut next = lock(&self.next);
        let slot = next.get(host).map_or(now, |next| (*next).max(now));
        next.insert(host.to_owned(), slot + self.min_interval);
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_of_one_host_are_spaced_and_hosts_are_independent() {
        let second = Duration::from_secs(1);
        let (limiter, now) = (RateLimiter::new(second), Instant::now());
        assert_eq!(limiter.reserve("a", now), now);
        assert_eq!(limiter.reserve("a", now), now + second);
        assert_eq!(limiter.reserve("b", now), now);
        assert_eq!(limiter.reserve("a", now + second / 2), now + second * 2);
        assert_eq!(limiter.reserve("a", now + second * 9), now + second * 9);
    }
}
