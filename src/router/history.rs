//! Writes entries of the session history.
//!
//! `leptos_router` 0.8.17 decides what to write by its own list of visited addresses. That list only shrinks on traversal.
//! After Back and Forward, a link to its last address is taken for a link to the current page, and no entry is added
//! (leptos-rs/leptos#4324): the next page is then shown under the wrong address. Here the browser's history is the only
//! source of truth.
//!
//! Browsers limit how often history may be written: Safari throws after 100 calls in 30 s, Firefox after 200 in 10 s, and
//! Chromium silently ignores the call. So no code here assumes that a write succeeds.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use crate::timer;

/// Minimum interval between two replacements of the address.
const THROTTLE: Duration = Duration::from_millis(300);

thread_local! {
    /// Whether the last replacement was less than [`THROTTLE`] ago.
    static THROTTLED: Cell<bool> = const { Cell::new(false) };
    /// The address that replaces that of the current entry when the throttle ends.
    static PENDING: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The state that the site stores in a history entry.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Random id of the entry.
    pub(super) id: f64,
    /// Vertical scroll position when scrolling last stopped, in CSS pixels.
    pub(super) scroll_y: f64,
}

impl Entry {
    /// Creates an entry with a new id.
    pub(super) fn new() -> Self {
        Self { id: js_sys::Math::random(), scroll_y: 0.0 }
    }

    /// Reads the current history entry. Returns `None` if the site has not stored its state in it yet.
    pub(super) fn current() -> Option<Self> {
        let state: js_sys::Array = window().history().ok()?.state().ok()?.dyn_into().ok()?;
        Some(Self { id: state.get(0).as_f64()?, scroll_y: state.get(1).as_f64()? })
    }

    /// Returns whether both are the same history entry.
    pub(super) fn is_same(self, other: Self) -> bool {
        self.id.to_bits() == other.id.to_bits()
    }

    /// Writes the state into the current history entry.
    pub(super) fn write(self) {
        if let Ok(history) = window().history() {
            _ = history.replace_state(&self.state(), "");
        }
    }

    /// Pushes this entry. Returns whether the browser has added it.
    pub(super) fn push(self, href: &str) -> bool {
        let Ok(history) = window().history() else { return false };
        history.push_state_with_url(&self.state(), "", Some(href)).is_ok()
            && Self::current().is_some_and(|current| current.is_same(self))
    }

    fn state(self) -> JsValue {
        js_sys::Array::of2(&self.id.into(), &self.scroll_y.into()).into()
    }
}

/// Replaces the address of the current entry without changing its page. Throttled, because typing into a filter would soon
/// exceed the limits of browsers. A pending replacement is written before the next navigation and on `pagehide`.
pub(crate) fn replace(href: String) {
    if THROTTLED.get() {
        PENDING.set(Some(href));
        return;
    }
    replace_state(&href);
    THROTTLED.set(true);
    let end_throttle = || {
        THROTTLED.set(false);
        if let Some(href) = PENDING.take() {
            replace(href);
        }
    };
    timer::after(THROTTLE, end_throttle);
}

/// Writes a pending replacement immediately.
pub(super) fn flush() {
    if let Some(href) = PENDING.take() {
        replace_state(&href);
    }
}

/// Discards a pending replacement, because history has moved to another entry.
pub(super) fn discard_pending() {
    PENDING.take();
}

/// Writes a pending replacement when the document is hidden.
pub(super) fn listen() {
    window_event_listener(ev::pagehide, |_| flush());
}

fn replace_state(href: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

/// Returns the address of the document as a relative URL: path, query and fragment.
pub(super) fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
