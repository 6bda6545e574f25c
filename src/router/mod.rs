//! Moving from page to page in place.
//!
//! 1. A click on a link is ours when the browser would replace this document by a page of this site ([`link_click`]).
//! 2. Its page is fetched while the old one stays, or has been since the link was pointed at ([`prefetch`]), or is still in
//!    memory ([`page_cache`]). Only then the address changes and the page is shown.
//! 3. The head follows, focus moves to the new heading ([`focus`]), the live region says the title.
//! 4. Back and Forward come from the browser: the page follows the address, and is scrolled to where that entry of the history
//!    was left ([`scroll`]).
//!
//! What is to be done when is decided in [`state`], which knows no browser; [`navigator`] carries it out. History is written in
//! [`history`] alone, and `leptos_router` is told where the visitor is, for the components that ask it. Views see only the
//! signals of [`Navigation`].

#[cfg(target_arch = "wasm32")]
mod focus;
#[cfg(target_arch = "wasm32")]
mod history;
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

/// What views know of navigation, from context.
#[derive(Clone, Copy)]
pub(crate) struct Navigation {
    /// What the live region says: nothing on load, the title after a navigation.
    pub(crate) announcement: RwSignal<String>,
    /// Whether a page has been asked for and is not here yet.
    pub(crate) busy: RwSignal<bool>,
    /// Counts the pages, and parts of the page, that were arrived at. What must not outlive that, such as an open menu,
    /// watches it.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only in a browser does anyone arrive"))]
    pub(crate) arrivals: RwSignal<u32>,
    /// Counts how often the visitor asked to try again.
    retries: RwSignal<u32>,
}

impl Navigation {
    /// Puts the state of navigation into context, and in the browser takes over links and history. Called once, below `Router`.
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

    /// Asks for the page at the current address again, after an error.
    pub(crate) fn retry(self) {
        self.retries.update(|count| *count += 1);
    }
}

/// The state of navigation, from context.
pub(crate) fn use_navigation() -> Navigation {
    use_context().expect("the app provides its navigation")
}

/// Takes over links and history.
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
    // A document that stands in for one that could not be fetched may stand for a page whose content is kept. At its own
    // address it stands for none.
    let offline = content.current_page.with_untracked(|shown| matches!(shown.result, Err(PageError::Offline)));
    let stands_in = offline && urls::here() != urls::OFFLINE;
    Effect::new(move |before: Option<()>| {
        if navigation.retries.get() > 0 && before.is_some() || stands_in && before.is_none() {
            navigator.dispatch(Event::Retry(urls::here()));
        }
    });
}
