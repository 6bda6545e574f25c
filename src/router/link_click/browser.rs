//! Reads clicks from the browser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event as DomEvent, HtmlAnchorElement, MouseEvent};

use super::{Action, Click};
use crate::router::navigator::Navigator;
use crate::router::state::Event;
use crate::router::target::Target;
use crate::router::{Navigation, history};

/// Follows the links that are clicked.
pub(in crate::router) fn listen(navigator: Navigator, navigation: Navigation) {
    let handle = move |event: MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let plain = !event.default_prevented() && event.button() == 0 && !modified;
        match action(plain, &link) {
            Some(Action::Navigate) => navigator.dispatch(Event::Link(target(&link))),
            // Not left to the browser: leptos_router takes every link of this origin that nobody has answered.
            Some(Action::Document) => _ = window().location().assign(&link.href()),
            Some(Action::Fragment) => {
                history::flush();
                navigation.arrivals.update(|count| *count += 1);
                // The browser's own move scrolls, marks `:target` and moves the start of focus, each time anew.
                _ = window().location().assign(&link.href());
            }
            Some(Action::Browser) | None => return,
        }
        event.prevent_default();
    };
    let handle = Closure::<dyn Fn(MouseEvent)>::new(handle).into_js_value();
    _ = document().add_event_listener_with_callback("click", handle.unchecked_ref());
}

/// The link that an event happened in.
pub(in crate::router) fn link_of(event: &DomEvent) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// Where a link leads.
pub(in crate::router) fn target(link: &HtmlAnchorElement) -> Target {
    Target::new(&link.pathname(), link.search(), link.hash())
}

/// What becomes of a click on a link; nothing where the document has no address to compare with.
pub(in crate::router) fn action(plain: bool, link: &HtmlAnchorElement) -> Option<Action> {
    let here = window().location();
    let external = link.rel().split_ascii_whitespace().any(|rel| rel == "external");
    let click = Click {
        plain,
        left_to_browser: external || link.has_attribute("download") || !link.target().is_empty(),
        same_origin: link.origin() == here.origin().ok()?,
        path: &link.pathname(),
        here: &here.pathname().ok()?,
        other_query: link.search() != here.search().ok()?,
        has_hash: link.href().contains('#'),
    };
    Some(click.action())
}
