//! Lists of meetings. Which meetings are ahead and which are over follows the clock, not the build.

use leptos::prelude::*;
use model::meeting::{MeetingCard, Phase};

use crate::clock::Clock;
use crate::components::{EventCard, Fresh};

/// Which meetings a list shows.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum List {
    /// What is ahead or under way.
    Upcoming,
    /// What is over.
    Past,
}

impl List {
    fn shows(self, phase: Phase) -> bool {
        (self == Self::Past) == (phase == Phase::Past)
    }

    const fn empty(self) -> &'static str {
        match self {
            Self::Upcoming => "No further meeting has been announced yet.",
            Self::Past => "No meeting is over yet.",
        }
    }
}

/// The meetings of a list, in the order of the page's content, before the text.
pub(crate) fn list(meetings: &[MeetingCard], list: List) -> impl IntoView + use<> {
    let clock = Clock::expect();
    let meetings = meetings.to_vec();
    let events = move || {
        let today = clock.today();
        let shown = meetings.iter().filter(|meeting| list.shows(meeting.phase(&today)));
        let events = shown.cloned().map(|meeting| view! { <EventCard meeting /> }).collect::<Vec<_>>();
        let empty = events.is_empty().then(|| view! { <li>{list.empty()}</li> });
        Fresh((empty, events))
    };
    view! {
        <section aria-labelledby="meetings">
            <h2 class="visually-hidden" id="meetings">"Meetings"</h2>
            <ul class="event-list">{events}</ul>
        </section>
    }
}
