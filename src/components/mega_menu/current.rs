//! Which entry of the menu is the page that is shown. Pure.

use model::site::Section;

use crate::content::CurrentPage;

/// A link of the menu.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum MenuPosition {
    /// The link to the page of a section: in its panel, or in the bar where it has no panel.
    Overview(usize),
    /// A link of a panel: section, and number among the links of the panel.
    Link(usize, usize),
}

impl MenuPosition {
    /// Returns this position, and moves on to the next link of the panel.
    pub(super) const fn advance(&mut self) -> Self {
        let position = *self;
        if let Self::Link(_, link) = self {
            *link += 1;
        }
        position
    }
}

/// Where in the menu the visitor is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Current {
    /// The section to which the page belongs.
    pub(super) section: Option<usize>,
    /// The one link that is the page.
    pub(super) link: Option<MenuPosition>,
}

impl Current {
    /// Finds what is shown in the menu. Where the menu names a page twice, the link in the panel of the page's own
    /// section counts, else the first; a link to a part of a page is never the page.
    pub(super) fn of(menu: &[Section], shown: &CurrentPage) -> Self {
        let Ok(page) = &shown.result else { return Self::default() };
        let address = page.address.as_str();
        let section = menu.iter().position(|section| Some(&section.href) == page.section.as_ref());
        let overview = menu.iter().position(|section| section.href == address).map(MenuPosition::Overview);
        let named = |at: usize| {
            let links = menu[at].groups.iter().flat_map(|group| &group.links);
            links.enumerate().find(|(_, link)| link.href == address).map(|(link, _)| MenuPosition::Link(at, link))
        };
        let link = overview.or_else(|| section.and_then(named)).or_else(|| (0..menu.len()).find_map(named));
        Self { section, link }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use model::site::LinkGroup;
    use model::{Link, Page, PageKind};

    use super::*;

    fn section(href: &str, links: &[&str]) -> Section {
        let links = links.iter().map(|href| Link { label: String::new(), href: (*href).to_owned() }).collect();
        let groups = vec![LinkGroup { heading: String::new(), links }];
        Section { label: String::new(), href: href.to_owned(), intro: None, groups }
    }

    fn menu() -> Vec<Section> {
        vec![
            section("/about/", &["/about/introduction/#mission", "/about/introduction/"]),
            section("/meeting/", &["/meeting/guide/", "/support-us/sponsorship/"]),
            section("/support-us/", &["/meeting/guide/", "/support-us/sponsorship/"]),
        ]
    }

    fn find(address: &str, section: Option<&str>) -> Current {
        let page = Page {
            section: section.map(str::to_owned),
            ..Page::new(address.to_owned(), String::new(), String::new(), PageKind::Article)
        };
        Current::of(&menu(), &CurrentPage { address: address.to_owned(), result: Ok(Arc::new(page)) })
    }

    #[test]
    fn s5_a_part_of_a_page_is_not_the_page() {
        let current = find("/about/introduction/", Some("/about/"));
        assert_eq!(current, Current { section: Some(0), link: Some(MenuPosition::Link(0, 1)) });
    }

    #[test]
    fn s5_the_link_in_the_panel_of_the_pages_own_section_counts() {
        assert_eq!(find("/support-us/sponsorship/", Some("/support-us/")).link, Some(MenuPosition::Link(2, 1)));
        assert_eq!(find("/meeting/guide/", Some("/meeting/")).link, Some(MenuPosition::Link(1, 0)));
    }

    #[test]
    fn s5_else_the_first_link_counts() {
        let current = find("/meeting/guide/", Some("/about/"));
        assert_eq!(current, Current { section: Some(0), link: Some(MenuPosition::Link(1, 0)) });
    }

    #[test]
    fn s5_the_page_of_a_section_is_its_overview() {
        assert_eq!(find("/about/", Some("/about/")).link, Some(MenuPosition::Overview(0)));
    }

    #[test]
    fn s5_a_page_that_the_menu_does_not_name_has_no_link() {
        assert_eq!(find("/about/history/", Some("/about/")), Current { section: Some(0), link: None });
        assert_eq!(find("/contact/", None), Current::default());
    }
}
