//! Decides which clicks on links the app handles. [`Click::action`] is pure; `browser` reads clicks from the DOM.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub(super) use browser::{action, closest_link, listen, target};

use crate::urls;

/// The properties of a click on a link that decide how it is handled.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "the properties are independent of each other")]
struct Click<'a> {
    /// Whether it is a plain click: the main button, no modifier key, default not prevented.
    plain: bool,
    /// Whether attributes of the link leave it to the browser: `target`, `download`, `rel="external"`.
    left_to_browser: bool,
    /// Whether the link has the same origin as the document.
    same_origin: bool,
    /// Path of the link.
    path: &'a str,
    /// Path of the document.
    current_path: &'a str,
    /// Whether link and document have different queries.
    query_differs: bool,
    /// Whether the link has a `#`.
    has_hash: bool,
}

/// How a click is handled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Action {
    /// The browser handles the click.
    Browser,
    /// The browser loads a document on this host that is not a page of this site.
    Document,
    /// The browser navigates to a fragment of the current page.
    Fragment,
    /// The app navigates to the page.
    Navigate,
}

impl Click<'_> {
    fn action(&self) -> Action {
        if !self.plain || self.left_to_browser || !self.same_origin {
            Action::Browser
        } else if !urls::is_page(self.path) {
            Action::Document
        } else if self.has_hash
            && !self.query_differs
            && urls::canonical(self.path) == urls::canonical(self.current_path)
        {
            Action::Fragment
        } else {
            Action::Navigate
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: Click<'static> = Click {
        plain: true,
        left_to_browser: false,
        same_origin: true,
        path: "/about/introduction/",
        current_path: "/",
        query_differs: false,
        has_hash: false,
    };

    #[test]
    fn plain_clicks_on_pages_navigate() {
        assert_eq!(LINK.action(), Action::Navigate);
        assert_eq!(Click { has_hash: true, ..LINK }.action(), Action::Navigate);
    }

    #[test]
    fn a6_modified_clicks_and_external_links_are_left_to_the_browser() {
        assert_eq!(Click { plain: false, ..LINK }.action(), Action::Browser);
        assert_eq!(Click { left_to_browser: true, ..LINK }.action(), Action::Browser);
        assert_eq!(Click { same_origin: false, ..LINK }.action(), Action::Browser);
    }

    #[test]
    fn a7_excluded_prefixes_and_files_are_full_loads() {
        assert_eq!(Click { path: "/rfc/rfc9000.txt", ..LINK }.action(), Action::Document);
        assert_eq!(Click { path: "/blog/feed.xml", ..LINK }.action(), Action::Document);
    }

    #[test]
    fn a5_fragment_of_the_current_page_is_left_to_the_browser() {
        let fragment = Click { current_path: "/about/introduction/", has_hash: true, ..LINK };
        assert_eq!(fragment.action(), Action::Fragment);
        assert_eq!(Click { query_differs: true, ..fragment }.action(), Action::Navigate);
        assert_eq!(Click { has_hash: false, ..fragment }.action(), Action::Navigate);
    }
}
