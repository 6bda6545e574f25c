//! Search forms for this site, the mail archive and the Datatracker. All are plain GET forms, so that they work without
//! scripts and without a server of our own.

use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use model::home::SearchForm;

use crate::urls;

/// Search forms of other sites.
pub(crate) fn outside_searches(forms: &[SearchForm]) -> Markup {
    html! {
        div class="searches" {
            @for SearchForm { heading, html, placeholder, action, parameter, hidden } in forms {
                section class="outside-search" {
                    h2 class="outside-search__heading" { (heading) }
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
#[component]
pub(crate) fn SiteSearch(
    /// Id of the field. Must be unique, because a document can contain the form twice.
    id: &'static str,
    /// Accessible name of the landmark. Must be unique for the same reason.
    name: &'static str,
) -> impl IntoView {
    view! {
        <form class="search-form" role="search" aria-label=name method="get" action=urls::SEARCH>
            <label class="visually-hidden" for=id>"Search"</label>
            <input class="search-form__field" type="search" id=id name=urls::SEARCH_PARAMETER placeholder="Search" />
            <button class="search-form__button">"Go"</button>
        </form>
    }
}
