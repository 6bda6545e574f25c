//! Small helpers for the document.

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, Event, EventTarget, Window};

use crate::view;

/// Returns the window. There is one wherever this program runs.
#[expect(clippy::expect_used, reason = "this program is only loaded by a document")]
pub(crate) fn window() -> Window {
    web_sys::window().expect("a window")
}

/// Returns the document.
#[expect(clippy::expect_used, reason = "this program is only loaded by a document")]
pub(crate) fn document() -> Document {
    window().document().expect("a document")
}

/// Percent-encodes a query.
pub(crate) fn encoded(query: &str) -> String {
    encode_uri_component(query.trim()).into()
}

/// Returns the address of the page of results of a query.
pub(crate) fn results_url(query: &str) -> String {
    view::results_url(&encoded(query))
}

/// Adds a listener that is never removed.
pub(crate) fn listen(target: &EventTarget, kind: &str, listener: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Returns the first descendant of an element that a selector matches.
pub(crate) fn find<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// Waits, in milliseconds.
pub(crate) async fn wait(duration: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, duration);
    });
    _ = JsFuture::from(timer).await;
}
