//! One meeting.

use maud::{Markup, html};
use model::meeting::{Meeting, Phase};
use model::{Day, Link};

use crate::components::local_time::local_time;
use crate::components::markup::{fact, links};

/// When it takes place, as on `today`, and what is known of it, before the text.
pub(crate) fn facts(meeting: &Meeting, today: &Day) -> Markup {
    let phase = meeting.card.phase(today);
    html! {
        p class="when" {
            @if let Some(badge) = meeting.card.badge(today) {
                span class="badge" { (badge) } " "
            }
            (meeting.card.sentence(today))
        }
        dl class="facts" {
            @for (label, value) in meeting.facts(phase) {
                (fact(label, &value))
            }
            @if let Some(time) = local_time(&meeting.card).filter(|_| phase != Phase::Past) {
                div class="facts__row" { dt { "Local time" } dd { (time) } }
            }
        }
    }
}

/// Its pages on other sites and its calendar, after the text.
pub(crate) fn more(meeting: &Meeting) -> Markup {
    let calendar = meeting.calendar.iter().map(|href| Link { label: "Add to calendar".to_owned(), href: href.clone() });
    let all: Vec<Link> = meeting.links.iter().cloned().chain(calendar).collect();
    html! {
        @if !all.is_empty() {
            section class="prose" { h2 { "More about this meeting" } (links(None, &all)) }
        }
    }
}
