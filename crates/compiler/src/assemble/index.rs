//! The alphabetical index of the site.

use model::site::LinkGroup;

use super::SiteGraph;

/// Groups every page except the home page and the page at `index` by the first letter of its title.
pub(super) fn letters(graph: &SiteGraph<'_>, index: &str) -> Vec<LinkGroup> {
    let mut pages: Vec<_> = graph
        .drafts
        .values()
        .filter(|page| page.address != index)
        .map(|page| (sort_key(&page.title), page.link()))
        .collect();
    pages.sort_by(|(a, a_link), (b, b_link)| a.cmp(b).then_with(|| a_link.href.cmp(&b_link.href)));

    let mut groups: Vec<LinkGroup> = Vec::new();
    for (key, link) in pages {
        let letter: String = key.chars().take(1).flat_map(char::to_uppercase).collect();
        match groups.last_mut().filter(|group| group.heading == letter) {
            Some(group) => group.links.push(link),
            None => groups.push(LinkGroup { heading: letter, links: vec![link] }),
        }
    }
    groups
}

/// Returns the sort key of a title, which ignores case and leading punctuation.
pub(super) fn sort_key(title: &str) -> String {
    title.trim_start_matches(|character: char| !character.is_alphanumeric()).to_lowercase()
}
