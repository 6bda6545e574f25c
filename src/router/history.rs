//! The entries of the browser's history, which the site writes itself.
//!
//! `leptos_router` 0.8.17 writes them by a list of its own of visited addresses. That list only gets shorter when history moves,
//! so after Back and Forward a link to its last address counts as one to the current page, and nothing is written
//! (leptos-rs/leptos#4324): the next page then stands under the address of another. Here nobody but the browser knows where
//! the visitor is.
//!
//! Browsers limit how often history may be written: Safari throws after 100 times in 30 s, Firefox after 200 in 10 s, and
//! Chromium goes on without having done anything. So nothing here relies on it.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

/// How long the address of an entry stays before it is replaced again.
const PAUSE: Duration = Duration::from_millis(300);

thread_local! {
    /// Whether [`PAUSE`] has not passed since the last replacement.
    static PAUSED: Cell<bool> = const { Cell::new(false) };
    /// What the address of the current entry is to be replaced by then.
    static REPLACEMENT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What the site keeps in the state of an entry.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    /// Tells the entry from all others.
    pub(super) number: f64,
    /// How far down the page scrolling last came to rest, in CSS pixels.
    pub(super) top: f64,
}

impl Entry {
    /// An entry that was never seen before.
    pub(super) fn new() -> Self {
        Self { number: js_sys::Math::random(), top: 0.0 }
    }

    /// The entry at which history is; nothing if the site has not written into it yet.
    pub(super) fn current() -> Option<Self> {
        let state: js_sys::Array = window().history().ok()?.state().ok()?.dyn_into().ok()?;
        Some(Self { number: state.get(0).as_f64()?, top: state.get(1).as_f64()? })
    }

    pub(super) fn is(self, other: Self) -> bool {
        self.number.to_bits() == other.number.to_bits()
    }

    /// Writes this into the current entry.
    pub(super) fn write(self) {
        if let Ok(history) = window().history() {
            _ = history.replace_state(&self.state(), "");
        }
    }

    /// Adds this entry behind the current one. Returns whether the browser has done so.
    pub(super) fn push(self, href: &str) -> bool {
        let Ok(history) = window().history() else { return false };
        history.push_state_with_url(&self.state(), "", Some(href)).is_ok()
            && Self::current().is_some_and(|current| current.is(self))
    }

    fn state(self) -> JsValue {
        js_sys::Array::of2(&self.number.into(), &self.top.into()).into()
    }
}

/// Replaces the address of the current entry, whose page stays; a few times a second at most, and at the latest when the visitor
/// leaves. Whoever types into a filter would soon be over the limit of a browser.
pub(crate) fn replace(href: String) {
    if PAUSED.get() {
        REPLACEMENT.set(Some(href));
        return;
    }
    write_address(&href);
    PAUSED.set(true);
    let go_on = || {
        PAUSED.set(false);
        if let Some(href) = REPLACEMENT.take() {
            replace(href);
        }
    };
    set_timeout(go_on, PAUSE);
}

/// Replaces the address at once, if it is to be.
pub(super) fn flush() {
    if let Some(href) = REPLACEMENT.take() {
        write_address(&href);
    }
}

/// Forgets about replacing the address: history has moved to another entry.
pub(super) fn forget_replacement() {
    REPLACEMENT.take();
}

/// Keeps what is written late from getting lost.
pub(super) fn listen() {
    window_event_listener(ev::pagehide, |_| flush());
}

fn write_address(href: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        _ = history.replace_state_with_url(&state, "", Some(href));
    }
}

/// The address of the document, as links have it: path, query and fragment.
pub(super) fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}
