//! One post.

use maud::{Markup, html};
use model::news::Post;

use crate::components::markup::{anchor, links};

/// Day, authors and topics, before the text.
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

/// The first publication and related posts, after the text.
pub(crate) fn related(post: &Post) -> Markup {
    html! {
        @if let Some(original) = &post.original {
            p class="original" { (anchor(original)) }
        }
        @if !post.related.is_empty() {
            section class="prose" { h2 { "Related posts" } (links(None, &post.related)) }
        }
    }
}
