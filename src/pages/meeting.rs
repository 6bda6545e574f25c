//! One meeting.

use maud::{Markup, html};
use model::Day;
use model::meeting::{Fact, Meeting, Phase};

use crate::components::local_time::local_time;
use crate::components::markup::{fact, links};

/// When it takes place, as on `today`, and what is known of it, before the text.
pub(crate) fn facts(meeting: &Meeting, today: &Day) -> Markup {
    let over = meeting.card.phase(today) == Phase::Past;
    // Content that is newer than `today` may know who came.
    let facts = meeting.facts.iter().filter(|fact| over || fact.name != "Attendance");
    html! {
        p class="when" {
            @if let Some(badge) = meeting.card.badge(today) {
                span class="badge" { (badge) } " "
            }
            (meeting.card.sentence(today))
        }
        dl class="facts" {
            @for Fact { name, value } in facts {
                (fact(name, value))
            }
            @if let Some(time) = local_time(&meeting.card).filter(|_| !over) {
                div class="facts__row" { dt { "Local time" } dd { (time) } }
            }
        }
    }
}

/// Its pages elsewhere, after the text.
pub(crate) fn external_links(meeting: &Meeting) -> Markup {
    html! {
        @if !meeting.links.is_empty() {
            section class="prose" { h2 { "More about this meeting" } (links(None, &meeting.links)) }
        }
    }
}
