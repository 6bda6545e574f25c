//! Lists of meetings. Which meetings are ahead and which are over follows the clock, not the build.

use leptos::prelude::*;
use model::Page;
use model::meeting::{MeetingCard, Phase};

use super::frame::{Parts, frame};
use crate::clock::Clock;
use crate::components::EventCard;

/// What is ahead or under way, next first.
pub(crate) fn upcoming_meetings(page: &Page, meetings: &[MeetingCard]) -> AnyView {
    list(page, meetings, |phase| phase != Phase::Past, "No further meeting has been announced yet.")
}

/// What is over, last first.
pub(crate) fn past_meetings(page: &Page, meetings: &[MeetingCard]) -> AnyView {
    list(page, meetings, |phase| phase == Phase::Past, "No meeting is over yet.")
}

fn list(page: &Page, meetings: &[MeetingCard], wanted: fn(Phase) -> bool, empty: &'static str) -> AnyView {
    let clock = Clock::expect();
    let meetings = meetings.to_vec();
    let events = move || {
        let today = clock.today();
        let wanted = meetings.iter().filter(|meeting| wanted(meeting.phase(&today)));
        let events = wanted.cloned().map(|meeting| view! { <EventCard meeting /> }).collect::<Vec<_>>();
        if events.is_empty() { view! { <li>{empty}</li> }.into_any() } else { events.into_any() }
    };
    let before = view! {
        <section aria-labelledby="meetings">
            <h2 class="visually-hidden" id="meetings">"Meetings"</h2>
            <ul class="event-list">{events}</ul>
        </section>
    };
    frame(page, Parts { before: Some(before.into_any()), ..Parts::default() })
}
