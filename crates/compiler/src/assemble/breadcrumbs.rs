//! Where a page belongs: its section, and the way from there to it.

use model::Link;
use model::page::without_fragment;
use model::paths::NEWS;
use model::site::Section;

use super::SiteGraph;
use crate::project::{Draft, DraftKind};

/// The section of the menu to which a page belongs.
///
/// Posts belong to the news. A section's own page belongs to it. Another page belongs to a section whose panel links to
/// it, rather to the one below whose address it is; and if no panel links to it, to the one below whose address it is.
pub(super) fn section<'a>(graph: &SiteGraph<'a>, draft: &Draft) -> Option<&'a Section> {
    if matches!(draft.special, DraftKind::Post(_)) {
        return graph.sections.iter().find(|section| section.href == NEWS);
    }
    let own = graph.sections.iter().find(|section| section.href == draft.address);
    let above = || {
        let above = graph.sections.iter().filter(|section| draft.address.starts_with(&section.href));
        above.max_by_key(|section| section.href.len())
    };
    let linking = || {
        let mut linking = graph.sections.iter().filter(|section| links_to(section, &draft.address));
        let first = linking.next()?;
        let is_above = |section: &&Section| draft.address.starts_with(&section.href);
        Some(std::iter::once(first).chain(linking).find(is_above).unwrap_or(first))
    };
    own.or_else(linking).or_else(above)
}

/// The way from the home page to a page, without both: its section, then the pages below the section and above it.
pub(super) fn breadcrumbs(graph: &SiteGraph<'_>, draft: &Draft) -> Vec<Link> {
    let section = section(graph, draft).filter(|section| section.href != draft.address);
    let top = section.map_or("/", |section| section.href.as_str());
    let first = section.map(|section| Link { label: section.label.clone(), href: section.href.clone() });
    let above = draft.address.match_indices('/').map(|(at, _)| &draft.address[..=at]);
    let pages = above
        .filter(|address| address.starts_with(top) && *address != top && *address != draft.address)
        .filter_map(|address| graph.drafts.get(address))
        .map(|page| page.link());
    first.into_iter().chain(pages).collect()
}

fn links_to(section: &Section, address: &str) -> bool {
    section.groups.iter().flat_map(|group| &group.links).any(|link| without_fragment(&link.href) == address)
}
