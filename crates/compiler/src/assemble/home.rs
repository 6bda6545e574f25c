//! The home page.

use model::home::Home;
use model::page::without_fragment;
use model::{Kind, Page};

use super::news::NewsRoom;
use super::{Web, lists};

/// So many posts are on the home page.
const POSTS: usize = 2;

/// The home page.
pub(super) fn page(web: &Web<'_>, news: &NewsRoom<'_>) -> Page {
    let shown = web.home.features.iter().filter(|feature| feature.date.day <= *web.day);
    let shown: Vec<&str> = shown.map(|feature| without_fragment(&feature.link.href)).collect();
    let news = news.cards().filter(|card| !shown.contains(&card.href.as_str()));
    let home = Home {
        starts: web.home.starts.clone(),
        features: web.home.features.clone(),
        meetings: lists::next_meetings(web),
        news: news.take(POSTS).collect(),
        searches: web.home.searches.clone(),
    };
    let kind = Kind::Home(Box::new(home));
    Page::new("/".to_owned(), web.home.title.clone(), web.home.description.clone(), kind)
}
