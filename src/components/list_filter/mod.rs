//! A list that a form narrows down while the visitor types and chooses.
//!
//! The list is complete in the document, and stays: what does not fit is hidden. An item is a `<li>`; a `<section>` goes too
//! when no item in it is left. An item fits when its text has every word of the query, in any order and case, and when its
//! `data-…` attributes are what was chosen. The choice stands in the address. Without a script the form leads to the complete
//! list.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(any(target_arch = "wasm32", test))]
mod matching;

use leptos::html;
use leptos::prelude::*;
use maud::Markup;

use super::markup::html_block;
use crate::urls;

/// What a list can be narrowed down by, beside words.
pub(crate) struct Facet {
    /// The attribute of the items without `data-`, and the name in the address.
    pub(crate) name: &'static str,
    /// What is chosen: `Area`.
    pub(crate) label: &'static str,
    /// The values that there are.
    pub(crate) values: Vec<String>,
}

/// A list, and what it can be narrowed down by.
pub(crate) struct ListFilter {
    /// Name of the form: `Groups`.
    pub(crate) name: &'static str,
    /// What the words are looked for in: `Search the site`.
    pub(crate) words: &'static str,
    /// What is counted, if there are several: `groups`.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser counts"))]
    pub(crate) noun: &'static str,
    /// What else can be chosen.
    pub(crate) facets: Vec<Facet>,
    /// What stands above the form.
    pub(crate) intro: Signal<String>,
    /// The list.
    pub(crate) list: Signal<String>,
}

/// The list with its form.
pub(crate) fn list_filter(filter: &ListFilter) -> impl IntoView + use<> {
    let controls = controls(filter).into_string();
    let &ListFilter { name, intro, list, .. } = filter;
    let form = NodeRef::<html::Form>::new();
    let items = NodeRef::<html::Div>::new();
    let found = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    browser::follow(form, items, found, list, filter.noun);
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
        <p class="list-filter__found" role="status">{found}</p>
        <div class="list-filter__list" node_ref=items inner_html=list></div>
    }
}

fn controls(ListFilter { words, facets, .. }: &ListFilter) -> Markup {
    maud::html! {
        label class="list-filter__choice list-filter__words" {
            span class="list-filter__label" { (words) }
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
        button class="button list-filter__button" { "Show" }
    }
}

/// The values that items have, each once, in the order of the alphabet.
pub(crate) fn values<'a>(all: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in all {
        // A few short lists: less wasm than a sort.
        if let Err(place) = values.binary_search_by(|other| other.as_str().cmp(value)) {
            values.insert(place, value.to_owned());
        }
    }
    values
}
