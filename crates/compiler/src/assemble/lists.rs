//! The lists of meetings.

use std::cmp::Reverse;

use model::meeting::MeetingCard;

use super::Web;
use crate::project::Special;

/// The meetings that are not over, next first.
pub(super) fn upcoming_meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    let mut cards = meetings(web);
    cards.retain(|card| card.end >= *web.day);
    cards
}

/// The meetings that are not over, for the home page, which says less of them.
pub(super) fn next_meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    without_time(upcoming_meetings(web))
}

/// All meetings, last first: which of them are over, the clock of the reader says.
pub(super) fn past_meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    let mut cards = without_time(meetings(web));
    cards.sort_by_key(|card| Reverse((card.start.clone(), card.number)));
    cards
}

/// Takes away the local time, for lists that do not show it.
fn without_time(cards: Vec<MeetingCard>) -> Vec<MeetingCard> {
    cards.into_iter().map(|card| MeetingCard { zone: None, noon: None, ..card }).collect()
}

/// All meetings in the order of their days.
fn meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    let mut cards: Vec<MeetingCard> = web
        .drafts
        .values()
        .filter_map(|draft| match &draft.special {
            Special::Meeting(meeting) => Some(meeting.card.clone()),
            _ => None,
        })
        .collect();
    cards.sort_by_key(|card| (card.start.clone(), card.number));
    cards
}
