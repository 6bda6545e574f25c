//! Filters the list in the browser.

use std::time::Duration;

use js_sys::Reflect;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node, UrlSearchParams};

use super::matching::{is_match, matches, result_count, words};
use crate::components::elements::all;
use crate::timer::{self, Debounce};
use crate::{router, urls};

/// How long typing has to rest before the status message changes, as in the search: screen readers read each.
const REST: Duration = Duration::from_millis(400);

/// Applies the filter whenever the form, the address or the list changes.
pub(super) fn watch(
    form: NodeRef<html::Form>,
    items: NodeRef<html::Div>,
    status: RwSignal<String>,
    list: Signal<String>,
    noun: &'static str,
) {
    let announce = StoredValue::new_local(Debounce::default());
    let apply_filter = move || {
        // Called in an animation frame, when the page may already have been left.
        if let (Some(Some(form)), Some(Some(items))) = (form.try_get_untracked(), items.try_get_untracked()) {
            let message = apply(&form_data(&form), &items, noun);
            announce.with_value(|announce| announce.call(REST, move || _ = status.try_set(message)));
        }
    };
    let location_search = use_location().search;
    Effect::new(move |previous: Option<String>| {
        // When the list changes, its HTML is replaced, and all items are visible again.
        list.track();
        let search = location_search.get();
        if previous.as_ref() != Some(&search)
            && let (Ok(params), Some(form)) = (UrlSearchParams::new_with_str(&search), form.get())
        {
            for control in controls(&form) {
                // The prerendered controls are empty. What was typed before hydration takes precedence over the address.
                if previous.is_some() || string_property(&control, "value").is_empty() {
                    let value = params.get(&string_property(&control, "name")).unwrap_or_default();
                    _ = Reflect::set(&control, &"value".into(), &value.into());
                }
            }
        }
        // In the next frame, because the HTML of the list may be replaced after this effect.
        timer::before_next_frame(apply_filter);
        search
    });
    for event_type in ["input", "submit"] {
        let listener = window_event_listener_untyped(event_type, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
            let Some(form) = form.try_get_untracked().flatten() else { return };
            if !form.contains(target.as_ref()) {
                return;
            }
            if event_type == "submit" {
                event.prevent_default();
            }
            write_to_address(&form_data(&form));
            apply_filter();
        });
        on_cleanup(move || listener.remove());
    }
}

/// Returns the named controls of a form.
fn controls(form: &Element) -> Vec<Element> {
    all(form, "[name]")
}

/// Returns names and values of the controls that are not empty.
fn form_data(form: &Element) -> Vec<(String, String)> {
    let entries = controls(form)
        .into_iter()
        .map(|control| (string_property(&control, "name"), string_property(&control, "value")));
    entries.filter(|(_, value)| !value.trim().is_empty()).collect()
}

/// Hides the items that do not match, and sections without matches. Returns the status message.
fn apply(filters: &[(String, String)], list: &Element, noun: &str) -> String {
    // Search results are not part of the filtered list.
    let items: Vec<Element> = all(list, "li:not([data-results] li)");
    let mut shown = 0;
    for item in &items {
        let is_shown = filters.iter().all(|(name, value)| {
            if name == urls::SEARCH_PARAMETER {
                matches(&item.text_content().unwrap_or_default(), &words(value))
            } else {
                is_match(name, &item.get_attribute(&format!("data-{name}")).unwrap_or_default(), value)
            }
        });
        shown += usize::from(is_shown);
        _ = item.toggle_attribute_with_force("hidden", !is_shown);
    }
    for section in all::<Element>(list, "section") {
        let is_empty = section.query_selector("li:not([hidden])").ok().flatten().is_none();
        _ = section.toggle_attribute_with_force("hidden", is_empty);
    }
    if filters.is_empty() { String::new() } else { result_count(shown, items.len(), noun) }
}

/// Writes the filters to the query of the current address.
fn write_to_address(filters: &[(String, String)]) {
    let Ok(params) = UrlSearchParams::new() else { return };
    for (name, value) in filters {
        params.append(name, value);
    }
    let query = String::from(params.to_string());
    let Ok(path) = window().location().pathname() else { return };
    router::replace_address(if query.is_empty() { path } else { format!("{path}?{query}") });
}

fn string_property(object: &Element, property: &str) -> String {
    Reflect::get(object, &property.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
