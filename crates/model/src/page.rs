//! The content of one page.

use serde::{Deserialize, Serialize};

use crate::group::{Group, GroupPage};
use crate::home::{Home, SearchForm};
use crate::meeting::{Meeting, MeetingCard};
use crate::news::{News, Post};
use crate::{Date, Day, paths};

/// Content of one page, without what all pages share ([`Site`](crate::Site)).
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Page {
    /// Canonical address: a path from the root, with a slash at both ends.
    pub address: String,
    /// Text of the `h1`.
    pub title: String,
    /// One or two sentences: the lead below the title, and the description for search engines.
    pub description: String,
    /// Address of the menu section that the page belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// Path from the home page to this page, without these two.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breadcrumbs: Vec<Link>,
    /// Link to what the page sums up, if it is a summary of a text on another site. Its label names the authors and the
    /// host.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original: Option<Link>,
    /// Links shown as buttons below the lead, the most important one first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls_to_action: Vec<Link>,
    /// Running text.
    #[serde(default)]
    pub body: Body,
    /// Link to the style sheet that few pages need, for `<head>`, as HTML; see `style/extra.css`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Sources of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Day of the newest fact in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Who directs the area that the page is about, or who is in the body, by role.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<Members>,
    /// Previous page, if the pages have an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// Next page, if the pages have an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// Day of the last commit that changed the page's file, if the history is available.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Date>,
    /// URL at which the page's file can be edited, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit_url: Option<String>,
    /// Whether the page is unpublished: a draft, or a post with a future date. Builds leave such pages out; writers see them
    /// in their local preview.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// Content that only pages of this kind have.
    pub kind: PageKind,
}

impl Page {
    /// Creates a page without any of the optional fields.
    #[must_use]
    pub const fn new(address: String, title: String, description: String, kind: PageKind) -> Self {
        Self {
            address,
            title,
            description,
            section: None,
            breadcrumbs: Vec::new(),
            original: None,
            calls_to_action: Vec::new(),
            body: Body { html: String::new(), table_of_contents: Vec::new() },
            style: None,
            sources: Vec::new(),
            as_of: None,
            members: Vec::new(),
            previous: None,
            next: None,
            changed: None,
            edit_url: None,
            draft: false,
            kind,
        }
    }

    /// Returns whether the page is so long that it has a link back to its top: a text of many parts, or a list.
    #[must_use]
    pub const fn is_long(&self) -> bool {
        use PageKind::{GroupFinder, Groups, News, PastMeetings};
        self.body.table_of_contents.len() > 3
            || matches!(self.kind, PastMeetings(_) | Groups(_) | GroupFinder(_) | News(_))
    }

    /// Returns the URL of what the page sums up, if it is known. If not, [`Self::original`] leads to the blog that has
    /// it.
    #[must_use]
    pub fn original_url(&self) -> Option<&str> {
        self.original.as_ref().map(|link| link.href.as_str()).filter(|url| !paths::is_blog(url))
    }

    /// Returns the day of the newest content on the page, if known: of its facts, of the post, or of the newest post in a
    /// list. The following pages of a list change when posts move there, and the day of that is unknown.
    ///
    /// The result is never after `build`, the day that the site is built for. A site built for an earlier day may hold
    /// newer facts, but its pages have not changed in the future.
    #[must_use]
    pub fn last_change<'a>(&'a self, build: &'a Day) -> Option<&'a Day> {
        let posted = match &self.kind {
            PageKind::Post(post) => Some(&post.date.day),
            PageKind::News(news) if self.previous.is_none() => news.posts.first().map(|post| &post.date.day),
            _ => None,
        };
        self.as_of.as_ref().map(|date| &date.day).max(posted).map(|day| day.min(build))
    }
}

/// The members of a body with the same role.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Members {
    /// The role, or the area that they direct: `Area Directors`, `Security (SEC)`.
    pub role: String,
    /// Their names: `Deb Cooley, Christopher Inacio`.
    pub names: String,
}

