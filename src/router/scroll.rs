//! Restores how far down each entry of the history was scrolled.
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
use super::target::ScrollTarget;

/// How long scrolling has to rest before its position is written. Browsers limit how often an entry may change.
const REST: Duration = Duration::from_millis(120);

thread_local! {
    /// The current entry, with the position that it was entered with.
    static CURRENT: Cell<Entry> = const { Cell::new(Entry { number: 0.0, top: 0.0 }) };
    /// Entries, with the positions at which they were left.
    static SAVED: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
    /// Whether the page on the screen is that of the current entry, and scrolled to its place.
    static RESTORED: Cell<bool> = const { Cell::new(true) };
}

/// Starts to save positions.
pub(super) fn listen() {
    load_entry();
    // Across documents the browser restores by itself, and better than we could: the whole page is there at once.
    window_event_listener(ev::pagehide, |_| restoration(ScrollRestoration::Auto));
    let rested = RefCell::new(debounce(REST, |_| {
        if RESTORED.get() {
            write();
        }
    }));
    window_event_listener(ev::scroll, move |event| rested.borrow_mut()(event));
}

/// Saves where the current entry is left. Called before the page changes, also when history has moved already.
pub(super) fn save_entry() {
    // An entry that was passed on the way to another keeps the position it had.
    if !RESTORED.replace(false) {
        return;
    }
    // From here on there is more than one page in this document. Not before: the browser may still be restoring the first.
    restoration(ScrollRestoration::Manual);
    let entry = here();
    SAVED.with_borrow_mut(|saved| {
        saved.retain(|other| !other.is(entry));
        saved.push(entry);
    });
}

/// Takes the entry at which history is now for the current one, and writes into it if nothing is there.
fn load_entry() {
    let entry = Entry::current().unwrap_or_else(|| {
        let new = Entry::new();
        new.write();
        new
    });
    CURRENT.set(entry);
}

/// Adds an entry for an address behind the current one, and makes it the current one. Returns whether the browser has done so.
pub(super) fn push_entry(href: &str) -> bool {
    // The positions in memory do not outlive the document.
    write();
    let new = Entry::new();
    let is_pushed = new.push(href);
    if is_pushed {
        CURRENT.set(new);
    }
    is_pushed
}

/// Loads the entry to which history has moved, after saving the one before it. Returns where its page was left; nothing if it is
/// the current one already.
pub(super) fn traverse() -> Option<ScrollTarget> {
    let known = Entry::current();
    if known.is_some_and(|entry| entry.is(CURRENT.get())) {
        return None;
    }
    save_entry();
    load_entry();
    // A new one is where the browser has put it: its address may name a part of the page.
    Some(known.map_or(ScrollTarget::Unchanged, |entry| {
        let saved = SAVED.with_borrow(|saved| saved.iter().find(|other| other.is(entry)).copied());
        ScrollTarget::Position(saved.unwrap_or(entry).top)
    }))
}

/// The page of the current entry is on the screen, and where it should be.
pub(super) fn mark_restored() {
    RESTORED.set(true);
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
