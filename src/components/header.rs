//! The head of every page: logo, menu, search, theme.

use leptos::prelude::*;

use super::{MegaMenu, SiteSearch, ThemeSwitch};
use crate::content::use_content;
use crate::urls;

/// The head of every page. Where there is no room for the search form, a link to the search stands in for it.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let name = use_content().site().name.clone();
    view! {
        <header class="site-header">
            <div class="site-header__row">
                <a class="logo" href=urls::HOME>
                    {name}
                    <span class="visually-hidden">" home page"</span>
                </a>
                <a class="site-header__search-link" href=urls::SEARCH>
                    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
                        <path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20" />
                    </svg>
                    <span class="site-header__search-word">"Search"</span>
                </a>
                <MegaMenu />
                <div class="site-header__search"><SiteSearch id="header-search" name="Site" /></div>
                <ThemeSwitch />
            </div>
        </header>
    }
}
