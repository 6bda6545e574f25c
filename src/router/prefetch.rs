//! Prefetches the page of a link that is pointed at, touched or focused.

use std::time::Duration;

use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::link_click::{self, Action};
use super::navigator::Navigator;
use super::state::Event;
use crate::timer::Debounce;

/// How long the pointer or the focus must stay on a link before its page is prefetched.
const DEBOUNCE: Duration = Duration::from_millis(40);

/// Listens for events on links, unless the visitor saves data.
pub(super) fn listen(navigator: &Navigator) {
    if saves_data() {
        return;
    }
    for kind in ["pointerover", "focusin"] {
        let navigator = navigator.clone();
        // Debounced, so that links that the pointer only passes over are not prefetched.
        let debounce = Debounce::default();
        window_event_listener_untyped(kind, move |event| {
            let link = link_click::closest_link(&event);
            let navigator = navigator.clone();
            debounce.call(DEBOUNCE, move || {
                if let Some(link) = link.filter(|link| link_click::action(true, link) == Some(Action::Navigate)) {
                    navigator.dispatch(Event::Hint(link_click::target(&link)));
                }
            });
        });
    }
}

/// Returns whether the visitor has asked to save data, or the network is slow. Always `false` in browsers without the Network
/// Information API.
fn saves_data() -> bool {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let Some(connection) = get(&window().navigator(), "connection").filter(JsValue::is_object) else { return false };
    let slow =
        get(&connection, "effectiveType").and_then(|kind| kind.as_string()).is_some_and(|kind| kind.ends_with("2g"));
    slow || get(&connection, "saveData").is_some_and(|saves| saves.is_truthy())
}
