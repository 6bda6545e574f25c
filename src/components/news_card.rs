//! A news post in a list.

use maud::{Markup, html};
use model::Link;
use model::news::NewsCard;

use super::markup::anchor;

/// Posts as the items of a list: title, description, date. A post on another site may have no description.
pub(crate) fn news_items(posts: &[NewsCard]) -> Markup {
    html! {
        @for NewsCard { title, href, text, date } in posts {
            li class="news" {
                h3 class="news__title" { (anchor(&Link { label: title.clone(), href: href.clone() })) }
                @if !text.is_empty() { p { (text) } }
                p class="news__date" { time datetime=(date.day.as_str()) { (date.text) } }
            }
        }
    }
}
