//! A news post.

use maud::{Markup, html};
use model::news::Post;

use crate::components::markup::{anchor, links};

/// Date, authors and topics, shown before the body.
pub(crate) fn byline(post: &Post) -> Markup {
    html! {
        p class="byline" {
            time datetime=(post.date.day.as_str()) { (post.date.text) }
            @if !post.authors.is_empty() {
                span { "By " (post.authors.join(", ")) }
            }
            span class="byline__topics" {
                @for topic in &post.topics {
                    (anchor(topic)) " "
                }
            }
        }
    }
}

/// Links to related posts, shown after the body.
pub(crate) fn related(post: &Post) -> Markup {
    html! {
        @if !post.related.is_empty() {
            section class="prose" { h2 { "Related posts" } (links(None, &post.related)) }
        }
    }
}
