//! The pages before and after, where there is an order.

use maud::{Markup, html};
use model::Link;

/// Links to the previous and the next page; nothing where there are none.
pub(crate) fn pagination(previous: Option<&Link>, next: Option<&Link>) -> Markup {
    html! {
        @if previous.is_some() || next.is_some() {
            nav class="pagination" aria-label="Previous and next page" {
                @if let Some(link) = previous { (step(link, "prev", "Previous")) }
                @if let Some(link) = next { (step(link, "next", "Next")) }
            }
        }
    }
}

fn step(link: &Link, rel: &str, word: &str) -> Markup {
    html! {
        a class="pagination__step" href=(link.href) rel=(rel) {
            span class="pagination__word" { (word) } " " span class="pagination__title" { (link.label) }
        }
    }
}
