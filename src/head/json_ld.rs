//! Linked data for search engines.

use model::{Page, Site};
use serde_json::{Value, json};

use super::absolute;
use crate::routes;

/// schema.org's `BreadcrumbList`: the way to the page, the home page first and the page itself last.
pub(super) fn breadcrumbs(site: &Site, page: &Page) -> Option<Value> {
    if page.address == routes::HOME {
        return None;
    }
    let home = (site.name.as_str(), routes::HOME);
    let between = page.breadcrumbs.iter().map(|link| (link.label.as_str(), link.href.as_str()));
    let way = std::iter::once(home).chain(between).chain([(page.title.as_str(), page.address.as_str())]);
    let items: Vec<Value> = way
        .enumerate()
        .map(|(at, (name, address))| {
            json!({ "@type": "ListItem", "position": at + 1, "name": name, "item": absolute(site, address) })
        })
        .collect();
    Some(json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items }))
}
