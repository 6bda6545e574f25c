//! A list with a form that filters it as the visitor types.
//!
//! The complete list is always in the document. Items (`<li>`) that do not match are hidden, and so are `<section>`s without
//! a matching item. An item matches if its text contains every word of the query, in any order and case, and its `data-…`
//! attributes equal the selected values, or lie in the range `from` … `to`. The filters are kept in the query of the address. Without
//! scripts, submitting the form leads to the complete list.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(any(target_arch = "wasm32", test))]
mod matching;

use leptos::html;
use leptos::prelude::*;
use maud::Markup;

use super::markup::html_block;
use crate::urls;

/// A property that the list can be filtered by, shown as a `<select>`.
pub(crate) struct Facet {
    /// Name of the `data-` attribute of the items, without `data-`, and of the query parameter.
    pub(crate) name: &'static str,
    /// Label of the control: `Area`.
    pub(crate) label: &'static str,
    /// The values to choose from.
    pub(crate) values: Vec<String>,
}

/// A list and its filters.
pub(crate) struct ListFilter {
    /// Accessible name of the form: `Groups`.
    pub(crate) name: &'static str,
    /// Label of the search field: `Search the site`.
    pub(crate) search_label: &'static str,
    /// Text of the button, which only submits: the list is filtered as the visitor types.
    pub(crate) button: &'static str,
    /// What the items are called, in the plural: `groups`.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only used in a browser"))]
    pub(crate) noun: &'static str,
    /// Filters beside the search field.
    pub(crate) facets: Vec<Facet>,
    /// HTML above the form.
    pub(crate) intro: Signal<String>,
    /// HTML of the list.
    pub(crate) list: Signal<String>,
}

/// The list with its filter form.
pub(crate) fn list_filter(filter: &ListFilter) -> impl IntoView + use<> {
    let controls = controls(filter).into_string();
    let &ListFilter { name, intro, list, .. } = filter;
    let form = NodeRef::<html::Form>::new();
    let items = NodeRef::<html::Div>::new();
    let status = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    browser::watch(form, items, status, list, filter.noun);
    view! {
        {html_block(intro)}
        <form
            class="list-filter"
            role="search"
            aria-label=name
            method="get"
            node_ref=form
            inner_html=controls
        ></form>
        <p class="list-filter__found" role="status">{status}</p>
        <div class="list-filter__list" node_ref=items inner_html=list></div>
    }
}

fn controls(ListFilter { search_label, button, facets, .. }: &ListFilter) -> Markup {
    maud::html! {
        label class="list-filter__choice list-filter__search" {
            span class="list-filter__label" { (search_label) }
            input class="list-filter__field" type="search" name=(urls::SEARCH_PARAMETER);
        }
        @for Facet { name, label, values } in facets {
            label class="list-filter__choice" {
                span class="list-filter__label" { (label) }
                select class="list-filter__field" name=(name) {
                    option value="" { "All" }
                    @for value in values {
                        option { (value) }
                    }
                }
            }
        }
        button class="button button--primary list-filter__button" { (button) }
    }
}

/// Returns the distinct values, sorted.
pub(crate) fn distinct_values<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in all {
        // Takes less wasm than sorting, and the lists are short.
        if let Err(index) = values.binary_search_by(|other| other.as_str().cmp(value)) {
            values.insert(index, value.to_owned());
        }
    }
    values
}
