//! The menu and the foot without what is not in this edition.

use model::site::{Footer, LinkGroup, Section};

/// The sections without links to what is not there.
pub(super) fn sections(sections: &[Section], is_there: &impl Fn(&str) -> bool) -> Vec<Section> {
    let section = |section: &Section| Section { groups: groups(&section.groups, is_there), ..section.clone() };
    sections.iter().map(section).collect()
}

/// The foot, likewise.
pub(super) fn footer(footer: &Footer, is_there: &impl Fn(&str) -> bool) -> Footer {
    let mut bottom = footer.bottom.clone();
    bottom.retain(|link| is_there(&link.href));
    Footer { columns: groups(&footer.columns, is_there), bottom }
}

/// Groups without links to what is not there, and without groups that have none left.
fn groups(groups: &[LinkGroup], is_there: &impl Fn(&str) -> bool) -> Vec<LinkGroup> {
    let mut groups = groups.to_vec();
    for group in &mut groups {
        group.links.retain(|link| is_there(&link.href));
    }
    groups.retain(|group| !group.links.is_empty());
    groups
}
