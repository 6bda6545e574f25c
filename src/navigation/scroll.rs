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
use web_sys::ScrollRestoration;

use super::history::Entry;

/// How long scrolling has to rest before its position is written. Browsers limit how often an entry may change.
const REST: Duration = Duration::from_millis(120);

thread_local! {
    /// The current entry, with the position that it was entered with.
    static CURRENT: Cell<Entry> = const { Cell::new(Entry { number: 0.0, top: 0.0 }) };
    /// Entries, with the positions at which they were left.
    static LEFT: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
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
    let entry = here();
    LEFT.with_borrow_mut(|left| {
        left.retain(|other| !other.is(entry));
        left.push(entry);
    });
}

/// Takes the entry at which history is now for the current one, and writes into it if nothing is there.
fn enter() {
    let entry = Entry::current().unwrap_or_else(|| {
        let new = Entry::new();
        new.write();
        new
    });
    CURRENT.set(entry);
}

/// Leaves the current entry for a new one of this address. Returns whether the browser has one.
pub(super) fn advance(href: &str) -> bool {
    // The positions in memory do not outlive the document.
    write();
    let new = Entry::new();
    let advanced = new.push(href);
    if advanced {
        CURRENT.set(new);
    }
    advanced
}

/// How far down the page of an entry to which history has moved is to be shown.
#[derive(Clone, Copy)]
pub(super) enum Position {
    /// Where the browser has put it: the entry is new, and its address may name a part of the page.
    AsItIs,
    /// Where it was left, in CSS pixels.
    Left(f64),
}

/// Follows history to the entry at which it is now; nothing if that has been followed already.
pub(super) fn follow() -> Option<Position> {
    let known = Entry::current();
    if known.is_some_and(|entry| entry.is(CURRENT.get())) {
        return None;
    }
    leave();
    enter();
    Some(known.map_or(Position::AsItIs, |entry| {
        let left = LEFT.with_borrow(|left| left.iter().find(|other| other.is(entry)).copied());
        Position::Left(left.unwrap_or(entry).top)
    }))
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

/// Writes the position into the state of the current entry.
fn write() {
    here().write();
}

/// The current entry, with the position at which the page is.
fn here() -> Entry {
    Entry { top: window().scroll_y().unwrap_or(0.0), ..CURRENT.get() }
}

fn restoration(value: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(value);
    }
}
