//! Removes links to unpublished pages from the menu and the footer.

use model::site::{Footer, LinkGroup, Section};

/// Returns the sections without links to unpublished pages.
pub(super) fn sections(sections: &[Section], is_published: &impl Fn(&str) -> bool) -> Vec<Section> {
    let section = |section: &Section| Section { groups: groups(&section.groups, is_published), ..section.clone() };
    sections.iter().map(section).collect()
}

/// Returns the footer without links to unpublished pages.
pub(super) fn footer(footer: &Footer, is_published: &impl Fn(&str) -> bool) -> Footer {
    let mut bottom = footer.bottom.clone();
    bottom.retain(|link| is_published(&link.href));
    Footer { columns: groups(&footer.columns, is_published), bottom }
}

/// Returns the groups without links to unpublished pages, and without empty groups.
fn groups(groups: &[LinkGroup], is_published: &impl Fn(&str) -> bool) -> Vec<LinkGroup> {
    let mut groups = groups.to_vec();
    for group in &mut groups {
        group.links.retain(|link| is_published(&link.href));
    }
    groups.retain(|group| !group.links.is_empty());
    groups
}
