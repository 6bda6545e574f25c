//! The way from the home page to this one.

use maud::{Markup, html};
use model::Link;

use super::markup::items;
use crate::urls;

/// Breadcrumbs, following the pattern of the ARIA Authoring Practices: `way` is what lies between the home page and the
/// page of this `title`.
pub(crate) fn breadcrumbs(way: &[Link], title: &str) -> Markup {
    html! {
        nav class="breadcrumbs" aria-label="Breadcrumbs" {
            ol {
                li { a href=(urls::HOME) { "Home" } }
                (items(way))
                li aria-current="location" { (title) }
            }
        }
    }
}
