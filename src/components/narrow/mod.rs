//! A list that a form narrows down while the visitor types and chooses.
//!
//! The list is complete in the document, and stays: what does not fit is hidden. An item is a `<li>`; a `<section>` goes too
//! when no item in it is left. An item fits when its text has every word of the query, in any order and case, and when its
//! `data-…` attributes are what was chosen. The choice stands in the address. Without a script the form leads to the complete
//! list.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(any(target_arch = "wasm32", test))]
mod words;

use leptos::html;
use leptos::prelude::*;
use maud::Markup;

use super::markup::part;
use crate::urls;

/// What a list can be narrowed down by, beside words.
pub(crate) struct Choice {
    /// The attribute of the items without `data-`, and the name in the address.
    pub(crate) name: &'static str,
    /// What is chosen: `Area`.
    pub(crate) label: &'static str,
    /// The values that there are.
    pub(crate) values: Vec<String>,
}

/// A list, and what it can be narrowed down by.
pub(crate) struct Narrowing {
    /// Name of the form: `Groups`.
    pub(crate) name: &'static str,
    /// What the words are looked for in: `Search the site`.
    pub(crate) words: &'static str,
    /// What is counted, if there are several: `groups`.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser counts"))]
    pub(crate) noun: &'static str,
    /// What else can be chosen.
    pub(crate) choices: Vec<Choice>,
    /// What stands above the form.
    pub(crate) above: Signal<String>,
    /// The list.
    pub(crate) list: Signal<String>,
}

/// The list with its form.
pub(crate) fn narrow(narrowing: &Narrowing) -> impl IntoView + use<> {
    let controls = controls(narrowing).into_string();
    let &Narrowing { name, above, list, .. } = narrowing;
    let form = NodeRef::<html::Form>::new();
    let items = NodeRef::<html::Div>::new();
    let found = RwSignal::new(String::new());
    #[cfg(target_arch = "wasm32")]
    browser::follow(form, items, found, list, narrowing.noun);
    view! {
        {part(above)}
        <form
            class="narrow"
            role="search"
            aria-label=name
            method="get"
            node_ref=form
            inner_html=controls
        ></form>
        <p class="narrow__found" role="status">{found}</p>
        <div class="narrow__list" node_ref=items inner_html=list></div>
    }
}

fn controls(Narrowing { words, choices, .. }: &Narrowing) -> Markup {
    maud::html! {
        label class="narrow__choice narrow__words" {
            span class="narrow__label" { (words) }
            input class="narrow__field" type="search" name=(urls::SEARCH_PARAMETER);
        }
        @for Choice { name, label, values } in choices {
            label class="narrow__choice" {
                span class="narrow__label" { (label) }
                select class="narrow__field" name=(name) {
                    option value="" { "All" }
                    @for value in values {
                        option { (value) }
                    }
                }
            }
        }
        button class="button narrow__button" { "Show" }
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
