//! Listens to the browser: clicks on links, the address, and wishes to try again.

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

use super::Navigation;
use super::click::{Answer, Click};
use super::scroll::{self, Entry};
use super::visit::{Target, Visitor};
use crate::content::Content;
use crate::routes;

/// Takes over links and history. Called once, below the router.
pub(super) fn take_over(navigation: Navigation) {
    let content = Content::expect();
    let visitor = Visitor::new(content, navigation, use_navigate());
    scroll::remember();
    follow_clicks(visitor.clone(), navigation);
    follow_entries();
    follow_history(visitor.clone(), content);
    Effect::new(move |before: Option<()>| {
        if navigation.retries.get() > 0 && before.is_some() {
            visitor.reload();
        }
    });
}

fn follow_clicks(visitor: Visitor, navigation: Navigation) {
    let handle = move |event: MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        let Some(answer) = answer(&event, &link) else { return };
        match answer {
            Answer::Browser => {}
            // The router listens above, on the window, and would take every link of this origin for its own.
            Answer::Document => event.stop_propagation(),
            Answer::SamePage => {
                event.prevent_default();
                navigation.arrivals.update(|count| *count += 1);
                // The browser's own move scrolls, marks `:target` and moves the start of focus, each time anew.
                _ = window().location().assign(&link.href());
            }
            Answer::Visit => {
                event.prevent_default();
                visitor.go(Target::of(&link));
            }
        }
    };
    let handle = Closure::<dyn Fn(MouseEvent)>::new(handle).into_js_value();
    _ = document().add_event_listener_with_callback("click", handle.unchecked_ref());
}

/// The link that an event happened in.
fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// What becomes of a click; `None` where the document has no address to compare with.
fn answer(event: &MouseEvent, link: &HtmlAnchorElement) -> Option<Answer> {
    let here = window().location();
    let external = link.rel().split_ascii_whitespace().any(|rel| rel == "external");
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let click = Click {
        plain: !event.default_prevented() && event.button() == 0 && !modified,
        left_to_browser: external || link.has_attribute("download") || !link.target().is_empty(),
        same_origin: link.origin() == here.origin().ok()?,
        path: &link.pathname(),
        here: &here.pathname().ok()?,
        other_query: link.search() != here.search().ok()?,
        has_hash: link.href().contains('#'),
    };
    Some(click.answer())
}

/// Back and Forward: the router has the new address already, the page has to follow.
fn follow_history(visitor: Visitor, content: Content) {
    let path = use_location().pathname;
    Effect::new(move |before: Option<()>| {
        let address = routes::canonical(&path.get());
        if before.is_some() && content.shown.with_untracked(|shown| shown.address != address) {
            visitor.follow(address);
        } else if before.is_some() {
            visitor.stay();
        }
    });
}

/// Back and Forward within a page: only the position changes. Where the page changes, it has been followed by now: the
/// router listens to the same event, and did so first.
fn follow_entries() {
    window_event_listener(ev::popstate, |_| {
        match scroll::follow() {
            // The browser has moved to the part that the new address names.
            Some(Entry::New) => scroll::settle(),
            Some(Entry::Left(top)) => {
                scroll::to(top);
                scroll::settle();
            }
            None => {}
        }
    });
}
