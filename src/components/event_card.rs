//! A meeting in a list.

use leptos::prelude::*;
use model::meeting::{MeetingCard, Phase};

use crate::clock::Clock;

/// A meeting: date tab, title, when, where. It says "Now" while the meeting is under way.
#[component]
pub(crate) fn EventCard(meeting: MeetingCard) -> impl IntoView {
    let today = Clock::expect().today();
    let now = (meeting.phase(&today) == Phase::UnderWay).then(|| view! { <span class="badge">"Now"</span> });
    let sentence = meeting.sentence(&today);
    let MeetingCard { title, href, place, start, words, .. } = meeting;
    view! {
        <li class="event">
            <time class="event__date" datetime=start.as_str().to_owned()>
                <span class="event__month">{words.month}</span>
                " "
                <span class="event__days">{words.days}</span>
            </time>
            <div>
                <h3 class="event__title"><a href=href>{title}</a> " " {now}</h3>
                <p>{sentence}</p>
                <p class="event__place">{place}</p>
            </div>
        </li>
    }
}
