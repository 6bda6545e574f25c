//! What a page says of itself in `<head>`: title, description, canonical address, Open Graph, breadcrumbs as JSON-LD.
//!
//! One list of [`Tag`]s serves both sides: the prerenderer writes it, the browser applies it after a navigation. So
//! what search engines read and what a visitor has after following links cannot differ. The JSON-LD is for search
//! engines alone, which read the prerendered document: it is written natively only, and taken away by a navigation.

#[cfg(target_arch = "wasm32")]
mod apply;
#[cfg(not(target_arch = "wasm32"))]
mod json_ld;
#[cfg(not(target_arch = "wasm32"))]
mod prerender;

#[cfg(target_arch = "wasm32")]
pub use apply::apply;
#[cfg(not(target_arch = "wasm32"))]
pub use prerender::to_html;

use model::{Kind, Page, Site};

use crate::content::Shown;

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
    pub fn of(site: &Site, shown: &Shown) -> Self {
        let url = absolute(site, &shown.address);
        match &shown.outcome {
            Ok(page) => Self { title: title(site, page), tags: tags(&page.title, &page.description, &url, kind(page)) },
            Err(error) => Self {
                title: format!("{} | {}", error.title(), site.name),
                tags: tags(error.title(), error.explanation(), &url, "website"),
            },
        }
    }
}

/// The address with its host, as canonical addresses have it.
fn absolute(site: &Site, address: &str) -> String {
    format!("{}{address}", site.origin)
}

fn title(site: &Site, page: &Page) -> String {
    match page.kind {
        Kind::Home(_) => format!("{} | {}", site.name, site.full_name),
        _ => format!("{} | {}", page.title, site.name),
    }
}

/// The Open Graph type.
fn kind(page: &Page) -> &'static str {
    if matches!(page.kind, Kind::Post(_)) { "article" } else { "website" }
}

fn tags(title: &str, description: &str, url: &str, kind: &str) -> Vec<Tag> {
    let tag = |element, key, attribute, value: &str| Tag { element, key, attribute, value: value.to_owned() };
    vec![
        tag("meta", ("name", "description"), "content", description),
        tag("link", ("rel", "canonical"), "href", url),
        tag("meta", ("property", "og:title"), "content", title),
        tag("meta", ("property", "og:description"), "content", description),
        tag("meta", ("property", "og:url"), "content", url),
        tag("meta", ("property", "og:type"), "content", kind),
    ]
}
