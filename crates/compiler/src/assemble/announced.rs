//! Posts of the IETF blog that this site does not have. Lists name them all the same, with links to the blog.

use std::collections::BTreeSet;

use model::Date;
use model::news::NewsCard;
use model::paths::NEWS;
use url::Url;

use super::SiteGraph;
use crate::date_labels;
use crate::fields::CalendarDay;
use crate::project::DraftKind;

/// Returns the announced posts up to the day of the build that are on this site neither under their address nor as a summary.
pub(super) fn cards(graph: &SiteGraph<'_>) -> impl Iterator<Item = NewsCard> {
    let originals: BTreeSet<&str> = graph
        .drafts
        .values()
        .filter_map(|draft| match &draft.kind {
            DraftKind::Post(post) => post.original.as_ref().map(|original| original.href.as_str()),
            _ => None,
        })
        .collect();
    let is_missing = move |post: &&synced::Post| {
        let url = Url::parse(&post.url).ok();
        let own = url.is_some_and(|url| url.path().starts_with(NEWS) && graph.addresses.pages.contains_key(url.path()));
        !own && !originals.contains(&*post.url)
    };
    graph.announced.iter().filter(is_missing).filter_map(card).filter(|card| card.date.day <= *graph.day)
}

fn card(post: &synced::Post) -> Option<NewsCard> {
    Some(NewsCard {
        title: post.title.to_string(),
        href: post.url.to_string(),
        text: post.authors.as_ref().map(|authors| format!("By {authors}.")).unwrap_or_default(),
        date: Date { day: CalendarDay(post.date).day()?, text: date_labels::short(post.date) },
    })
}
