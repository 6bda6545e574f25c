//! A meeting.

use maud::{Markup, html};
use model::meeting::{ImportantDate, Meeting, Phase};
use model::{Day, Link};

use crate::components::local_time::local_time;
use crate::components::markup::{self, fact, links};

/// The dates and facts of a meeting as of `today`, shown before the body.
pub(crate) fn facts(meeting: &Meeting, today: &Day) -> Markup {
    let phase = meeting.card.phase(today);
    html! {
        p class="when" {
            @if let Some(badge) = meeting.card.badge(today) {
                (markup::badge(badge)) " "
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
            @for ImportantDate { date, label } in meeting.next_dates(today) {
                (fact(label, &date.text))
            }
        }
    }
}

/// Links to pages about the meeting on other sites and to its calendar, shown after the body.
pub(crate) fn external_links(meeting: &Meeting) -> Markup {
    let calendar = meeting.calendar.iter().map(|href| Link { label: "Add to calendar".to_owned(), href: href.clone() });
    let all_links: Vec<Link> = meeting.links.iter().cloned().chain(calendar).collect();
    html! {
        @if !all_links.is_empty() {
            section class="prose" { h2 { "More about this meeting" } (links(None, &all_links)) }
        }
    }
}
