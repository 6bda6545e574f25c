//! Lists of meetings. Which meetings are ahead and which are over follows the clock, not the build.

use leptos::prelude::*;
use maud::{Markup, html};
use model::meeting::{MeetingCard, Phase};

use super::{attendance, places};
use crate::clock::use_clock;
use crate::components::list_filter::values;
use crate::components::{EventCard, Facet, ListFilter, Remount};

/// What is ahead or under way, next first, before the text.
pub(crate) fn upcoming(meetings: &[MeetingCard]) -> impl IntoView + use<> {
    let clock = use_clock();
    let meetings = meetings.to_vec();
    let events = move || {
        let today = clock.today();
        let shown = meetings.iter().filter(|meeting| meeting.phase(&today) != Phase::Past);
        let events = shown.cloned().map(|meeting| view! { <EventCard meeting today=&today /> }).collect::<Vec<_>>();
        let empty = events.is_empty().then(|| view! { <li>"No further meeting has been announced yet."</li> });
        Remount((empty, events))
    };
    view! {
        <section aria-labelledby="meetings">
            <h2 class="visually-hidden" id="meetings">"Meetings"</h2>
            <ul class="event-list">{events}</ul>
        </section>
    }
}

/// What is over, last first, decade by decade, with the form that narrows it down, before the text.
pub(crate) fn past(meetings: &[MeetingCard]) -> ListFilter {
    let decades = meetings.iter().map(decade).collect::<Vec<_>>();
    let facets = vec![
        Facet { name: "decade", label: "Decade", values: values(decades.iter().map(String::as_str)) },
        Facet { name: "region", label: "Region", values: values(meetings.iter().map(region)) },
        Facet {
            name: "country",
            label: "Country",
            values: values(meetings.iter().filter_map(|meeting| meeting.country.as_deref())),
        },
    ];
    let (clock, meetings) = (use_clock(), StoredValue::new(meetings.to_vec()));
    let with_past = move |markup: fn(&[&MeetingCard]) -> Markup| {
        Signal::derive(move || {
            let today = clock.today();
            meetings.with_value(|meetings| {
                let over = meetings.iter().filter(|meeting| meeting.phase(&today) == Phase::Past);
                markup(&over.collect::<Vec<_>>()).into_string()
            })
        })
    };
    ListFilter {
        name: "Past meetings",
        words: "DateLabels of number, place or date",
        noun: "meetings",
        facets,
        intro: with_past(|meetings| html! { (attendance::chart(meetings)) (places::map(meetings)) }),
        list: with_past(list_of),
    }
}

fn list_of(meetings: &[&MeetingCard]) -> Markup {
    html! {
        @for meetings in meetings.chunk_by(|one, other| decade(one) == decade(other)) {
            section class="meeting-decade" {
                h2 { (decade(meetings[0])) }
                ul {
                    @for meeting in meetings {
                        (row(meeting))
                    }
                }
            }
        }
    }
}

fn row(meeting: &MeetingCard) -> Markup {
    html! {
        li class="meeting-row" data-decade=(decade(meeting)) data-region=(region(meeting)) data-country=[&meeting.country] {
            a href=(meeting.href) { (meeting.title) }
            " "
            span { @if let Some(country) = &meeting.country { (country) } }
            " "
            time datetime=(meeting.start.as_str()) { (meeting.date_labels.dates) }
            " "
            span class="meeting-row__attendance" {
                @if let Some(attendance) = meeting.attendance { (attendance.words()) }
            }
        }
    }
}

/// The decade of a meeting: `2020s`.
fn decade(meeting: &MeetingCard) -> String {
    format!("{}0s", meeting.start.as_str().get(..3).unwrap_or_default())
}

/// Where in the world a meeting is held.
fn region(meeting: &MeetingCard) -> &'static str {
    meeting.continent.map_or("Online", |continent| continent.name())
}
