//! The time, which tests replace.

use std::thread;
use std::time::Duration;

use jiff::Timestamp;

/// Tells the time and waits.
pub trait Clock {
    /// Returns the time.
    fn now(&self) -> Timestamp;

    /// Waits.
    fn sleep(&self, duration: Duration);
}

/// The clock of the machine.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn sleep(&self, duration: Duration) {
        thread::sleep(duration);
    }
}
