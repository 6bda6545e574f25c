//! The head of every page: logo, menu, search, theme.

use leptos::prelude::*;
use maud::html;

use super::{MegaMenu, ThemeSwitch};
use crate::content::use_content;
use crate::urls;

/// A magnifying glass and its text.
const SEARCH_LINK: &str = r#"<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20"/></svg><span class="visually-hidden">Search</span>"#;

/// The field in which the visitor starts to search. Where the app is ready, the style sheet shows the key in place of the button.
const SEARCH_FIELD: &str = r#"<label class="visually-hidden" for="header-search">Search</label><input class="list-filter__field" type="search" id="header-search" name="query" placeholder="Search"><button>Go</button><kbd>Ctrl K</kbd>"#;

/// The head of every page. Where there is no room for the search form, a link to the search stands in for it.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let logo = html! { (use_content().site().name) span class="visually-hidden" { " home page" } };
    view! {
        <header class="site-header">
            <div class="site-header__row">
                <a class="logo" href=urls::HOME inner_html=logo.into_string()></a>
                <a class="site-header__search-link" href=urls::SEARCH inner_html=SEARCH_LINK></a>
                <MegaMenu />
                <form
                    class="site-header__search"
                    role="search"
                    aria-label="Site"
                    method="get"
                    action=urls::SEARCH
                    inner_html=SEARCH_FIELD
                ></form>
                <ThemeSwitch />
            </div>
        </header>
    }
}
