//! A clock that does not wait.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use jiff::Timestamp;
use polite_http::Clock;

/// A clock that moves only when somebody waits. It records how long.
pub(crate) struct FakeClock {
    now: Cell<Timestamp>,
    pub(crate) sleeps: RefCell<Vec<Duration>>,
}

impl FakeClock {
    pub(crate) fn new() -> Self {
        Self { now: Cell::new("2026-12-01T00:00:00Z".parse().unwrap()), sleeps: RefCell::default() }
    }
}

impl Clock for FakeClock {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn sleep(&self, duration: Duration) {
        self.now.set(self.now.get() + duration);
        self.sleeps.borrow_mut().push(duration);
    }
}
