//! The search: an A to Z of the site, which the query narrows down, and the searches elsewhere.

use maud::{Markup, html};
use model::page::Index;

use crate::components::markup::static_html;
use crate::components::{ListFilter, markup, outside_searches};

/// The index with its field, before the text.
pub(crate) fn index(index: &Index) -> ListFilter {
    let letters = html! {
        // Filled by the search in the browser (`crates/search-ui`), which is no part of the app.
        search-results data-results {}
        div class="index" {
            @for letter in &index.letters {
                section class="index__letter" {
                    h2 { (letter.heading) }
                    (markup::links(None, &letter.links))
                }
            }
        }
    };
    ListFilter {
        name: "Site index",
        words: "Search the site",
        noun: "titles",
        facets: Vec::new(),
        intro: static_html(Markup::default()),
        list: static_html(letters),
    }
}

/// The searches of the mail archive and of the Datatracker, after the text.
pub(crate) fn outside(index: &Index) -> Markup {
    outside_searches(&index.searches)
}
