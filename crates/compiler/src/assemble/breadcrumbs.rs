//! The section and the breadcrumbs of a page.

use model::Link;
use model::page::without_fragment;
use model::paths::NEWS;
use model::site::Section;

use super::SiteGraph;
use crate::project::{Draft, DraftKind};

/// Returns the menu section of a page.
///
/// Posts belong to the news. The page of a section belongs to that section. Any other page belongs to a section whose panel
/// links to it, preferably one whose address it is below; if no panel links to it, to the section whose address it is below.
pub(super) fn section<'a>(graph: &SiteGraph<'a>, draft: &Draft) -> Option<&'a Section> {
    if matches!(draft.kind, DraftKind::Post(_)) {
        return graph.sections.iter().find(|section| section.href == NEWS);
    }
    let own = graph.sections.iter().find(|section| section.href == draft.address);
    let ancestor = || {
        let ancestors = graph.sections.iter().filter(|section| draft.address.starts_with(&section.href));
        ancestors.max_by_key(|section| section.href.len())
    };
    let linking = || {
        let mut linking = graph.sections.iter().filter(|section| links_to(section, &draft.address));
        let first = linking.next()?;
        let is_ancestor = |section: &&Section| draft.address.starts_with(&section.href);
        Some(std::iter::once(first).chain(linking).find(is_ancestor).unwrap_or(first))
    };
    own.or_else(linking).or_else(ancestor)
}

/// Returns the breadcrumbs between the home page and a page: its section, then the pages between the section and the page.
pub(super) fn breadcrumbs(graph: &SiteGraph<'_>, draft: &Draft) -> Vec<Link> {
    let section = section(graph, draft).filter(|section| section.href != draft.address);
    let top = section.map_or("/", |section| section.href.as_str());
    let first = section.map(|section| Link { label: section.label.clone(), href: section.href.clone() });
    let ancestors = draft.address.match_indices('/').map(|(at, _)| &draft.address[..=at]);
    let pages = ancestors
        .filter(|address| address.starts_with(top) && *address != top && *address != draft.address)
        .filter_map(|address| graph.drafts.get(address))
        .map(|page| page.link());
    first.into_iter().chain(pages).collect()
}

fn links_to(section: &Section, address: &str) -> bool {
    section.groups.iter().flat_map(|group| &group.links).any(|link| without_fragment(&link.href) == address)
}
