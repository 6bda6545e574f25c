//! The overview page of a section.

use maud::{Markup, html};
use model::Link;
use model::page::{CardGroup, Overview};

use crate::components::markup::anchor;

/// The pages of the section as groups of cards, shown before the body.
pub(crate) fn card_groups(overview: &Overview) -> Markup {
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
