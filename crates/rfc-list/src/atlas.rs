//! The pictures beside the list of past meetings. What the filter of the list leaves out is faded in them, and what is chosen in them
//! goes into the filter, where it stays with all else that is chosen.
//!
//! The pictures and the filter are the app's (`src/pages/meetings.rs`). Where it cannot start, the links in the pictures lead to the
//! list.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventInit, MouseEvent, MutationObserver, MutationObserverInit, UrlSearchParams};

use crate::dom::{self, all, document, find, set_value, target, value};

/// What is chosen in the pictures: names of controls of the filter.
const CHOICES: [&str; 3] = ["query", "from", "to"];

/// Listens to the pictures, which come and go with their page.
pub(crate) fn listen() {
    dom::listen("click", |event| _ = choose(&event));
}

/// Keeps the pictures of the page as the list is.
pub(crate) fn show() -> Option<()> {
    let list = find(&document().document_element()?, ".list-filter__list")?;
    update(&list);
    let watched = list.clone();
    let observer = Closure::<dyn Fn()>::new(move || update(&watched)).into_js_value();
    let changes = MutationObserverInit::new();
    changes.set_subtree(true);
    // The list is replaced when a meeting is over.
    changes.set_child_list(true);
    changes.set_attribute_filter(&Array::of1(&"hidden".into()));
    MutationObserver::new(observer.unchecked_ref()).ok()?.observe_with_options(&list, &changes).ok()
}

fn update(list: &Element) {
    let id = |number: &str| ["#ietf-", number, ":not([hidden])"].concat();
    for part in all(list, "[data-of]") {
        let meetings = part.get_attribute("data-of").unwrap_or_default();
        let is_listed = meetings.split_whitespace().any(|number| find(list, &id(number)).is_some());
        _ = part.toggle_attribute_with_force("data-faded", !is_listed);
    }
    let Some(form) = form() else { return };
    for link in all(list, ".chart a") {
        _ = if is_chosen(&form, &choice(&link)) {
            link.set_attribute("aria-current", "true")
        } else {
            link.remove_attribute("aria-current")
        };
    }
}

/// Puts into the filter what is pressed in a picture, or takes it out again.
fn choose(event: &Event) -> Option<()> {
    let link = target(event)?.closest(".chart a").ok()??;
    let mouse = event.dyn_ref::<MouseEvent>()?;
    let is_plain = !(mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key());
    if !is_plain || document().document_element()?.get_attribute("data-app")? != "ready" {
        return None;
    }
    let form = form()?;
    event.prevent_default();
    let choice = choice(&link);
    let is_chosen = is_chosen(&form, &choice);
    for (name, value) in &choice {
        set_value(&control(&form, name)?, if is_chosen { "" } else { value });
    }
    // The filter listens to its controls.
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    _ = form.dispatch_event(&Event::new_with_event_init_dict("input", &bubbles).ok()?);
    Some(())
}

/// Returns what a link chooses: names and values of controls.
fn choice(link: &Element) -> Vec<(&'static str, String)> {
    let href = link.get_attribute("href").unwrap_or_default();
    // Without the part of the page, for those who come without scripts.
    let Ok(parameters) = UrlSearchParams::new_with_str(href.split('#').next().unwrap_or_default()) else {
        return Vec::new();
    };
    CHOICES.into_iter().filter_map(|name| Some((name, parameters.get(name)?))).collect()
}

fn is_chosen(form: &Element, choice: &[(&str, String)]) -> bool {
    choice.iter().all(|(name, chosen)| control(form, name).is_some_and(|control| value(&control) == *chosen))
}

fn form() -> Option<Element> {
    find(&document().document_element()?, "main form.list-filter")
}

fn control(form: &Element, name: &str) -> Option<Element> {
    find(form, &["[name=", name, "]"].concat())
}
