//! Listens to the browser: clicks on links, the address, and wishes to try again.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::Reflect;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::location::BrowserUrl;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use super::Navigation;
use super::click::{Answer, Click};
use super::scroll::{self, Position};
use super::visit::{Target, Visitor};
use crate::content::{Content, VisitorError};
use crate::routes;

/// How long a pointer or the focus rests on a link whose page is fetched ahead.
const REST: Duration = Duration::from_millis(40);

/// Takes over links and history. Called once, below the router.
pub(super) fn take_over(navigation: Navigation) {
    let content = Content::expect();
    let visitor = Visitor::new(content, navigation, &expect_context::<BrowserUrl>());
    scroll::remember();
    follow_clicks(visitor.clone(), navigation);
    look_ahead(&visitor);
    follow_history(visitor.clone(), content);
    // A document that stands in for one that could not be fetched may stand for a page whose content is kept. At its own
    // address it stands for none.
    let offline = content.shown.with_untracked(|shown| matches!(shown.outcome, Err(VisitorError::Offline)));
    let stands_in = offline && routes::here() != routes::OFFLINE;
    Effect::new(move |before: Option<()>| {
        if navigation.retries.get() > 0 && before.is_some() || stands_in && before.is_none() {
            visitor.reload();
        }
    });
}

fn follow_clicks(visitor: Visitor, navigation: Navigation) {
    let handle = move |event: MouseEvent| {
        let Some(link) = link_of(&event) else { return };
        let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
        let plain = !event.default_prevented() && event.button() == 0 && !modified;
        let Some(answer) = answer(plain, &link) else { return };
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

/// Fetches ahead the page of a link that is pointed at, touched or focused, unless the visitor saves data.
fn look_ahead(visitor: &Visitor) {
    if saves_data() {
        return;
    }
    for kind in ["pointerover", "focusin"] {
        let visitor = visitor.clone();
        // A pointer on its way to another link rests on none.
        let rested = RefCell::new(debounce(REST, move |link: HtmlAnchorElement| {
            if answer(true, &link) == Some(Answer::Visit) {
                visitor.prepare(Target::of(&link));
            }
        }));
        window_event_listener_untyped(kind, move |event| {
            if let Some(link) = link_of(&event) {
                rested.borrow_mut()(link);
            }
        });
    }
}

/// Whether the visitor has asked to save data, or the network is slow (Network Information API, where there is one).
fn saves_data() -> bool {
    let get = |object: &JsValue, key: &str| Reflect::get(object, &key.into()).ok();
    let Some(connection) = get(&window().navigator(), "connection").filter(JsValue::is_object) else { return false };
    let slow =
        get(&connection, "effectiveType").and_then(|kind| kind.as_string()).is_some_and(|kind| kind.ends_with("2g"));
    slow || get(&connection, "saveData").is_some_and(|saves| saves.is_truthy())
}

/// The link that an event happened in.
fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("a[href]").ok()??.dyn_into().ok()
}

/// What becomes of a click on a link; `None` where the document has no address to compare with.
fn answer(plain: bool, link: &HtmlAnchorElement) -> Option<Answer> {
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
    Some(click.answer())
}

/// Back and Forward, and the browser's own moves within the page.
fn follow_history(visitor: Visitor, content: Content) {
    window_event_listener(ev::popstate, move |_| {
        let position = scroll::follow();
        let address = routes::here();
        if content.shown.with_untracked(|shown| shown.address != address) {
            let top = if let Some(Position::Left(top)) = position { top } else { 0.0 };
            return visitor.follow(address, top);
        }
        // Only the position changes.
        visitor.stay();
        if let Some(Position::Left(top)) = position {
            scroll::to(top);
        }
        if position.is_some() {
            scroll::settle();
        }
    });
}
