//! The head as HTML.

use leptos::html::{link, meta};
use leptos::prelude::*;
use model::Site;

use super::{Head, JSON_LD_ID, Tag, json_ld};
use crate::content::Shown;

/// The elements that belong into `<head>` of the prerendered document.
#[must_use]
pub fn to_html(site: &Site, shown: &Shown) -> String {
    let Head { title, tags } = Head::of(site, shown);
    let title = view! { <title>{title}</title> }.to_html();
    let tags: String = tags.into_iter().map(tag).collect();
    let data = shown.outcome.as_ref().ok().and_then(|page| json_ld::breadcrumbs(site, page));
    let data = data.map(|data| {
        // Escaped so that no title can end the element.
        let data = data.to_string().replace('<', "\\u003c");
        view! { <script type="application/ld+json" id=JSON_LD_ID inner_html=data></script> }.to_html()
    });
    title + &tags + &data.unwrap_or_default()
}

fn tag(Tag { element, key: (name, key), value, .. }: Tag) -> String {
    match element {
        "link" => link().attr(name, key).href(value).to_html(),
        _ => meta().attr(name, key).content(value).to_html(),
    }
}
