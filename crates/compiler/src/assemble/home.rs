//! The home page.

use model::home::Home;
use model::page::without_fragment;
use model::{Page, PageKind};

use super::news::NewsIndex;
use super::{SiteGraph, lists};

/// Number of posts on the home page.
const MAX_POSTS: usize = 2;

/// Returns the home page.
pub(super) fn page(graph: &SiteGraph<'_>, news: &NewsIndex<'_>) -> Page {
    let featured = graph.features.iter().filter(|feature| feature.date.day <= *graph.day);
    let featured: Vec<&str> = featured.map(|feature| without_fragment(&feature.link.href)).collect();
    let news = news.cards().filter(|card| !featured.contains(&card.href.as_str()));
    let home = Home {
        calls_to_action: graph.home.calls_to_action.clone(),
        features: graph.features.iter().copied().cloned().collect(),
        meetings: lists::next_meetings(graph),
        news: news.take(MAX_POSTS).collect(),
        searches: graph.home.searches.clone(),
    };
    let kind = PageKind::Home(Box::new(home));
    Page::new("/".to_owned(), graph.home.title.clone(), graph.home.description.clone(), kind)
}
