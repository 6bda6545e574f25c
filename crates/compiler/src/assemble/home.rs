//! The home page.

use model::home::Home;
use model::page::Text;
use model::{Kind, Page};

use super::menu::page_of;
use super::{Web, lists};

/// So many posts are on the home page.
const POSTS: usize = 2;

/// The home page.
pub(super) fn page(web: &Web<'_>) -> Page {
    let shown = web.home.features.iter().filter(|feature| feature.date.day <= *web.day);
    let shown: Vec<&str> = shown.map(|feature| page_of(&feature.link.href)).collect();
    let news = lists::news(web).into_iter().filter(|card| !shown.contains(&card.href.as_str()));
    let home = Home {
        starts: web.home.starts.clone(),
        features: web.home.features.clone(),
        meetings: lists::upcoming_meetings(web),
        news: news.take(POSTS).collect(),
        searches: web.home.searches.clone(),
    };
    Page {
        address: "/".to_owned(),
        title: web.home.title.clone(),
        description: web.home.description.clone(),
        section: None,
        breadcrumbs: Vec::new(),
        text: Text::default(),
        sources: Vec::new(),
        as_of: None,
        previous: None,
        next: None,
        kind: Kind::Home(Box::new(home)),
    }
}
