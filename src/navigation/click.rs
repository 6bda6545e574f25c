//! Which clicks are ours. Pure: reading them from events is the part of `browser`.

use crate::routes;

/// A click on a link, as far as it matters.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is one fact about the click, and none excludes another")]
pub(super) struct Click<'a> {
    /// Whether it is a plain click: the main button, no modifier key, not yet handled by somebody else.
    pub(super) plain: bool,
    /// Whether the link itself asks for the browser: `target`, `download`, `rel="external"`.
    pub(super) left_to_browser: bool,
    /// Whether the link leads to the origin of the document.
    pub(super) same_origin: bool,
    /// Path of the link.
    pub(super) path: &'a str,
    /// Path of the document.
    pub(super) here: &'a str,
    /// Query of link and document differ.
    pub(super) other_query: bool,
    /// The link has a `#`.
    pub(super) has_hash: bool,
}

/// What becomes of a click.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Answer {
    /// The browser does what it does with such a click.
    Browser,
    /// The browser loads a document of this host that is no page of this site.
    Document,
    /// The browser moves to another part of this page.
    SamePage,
    /// The app shows the page.
    Visit,
}

impl Click<'_> {
    pub(super) fn answer(&self) -> Answer {
        if !self.plain || self.left_to_browser || !self.same_origin {
            Answer::Browser
        } else if !routes::is_page(self.path) {
            Answer::Document
        } else if self.has_hash && !self.other_query && routes::canonical(self.path) == routes::canonical(self.here) {
            Answer::SamePage
        } else {
            Answer::Visit
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
    fn a_plain_click_on_a_page_is_ours() {
        assert_eq!(LINK.answer(), Answer::Visit);
        assert_eq!(Click { has_hash: true, ..LINK }.answer(), Answer::Visit);
    }

    #[test]
    fn a6_modified_clicks_and_links_with_a_wish_are_left_to_the_browser() {
        assert_eq!(Click { plain: false, ..LINK }.answer(), Answer::Browser);
        assert_eq!(Click { left_to_browser: true, ..LINK }.answer(), Answer::Browser);
        assert_eq!(Click { same_origin: false, ..LINK }.answer(), Answer::Browser);
    }

    #[test]
    fn a7_folders_of_others_are_full_loads() {
        assert_eq!(Click { path: "/rfc/rfc9000.txt", ..LINK }.answer(), Answer::Document);
        assert_eq!(Click { path: "/blog/feed.xml", ..LINK }.answer(), Answer::Document);
    }

    #[test]
    fn a5_another_part_of_this_page_is_a_move_within_it() {
        let part = Click { here: "/about/introduction/", has_hash: true, ..LINK };
        assert_eq!(part.answer(), Answer::SamePage);
        assert_eq!(Click { other_query: true, ..part }.answer(), Answer::Visit);
        assert_eq!(Click { has_hash: false, ..part }.answer(), Answer::Visit);
    }
}
