//! Lists of upcoming and past meetings. Which meetings are upcoming follows the clock, not the build.

use leptos::prelude::*;
use maud::{Markup, html};
use model::Day;
use model::meeting::{MeetingCard, Phase};

use super::{attendance, meeting_map};
use crate::clock::use_clock;
use crate::components::list_filter::distinct_values;
use crate::components::{Facet, ListFilter, event_card};

/// Upcoming and current meetings, earliest first, shown before the body.
pub(crate) fn upcoming(meetings: &[MeetingCard], today: &Day) -> Markup {
    let mut upcoming = meetings.iter().filter(|meeting| meeting.phase(today) != Phase::Past).peekable();
    html! {
        section aria-labelledby="meetings" {
            h2 class="visually-hidden" id="meetings" { "Meetings" }
            ul class="event-list" {
                @if upcoming.peek().is_none() { li { "No further meetings have been announced." } }
                @for meeting in upcoming {
                    (event_card(meeting, today))
                }
            }
        }
    }
}

/// Past meetings by decade, newest first, with their filter, shown before the body.
pub(crate) fn past(meetings: &[MeetingCard]) -> ListFilter {
    let decades = meetings.iter().map(decade).collect::<Vec<_>>();
    let facets = vec![
        Facet { name: "decade", label: "Decade", values: distinct_values(decades.iter().map(String::as_str)) },
        Facet { name: "region", label: "Region", values: distinct_values(meetings.iter().map(region)) },
        Facet {
            name: "country",
            label: "Country",
            values: distinct_values(meetings.iter().filter_map(|meeting| meeting.country.as_deref())),
        },
    ];
    let (clock, meetings) = (use_clock(), StoredValue::new(meetings.to_vec()));
    let with_past = move |markup: fn(&[&MeetingCard]) -> Markup| {
        Signal::derive(move || {
            let today = clock.today();
            meetings.with_value(|meetings| {
                let past = meetings.iter().filter(|meeting| meeting.phase(&today) == Phase::Past);
                markup(&past.collect::<Vec<_>>()).into_string()
            })
        })
    };
    ListFilter {
        name: "Past meetings",
        search_label: "Search by number, place or date",
        button: "Filter",
        noun: "meetings",
        facets,
        intro: Signal::stored(pictures_links().into_string()),
        list: with_past(|meetings| {
            html! { (decades_list(meetings)) (attendance::chart(meetings)) (meeting_map::map(meetings)) }
        }),
    }
}

/// Links to the pictures, which are below the long list.
fn pictures_links() -> Markup {
    html! {
        p { "As pictures: " a href="#attendance-chart" { "attendance over the years" } ", " a href="#meeting-map" { "map of places" } }
    }
}

fn decades_list(meetings: &[&MeetingCard]) -> Markup {
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
                @if let Some(change) = meeting.change() { span class="badge" { (change) } " " }
                @if let Some(attendance) = meeting.attendance { (attendance.words()) }
            }
        }
    }
}

/// Returns the decade of a meeting: `2020s`.
fn decade(meeting: &MeetingCard) -> String {
    format!("{}0s", meeting.start.as_str().get(..3).unwrap_or_default())
}

/// Returns the continent of a meeting, or `Online`.
fn region(meeting: &MeetingCard) -> &'static str {
    meeting.continent.map_or("Online", |continent| continent.name())
}
