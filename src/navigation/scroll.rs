//! Remembers how far down each entry of the history was left.
//!
//! The browser would restore positions before the page of the entry is there, so the site does it. An entry is known by
//! a number that stands in its state, beside the position it had when scrolling last came to rest: that outlives the
//! document. Within the document the exact positions are kept in memory, for the state of an entry that has been left
//! cannot be written any more.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ScrollRestoration;

/// How long scrolling has to rest before its position is written. Browsers limit how often an entry may change.
const REST: Duration = Duration::from_millis(120);

thread_local! {
    /// The number of the current entry.
    static CURRENT: Cell<f64> = const { Cell::new(0.0) };
    /// Entries by the bits of their numbers, with the positions at which they were left, in CSS pixels.
    static LEFT: RefCell<Vec<(u64, f64)>> = const { RefCell::new(Vec::new()) };
    /// Whether the page on the screen is that of the current entry, and scrolled to its place.
    static SETTLED: Cell<bool> = const { Cell::new(true) };
}

/// Starts remembering.
pub(super) fn remember() {
    enter();
    // Across documents the browser restores by itself, and better than we could: the whole page is there at once.
    window_event_listener(ev::pagehide, |_| restoration(ScrollRestoration::Auto));
    let rested = RefCell::new(debounce(REST, |_| {
        if SETTLED.get() {
            write();
        }
    }));
    window_event_listener(ev::scroll, move |event| rested.borrow_mut()(event));
}

/// Notes where the current entry is left. Called before the page changes, also when history has moved already.
pub(super) fn leave() {
    // An entry that was passed on the way to another keeps the position it had.
    if !SETTLED.replace(false) {
        return;
    }
    // From here on there is more than one page in this document. Not before: the browser may still be restoring the first.
    restoration(ScrollRestoration::Manual);
    let (entry, top) = (CURRENT.get().to_bits(), position());
    LEFT.with_borrow_mut(|left| {
        left.retain(|(other, _)| *other != entry);
        left.push((entry, top));
    });
}

/// Takes the entry at which history is now for the current one, and gives it a number if it has none.
pub(super) fn enter() {
    let known = state();
    CURRENT.set(known.map_or_else(js_sys::Math::random, |(entry, _)| entry));
    if known.is_none() {
        write();
    }
}

/// An entry to which history has moved.
pub(super) enum Entry {
    /// A new one.
    New,
    /// One that was left at this position, in CSS pixels.
    Left(f64),
}

/// Follows history to the entry at which it is now; nothing if that has been followed already.
pub(super) fn follow() -> Option<Entry> {
    let known = state();
    if known.is_some_and(|(entry, _)| entry.to_bits() == CURRENT.get().to_bits()) {
        return None;
    }
    leave();
    enter();
    Some(known.map_or(Entry::New, |_| Entry::Left(remembered())))
}

/// How far down the current entry was left, in CSS pixels.
fn remembered() -> f64 {
    let current = CURRENT.get().to_bits();
    let left = LEFT.with_borrow(|left| left.iter().find(|(entry, _)| *entry == current).map(|(_, top)| *top));
    left.or_else(|| state().map(|(_, top)| top)).unwrap_or(0.0)
}

/// The page of the current entry is on the screen, and where it should be.
pub(super) fn settle() {
    SETTLED.set(true);
}

/// Jumps, also where the style asks for smooth scrolling: a page does not glide into place.
pub(super) fn to(top: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Number and position in the state of the current entry.
fn state() -> Option<(f64, f64)> {
    let state: js_sys::Array = window().history().ok()?.state().ok()?.dyn_into().ok()?;
    Some((state.get(0).as_f64()?, state.get(1).as_f64()?))
}

/// Writes the position into the state of the current entry.
pub(super) fn write() {
    if let Ok(history) = window().history() {
        let state = js_sys::Array::of2(&CURRENT.get().into(), &position().into());
        _ = history.replace_state(&JsValue::from(state), "");
    }
}

fn position() -> f64 {
    window().scroll_y().unwrap_or(0.0)
}

fn restoration(value: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(value);
    }
}
