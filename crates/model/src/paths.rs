//! Addresses that more than one program has to spell: of the files that the builder makes beside the pages, of some pages, and of
//! what is no page of this site.

/// The home page.
pub const HOME: &str = "/";
/// The list of all news.
pub const NEWS: &str = "/blog/";
/// The search, with the index of the site.
pub const SEARCH: &str = "/search/";
/// What stands in for pages that cannot be fetched. A folder like all pages: some hosts send names that end in `.html` on.
pub const OFFLINE: &str = "/offline/";
/// Name of the query in the address of the search.
pub const SEARCH_PARAMETER: &str = "query";
/// The folder of the lists by topic.
pub const TOPICS: &str = "/blog/topics/";
/// The calendar of all meetings that are not over, to subscribe to.
pub const UPCOMING_CALENDAR: &str = "/meeting/upcoming/ietf.ics";

/// The folder of the content as JSON.
pub const CONTENT: &str = "/content/";

/// Folders of the same host that hold no page of this site: those of other services (RFCs, drafts, archives, proceedings, files),
/// and [`CONTENT`]. Nothing here is routed, redirected or kept for reading offline.
pub const EXCLUDED_PREFIXES: [&str; 7] =
    ["/rfc/", "/id/", "/archive/", "/proceedings/", "/slides/", "/media/", CONTENT];

/// The one of the [`EXCLUDED_PREFIXES`] that belongs to another service and that `path` is in, or is without its slash.
#[must_use]
pub fn other_service(path: &str) -> Option<&'static str> {
    let is_in = |prefix: &&str| path.starts_with(prefix) || prefix.strip_suffix('/') == Some(path);
    EXCLUDED_PREFIXES.into_iter().filter(|prefix| *prefix != CONTENT).find(is_in)
}

/// The path of `url`, from the root, where that is an address of the site at `origin` (scheme and host).
#[must_use]
pub fn without_origin<'a>(url: &'a str, origin: &str) -> Option<&'a str> {
    match url.strip_prefix(origin)? {
        "" => Some("/"),
        path => path.starts_with('/').then_some(path),
    }
}

/// The calendar of one meeting.
#[must_use]
pub fn meeting_calendar(number: u16) -> String {
    format!("/meeting/{number}/ietf-{number}.ics")
}

/// The picture that stands for a page where it is shared: a PNG of [`OG_IMAGE_SIZE`].
#[must_use]
pub fn og_image(page: &str) -> String {
    format!("{page}share.png")
}

/// Width and height of such a picture in pixels: what Open Graph readers show without cutting it.
pub const OG_IMAGE_SIZE: (u16, u16) = (1200, 630);

/// The copy of a page in plain text.
#[must_use]
pub fn plain_text(page: &str) -> String {
    format!("{page}index.txt")
}

/// A format of feeds.
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
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Atom => "Atom",
            Self::Json => "JSON Feed",
            Self::Rss => "RSS",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Atom => "application/atom+xml",
            Self::Json => "application/feed+json",
            Self::Rss => "application/rss+xml",
        }
    }
}

/// The feeds of a list of posts, the one to prefer first; none for any other address, also not for the list of a year,
/// which comes to an end, and the second page of a list.
///
/// Only all news have a feed in RSS, for those who subscribed to the one that www.ietf.org had.
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
    fn a7_folders_of_other_services_are_known_with_and_without_the_slash() {
        assert_eq!(other_service("/rfc/rfc1.txt"), Some("/rfc/"));
        assert_eq!(other_service("/archive"), Some("/archive/"));
        for own in ["/", "/rfcs/", "/content/site.json", "/about/rfc/"] {
            assert_eq!(other_service(own), None, "{own}");
        }
    }

    #[test]
    fn addresses_of_this_site_lose_scheme_and_host() {
        let path = |url| without_origin(url, "https://www.ietf.org");
        assert_eq!(path("https://www.ietf.org/about/#mission"), Some("/about/#mission"));
        assert_eq!(path("https://www.ietf.org"), Some("/"));
        for other in ["https://www.ietf.org.example/", "https://datatracker.ietf.org/", "/about/"] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn all_news_and_topics_have_feeds() {
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
