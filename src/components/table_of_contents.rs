//! The table of contents of a page.

use maud::{Markup, html};
use model::Link;

use super::markup::items;

/// Links to the headings of the page. Empty if there are none.
pub(crate) fn table_of_contents(headings: &[Link]) -> Markup {
    html! {
        @if !headings.is_empty() {
            nav class="table-of-contents" aria-labelledby="on-this-page" {
                p class="table-of-contents__heading" id="on-this-page" { "On this page" }
                ol { (items(headings)) }
            }
        }
    }
}
