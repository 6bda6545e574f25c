//! The search page: results, an A to Z of the site that can be filtered, and the searches of other sites.

use maud::{Markup, html};
use model::page::Index;

use crate::components::markup::static_html;
use crate::components::{ListFilter, external_searches, markup};

/// The results and the index with their field, before the body.
pub(crate) fn index(index: &Index) -> ListFilter {
    let letters = html! {
        // Filled by the search program (`crates/search-ui`), which is not part of the app.
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
        search_label: "Search the site",
        button: "Search",
        noun: "titles",
        facets: Vec::new(),
        intro: static_html(Markup::default()),
        list: static_html(letters),
    }
}

/// The search forms of the mail archive and the Datatracker, after the body.
pub(crate) fn external(index: &Index) -> Markup {
    external_searches(&index.searches)
}
