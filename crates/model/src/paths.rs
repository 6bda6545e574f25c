//! Addresses that several programs share: of files generated beside the pages, of some pages, and of folders that hold no
//! pages of this site.

/// Home page.
pub const HOME: &str = "/";
/// List of all news.
pub const NEWS: &str = "/blog/";
/// Site search and A–Z index.
pub const SEARCH: &str = "/search/";
/// Page shown in place of pages that cannot be fetched. It ends with a slash because some hosts redirect names that end in
/// `.html`.
pub const OFFLINE: &str = "/offline/";
/// Description of the site search for browsers (`OpenSearch` 1.1).
pub const OPENSEARCH: &str = "/opensearch.xml";
/// Query parameter of [`SEARCH`] that holds the search terms.
pub const SEARCH_PARAMETER: &str = "query";
/// Folder of the news lists by topic.
pub const TOPICS: &str = "/blog/topics/";
/// Calendar of all meetings that are not over, for subscriptions.
pub const UPCOMING_CALENDAR: &str = "/meeting/upcoming/ietf.ics";

/// List of all RFCs, with filters. The lists of a hundred numbers each lie below it: `/process/rfcs/all/9000-9099/`.
pub const RFCS: &str = "/process/rfcs/all/";

/// Returns whether a page is a list of a hundred RFCs. There are so many, and so little else is on them, that the search, the sitemap
/// and the pictures for other sites leave them out.
#[must_use]
pub fn is_rfc_list(address: &str) -> bool {
    address.strip_prefix(RFCS).is_some_and(|rest| !rest.is_empty())
}

/// Folder of the content as JSON.
pub const CONTENT: &str = "/content/";

/// Folders of the same host that hold no pages of this site: those of other services (RFCs, drafts, archives, proceedings,
/// files), and [`CONTENT`]. Nothing in them is routed, redirected or cached for offline reading.
pub const EXCLUDED_PREFIXES: [&str; 7] =
    ["/rfc/", "/id/", "/archive/", "/proceedings/", "/slides/", "/media/", CONTENT];

/// Returns the prefix of the other service that `path` belongs to. The trailing slash of the prefix may be missing in `path`.
#[must_use]
pub fn other_service(path: &str) -> Option<&'static str> {
    let is_in = |prefix: &&str| path.starts_with(prefix) || prefix.strip_suffix('/') == Some(path);
    EXCLUDED_PREFIXES.into_iter().filter(|prefix| *prefix != CONTENT).find(is_in)
}

/// Returns the path of `url`, or `None` if `url` does not belong to `origin` (scheme and host).
#[must_use]
pub fn without_origin<'a>(url: &'a str, origin: &str) -> Option<&'a str> {
    match url.strip_prefix(origin)? {
        "" => Some("/"),
        path => path.starts_with('/').then_some(path),
    }
}

/// Returns whether `url` is that of a blog ([`NEWS`] on any host), and not of a post in it.
#[must_use]
pub fn is_blog(url: &str) -> bool {
    let path = url.strip_prefix("https://").and_then(|rest| rest.find('/').and_then(|start| rest.get(start..)));
    path == Some(NEWS)
}

/// Returns the address of a meeting's calendar.
#[must_use]
pub fn meeting_calendar(number: u16) -> String {
    format!("/meeting/{number}/ietf-{number}.ics")
}

/// Returns the address of the Open Graph image of `page`, a PNG of [`OG_IMAGE_SIZE`]. The lists of RFCs share one.
#[must_use]
pub fn og_image(page: &str) -> String {
    let page = if is_rfc_list(page) { RFCS } else { page };
    format!("{page}share.png")
}

/// Width and height of Open Graph images in pixels. Readers show this size without cropping.
pub const OG_IMAGE_SIZE: (u16, u16) = (1200, 630);

/// Returns the address of the plain text copy of `page`.
#[must_use]
pub fn plain_text(page: &str) -> String {
    format!("{page}index.txt")
}

/// Format of a feed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FeedFormat {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
    /// RSS 2.0.
    Rss,
}

impl FeedFormat {
    /// Returns the name of the format.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
            Self::Rss => "RSS",
        }
    }

    /// Returns the media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
            Self::Rss => "application/rss+xml",
        }
    }
}

/// Returns the feeds of the list at `list`, the preferred format first. Only the list of all news and those by topic have
/// feeds: the list of a year comes to an end, and the following pages of a list repeat older posts.
///
/// Only the list of all news has an RSS feed, for subscribers of the former RSS feed of www.ietf.org.
#[must_use]
pub fn feeds(list: &str) -> Vec<(FeedFormat, String)> {
    let is_topic =
        list.strip_prefix(TOPICS).and_then(|rest| rest.strip_suffix('/')).is_some_and(|topic| !topic.contains('/'));
    if list != NEWS && !is_topic {
        return Vec::new();
    }
    let mut feeds =
        vec![(FeedFormat::Atom, format!("{list}feed.atom")), (FeedFormat::Json, format!("{list}feed.json"))];
    if list == NEWS {
        feeds.push((FeedFormat::Rss, format!("{list}feed.rss")));
    }
    feeds
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a7_other_services_match_with_and_without_the_slash() {
        assert_eq!(other_service("/rfc/rfc1.txt"), Some("/rfc/"));
        assert_eq!(other_service("/archive"), Some("/archive/"));
        for own in ["/", "/rfcs/", "/content/site.json", "/about/rfc/"] {
            assert_eq!(other_service(own), None, "{own}");
        }
    }

    #[test]
    fn own_urls_lose_scheme_and_host() {
        let path = |url| without_origin(url, "https://www.ietf.org");
        assert_eq!(path("https://www.ietf.org/about/#mission"), Some("/about/#mission"));
        assert_eq!(path("https://www.ietf.org"), Some("/"));
        for other in ["https://www.ietf.org.example/", "https://datatracker.ietf.org/", "/about/"] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn blog_is_told_from_its_posts() {
        assert!(is_blog("https://www.ietf.org/blog/"));
        for other in
            ["https://www.ietf.org/blog/green-wg/", "https://www.ietf.org/", "https://www.ietf.org", "/blog/", ""]
        {
            assert!(!is_blog(other), "{other}");
        }
    }

    #[test]
    fn lists_of_rfcs_lie_below_that_of_all() {
        assert!(is_rfc_list("/process/rfcs/all/9000-9099/"));
        for other in [RFCS, "/process/rfcs/", "/process/rfcs/key/"] {
            assert!(!is_rfc_list(other), "{other}");
        }
    }

    #[test]
    fn only_all_news_and_topics_have_feeds() {
        let addresses = |list| feeds(list).into_iter().map(|(_, address)| address).collect::<Vec<_>>();
        assert_eq!(addresses("/blog/"), ["/blog/feed.atom", "/blog/feed.json", "/blog/feed.rss"]);
        assert_eq!(
            addresses("/blog/topics/security/"),
            ["/blog/topics/security/feed.atom", "/blog/topics/security/feed.json"]
        );
        for other in ["/", "/blog/2025/", "/blog/topics/security/2/", "/blog/green-wg/", "/meeting/"] {
            assert!(feeds(other).is_empty(), "{other}");
        }
    }
}
