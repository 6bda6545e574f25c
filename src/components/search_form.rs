//! Searches: of this site, and of the mail archive and the Datatracker. All are plain forms that are sent with GET, so
//! that they work without a script and without a server of ours.

use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use model::home::SearchForm;

use crate::urls;

/// The searches of other sites.
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

/// The search of this site, as a form that leads to its page.
#[component]
pub(crate) fn SiteSearch(
    /// Id of the field: the form can stand twice in a document.
    id: &'static str,
    /// Name of the landmark, for the same reason.
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
