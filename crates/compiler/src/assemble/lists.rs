//! The lists of posts and meetings.

use std::cmp::Reverse;

use model::meeting::MeetingCard;
use model::news::NewsCard;

use super::Web;
use crate::project::Special;

/// All posts, newest first.
pub(super) fn news(web: &Web<'_>) -> Vec<NewsCard> {
    let mut cards: Vec<NewsCard> = web
        .drafts
        .values()
        .filter_map(|draft| match &draft.special {
            Special::Post(post) => Some(NewsCard {
                title: draft.title.clone(),
                href: draft.address.clone(),
                text: draft.description.clone(),
                date: post.date.clone(),
            }),
            _ => None,
        })
        .collect();
    // Posts of one day in the order that is the reverse of the way from each to the next.
    cards.sort_by_key(|card| Reverse((card.date.day.clone(), card.href.clone())));
    cards
}

/// The meetings that are not over, next first.
pub(super) fn upcoming_meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    let mut cards = meetings(web);
    cards.retain(|card| card.end >= *web.day);
    cards
}

/// All meetings, last first: which of them are over, the clock of the reader says.
pub(super) fn past_meetings(web: &Web<'_>) -> Vec<MeetingCard> {
    let mut cards = meetings(web);
    cards.sort_by_key(|card| Reverse((card.start.clone(), card.number)));
    cards
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
