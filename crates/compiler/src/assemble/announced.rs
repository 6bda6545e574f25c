//! Posts of the IETF blog that this site does not have. Lists name them all the same, with links to the blog.

use model::Date;
use model::news::NewsCard;
use synced::Post;

use super::SiteGraph;
use crate::date_labels;
use crate::fields::CalendarDay;
use crate::missing_posts::missing_posts;

/// Returns the cards of the announced posts up to the day of the build that are not on this site.
pub(super) fn cards(graph: &SiteGraph<'_>) -> impl Iterator<Item = NewsCard> {
    let missing = missing_posts(graph.announced, graph.drafts.values().copied(), graph.addresses);
    missing.filter_map(card).filter(|card| card.date.day <= *graph.day)
}

fn card(post: &Post) -> Option<NewsCard> {
    Some(NewsCard {
        title: post.title.to_string(),
        href: post.url.to_string(),
        text: post.authors.as_ref().map(|authors| format!("By {authors}.")).unwrap_or_default(),
        date: Date { day: CalendarDay(post.date).day()?, text: date_labels::short(post.date) },
    })
}
