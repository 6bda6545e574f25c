//! The overview page of a section.

use maud::{Markup, html};
use model::meeting;
use model::page::{CardGroup, Overview};
use model::{Day, Link};

use crate::components::event_card;
use crate::components::markup::anchor;

/// The meeting that is under way or next, if the section is about meetings, and the pages of the section as groups of cards; shown
/// before the body.
pub(crate) fn overview(overview: &Overview, today: &Day) -> Markup {
    html! {
        @if let Some(meeting) = meeting::next(&overview.meetings, today) {
            section aria-labelledby="next-meeting" {
                h2 class="visually-hidden" id="next-meeting" { "Next meeting" }
                ul class="event-list" { (event_card(meeting, today)) }
            }
        }
        @for CardGroup { heading, cards } in &overview.groups {
            section class="card-group" {
                h2 { (heading) }
                ul class="card-group__cards" {
                    @for card in cards {
                        li class="card" {
                            h3 class="card__title" {
                                (anchor(&Link { label: card.title.clone(), href: card.href.clone() }))
                            }
                            p { (card.text) }
                        }
                    }
                }
            }
        }
    }
}
