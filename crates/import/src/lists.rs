//! Lists of addresses: a file, a sitemap, or the feed of the blog.

use roxmltree::{Document, Node};
use url::Url;

use crate::address::{ORIGIN, PageAddress, own_path};
use crate::source::{Pages, path_and_query};
use crate::text::excerpt;

/// Maximum number of sitemaps of an index that are read.
const MAX_SITEMAPS: usize = 50;

/// Addresses that were found.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    /// Pages to import.
    pub(crate) pages: Vec<PageAddress>,
    /// Why other addresses are not imported.
    pub(crate) others: Vec<String>,
}

impl Addresses {
    /// Adds an address, once.
    pub(crate) fn add(&mut self, parsed: Result<PageAddress, String>) {
        match parsed {
            Ok(page) if !self.pages.contains(&page) => self.pages.push(page),
            Ok(_) => {}
            Err(error) => self.others.push(error),
        }
    }

    /// Adds an address, or the reason why it is not that of a page.
    fn add_url(&mut self, url: &str) {
        self.add(PageAddress::parse(url.trim()).map_err(|error| format!("{}: {error}", excerpt(url))));
    }

    /// Adds the addresses of a file, one a line. What follows `#` is a comment.
    pub(crate) fn add_list(&mut self, text: &str) {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        lines.filter(|line| !line.is_empty()).for_each(|line| self.add_url(line));
    }

    /// Adds the addresses of a sitemap, or of the sitemaps of an index.
    ///
    /// # Errors
    /// Says what was found and expected.
    pub(crate) fn add_sitemap(&mut self, url: &str, pages: &mut Pages<'_>) -> Result<(), String> {
        let text = fetch(url, pages)?;
        let document = parse(&text, url)?;
        let locations: Vec<String> = elements(&document, "loc").map(content).collect();
        match document.root_element().tag_name().name() {
            "urlset" => locations.iter().for_each(|location| self.add_url(location)),
            "sitemapindex" => {
                for location in locations.iter().take(MAX_SITEMAPS) {
                    let text = fetch(location, pages)?;
                    let document = parse(&text, location)?;
                    elements(&document, "loc").map(content).for_each(|location| self.add_url(&location));
                }
            }
            name => return Err(format!("{url}: found the root <{name}>; expected <urlset> or <sitemapindex>")),
        }
        Ok(())
    }

    /// Adds the posts of a feed in RSS 2.0.
    ///
    /// # Errors
    /// Says what was found and expected.
    pub(crate) fn add_feed(&mut self, url: &str, pages: &mut Pages<'_>) -> Result<(), String> {
        let text = fetch(url, pages)?;
        let document = parse(&text, url)?;
        let before = self.pages.len() + self.others.len();
        for item in elements(&document, "item") {
            if let Some(link) = item.children().find(|child| child.tag_name().name() == "link") {
                self.add_url(&content(link));
            }
        }
        if self.pages.len() + self.others.len() == before {
            return Err(format!("{url}: found no <item> with a <link>; expected a feed in RSS 2.0"));
        }
        Ok(())
    }
}

/// Gets a list from the source.
fn fetch(url: &str, pages: &mut Pages<'_>) -> Result<String, String> {
    let parsed = Url::parse(url).map_err(|error| format!("{url}: found no address ({error}); expected https://…"))?;
    if parsed.scheme() != "https" || own_path(&parsed).is_none() {
        return Err(format!("{url}: found another host; expected {ORIGIN}/…"));
    }
    pages.text(ORIGIN, path_and_query(&parsed))
}

/// Parses XML. A document type is rejected, and with it all entities.
fn parse<'t>(text: &'t str, url: &str) -> Result<Document<'t>, String> {
    Document::parse(text).map_err(|error| {
        let error: String = error.to_string().chars().take(200).collect();
        format!("{url}: found no XML ({error}); expected a sitemap or a feed")
    })
}

fn elements<'a>(document: &'a Document<'_>, name: &'static str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

fn content(node: Node<'_, '_>) -> String {
    node.text().unwrap_or_default().trim().to_owned()
}
