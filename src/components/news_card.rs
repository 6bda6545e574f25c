//! A news post in a list.

use leptos::prelude::*;

/// A post: title, description, date.
#[component]
pub(crate) fn NewsCard(post: model::news::NewsCard) -> impl IntoView {
    let model::news::NewsCard { title, href, text, date } = post;
    view! {
        <li class="news">
            <h3 class="news__title"><a href=href>{title}</a></h3>
            <p>{text}</p>
            <p class="news__date"><time datetime=date.day.as_str().to_owned()>{date.text}</time></p>
        </li>
    }
}