/// Returns the path of the JSON file for the page at `address`, relative to [`paths::CONTENT`]:
/// `pages/about/introduction.json` for `/about/introduction/`, and `pages/index.json` for `/`.
#[must_use]
pub fn json_path(address: &str) -> String {
    match address.trim_matches('/') {
        "" => "pages/index.json".to_owned(),
        path => format!("pages/{path}.json"),
    }
}

/// Kinds of pages, each with a view of its own. The kind follows from the content of a page, not from its address.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Text only.
    Article,
    /// Overview of a menu section or of another group of pages.
    Section(Overview),
    /// The home page.
    Home(Box<Home>),
    /// A list of posts, newest first.
    News(Box<News>),
    /// A post.
    Post(Post),
    /// A meeting.
    Meeting(Box<Meeting>),
    /// Meetings that are ahead or under way, the next one first.
    UpcomingMeetings(Vec<MeetingCard>),
    /// Past meetings, the latest one first. The list also holds meetings that are ahead on the day of the build, so that it
    /// stays complete as time passes.
    PastMeetings(Vec<MeetingCard>),
    /// An area or another body, with its groups.
    Groups(Vec<Group>),
    /// Filterable list of the groups of all pages.
    GroupFinder(Vec<GroupPage>),
    /// Site search, A–Z index and search forms of other sites.
    Search(Box<Index>),
}

/// The pages of a section.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Overview {
    /// Protocol header drawn beside the title.
    pub diagram: Option<Diagram>,
    /// Meetings that are not over on the day of the build, the next one first, if the section is about meetings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub meetings: Vec<MeetingCard>,
    /// Cards of the pages, grouped as in the menu.
    pub groups: Vec<CardGroup>,
}

/// A group of cards.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct CardGroup {
    /// Heading of the group.
    pub heading: String,
    /// Cards of its pages.
    pub cards: Vec<Card>,
}

/// A page in an overview.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Card {
    /// Title of the page.
    pub title: String,
    /// Address of the page.
    pub href: String,
    /// Description of the page; empty if the title is enough.
    pub text: String,
}

/// A–Z index of the site, with the search forms of other sites.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Index {
    /// All pages except this one and the home page, grouped by first letter.
    pub letters: Vec<crate::site::LinkGroup>,
    /// Search forms of the mail archive and the Datatracker.
    pub searches: Vec<SearchForm>,
}

/// Protocol headers that can be drawn, each as its RFC defines it.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "lowercase")]
pub enum Diagram {
    /// The IPv6 header (RFC 8200).
    Ipv6,
    /// The TCP header (RFC 9293).
    Tcp,
    /// The UDP header (RFC 768).
    Udp,
    /// The QUIC long header (RFC 9000).
    Quic,
    /// The DNS header (RFC 1035).
    Dns,
    /// The `ICMPv6` message (RFC 4443).
    Icmpv6,
    /// The RTP fixed header (RFC 3550).
    Rtp,
}

/// Running text, compiled from Markdown.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Body {
    /// HTML generated by the compiler. Raw HTML of writers never reaches it.
    pub html: String,
    /// Second-level headings of the text; empty for a short page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_of_contents: Vec<Link>,
}

/// A source of the facts on a page.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Source {
    /// Name of the source.
    pub title: String,
    /// URL of the source, if it is online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// Returns `href` without its fragment (RFC 3986).
#[must_use]
pub fn without_fragment(href: &str) -> &str {
    href.split_once('#').map_or(href, |(page, _)| page)
}

/// A link.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Link {
    /// Text of the link.
    pub label: String,
    /// Address on this site (`/about/`, `/about/introduction/#mission`, `#mission`) or on another site (`https://…`).
    pub href: String,
}

impl Link {
    /// Returns whether the link leads to another site.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.href.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::json_path;

    #[test]
    fn json_path_follows_from_the_address() {
        assert_eq!(json_path("/"), "pages/index.json");
        assert_eq!(json_path("/about/"), "pages/about.json");
        assert_eq!(json_path("/about/introduction/"), "pages/about/introduction.json");
    }
}
