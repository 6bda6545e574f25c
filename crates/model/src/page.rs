//! What one address shows.

use serde::{Deserialize, Serialize};

use crate::group::{Group, GroupPage};
use crate::home::{Home, SearchForm};
use crate::meeting::{Meeting, MeetingCard};
use crate::news::{News, Post};
use crate::{Date, Day};

/// Everything that one address shows, but for what every page shares.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Page {
    /// The canonical address: from the root, with a slash at both ends.
    pub address: String,
    /// Text of the `h1`.
    pub title: String,
    /// One or two sentences: the lead under the title, and the description for search engines.
    pub description: String,
    /// Address of the menu section to which the page belongs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The way from the home page to this one, both left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breadcrumbs: Vec<Link>,
    /// The running text.
    #[serde(default)]
    pub body: Body,
    /// Where the text comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Day of the newest fact in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The page before this one, where there is an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Link>,
    /// The page after this one, where there is an order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Link>,
    /// Day of the last change of the page's file, where the history of the files is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Date>,
    /// Address at which the page's file can be edited, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit_url: Option<String>,
    /// Whether the page is not published: a draft, or a post whose day has not come. No build has such pages; writers see
    /// them on their own machines.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    /// What only pages of this kind have.
    pub kind: PageKind,
}

impl Page {
    /// A page without anything that can be left out.
    #[must_use]
    pub const fn new(address: String, title: String, description: String, kind: PageKind) -> Self {
        Self {
            address,
            title,
            description,
            section: None,
            breadcrumbs: Vec::new(),
            body: Body { html: String::new(), table_of_contents: Vec::new() },
            sources: Vec::new(),
            as_of: None,
            previous: None,
            next: None,
            changed: None,
            edit_url: None,
            draft: false,
            kind,
        }
    }

    /// The day of the newest that the page says, where it is known: of its facts, of the post, of the newest post of a
    /// list. The second page of a list changes when posts move on to it, and nobody knows when that was.
    ///
    /// Never after `build`, the day that the site is built for: a page of an earlier day may tell what came later, but it
    /// has not changed in the future.
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

/// Where the page at `address` is published, from the folder of the content: `/about/introduction/` is in
/// `pages/about/introduction.json`, and `/` in `pages/index.json`.
#[must_use]
pub fn json_path(address: &str) -> String {
    match address.trim_matches('/') {
        "" => "pages/index.json".to_owned(),
        path => format!("pages/{path}.json"),
    }
}

/// The kinds of pages. Which one an address has is known from its content, not from its spelling.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
#[serde(rename_all = "snake_case")]
pub enum PageKind {
    /// Text and nothing else.
    Article,
    /// The page of a menu section, or of another group of pages: an overview of its parts.
    Section(Overview),
    /// The home page.
    Home(Box<Home>),
    /// A list of news, newest first.
    News(Box<News>),
    /// One post of the news.
    Post(Post),
    /// One meeting.
    Meeting(Box<Meeting>),
    /// Meetings that are ahead or under way, next first.
    UpcomingMeetings(Vec<MeetingCard>),
    /// Meetings that are over, last first. The list reaches ahead of the build's day, so that it stays right when the
    /// clock moves on.
    PastMeetings(Vec<MeetingCard>),
    /// An area, or another body, with its groups.
    Groups(Vec<Group>),
    /// All groups of all pages, to find one in.
    GroupFinder(Vec<GroupPage>),
    /// The index of the site and the searches elsewhere.
    Search(Box<Index>),
}

/// The parts of a section.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Overview {
    /// The header that is drawn beside the title.
    pub diagram: Option<Diagram>,
    /// The parts, grouped as in the menu.
    pub groups: Vec<CardGroup>,
}

/// Cards that belong together.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct CardGroup {
    /// Heading of the group.
    pub heading: String,
    /// Its pages.
    pub cards: Vec<Card>,
}

/// A page, named and described in a list.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Card {
    /// Title of the page.
    pub title: String,
    /// Its address.
    pub href: String,
    /// What one finds there; empty where the title says it.
    pub text: String,
}

/// A to Z of the site, with the searches elsewhere.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Index {
    /// Every page but this and the home page, grouped by first letter.
    pub letters: Vec<crate::site::LinkGroup>,
    /// The searches of the mail archive and of the Datatracker.
    pub searches: Vec<SearchForm>,
}

/// Headers of protocols that can be drawn, each from the RFC that defines it.
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
    /// HTML, made by the compiler alone: no markup of writers reaches it.
    pub html: String,
    /// The second-level headings of the text, for a table of contents; empty for a short page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_of_contents: Vec<Link>,
}

/// A source of a page's facts.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Source {
    /// Name of the source.
    pub title: String,
    /// Where it can be read, if it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub href: Option<String>,
}

/// The address of the page that `href` leads to, without the id of a part of it (RFC 3986, fragment).
#[must_use]
pub fn without_fragment(href: &str) -> &str {
    href.split_once('#').map_or(href, |(page, _)| page)
}

/// A link: text and address.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Link {
    /// The text.
    pub label: String,
    /// An address of this site (`/about/`, `/about/introduction/#mission`, `#mission`) or of another (`https://…`).
    pub href: String,
}

impl Link {
    /// Whether the link leads to another host.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.href.starts_with("https://")
    }
}

#[cfg(test)]
mod tests {
    use super::json_path;

    #[test]
    fn an_address_has_its_file() {
        assert_eq!(json_path("/"), "pages/index.json");
        assert_eq!(json_path("/about/"), "pages/about.json");
        assert_eq!(json_path("/about/introduction/"), "pages/about/introduction.json");
    }
}
