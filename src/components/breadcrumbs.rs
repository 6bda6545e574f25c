//! Breadcrumbs, from the home page to the current page.

use maud::{Markup, html};
use model::Link;

use super::markup::items;
use crate::urls;

/// Breadcrumbs, following the pattern of the ARIA Authoring Practices. `ancestors` are the pages between the home page and
/// the current page, whose title is `title`.
pub(crate) fn breadcrumbs(ancestors: &[Link], title: &str) -> Markup {
    html! {
        nav class="breadcrumbs" aria-label="Breadcrumbs" {
            ol {
                li { a href=(urls::HOME) { "Home" } }
                (items(ancestors))
                li aria-current="location" { (title) }
            }
        }
    }
}
