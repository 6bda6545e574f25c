//! Lists of news.

use leptos::prelude::*;
use maud::html;
use model::news::News;

use crate::components::{NewsCard, markup};

/// Posts by year, newest first, and links to all other lists of posts.
pub(crate) fn list(news: &News) -> impl IntoView + use<> {
    let lists = html! {
        @for (heading, links) in [("By topic", &news.topics), ("By year", &news.years)] {
            section {
                h2 { (heading) }
                (markup::links(Some("chips"), links))
            }
        }
    };
    let year = |post: &model::news::NewsCard| post.date.day.as_str().get(..4).unwrap_or_default().to_owned();
    let years = news
        .posts
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
    view! { {years} <nav class="news-lists" aria-label="All posts" inner_html=lists.into_string()></nav> }
}
