//! Finds the own part of a page of www.ietf.org by the structure of its templates (<https://github.com/ietf-tools/www>): title,
//! introduction, date, authors, and the parts of the text. Menus, lists of other pages and buttons to share a page are not taken.
//!
//! There is a module for each kind of page: [`standard`] (also indexes and topics), [`post`] (also statements), [`event`], and
//! [`glossary`].

mod event;
mod glossary;
mod leftovers;
mod post;
mod standard;

use std::collections::BTreeMap;

use ego_tree::NodeRef;
use jiff::civil::Date;
use scraper::{ElementRef, Html, Node};
use url::Url;

use crate::address::{FileKind, ORIGIN, PageAddress, own_path};
use crate::html::{first, parent, select, text};
use crate::losses::Losses;
use crate::text::{collapse, excerpt};

/// The own part of a page.
#[derive(Debug, Default)]
pub(crate) struct Extract<'a> {
    pub(crate) title: String,
    /// Title of the page above it.
    pub(crate) above: String,
    pub(crate) introduction: String,
    /// Description for search engines, if it is the page's own.
    pub(crate) search_description: Option<String>,
    /// Date of a post or statement.
    pub(crate) date: Option<Date>,
    pub(crate) authors: Vec<Author>,
    /// Topic by which the page was asked for.
    pub(crate) topic: Option<String>,
    /// Whether this is a post of the blog.
    pub(crate) is_post: bool,
    /// The parts of the text, in order.
    pub(crate) parts: Vec<Part<'a>>,
    /// Where references to the bibliography lead.
    pub(crate) references: BTreeMap<String, String>,
}

/// An author of a post.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Author {
    pub(crate) name: String,
    /// Role: `IETF Chair`.
    pub(crate) title: Option<String>,
}

/// A part of the text.
#[derive(Debug)]
pub(crate) enum Part<'a> {
    /// A heading of the template.
    Heading(u8, String),
    /// A paragraph of the template.
    Paragraph(String),
    /// A paragraph in italics: dates of an event, titles of authors.
    Note(String),
    /// Blocks of the source, with a name for reports.
    Blocks(&'static str, Vec<NodeRef<'a, Node>>),
    /// A list of links of the template.
    Links(Vec<LinkItem>),
}

/// An item of a list of links.
#[derive(Debug, Default)]
pub(crate) struct LinkItem {
    /// Words before the link.
    pub(crate) before: String,
    /// Words of the link.
    pub(crate) words: String,
    /// Its address; `None` for words alone.
    pub(crate) href: Option<String>,
    /// Words after the link.
    pub(crate) after: String,
}

impl LinkItem {
    /// The words of a link, or of an element that stands in the place of one.
    fn of(element: ElementRef<'_>, losses: &mut Losses) -> Self {
        Self {
            words: losses.invisible.line(&text(element)),
            href: element.value().attr("href").map(str::to_owned),
            ..Self::default()
        }
    }
}

/// Finds the own part of a page that was asked for at `address`.
///
/// # Errors
/// Says what was found in place of a page.
pub(crate) fn extract<'a>(html: &'a Html, address: &PageAddress, losses: &mut Losses) -> Result<Extract<'a>, String> {
    let root = html.root_element();
    check_address(root, address)?;
    if first(root, "base[href]").is_some() {
        losses.add("<base href>", "ignored; links are those of the address that was asked for");
    }
    let Some(title) = first(root, "main h1, #content h1") else {
        return Err(
            "found no `<h1>` within `<main>`; expected a page as the templates of www.ietf.org make it".to_owned()
        );
    };
    let mut source = Extract {
        title: losses.invisible.line(&text(title)),
        above: select(root, "nav[aria-label=breadcrumbs] li a")
            .last()
            .map(|link| losses.invisible.line(&text(*link)))
            .unwrap_or_default(),
        ..Extract::default()
    };
    if source.title.is_empty() {
        return Err("found a title without words; expected the title of a page".to_owned());
    }
    source.search_description = search_description(root, losses);
    let beside = parent(title).unwrap_or(root);
    if first(root, ".event_page__jumbotron").is_some() {
        event::read(root, &mut source, losses);
    } else if first(root, "form[name=glossary-search]").is_some() {
        glossary::read(root, &mut source, losses);
    } else if first(root, "main#content").is_none() && first(beside, "p.lead").is_some() {
        post::read(beside, &mut source, losses)?;
    } else {
        standard::read(root, &mut source, losses);
    }
    let is_blog = address.kind() == FileKind::Post;
    if is_blog != source.is_post {
        let found = if source.is_post { "a post" } else { "a page that is no post" };
        return Err(format!("found {found} at this address; expected posts, and only posts, below {ORIGIN}/blog/"));
    }
    leftovers::report(root, &source, losses);
    Ok(source)
}

