//! Handles click events.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event as DomEvent, HtmlAnchorElement, MouseEvent};

use super::{Action, Click};
use crate::router::navigator::Navigator;
use crate::router::state::Event;
use crate::router::target::Target;
use crate::router::{Navigation, history};

/// Listens for clicks on links.
pub(in crate::router) fn listen(navigator: Navigator, navigation: Navigation) {
    let handle = move |event: MouseEvent| {
        let Some(link) = closest_link(&event) else { return };
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let plain = !event.default_prevented() && event.button() == 0 && !modified;
        match action(plain, &link) {
            Some(Action::Navigate) => navigator.dispatch(Event::Link(target(&link))),
            // Loaded explicitly: `leptos_router` handles every same-origin link whose default is not prevented.
            Some(Action::Document) => _ = window().location().assign(&link.href()),
            Some(Action::Fragment) => {
                history::flush();
                navigation.arrivals.update(|count| *count += 1);
                // The browser's fragment navigation scrolls, updates `:target` and moves the sequential focus navigation
                // starting point, also when the fragment is the current one.
                _ = window().location().assign(&link.href());
            }
            Some(Action::Browser) | None => return,
        }
        event.prevent_default();
    };
    let handle = Closure::<dyn Fn(MouseEvent)>::new(handle).into_js_value();
    _ = document().add_event_listener_with_callback("click", handle.unchecked_ref());
}

/// Returns the link that contains the target of an event.
pub(in crate::router) fn closest_link(event: &DomEvent) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Returns the target of a link.
pub(in crate::router) fn target(link: &HtmlAnchorElement) -> Target {
    Target::new(&link.pathname(), link.search(), link.hash())
}

/// Returns how to handle a click on a link, or `None` if the location of the document cannot be read.
pub(in crate::router) fn action(plain: bool, link: &HtmlAnchorElement) -> Option<Action> {
    let location = window().location();
    let external = link.rel().split_ascii_whitespace().any(|rel| rel == "external");
    let click = Click {
        plain,
        left_to_browser: external || link.has_attribute("download") || !link.target().is_empty(),
        same_origin: link.origin() == location.origin().ok()?,
        path: &link.pathname(),
        current_path: &location.pathname().ok()?,
        query_differs: link.search() != location.search().ok()?,
        has_hash: link.href().contains('#'),
    };
    Some(click.action())
}
