//! The table of contents of a long page.

use maud::{Markup, html};
use model::Link;

use super::markup::items;

/// Links to the parts of the page; nothing where there are none.
pub(crate) fn table_of_contents(parts: &[Link]) -> Markup {
    html! {
        @if !parts.is_empty() {
            nav class="contents" aria-labelledby="on-this-page" {
                p class="contents__heading" id="on-this-page" { "On this page" }
                ol { (items(parts)) }
            }
        }
    }
}
