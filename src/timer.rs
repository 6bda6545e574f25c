//! Timers of the browser, and its frames. The callbacks are boxed, so that the code around a timer is compiled only once.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};

/// Calls `callback` after `delay`.
pub(crate) fn after(delay: Duration, callback: impl FnOnce() + 'static) {
    after_boxed(delay, Box::new(callback));
}

fn after_boxed(delay: Duration, callback: Box<dyn FnOnce()>) {
    set_timeout(callback, delay);
}

/// Calls `callback` before the next frame is painted.
pub(crate) fn before_next_frame(callback: impl FnOnce() + 'static) {
    before_next_frame_boxed(Box::new(callback));
}

fn before_next_frame_boxed(callback: Box<dyn FnOnce()>) {
    request_animation_frame(callback);
}

/// A series of calls, of which only the last one is carried out, once the calls have rested.
#[derive(Clone, Default)]
pub(crate) struct Debounce(Rc<Cell<u32>>);

impl Debounce {
    /// Calls `callback` after `rest`, unless this is called again before.
    pub(crate) fn call(&self, rest: Duration, callback: impl FnOnce() + 'static) {
        self.call_boxed(rest, Box::new(callback));
    }

    fn call_boxed(&self, rest: Duration, callback: Box<dyn FnOnce()>) {
        let number = self.0.get().wrapping_add(1);
        self.0.set(number);
        let latest = Rc::clone(&self.0);
        after(rest, move || {
            if latest.get() == number {
                callback();
            }
        });
    }
}
