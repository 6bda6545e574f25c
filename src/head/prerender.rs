//! Prerenders the head as HTML.

use leptos::html::{link, meta};
use leptos::prelude::*;
use maud::html;
use model::Site;
use model::paths::{HOME, OG_IMAGE_SIZE, OPENSEARCH, SEARCH};

use super::feeds::{self, Feed};
use super::{Head, JSON_LD_ID, Tag, json_ld};
use crate::content::CurrentPage;

/// Returns the page's elements in `<head>` of the prerendered document, as HTML.
#[must_use]
pub fn to_html(site: &Site, shown: &CurrentPage) -> String {
    let Head { title, tags } = Head::of(site, shown);
    let title = view! { <title>{title}</title> }.to_html();
    let tags: String = tags.into_iter().map(tag).collect();
    let page = shown.result.as_ref().ok();
    let feeds: String = page.map(|page| feeds::of(site, page).into_iter().map(feed).collect()).unwrap_or_default();
    let json_ld = page.map(|page| {
        // Escaped so that no title can contain `</script>`.
        let json = json_ld::of(site, page).to_string().replace('<', "\\u003c");
        view! { <script type="application/ld+json" id=JSON_LD_ID inner_html=json></script> }.to_html()
    });
    // Where browsers look for it. They need it once.
    let is_searched = [HOME, SEARCH].contains(&shown.address.as_str());
    let search = if is_searched { search_description(site) } else { String::new() };
    let style = page.and_then(|page| page.style.clone()).unwrap_or_default();
    title + &tags + &constant_tags() + &feeds + &search + &style + &json_ld.unwrap_or_default()
}

fn search_description(site: &Site) -> String {
    html! { link rel="search" type="application/opensearchdescription+xml" href=(OPENSEARCH) title=(site.name); }
        .into_string()
}

/// Returns the tags that are the same for every page, so that a navigation does not change them.
fn constant_tags() -> String {
    let (width, height) = OG_IMAGE_SIZE;
    html! {
        meta property="og:image:width" content=(width);
        meta property="og:image:height" content=(height);
        meta name="twitter:card" content="summary_large_image";
    }
    .into_string()
}

fn feed(Feed { media_type, href, title }: Feed) -> String {
    view! { <link rel="alternate" type=media_type href=href title=title /> }.to_html()
}

fn tag(Tag { element, key: (name, key), value, .. }: Tag) -> String {
    match element {
        "link" if name == "type" => link().rel("alternate").r#type(key).href(value).to_html(),
        "link" => link().attr(name, key).href(value).to_html(),
        _ => meta().attr(name, key).content(value).to_html(),
    }
}
