//! A meeting in a list.

use leptos::prelude::*;
use model::Day;
use model::meeting::MeetingCard;

use super::local_time::local_time;
use super::markup::{badge, html_block, static_html};

/// A meeting: date tile, title, dates, place, and the local time if it is known. A badge marks a meeting that is under
/// way or only planned.
#[component]
pub(crate) fn EventCard<'a>(
    /// The meeting.
    meeting: MeetingCard,
    /// Today's date.
    today: &'a Day,
) -> impl IntoView + use<> {
    let badge = meeting.badge(today).map(badge);
    let time = maud::html! {
        @if let Some(time) = local_time(&meeting) { p class="event__time" { "Local time: " (time) } }
    };
    let sentence = meeting.sentence(today);
    let MeetingCard { title, href, place, start, date_labels, .. } = meeting;
    let heading = maud::html! {
        a href=(href) { (title) }
        @if let Some(badge) = badge { " " (badge) }
    };
    view! {
        <li class="event">
            <time class="event__date" datetime=start.as_str().to_owned()>
                <span class="event__month">{date_labels.month}</span>
                " "
                <span class="event__days">{date_labels.days}</span>
            </time>
            <div>
                <h3 class="event__title" inner_html=heading.into_string()></h3>
                <p>{sentence}</p>
                <p class="event__place">{place}</p>
                {html_block(static_html(time))}
            </div>
        </li>
    }
}
