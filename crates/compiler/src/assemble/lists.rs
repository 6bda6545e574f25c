//! The lists of meetings.

use std::cmp::Reverse;

use model::meeting::MeetingCard;

use super::SiteGraph;
use crate::project::DraftKind;

/// The meetings that are not over, next first.
pub(super) fn upcoming_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let mut cards = meetings(graph);
    cards.retain(|card| card.end >= *graph.day);
    cards
}

/// The meetings that are not over, for the home page, which says less of them.
pub(super) fn next_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    without_time(upcoming_meetings(graph))
}

/// All meetings, last first: which of them are over, the clock of the reader says.
pub(super) fn past_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let mut cards = without_time(meetings(graph));
    cards.sort_by_key(|card| Reverse((card.start.clone(), card.number)));
    cards
}

/// Takes away the local time, for lists that do not show it.
fn without_time(cards: Vec<MeetingCard>) -> Vec<MeetingCard> {
    cards.into_iter().map(|card| MeetingCard { utc_offset: None, reference_time: None, ..card }).collect()
}

/// All meetings in the order of their days.
fn meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let mut cards: Vec<MeetingCard> = graph
        .drafts
        .values()
        .filter_map(|draft| match &draft.special {
            DraftKind::Meeting(meeting) => Some(meeting.card.clone()),
            _ => None,
        })
        .collect();
    cards.sort_by_key(|card| (card.start.clone(), card.number));
    cards
}
