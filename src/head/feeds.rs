//! Links from a page to its feeds, for feed autodiscovery (HTML Standard, `rel=alternate`).

use model::paths::{FeedFormat, feeds};
use model::{Page, PageKind, Site};

/// A link to a feed.
#[derive(Debug, PartialEq)]
pub(super) struct Feed {
    /// Media type of the feed.
    pub(super) media_type: &'static str,
    /// Address of the feed.
    pub(super) href: String,
    /// Title of the feed: `News on Security | IETF (Atom)`.
    pub(super) title: String,
}

/// Returns the feeds of a list of news or a post: its own feeds, else those of the nearest list among its breadcrumbs.
pub(super) fn of(site: &Site, page: &Page) -> Vec<Feed> {
    if !matches!(page.kind, PageKind::News(_) | PageKind::Post(_)) {
        return Vec::new();
    }
    let own = (page.title.as_str(), page.address.as_str());
    let ancestors = page.breadcrumbs.iter().rev().map(|link| (link.label.as_str(), link.href.as_str()));
    let mut lists = std::iter::once(own).chain(ancestors).map(|(title, list)| (title, feeds(list)));
    let (title, formats) = lists.find(|(_, formats)| !formats.is_empty()).unwrap_or_default();
    let feed = |(format, href): (FeedFormat, String)| Feed {
        media_type: format.media_type(),
        href,
        title: format!("{title} | {} ({})", site.name, format.name()),
    };
    formats.into_iter().map(feed).collect()
}

#[cfg(test)]
mod tests {
    use model::Link;
    use model::news::News;

    use super::super::test_data::{page, site};
    use super::*;

    fn hrefs(address: &str, breadcrumbs: &[(&str, &str)], kind: PageKind) -> Vec<String> {
        let link = |(label, href): &(&str, &str)| Link { label: (*label).to_owned(), href: (*href).to_owned() };
        let page = Page { breadcrumbs: breadcrumbs.iter().map(link).collect(), ..page(address, kind) };
        of(&site(), &page).into_iter().map(|feed| feed.href).collect()
    }

    fn news() -> PageKind {
        PageKind::News(Box::new(News { posts: Vec::new(), topics: Vec::new(), years: Vec::new() }))
    }

    #[test]
    fn page_links_to_the_feeds_of_its_list() {
        let blog = ("News & blog", "/blog/");
        assert_eq!(hrefs("/blog/", &[], news()), ["/blog/feed.atom", "/blog/feed.json", "/blog/feed.rss"]);
        assert_eq!(hrefs("/blog/2025/", &[blog], news()), ["/blog/feed.atom", "/blog/feed.json", "/blog/feed.rss"]);
        let topic = ["/blog/topics/ai/feed.atom", "/blog/topics/ai/feed.json"];
        assert_eq!(hrefs("/blog/topics/ai/", &[blog], news()), topic);
        assert_eq!(hrefs("/blog/topics/ai/2/", &[blog, ("News on AI", "/blog/topics/ai/")], news()), topic);
        assert!(hrefs("/blog/", &[], PageKind::Article).is_empty());
    }

    #[test]
    fn feed_titles_name_list_and_format() {
        let feeds = of(&site(), &page("/blog/topics/ai/", news()));
        assert_eq!(feeds[0].title, "A page | IETF (Atom)");
        assert_eq!(feeds[1].title, "A page | IETF (JSON Feed)");
        assert_eq!(feeds[1].media_type, "application/feed+json");
    }
}
