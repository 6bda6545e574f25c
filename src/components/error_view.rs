//! The view of an error, shown instead of a page.

use leptos::prelude::*;
use maud::html;
use model::Link;

use super::markup::links;
use super::site_search;
use crate::content::{PageError, use_content};
use crate::router::use_navigation;

/// What happened, and what to do next: try again where that can help, search, or go to one of the nearest pages or a section.
#[component]
pub(crate) fn ErrorView(error: PageError) -> impl IntoView {
    let navigation = use_navigation();
    let retry = error.can_retry().then(|| {
        view! {
            <p>
                <button class="button button--primary" on:click=move |_| navigation.retry()>
                    "Try again"
                </button>
            </p>
        }
    });
    let site = use_content().site();
    let sections = site.menu.iter().map(|section| Link { label: section.label.clone(), href: section.href.clone() });
    let next = html! {
        (site_search("error-search", "Find the page"))
        @if error == PageError::NotFound {
            // Filled by the search program (`crates/search-ui`).
            search-results data-nearest {}
        }
        h2 { "Try next" }
        (links(Some("error-view__ways"), &sections.collect::<Vec<_>>()))
    };
    view! {
        <div class="page error-view">
            <h1 tabindex="-1">{error.title()}</h1>
            <p class="lead">{error.explanation()}</p>
            {retry}
            <div class="unboxed" inner_html=next.into_string()></div>
        </div>
    }
}
