//! The home page.

use model::home::Home;
use model::page::without_fragment;
use model::{Page, PageKind};

use super::news::NewsIndex;
use super::{SiteGraph, lists};

/// So many posts are on the home page.
const POSTS: usize = 2;

/// The home page.
pub(super) fn page(graph: &SiteGraph<'_>, news: &NewsIndex<'_>) -> Page {
    let shown = graph.home.features.iter().filter(|feature| feature.date.day <= *graph.day);
    let shown: Vec<&str> = shown.map(|feature| without_fragment(&feature.link.href)).collect();
    let news = news.cards().filter(|card| !shown.contains(&card.href.as_str()));
    let home = Home {
        starts: graph.home.starts.clone(),
        features: graph.home.features.clone(),
        meetings: lists::next_meetings(graph),
        news: news.take(POSTS).collect(),
        searches: graph.home.searches.clone(),
    };
    let kind = PageKind::Home(Box::new(home));
    Page::new("/".to_owned(), graph.home.title.clone(), graph.home.description.clone(), kind)
}
