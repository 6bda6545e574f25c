//! Clicks on links: which of them the app follows. [`Click::action`] is pure; reading a click from the browser stands below it.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub(super) use browser::{action, link_of, listen, target};

use crate::urls;

/// A click on a link, as far as it matters.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about the click, and none excludes another")]
struct Click<'a> {
    /// Whether it is a plain click: the main button, no modifier key, not yet handled by somebody else.
    plain: bool,
    /// Whether the link itself asks for the browser: `target`, `download`, `rel="external"`.
    left_to_browser: bool,
    /// Whether the link leads to the origin of the document.
    same_origin: bool,
    /// Path of the link.
    path: &'a str,
    /// Path of the document.
    here: &'a str,
    /// Whether the queries of link and document differ.
    other_query: bool,
    /// Whether the link has a `#`.
    has_hash: bool,
}

/// What becomes of a click.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Action {
    /// The browser does what it does with such a click.
    Browser,
    /// The browser loads a document of this host that is not a page of this site.
    Document,
    /// The browser moves to another part of this page.
    Fragment,
    /// The app shows the page.
    Navigate,
}

impl Click<'_> {
    fn action(&self) -> Action {
        if !self.plain || self.left_to_browser || !self.same_origin {
            Action::Browser
        } else if !urls::is_page(self.path) {
            Action::Document
        } else if self.has_hash && !self.other_query && urls::canonical(self.path) == urls::canonical(self.here) {
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
        here: "/",
        other_query: false,
        has_hash: false,
    };

    #[test]
    fn plain_clicks_on_pages_are_navigations() {
        assert_eq!(LINK.action(), Action::Navigate);
        assert_eq!(Click { has_hash: true, ..LINK }.action(), Action::Navigate);
    }

    #[test]
    fn a6_modified_clicks_and_links_that_ask_for_the_browser_are_left_to_it() {
        assert_eq!(Click { plain: false, ..LINK }.action(), Action::Browser);
        assert_eq!(Click { left_to_browser: true, ..LINK }.action(), Action::Browser);
        assert_eq!(Click { same_origin: false, ..LINK }.action(), Action::Browser);
    }

    #[test]
    fn a7_folders_of_others_are_full_loads() {
        assert_eq!(Click { path: "/rfc/rfc9000.txt", ..LINK }.action(), Action::Document);
        assert_eq!(Click { path: "/blog/feed.xml", ..LINK }.action(), Action::Document);
    }

    #[test]
    fn a5_a_fragment_of_this_page_is_a_move_within_it() {
        let part = Click { here: "/about/introduction/", has_hash: true, ..LINK };
        assert_eq!(part.action(), Action::Fragment);
        assert_eq!(Click { other_query: true, ..part }.action(), Action::Navigate);
        assert_eq!(Click { has_hash: false, ..part }.action(), Action::Navigate);
    }
}
