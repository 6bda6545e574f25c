//! The lists of meetings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::Day;
use model::meeting::MeetingCard;

use super::SiteGraph;
use crate::project::{Draft, DraftKind};

/// Returns current and future meetings, next first.
pub(super) fn upcoming_meetings(drafts: &BTreeMap<&str, &Draft>, day: &Day) -> Vec<MeetingCard> {
    let mut cards = meetings(drafts);
    cards.retain(|card| card.end >= *day);
    cards
}

/// Returns current and future meetings for the home page, without local time and position on the map, which it does not show.
pub(super) fn next_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let cards = without_time(upcoming_meetings(&graph.drafts, graph.day)).into_iter();
    cards.map(|card| MeetingCard { continent: None, map_point: None, ..card }).collect()
}

/// Returns all meetings, most recent first. The app hides those that are not over by the visitor's clock.
pub(super) fn past_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let mut cards = without_time(meetings(&graph.drafts));
    cards.sort_by_key(|card| Reverse((card.start.clone(), card.number)));
    cards
}

/// Removes the local time, for lists that do not show it.
fn without_time(cards: Vec<MeetingCard>) -> Vec<MeetingCard> {
    cards.into_iter().map(|card| MeetingCard { utc_offset: None, reference_time: None, ..card }).collect()
}

/// Returns all meetings by date.
fn meetings(drafts: &BTreeMap<&str, &Draft>) -> Vec<MeetingCard> {
    let mut cards: Vec<MeetingCard> = drafts
        .values()
        .filter_map(|draft| match &draft.kind {
            DraftKind::Meeting(meeting) => Some(meeting.card.clone()),
            _ => None,
        })
        .collect();
    cards.sort_by_key(|card| (card.start.clone(), card.number));
    cards
}
