//! The hero of the home page: what the IETF is, and where to start.

use maud::{Markup, html};
use model::page::Diagram;
use model::{Link, Page};

use super::diagram;
use super::markup::buttons;

/// Title, lead and calls to action, beside a diagram of the IPv6 header.
pub(crate) fn hero(page: &Page, calls_to_action: &[Link]) -> Markup {
    html! {
        div class="hero__row" {
            div class="hero__text" {
                h1 class="hero__title" tabindex="-1" { (page.title) }
                p class="hero__lead" { (page.description) }
                (buttons(calls_to_action))
            }
            (diagram(Diagram::Ipv6))
        }
    }
}
