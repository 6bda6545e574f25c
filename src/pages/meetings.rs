//! Lists of upcoming and past meetings. Which meetings are upcoming follows the clock, not the build.

use leptos::prelude::*;
use maud::{Markup, html};
use model::Day;
use model::meeting::{MeetingCard, Phase};

use super::years::{DECADE, YEAR, by_start, start};
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
    let years = distinct_values(meetings.iter().map(|meeting| start(meeting, YEAR)));
    let facets = vec![
        Facet { name: "from", label: "From year", values: years.clone() },
        Facet { name: "to", label: "To year", values: years },
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
            html! {
                div class="atlas" {
                    div { (decades_list(meetings)) }
                    div class="atlas__pictures" { (attendance::chart(meetings)) (meeting_map::map(meetings)) }
                }
            }
        }),
    }
}

/// Links to the pictures, which are below the long list where there is no room beside it.
fn pictures_links() -> Markup {
    html! {
        p class="atlas__links" { "As pictures: " a href="#attendance-chart" { "attendance over the years" } ", " a href="#meeting-map" { "map of places" } }
    }
}

fn decades_list(meetings: &[&MeetingCard]) -> Markup {
    html! {
        @for meetings in by_start(meetings, DECADE) {
            section class="meeting-decade" {
                h2 { (start(meetings[0], DECADE)) "0s" }
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
    let (id, year) = (format!("ietf-{}", meeting.number), start(meeting, YEAR));
    html! {
        li
            class="meeting-row"
            id=(id)
            data-from=(year)
            data-to=(year)
            data-region=(region(meeting))
            data-country=[&meeting.country] {
            a href=(meeting.href) { (meeting.title) }
            " "
            time datetime=(meeting.start.as_str()) { (meeting.date_labels.dates) }
            " "
            span { @if let Some(country) = &meeting.country { (country) } }
            " "
            span {
                @if let Some(change) = meeting.change() { span class="badge" { (change) } " " }
                @if let Some(attendance) = meeting.attendance { (attendance.words()) }
            }
        }
    }
}

/// Returns the continent of a meeting, or `Online`.
fn region(meeting: &MeetingCard) -> &'static str {
    meeting.continent.map_or("Online", |continent| continent.name())
}
