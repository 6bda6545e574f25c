//! Remembers how far down each entry of the history was left, in the entry itself.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::ScrollRestoration;

/// How long scrolling has to rest before its position is written. Browsers limit how often an entry may change.
const REST: Duration = Duration::from_millis(120);

/// Starts remembering.
pub(super) fn remember() {
    restoration(ScrollRestoration::Manual);
    // Across documents the browser restores by itself, and better than we could: the whole page is there at once.
    window_event_listener(ev::pagehide, |_| restoration(ScrollRestoration::Auto));
    window_event_listener(ev::pageshow, |_| restoration(ScrollRestoration::Manual));
    let rested = RefCell::new(debounce(REST, |_| write()));
    window_event_listener(ev::scroll, move |event| rested.borrow_mut()(event));
}

/// How far down the current entry of the history was left, in CSS pixels.
pub(super) fn remembered() -> f64 {
    window().history().and_then(|history| history.state()).ok().and_then(|state| state.as_f64()).unwrap_or(0.0)
}

/// Writes the position down now, before the entry is left.
pub(super) fn write() {
    if let (Ok(history), Ok(top)) = (window().history(), window().scroll_y()) {
        _ = history.replace_state(&JsValue::from_f64(top), "");
    }
}

fn restoration(value: ScrollRestoration) {
    if let Ok(history) = window().history() {
        _ = history.set_scroll_restoration(value);
    }
}
