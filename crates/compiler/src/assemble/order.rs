//! The pages before and after a page, where there is an order.

use std::collections::BTreeMap;

use model::Link;

use super::{SiteGraph, breadcrumbs};
use crate::fields::KindName;
use crate::project::{Draft, DraftKind};

/// The page before and the page after.
type Neighbours = (Option<Link>, Option<Link>);

/// The neighbours of every page that has some: posts in the order of their days, meetings in that of their numbers,
/// the articles of a section in that of its panel.
pub(super) fn neighbours<'a>(graph: &SiteGraph<'a>) -> BTreeMap<&'a str, Neighbours> {
    let mut orders = vec![posts(graph), meetings(graph)];
    orders.extend(graph.sections.iter().map(|section| {
        let links = section.groups.iter().flat_map(|group| &group.links);
        let articles = links.filter_map(|link| graph.drafts.get(link.href.as_str()).copied());
        let own = |draft: &&Draft| {
            is_article(draft) && breadcrumbs::section(graph, draft).is_some_and(|own| own.href == section.href)
        };
        first_of_each(articles.filter(own))
    }));

    let link = |draft: &&Draft| draft.link();
    let mut neighbours = BTreeMap::new();
    for order in orders {
        for (at, draft) in order.iter().enumerate() {
            let previous = at.checked_sub(1).and_then(|before| order.get(before)).map(link);
            neighbours.insert(draft.address.as_str(), (previous, order.get(at + 1).map(link)));
        }
    }
    neighbours
}

fn posts<'a>(graph: &SiteGraph<'a>) -> Vec<&'a Draft> {
    let day = |draft: &&Draft| match &draft.special {
        DraftKind::Post(post) => Some(post.date.day.clone()),
        _ => None,
    };
    sorted_by(graph, day)
}

fn meetings<'a>(graph: &SiteGraph<'a>) -> Vec<&'a Draft> {
    let number = |draft: &&Draft| match &draft.special {
        DraftKind::Meeting(meeting) => Some(meeting.card.number),
        _ => None,
    };
    sorted_by(graph, number)
}

/// The drafts that have a key, in its order; those with the same key in that of their addresses.
fn sorted_by<'a, K: Ord>(graph: &SiteGraph<'a>, key: impl Fn(&&Draft) -> Option<K>) -> Vec<&'a Draft> {
    let mut drafts: Vec<&Draft> = graph.drafts.values().copied().filter(|draft| key(draft).is_some()).collect();
    drafts.sort_by_key(|draft| key(draft));
    drafts
}

/// Overviews and lists lead on by themselves.
fn is_article(draft: &Draft) -> bool {
    matches!(draft.special, DraftKind::Page { kind: KindName::Article, .. })
}

fn first_of_each<'a>(drafts: impl Iterator<Item = &'a Draft>) -> Vec<&'a Draft> {
    let mut order: Vec<&Draft> = Vec::new();
    for draft in drafts {
        if order.iter().all(|other| other.address != draft.address) {
            order.push(draft);
        }
    }
    order
}
