//! The menu and the foot without what is not in the build.

use model::Day;
use model::site::{Footer, Group, Section};

use crate::links::Addresses;

/// The sections without links to posts whose day has not come.
pub(super) fn sections(sections: &[Section], addresses: &Addresses, day: &Day) -> Vec<Section> {
    let section = |section: &Section| Section { groups: groups(&section.groups, addresses, day), ..section.clone() };
    sections.iter().map(section).collect()
}

/// The foot, likewise.
pub(super) fn footer(footer: &Footer, addresses: &Addresses, day: &Day) -> Footer {
    let mut bottom = footer.bottom.clone();
    bottom.retain(|link| !addresses.is_ahead(&link.href, day));
    Footer { columns: groups(&footer.columns, addresses, day), bottom }
}

/// Groups without links to what is ahead, and without groups that have none left.
fn groups(groups: &[Group], addresses: &Addresses, day: &Day) -> Vec<Group> {
    let mut groups = groups.to_vec();
    for group in &mut groups {
        group.links.retain(|link| !addresses.is_ahead(page_of(&link.href), day));
    }
    groups.retain(|group| !group.links.is_empty());
    groups
}

/// The address of the page that a link leads to, without the id.
pub(super) fn page_of(href: &str) -> &str {
    href.split_once('#').map_or(href, |(page, _)| page)
}
