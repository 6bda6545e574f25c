//! Search forms for this site, the mail archive and the Datatracker. All are plain GET forms, so that they work without
//! scripts and without a server of our own.

use maud::{Markup, PreEscaped, html};
use model::home::SearchForm;

use crate::urls;

/// Search forms of other sites.
pub(crate) fn external_searches(forms: &[SearchForm]) -> Markup {
    html! {
        div class="searches" {
            @for SearchForm { heading, html, placeholder, action, parameter, hidden } in forms {
                section class="external-search" {
                    h2 class="external-search__heading" { (heading) }
                    p { (PreEscaped(html)) }
                    form class="search-form" role="search" aria-label=(heading) method="get" action=(action) {
                        @for field in hidden {
                            input type="hidden" name=(field.name) value=(field.value);
                        }
                        input
                            class="search-form__field"
                            type="search"
                            name=(parameter)
                            placeholder=(placeholder)
                            aria-label=(heading)
                            required;
                        button class="search-form__button" { "Go" }
                    }
                }
            }
        }
    }
}

/// A search form that leads to the search page of this site.
///
/// `id` is that of the field, `name` the accessible name of the landmark. Both must be unique in the document, which can contain
/// the form twice.
pub(crate) fn site_search(id: &str, name: &str) -> Markup {
    html! {
        form class="search-form" role="search" aria-label=(name) method="get" action=(urls::SEARCH) {
            label class="visually-hidden" for=(id) { "Search" }
            input class="search-form__field" type="search" id=(id) name=(urls::SEARCH_PARAMETER) placeholder="Search";
            button class="search-form__button" { "Go" }
        }
    }
}
