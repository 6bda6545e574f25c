//! One post.

use leptos::prelude::*;
use model::news::Post;

use crate::components::Anchor;

/// Day, authors and topics, before the text.
pub(crate) fn byline(post: &Post) -> impl IntoView + use<> {
    let Post { date, authors, topics, .. } = post.clone();
    let authors = (!authors.is_empty()).then(|| view! { <span>{format!("By {}", authors.join(", "))}</span> });
    view! {
        <p class="byline">
            <time datetime=date.day.as_str().to_owned()>{date.text}</time>
            {authors}
            <span>{topics.join(", ")}</span>
        </p>
    }
}

/// The first publication, after the text.
pub(crate) fn original(post: &Post) -> impl IntoView + use<> {
    post.original.clone().map(|link| view! { <p class="original"><Anchor link /></p> })
}
