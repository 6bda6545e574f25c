//! The list of news.

use leptos::prelude::*;
use model::Page;

use super::frame::frame;
use crate::components::NewsCard;

/// The posts, newest first, under the years of their publication.
pub(crate) fn news(page: &Page, posts: &[model::news::NewsCard]) -> impl IntoView + use<> {
    let year = |post: &model::news::NewsCard| post.date.day.as_str()[..4].to_owned();
    let years = posts
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
        .collect_view();
    frame(page, None, (), years)
}
