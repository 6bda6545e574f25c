//! The lists of meetings.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use model::Day;
use model::meeting::{ImportantDate, Meeting, MeetingCard};

use super::SiteGraph;
use crate::facts;
use crate::project::{Draft, DraftKind};

/// Number of deadlines on the home page. It shows the next one, and the others to visitors of an old build.
const MAX_DEADLINES: usize = 3;

/// Returns current and future meetings, next first.
pub(super) fn upcoming_meetings(drafts: &BTreeMap<&str, &Draft>, day: &Day) -> Vec<MeetingCard> {
    let mut cards = meetings(drafts);
    cards.retain(|card| card.end >= *day);
    cards
}

/// Returns current and future meetings for the home page, without what it does not show: country, position on the map, and local
/// time.
pub(super) fn next_meetings(graph: &SiteGraph<'_>) -> Vec<MeetingCard> {
    let cards = without_time(upcoming_meetings(&graph.drafts, graph.day)).into_iter();
    cards.map(|card| MeetingCard { country: None, continent: None, map_point: None, ..card }).collect()
}

/// Returns the next deadlines of meetings for the home page, which names the meeting.
pub(super) fn next_deadlines(graph: &SiteGraph<'_>) -> Vec<ImportantDate> {
    let mut deadlines: Vec<ImportantDate> = meetings_of(&graph.drafts)
        .flat_map(|meeting| {
            let deadlines = meeting.next_dates(graph.day).filter(|date| facts::is_deadline(&date.label));
            let number = meeting.card.number;
            deadlines.map(move |ImportantDate { date, label }| ImportantDate {
                date: date.clone(),
                label: format!("{label} (IETF {number})"),
            })
        })
        .collect();
    deadlines.sort_by(|one, other| one.date.day.cmp(&other.date.day));
    deadlines.truncate(MAX_DEADLINES);
    deadlines
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
    let mut cards: Vec<MeetingCard> = meetings_of(drafts).map(|meeting| meeting.card.clone()).collect();
    cards.sort_by_key(|card| (card.start.clone(), card.number));
    cards
}

/// Returns the meetings among the pages of the build.
fn meetings_of<'a>(drafts: &BTreeMap<&str, &'a Draft>) -> impl Iterator<Item = &'a Meeting> {
    drafts.values().filter_map(|draft| match &draft.kind {
        DraftKind::Meeting(meeting) => Some(&**meeting),
        _ => None,
    })
}
