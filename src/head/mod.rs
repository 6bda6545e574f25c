//! Metadata of a page in `<head>`: title, description, canonical address, Open Graph, links to the plain-text copy and the
//! feeds, JSON-LD.
//!
//! The prerenderer and the browser share one list of [`Tag`]s: the prerenderer writes it as HTML, and the browser applies it
//! after a navigation. So the head after a navigation is the same as in the prerendered document. The JSON-LD is only for
//! search engines, which read the prerendered document: it is only prerendered, and a navigation removes it. Links to feeds
//! are only prerendered too, but a navigation leaves them in place, since they are still feeds of this site.

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

/// Id of the element that contains the JSON-LD.
const JSON_LD_ID: &str = "json-ld";

/// An element of `<head>` that depends on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// `meta` or `link`.
    element: &'static str,
    /// The attribute that identifies the element, and its value.
    key: (&'static str, &'static str),
    /// The attribute that depends on the page: `content` or `href`.
    attribute: &'static str,
    /// The value of that attribute.
    value: String,
}

/// Metadata of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Text of `<title>`.
    pub title: String,
    /// `meta` and `link` elements.
    pub tags: Vec<Tag>,
}

impl Head {
    /// Returns the head of a page, or of the error in its place.
    #[must_use]
    pub fn of(site: &Site, shown: &CurrentPage) -> Self {
        let address = shown.address.as_str();
        let url = site.absolute(address);
        match &shown.result {
            Ok(page) => {
                let title = title(site, page);
                let mut tags = tags(&page.title, &page.description, &url, og_type(page), &title);
                tags.push(meta(OG_IMAGE, &site.absolute(&og_image(address))));
                tags.push(tag("link", PLAIN_TEXT, "href", &site.absolute(&plain_text(address))));
                Self { title, tags }
            }
            Err(error) => {
                let title = format!("{} | {}", error.title(), site.name);
                let mut tags = tags(error.title(), error.explanation(), &url, "website", &site.name);
                // An error has no image of its own and no plain-text copy. The link of the previous page, if any, stays.
                tags.push(meta(OG_IMAGE, &site.absolute(&og_image(urls::HOME))));
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

/// Returns the Open Graph type.
fn og_type(page: &Page) -> &'static str {
    if matches!(page.kind, PageKind::Post(_)) { "article" } else { "website" }
}

/// Key of the Open Graph image.
const OG_IMAGE: (&str, &str) = ("property", "og:image");
/// Key of the link to the plain-text copy.
const PLAIN_TEXT: (&str, &str) = ("type", "text/plain");

/// Returns the tags that every page has.
fn tags(title: &str, description: &str, url: &str, og_type: &str, image_alt: &str) -> Vec<Tag> {
    vec![
        meta(("name", "description"), description),
        tag("link", ("rel", "canonical"), "href", url),
        meta(("property", "og:title"), title),
        meta(("property", "og:description"), description),
        meta(("property", "og:url"), url),
        meta(("property", "og:type"), og_type),
        meta(("property", "og:image:alt"), image_alt),
    ]
}

fn meta(key: (&'static str, &'static str), value: &str) -> Tag {
    tag("meta", key, "content", value)
}

fn tag(element: &'static str, key: (&'static str, &'static str), attribute: &'static str, value: &str) -> Tag {
    Tag { element, key, attribute, value: value.to_owned() }
}
