//! Lists of news.

use maud::{Markup, html};
use model::news::{News, NewsCard};

use crate::components::{markup, news_items};

/// Links to all lists of posts, at the same place on each of them, and the posts by year, newest first.
pub(crate) fn list(news: &News) -> Markup {
    let year = |post: &NewsCard| post.date.day.as_str().get(..4).unwrap_or_default().to_owned();
    html! {
        nav class="news-lists" aria-label="All posts" {
            @for (heading, links) in [("By topic", &news.topics), ("By year", &news.years)] {
                section {
                    h2 { (heading) }
                    (markup::links(Some("chips"), links))
                }
            }
        }
        @for posts in news.posts.chunk_by(|one, other| year(one) == year(other)) {
            section class="news-year" {
                h2 { (year(&posts[0])) }
                ul class="news-list" { (news_items(posts)) }
            }
        }
    }
}
