//! Client-side navigation.
//!
//! 1. The app handles a click on a link if the browser would load a page of this site in the same tab ([`link_click`]).
//! 2. The old page stays until the new one is available: it is fetched, was prefetched ([`prefetch`]), or is in memory
//!    ([`page_cache`]). Only then the address changes and the page is shown.
//! 3. The head is updated, focus moves to the new heading ([`focus`]), and the live region announces the title.
//! 4. After Back and Forward the page follows the address, and its scroll position is restored ([`scroll`]).
//!
//! [`state`] decides what to do, without access to the browser; [`navigator`] carries it out. Only [`history`] adds to the
//! session history; the programs beside the app replace the query of the current entry. The `Url` signal of `leptos_router` is kept up to date for `use_location` and other hooks. Views only
//! use the signals of [`Navigation`].

#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(target_arch = "wasm32")]
mod kept_copy;
#[cfg(any(target_arch = "wasm32", test))]
mod link_click;
#[cfg(target_arch = "wasm32")]
mod navigator;
#[cfg(any(target_arch = "wasm32", test))]
mod page_cache;
#[cfg(target_arch = "wasm32")]
mod prefetch;
#[cfg(target_arch = "wasm32")]
mod scroll;
#[cfg(any(target_arch = "wasm32", test))]
mod state;
#[cfg(any(target_arch = "wasm32", test))]
mod target;

use leptos::prelude::*;

#[cfg(target_arch = "wasm32")]
pub(crate) use history::replace as replace_address;

/// The state of navigation that views read from context.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    /// Text of the live region: empty on load, the title after a navigation.
    pub(crate) announcement: RwSignal<String>,
    /// Whether the visitor is waiting for a page.
    pub(crate) busy: RwSignal<bool>,
    /// Number of completed navigations to pages and fragments. Watched by code that reacts to a navigation, such as the menu,
    /// which closes.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only a browser navigates"))]
    pub(crate) arrivals: RwSignal<u32>,
    /// Number of times the visitor has pressed "Try again".
    retries: RwSignal<u32>,
}

impl Navigation {
    /// Provides the state of navigation as context. In the browser, also starts to handle links and history. Called once,
    /// below `Router`.
    pub(crate) fn provide() -> Self {
        let navigation = Self {
            announcement: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            arrivals: RwSignal::new(0),
            retries: RwSignal::new(0),
        };
        provide_context(navigation);
        #[cfg(target_arch = "wasm32")]
        install(navigation);
        navigation
    }

    /// Fetches the page of the current address again, after an error.
    pub(crate) fn retry(self) {
        self.retries.update(|count| *count += 1);
    }
}

/// Returns the state of navigation from context.
pub(crate) fn use_navigation() -> Navigation {
    use_context().expect("the app provides navigation")
}

/// Starts to handle links and history.
#[cfg(target_arch = "wasm32")]
fn install(navigation: Navigation) {
    use crate::content::{PageError, use_content};
    use crate::urls;
    use leptos::ev;
    use leptos_router::location::BrowserUrl;
    use navigator::Navigator;
    use state::Event;

    let content = use_content();
    let navigator = Navigator::new(content, navigation, &expect_context::<BrowserUrl>());
    history::listen();
    scroll::listen();
    link_click::listen(navigator.clone(), navigation);
    prefetch::listen(&navigator);
    window_event_listener(ev::popstate, {
        let navigator = navigator.clone();
        move |_| navigator.dispatch(Event::Traversed { path: urls::here(), scroll: scroll::traverse() })
    });
    // The offline document may be served in place of a page whose content is cached. So try to load that page, unless the
    // document was opened at its own address.
    let offline = content.current_page.with_untracked(|shown| matches!(shown.result, Err(PageError::Offline)));
    let is_fallback = offline && urls::here() != urls::OFFLINE;
    Effect::new(move |previous: Option<()>| {
        if navigation.retries.get() > 0 && previous.is_some() || is_fallback && previous.is_none() {
            navigator.dispatch(Event::Retry(urls::here()));
        }
    });
}
