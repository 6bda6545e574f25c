//! Restores the scroll positions of history entries.
//!
//! The browser would restore a position before the page of the entry is in the document, so the site does it. The state of
//! an entry contains an id, and the position when scrolling last stopped; this outlives the document. Within the document,
//! exact positions are also kept in memory, because the state of an entry cannot be written after it has been left.

use std::cell::{Cell, RefCell};
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::ScrollRestoration;

use super::history::Entry;
use super::target::ScrollTarget;
use crate::timer::Debounce;

/// How long scrolling must have stopped before the position is written. Browsers limit how often an entry may be written.
const DEBOUNCE: Duration = Duration::from_millis(120);

thread_local! {
    /// The current entry, with its position when it was entered.
    static CURRENT: Cell<Entry> = const { Cell::new(Entry { id: 0.0, scroll_y: 0.0 }) };
    /// Entries with their positions when they were left.
    static SAVED: RefCell<Vec<Entry>> = const { RefCell::new(Vec::new()) };
    /// Whether the page of the current entry is on the screen and its scroll position has been restored.
    static RESTORED: Cell<bool> = const { Cell::new(true) };
}

/// Starts to save scroll positions.
pub(super) fn listen() {
    load_entry();
    // When a document is loaded, the browser restores its position more reliably: the prerendered page is complete.
    window_event_listener(ev::pagehide, |_| set_scroll_restoration(ScrollRestoration::Auto));
    let debounce = Debounce::default();
    window_event_listener(ev::scroll, move |_| {
        debounce.call(DEBOUNCE, || {
            if RESTORED.get() {
                write();
            }
        });
    });
}

/// Saves the position of the current entry. Called before the page changes, even if history has already moved.
pub(super) fn save_entry() {
    // If the page of the entry was never shown, its saved position stays.
    if !RESTORED.replace(false) {
        return;
    }
    // Not earlier: the browser may still be restoring the position of the first page.
    set_scroll_restoration(ScrollRestoration::Manual);
    let entry = current_entry();
    SAVED.with_borrow_mut(|saved| {
        saved.retain(|other| !other.is_same(entry));
        saved.push(entry);
    });
}

/// Makes the browser's current history entry [`CURRENT`]. Writes a state into it if it has none.
fn load_entry() {
    let entry = Entry::current().unwrap_or_else(|| {
        let new = Entry::new();
        new.write();
        new
    });
    CURRENT.set(entry);
}

/// Pushes an entry for an address and makes it the current one. Returns whether the browser has added it.
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

/// Saves the previous entry and loads the one that history has moved to. Returns the scroll position to restore, or `None` if
/// the entry is already the current one.
pub(super) fn traverse() -> Option<ScrollTarget> {
    let existing = Entry::current();
    if existing.is_some_and(|entry| entry.is_same(CURRENT.get())) {
        return None;
    }
    save_entry();
    load_entry();
    // The browser has already scrolled to a new entry: its address may have a fragment.
    Some(existing.map_or(ScrollTarget::Unchanged, |entry| {
        let saved = SAVED.with_borrow(|saved| saved.iter().find(|other| other.is_same(entry)).copied());
        ScrollTarget::Position(saved.unwrap_or(entry).scroll_y)
    }))
}

/// Marks the page of the current entry as shown and its scroll position as restored.
pub(super) fn mark_restored() {
    RESTORED.set(true);
}

/// Scrolls to a vertical position without animation.
pub(super) fn scroll_to(y: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(y);
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    window().scroll_to_with_scroll_to_options(&options);
}

/// Writes the scroll position into the state of the current entry.
fn write() {
    current_entry().write();
}

/// Returns the current entry with the current scroll position.
fn current_entry() -> Entry {
    Entry { scroll_y: window().scroll_y().unwrap_or(0.0), ..CURRENT.get() }
}

fn set_scroll_restoration(value: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(value);
    }
}
