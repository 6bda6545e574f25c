//! What a page says of itself in `<head>`: title, description, canonical address, Open Graph, its copy in plain text, feeds,
//! JSON-LD.
//!
//! One list of [`Tag`]s serves both sides: the prerenderer writes it, the browser applies it after a navigation. So
//! what search engines read and what a visitor has after following links cannot differ. The JSON-LD is for search
//! engines alone, which read the prerendered document: it is written natively only, and taken away by a navigation. The
//! links to feeds are written natively only, too, but stay: wherever one goes from there, they are feeds of this site.

#[cfg(target_arch = "wasm32")]
mod apply;
#[cfg(not(target_arch = "wasm32"))]
mod feeds;
#[cfg(not(target_arch = "wasm32"))]
mod json_ld;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod test_data;

#[cfg(target_arch = "wasm32")]
pub use apply::apply;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::to_html;

use model::paths::{og_image, plain_text};
use model::{Page, PageKind, Site};

use crate::content::CurrentPage;
use crate::urls;

/// Id of the element that holds the JSON-LD.
const JSON_LD_ID: &str = "json-ld";

/// One element of `<head>` that changes with the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// `meta` or `link`.
    element: &'static str,
    /// The attribute that tells such elements apart, and its value.
    key: (&'static str, &'static str),
    /// The attribute that carries the page's value.
    attribute: &'static str,
    /// The page's value.
    value: String,
}

/// What a page says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Text of `<title>`.
    pub title: String,
    /// Everything else that is an element with a value.
    pub tags: Vec<Tag>,
}

impl Head {
    /// The head of what is shown.
    #[must_use]
    pub fn of(site: &Site, shown: &CurrentPage) -> Self {
        let address = shown.address.as_str();
        let url = site.absolute(address);
        match &shown.result {
            Ok(page) => {
                let title = title(site, page);
                let mut tags = tags(&page.title, &page.description, &url, kind(page), &title);
                tags.push(meta(PICTURE, &site.absolute(&og_image(address))));
                tags.push(tag("link", TEXT, "href", &site.absolute(&plain_text(address))));
                Self { title, tags }
            }
            Err(error) => {
                let title = format!("{} | {}", error.title(), site.name);
                let mut tags = tags(error.title(), error.explanation(), &url, "website", &site.name);
                // What is not there has no picture, and no copy as text: the link of the page before, if any, stays.
                tags.push(meta(PICTURE, &site.absolute(&og_image(urls::HOME))));
                Self { title, tags }
            }
        }
    }
}

fn title(site: &Site, page: &Page) -> String {
    match page.kind {
        PageKind::Home(_) => format!("{} | {}", site.name, site.full_name),
        _ => format!("{} | {}", page.title, site.name),
    }
}

/// The Open Graph type.
fn kind(page: &Page) -> &'static str {
    if matches!(page.kind, PageKind::Post(_)) { "article" } else { "website" }
}

/// The picture where the page is shared.
const PICTURE: (&str, &str) = ("property", "og:image");
/// The copy of the page in plain text.
const TEXT: (&str, &str) = ("type", "text/plain");

/// What every page says of itself; `pictured` are the words that stand in its picture.
fn tags(title: &str, description: &str, url: &str, kind: &str, pictured: &str) -> Vec<Tag> {
    vec![
        meta(("name", "description"), description),
        tag("link", ("rel", "canonical"), "href", url),
        meta(("property", "og:title"), title),
        meta(("property", "og:description"), description),
        meta(("property", "og:url"), url),
        meta(("property", "og:type"), kind),
        meta(("property", "og:image:alt"), pictured),
    ]
}

fn meta(key: (&'static str, &'static str), value: &str) -> Tag {
    tag("meta", key, "content", value)
}

fn tag(element: &'static str, key: (&'static str, &'static str), attribute: &'static str, value: &str) -> Tag {
    Tag { element, key, attribute, value: value.to_owned() }
}
