//! The head of every page: logo, menu, search, theme.

use leptos::prelude::*;

use super::{MegaMenu, SiteSearch, ThemeSwitch};
use crate::content::Content;
use crate::routes;

/// The head of every page. Where there is no room for the search form, a link to the search stands in for it.
#[component]
pub(crate) fn Header() -> impl IntoView {
    let name = Content::expect().site().name.clone();
    view! {
        <header class="site-header">
            <div class="site-header__row">
                <a class="logo" href=routes::HOME>
                    {name}
                    <span class="visually-hidden">" home page"</span>
                </a>
                <a class="site-header__search-link" href=routes::SEARCH>"Search"</a>
                <MegaMenu />
                <div class="site-header__search"><SiteSearch id="header-search" /></div>
                <ThemeSwitch />
            </div>
        </header>
    }
}
