//! The list of news.

use leptos::prelude::*;

use crate::components::NewsCard;

/// The posts, newest first, under the years of their publication.
pub(crate) fn years(posts: &[model::news::NewsCard]) -> impl IntoView + use<> {
    let year = |post: &model::news::NewsCard| post.date.day.as_str().get(..4).unwrap_or_default().to_owned();
    posts
        .chunk_by(|one, other| year(one) == year(other))
        .map(|posts| {
            let heading = year(&posts[0]);
            let posts = posts.iter().cloned().map(|post| view! { <NewsCard post /> }).collect_view();
            view! {
                <section class="news-year">
                    <h2>{heading}</h2>
                    <ul class="news-list">{posts}</ul>
                </section>
            }
        })
        .collect_view()
}
