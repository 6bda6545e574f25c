//! Fills the next meetings into the menu and the footer, and removes links to unpublished pages.

use std::collections::BTreeMap;

use model::site::{Footer, LinkGroup, Section};
use model::{Day, Link};

use super::lists::upcoming_meetings;
use crate::project::{Draft, FooterDraft, LinkGroupDraft, MenuEntry, SectionDraft};

/// Returns links to the meetings that are under way or ahead on `day`, in order, without cancelled ones. `drafts` are the pages
/// of the build.
pub(super) fn next_meetings(drafts: &BTreeMap<&str, &Draft>, day: &Day) -> Vec<Link> {
    let cards = upcoming_meetings(drafts, day).into_iter().filter(|card| !card.cancelled);
    cards.map(|card| Link { label: card.title, href: card.href }).collect()
}

/// Returns the sections with the `meetings` filled in, and without links to unpublished pages.
pub(super) fn sections(
    sections: &[SectionDraft],
    meetings: &[Link],
    is_published: &impl Fn(&str) -> bool,
) -> Vec<Section> {
    let section = |SectionDraft { label, href, intro, groups: drafts }: &SectionDraft| Section {
        label: label.clone(),
        href: href.clone(),
        intro: intro.clone(),
        groups: groups(drafts, meetings, is_published),
    };
    sections.iter().map(section).collect()
}

/// Returns the footer, likewise.
pub(super) fn footer(footer: &FooterDraft, meetings: &[Link], is_published: &impl Fn(&str) -> bool) -> Footer {
    let mut bottom = footer.bottom.clone();
    bottom.retain(|link| is_published(&link.href));
    Footer { columns: groups(&footer.columns, meetings, is_published), bottom }
}

/// Returns the groups, likewise, and without empty ones.
fn groups(groups: &[LinkGroupDraft], meetings: &[Link], is_published: &impl Fn(&str) -> bool) -> Vec<LinkGroup> {
    let link = |entry: &MenuEntry| match entry {
        MenuEntry::Link(link) => is_published(&link.href).then(|| link.clone()),
        MenuEntry::NextMeeting(place) => meetings.get(*place).cloned(),
    };
    let group = |LinkGroupDraft { heading, entries }: &LinkGroupDraft| LinkGroup {
        heading: heading.clone(),
        links: entries.iter().filter_map(link).collect(),
    };
    groups.iter().map(group).filter(|group| !group.links.is_empty()).collect()
}
