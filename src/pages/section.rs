//! The page of a section: an overview of its parts.

use maud::{Markup, html};
use model::Link;
use model::page::{CardGroup, Overview};

use crate::components::markup::anchor;

/// The parts of the section as cards, after the text.
pub(crate) fn parts(overview: &Overview) -> Markup {
    html! {
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
