//! Narrows the list down in the browser.

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, UrlSearchParams};

use super::matching::{matches, result_count, words};
use crate::components::elements::all;
use crate::{router, urls};

/// Follows the form and the address.
pub(super) fn follow(
    form: NodeRef<html::Form>,
    items: NodeRef<html::Div>,
    found: RwSignal<String>,
    list: Signal<String>,
    noun: &'static str,
) {
    let apply_filter = move || {
        // In the next frame the visitor may have left the page.
        if let (Some(Some(form)), Some(Some(items))) = (form.try_get_untracked(), items.try_get_untracked()) {
            found.set(apply(&chosen(&form), &items, noun));
        }
    };
    let address = use_location().search;
    Effect::new(move |before: Option<String>| {
        // A list that is written anew has forgotten what does not fit.
        list.track();
        let search = address.get();
        if before.as_ref() != Some(&search)
            && let (Ok(asked), Some(form)) = (UrlSearchParams::new_with_str(&search), form.get())
        {
            for control in controls(&form) {
                // The prerendered page knows no query, and what was typed before the app took over counts for more.
                if before.is_some() || text(&control, "value").is_empty() {
                    let value = asked.get(&text(&control, "name")).unwrap_or_default();
                    _ = Reflect::set(&control, &"value".into(), &value.into());
                }
            }
        }
        // The list may follow in the same turn.
        request_animation_frame(apply_filter);
        search
    });
    for kind in ["input", "submit"] {
        let changed = window_event_listener_untyped(kind, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let Some(form) = form.try_get_untracked().flatten() else { return };
            if !form.contains(target.as_ref()) {
                return;
            }
            if kind == "submit" {
                event.prevent_default();
            }
            write(&chosen(&form));
            apply_filter();
        });
        on_cleanup(move || changed.remove());
    }
}

/// The controls of a form that have a value.
fn controls(form: &Element) -> Vec<Element> {
    all(form, "[name]")
}

/// What the visitor has typed and chosen, by name.
fn chosen(form: &Element) -> Vec<(String, String)> {
    let named = controls(form).into_iter().map(|control| (text(&control, "name"), text(&control, "value")));
    named.filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// Hides what does not fit. Gives what there is to say.
fn apply(chosen: &[(String, String)], list: &Element, noun: &str) -> String {
    // The results of the search are a list by themselves.
    let items: Vec<Element> = all(list, "li:not([data-results] li)");
    let mut shown = 0;
    for item in &items {
        let is_match = chosen.iter().all(|(name, value)| {
            if name == urls::SEARCH_PARAMETER {
                matches(&item.text_content().unwrap_or_default(), &words(value))
            } else {
                item.get_attribute(&format!("data-{name}")).as_deref() == Some(value)
            }
        });
        shown += usize::from(is_match);
        _ = item.toggle_attribute_with_force("hidden", !is_match);
    }
    for section in all::<Element>(list, "section") {
        let empty = section.query_selector("li:not([hidden])").ok().flatten().is_none();
        _ = section.toggle_attribute_with_force("hidden", empty);
    }
    if chosen.is_empty() { String::new() } else { result_count(shown, items.len(), noun) }
}

/// Writes the choice into the address of the entry of the history.
fn write(chosen: &[(String, String)]) {
    let Ok(params) = UrlSearchParams::new() else { return };
    for (name, value) in chosen {
        params.append(name, value);
    }
    let query = String::from(params.to_string());
    let Ok(path) = window().location().pathname() else { return };
    router::replace_address(if query.is_empty() { path } else { format!("{path}?{query}") });
}

fn text(control: &Element, property: &str) -> String {
    Reflect::get(control, &property.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
