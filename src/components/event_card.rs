//! A meeting in a list.

use maud::{Markup, html};
use model::Day;
use model::meeting::MeetingCard;

use super::local_time::local_time;
use super::markup::badge;

/// A meeting as the item of a list: date tile, title, dates, place, and the local time if it is known. A badge marks a meeting that is
/// under way or only planned.
pub(crate) fn event_card(meeting: &MeetingCard, today: &Day) -> Markup {
    html! {
        li class="event" {
            time class="event__date" datetime=(meeting.start.as_str()) {
                span class="event__month" { (meeting.date_labels.month) }
                " "
                span class="event__days" { (meeting.date_labels.days) }
            }
            div {
                h3 class="event__title" {
                    a href=(meeting.href) { (meeting.title) }
                    @if let Some(state) = meeting.badge(today) { " " (badge(state)) }
                }
                p { (meeting.sentence(today)) }
                p class="event__place" { (meeting.place) }
                @if let Some(time) = local_time(meeting) { p class="event__time" { "Local time: " (time) } }
            }
        }
    }
}
