//! Moving from page to page in place: what `leptos_router` leaves to the site.
//!
//! 1. A click on a link is ours when the browser would replace this document by a page of this site ([`click`]).
//! 2. The page is fetched while the old one stays, or has been since the link was pointed at ([`library`]); only then the
//!    address changes and the new page is shown ([`visit`]).
//! 3. The head follows, focus moves to the new heading, the live region says the title ([`arrival`]).
//! 4. Back and Forward come from the browser: the page follows the address, and the scroll position of that entry of the
//!    history is restored ([`scroll`]).
//!
//! History is written here alone ([`history`]); the router is told where the visitor is, for the components that ask it.
//! Views see only the signals of [`Navigation`].

#[cfg(target_arch = "wasm32")]
mod arrival;
#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(any(target_arch = "wasm32", test))]
mod click;
#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(target_arch = "wasm32")]
mod library;
#[cfg(target_arch = "wasm32")]
mod scroll;
#[cfg(target_arch = "wasm32")]
mod visit;

use leptos::prelude::*;

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
    /// Puts the state of navigation into context, and in the browser takes over links and history.
    pub(crate) fn provide() -> Self {
        let navigation = Self {
            announcement: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            arrivals: RwSignal::new(0),
            retries: RwSignal::new(0),
        };
        provide_context(navigation);
        #[cfg(target_arch = "wasm32")]
        browser::take_over(navigation);
        navigation
    }

    /// The state of navigation from context.
    #[must_use]
    pub(crate) fn expect() -> Self {
        use_context().expect("the app provides its navigation")
    }

    /// Asks for the page at the current address again, after an error.
    pub(crate) fn retry(self) {
        self.retries.update(|count| *count += 1);
    }
}
