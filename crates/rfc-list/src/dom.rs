//! Small helpers for the document.

use js_sys::{Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, AddEventListenerOptions, Document, Element, Event, RequestInit, Response, Window};

/// How long a file may take, in milliseconds.
const TIMEOUT: u32 = 20_000;

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

/// Adds a listener to the document that is never removed. It hears also of events that do not bubble.
pub(crate) fn listen(kind: &str, listener: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let callback = closure.as_ref().unchecked_ref();
    _ = document().add_event_listener_with_callback_and_add_event_listener_options(kind, callback, &options);
    closure.forget();
}

/// Adds a listener to the window that is never removed.
pub(crate) fn listen_to_window(kind: &str, listener: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(listener);
    _ = window().add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    closure.forget();
}

/// Returns the first descendant of an element that a selector matches.
pub(crate) fn find(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok()?
}

/// Returns the descendants of an element that a selector matches.
pub(crate) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}

/// Returns the element that an event is about.
pub(crate) fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// Returns a property of a control; an empty text if it has none.
pub(crate) fn value(control: &Element) -> String {
    Reflect::get(control, &"value".into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}

/// Sets the value of a control.
pub(crate) fn set_value(control: &Element, value: &str) {
    _ = Reflect::set(control, &"value".into(), &value.into());
}

/// Returns whether a box is checked.
pub(crate) fn is_checked(control: &Element) -> bool {
    Reflect::get(control, &"checked".into()).is_ok_and(|value| value.is_truthy())
}

/// Checks a box, or not.
pub(crate) fn set_checked(control: &Element, checked: bool) {
    _ = Reflect::set(control, &"checked".into(), &checked.into());
}

/// Waits, in milliseconds.
pub(crate) async fn wait(duration: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, duration);
    });
    _ = JsFuture::from(timer).await;
}

/// Fetches texts in parallel; `None` if one of them cannot be fetched.
pub(crate) async fn fetch(addresses: &[String]) -> Option<Vec<String>> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT)));
    let fetch = |address: &String| JsFuture::from(window().fetch_with_str_and_init(address, &init));
    let responses: Vec<_> = addresses.iter().map(fetch).collect();
    let mut texts = Vec::new();
    for response in responses {
        let response: Response = response.await.ok()?.dyn_into().ok()?;
        if !response.ok() {
            return None;
        }
        texts.push(JsFuture::from(response.text().ok()?).await.ok()?.as_string()?);
    }
    Some(texts)
}
