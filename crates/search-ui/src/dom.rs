//! Small helpers for the document.

use js_sys::encode_uri_component;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Element, Event, EventTarget, Window};

use crate::view;

/// The window. There is one wherever this program runs.
#[expect(clippy::expect_used, reason = "this program is only loaded by a document")]
pub(crate) fn window() -> Window {
    web_sys::window().expect("a window")
}

/// The document.
#[expect(clippy::expect_used, reason = "this program is only loaded by a document")]
pub(crate) fn document() -> Document {
    window().document().expect("a document")
}

/// A query, percent-encoded.
pub(crate) fn encoded(query: &str) -> String {
    encode_uri_component(query.trim()).into()
}

/// The address of all results of a query.
pub(crate) fn results(query: &str) -> String {
    view::results(&encoded(query))
}

/// Listens for as long as the document is open.
pub(crate) fn listen(target: &EventTarget, kind: &str, listener: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    _ = target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// The element that an event happened in or within, if it fits a selector.
pub(crate) fn within(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// An element of a type, by its selector.
pub(crate) fn find<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// An element of the document, likewise.
pub(crate) fn find_in_document<T: JsCast>(selector: &str) -> Option<T> {
    find(&document().document_element()?, selector)
}
