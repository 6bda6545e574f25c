//! The overview of a section.

use model::Link;
use model::meeting::MeetingCard;
use model::page::{Card, CardGroup};

use super::SiteGraph;
use super::index::sort_key;
use super::lists::upcoming_meetings;
use crate::project::Draft;

/// Returns the groups of the section's menu panel, or without a panel one group of all pages below its address.
pub(super) fn groups(graph: &SiteGraph<'_>, draft: &Draft) -> Vec<CardGroup> {
    let panel = graph.sections.iter().find(|section| section.href == draft.address);
    let groups: Vec<CardGroup> = panel
        .into_iter()
        .flat_map(|section| &section.groups)
        .map(|group| CardGroup {
            heading: group.heading.clone(),
            cards: group.links.iter().map(|link| card(graph, link)).collect(),
        })
        .collect();
    if groups.is_empty() { below(graph, draft).into_iter().collect() } else { groups }
}

/// Returns the meetings that are not over, if one of the cards leads to a meeting.
pub(super) fn meetings(graph: &SiteGraph<'_>, groups: &[CardGroup]) -> Vec<MeetingCard> {
    let meetings = upcoming_meetings(&graph.drafts, graph.day);
    let is_of_meeting = |card: &Card| meetings.iter().any(|meeting| meeting.href == card.href);
    if groups.iter().flat_map(|group| &group.cards).any(is_of_meeting) { meetings } else { Vec::new() }
}

/// Adds the description of the linked page, or the menu's note for a link to another site or to a part of a page.
fn card(graph: &SiteGraph<'_>, link: &Link) -> Card {
    let page = graph.drafts.get(link.href.as_str()).map(|page| &page.description);
    let text = page.or_else(|| graph.menu_notes.get(&link.href)).cloned().unwrap_or_default();
    Card { title: link.label.clone(), href: link.href.clone(), text }
}

/// Returns the pages below the section's address, if there are any.
fn below(graph: &SiteGraph<'_>, draft: &Draft) -> Option<CardGroup> {
    let is_below = |page: &&&Draft| page.address.starts_with(&draft.address) && page.address != draft.address;
    let mut pages: Vec<&&Draft> = graph.drafts.values().filter(is_below).collect();
    pages.sort_by_key(|page| (sort_key(&page.title), page.address.as_str()));
    let cards: Vec<Card> = pages
        .into_iter()
        .map(|page| Card { title: page.title.clone(), href: page.address.clone(), text: page.description.clone() })
        .collect();
    (!cards.is_empty()).then(|| CardGroup { heading: draft.title.clone(), cards })
}