/// Checks that a page does not say that it is at another address.
fn check_address(root: ElementRef<'_>, address: &PageAddress) -> Result<(), String> {
    let canonical = select(root, "link[rel=canonical]").into_iter().filter_map(|link| link.value().attr("href"));
    let graph = select(root, "meta[property=\"og:url\"]").into_iter().filter_map(|meta| meta.value().attr("content"));
    let base = Url::parse(&address.url()).map_err(|error| error.to_string())?;
    for said in canonical.chain(graph).filter(|said| !said.trim().is_empty()) {
        let url = base.join(said).ok();
        let path = url.as_ref().and_then(own_path).map(|path| path.trim_end_matches('/'));
        if path != Some(address.path().trim_end_matches('/')) {
            return Err(format!(
                "found a page that says it is at {}; expected {}. Ask for the address that is right",
                excerpt(said),
                address.url()
            ));
        }
    }
    Ok(())
}

/// Returns the description for search engines. Without one, the template writes that for social networks, which can be the same on
/// every page.
fn search_description(root: ElementRef<'_>, losses: &mut Losses) -> Option<String> {
    let mut content = |selector: &str| {
        let meta = first(root, selector)?;
        Some(losses.invisible.line(meta.value().attr("content")?)).filter(|content| !content.is_empty())
    };
    let own = content("head meta[name=description]")?;
    let shared = content("head meta[property=\"og:description\"]");
    (shared.as_ref() != Some(&own)).then_some(own)
}

/// Returns the introduction of a page.
fn introduction(within: ElementRef<'_>, losses: &mut Losses) -> String {
    first(within, "p.lead").map(|lead| losses.invisible.line(&text(lead))).unwrap_or_default()
}

/// Parses a date as the templates write it: `14 March 2026`.
fn date(text: &str) -> Option<Date> {
    Date::strptime("%d %B %Y", collapse(text)).ok()
}

/// Adds the bibliography, and where references to it lead.
fn add_bibliography<'a>(within: ElementRef<'a>, source: &mut Extract<'a>) {
    let Some(bibliography) = first(within, "#bibliography") else { return };
    let mut items = Vec::new();
    for item in select(bibliography, "li") {
        let Some(link) = first(item, "h3 a[href]") else { continue };
        let href = link.value().attr("href").unwrap_or_default().to_owned();
        if let Some(id) = first(item, "a[id]").and_then(|anchor| anchor.value().id()) {
            source.references.insert(format!("#{id}"), href.clone());
        }
        // The number in front is that of the reference, which is a link now.
        let order = first(link, ".bibliography__order").map(text).unwrap_or_default();
        let words = collapse(text(link).trim().trim_start_matches(order.trim()));
        let details: Vec<String> = select(item, "h4, .small")
            .into_iter()
            .map(|part| collapse(&text(part)))
            .filter(|part| !part.is_empty())
            .collect();
        let after = if details.is_empty() { String::new() } else { format!(": {}", details.join(". ")) };
        items.push(LinkItem { words, href: Some(href), after, ..LinkItem::default() });
    }
    if !items.is_empty() {
        source.parts.push(Part::Heading(1, "Bibliography".to_owned()));
        source.parts.push(Part::Links(items));
    }
}
