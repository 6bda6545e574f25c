//! Links to the previous and the next page of a sequence.

use maud::{Markup, html};
use model::Link;

/// Links to the previous and the next page. Empty if there are none.
pub(crate) fn pagination(previous: Option<&Link>, next: Option<&Link>) -> Markup {
    html! {
        @if previous.is_some() || next.is_some() {
            nav class="pagination" aria-label="Previous and next page" {
                @if let Some(link) = previous { (page_link(link, "prev", "Previous")) }
                @if let Some(link) = next { (page_link(link, "next", "Next")) }
            }
        }
    }
}

fn page_link(link: &Link, rel: &str, label: &str) -> Markup {
    html! {
        a class="pagination__step" href=(link.href) rel=(rel) {
            span class="pagination__word" { (label) } " " span { (link.label) }
        }
    }
}
