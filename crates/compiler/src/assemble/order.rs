//! The previous and the next page.

use std::collections::BTreeMap;

use model::Link;

use super::{SiteGraph, breadcrumbs};
use crate::fields::KindName;
use crate::project::{Draft, DraftKind};

/// The previous and the next page.
type Neighbors = (Option<Link>, Option<Link>);

/// Returns the neighbors of each page in a sequence: posts by date, meetings by number, articles as ordered in the panel of
/// their section.
pub(super) fn neighbors<'a>(graph: &SiteGraph<'a>) -> BTreeMap<&'a str, Neighbors> {
    let mut sequences = vec![posts(graph), meetings(graph)];
    sequences.extend(graph.sections.iter().map(|section| {
        let links = section.groups.iter().flat_map(|group| &group.links);
        let articles = links.filter_map(|link| graph.drafts.get(link.href.as_str()).copied());
        let is_in_section = |draft: &&Draft| {
            is_article(draft) && breadcrumbs::section(graph, draft).is_some_and(|own| own.href == section.href)
        };
        unique(articles.filter(is_in_section))
    }));

    let link = |draft: &&Draft| draft.link();
    let mut neighbors = BTreeMap::new();
    for sequence in sequences {
        for (at, draft) in sequence.iter().enumerate() {
            let previous = at.checked_sub(1).and_then(|before| sequence.get(before)).map(link);
            neighbors.insert(draft.address.as_str(), (previous, sequence.get(at + 1).map(link)));
        }
    }
    neighbors
}

fn posts<'a>(graph: &SiteGraph<'a>) -> Vec<&'a Draft> {
    let day = |draft: &&Draft| match &draft.kind {
        DraftKind::Post(post) => Some(post.date.day.clone()),
        _ => None,
    };
    sorted_by(graph, day)
}

fn meetings<'a>(graph: &SiteGraph<'a>) -> Vec<&'a Draft> {
    let number = |draft: &&Draft| match &draft.kind {
        DraftKind::Meeting(meeting) => Some(meeting.card.number),
        _ => None,
    };
    sorted_by(graph, number)
}

/// Returns the drafts that have a key, sorted by key and then by address.
fn sorted_by<'a, K: Ord>(graph: &SiteGraph<'a>, key: impl Fn(&&Draft) -> Option<K>) -> Vec<&'a Draft> {
    let mut drafts: Vec<&Draft> = graph.drafts.values().copied().filter(|draft| key(draft).is_some()).collect();
    drafts.sort_by_key(|draft| key(draft));
    drafts
}

/// Returns whether a draft takes part in the sequence of its section. Overviews and lists have their own links.
fn is_article(draft: &Draft) -> bool {
    matches!(draft.kind, DraftKind::Page { kind: KindName::Article | KindName::RfcFigures, .. })
}

/// Drops repeated drafts.
fn unique<'a>(drafts: impl Iterator<Item = &'a Draft>) -> Vec<&'a Draft> {
    let mut unique: Vec<&Draft> = Vec::new();
    for draft in drafts {
        if unique.iter().all(|other| other.address != draft.address) {
            unique.push(draft);
        }
    }
    unique
}
