//! One post.

use leptos::prelude::*;
use model::Page;
use model::news::Post;

use super::frame::frame;
use crate::components::Anchor;

/// Day, authors and topics above the text; the first publication below.
pub(crate) fn post(page: &Page, post: &Post) -> impl IntoView + use<> {
    let Post { date, authors, topics, original } = post.clone();
    let authors = (!authors.is_empty()).then(|| view! { <span>{format!("By {}", authors.join(", "))}</span> });
    let before = view! {
        <p class="byline">
            <time datetime=date.day.as_str().to_owned()>{date.text}</time>
            {authors}
            <span>{topics.join(", ")}</span>
        </p>
    };
    let after = original.map(|link| view! { <p class="original"><Anchor link /></p> });
    frame(page, None, before, after)
}
