//! The groups of all pages, for the group finder.

use model::Link;
use model::group::{GroupCard, GroupPage};

use super::SiteGraph;
use super::index::sort_key;
use crate::project::{Draft, DraftKind, GroupDraft};

/// Returns all groups by page, sorted by the titles of the pages.
pub(super) fn all(graph: &SiteGraph<'_>) -> Vec<GroupPage> {
    let mut pages: Vec<GroupPage> = graph
        .drafts
        .values()
        .filter_map(|draft| match &draft.kind {
            DraftKind::Page { groups, .. } if !groups.is_empty() => {
                Some(GroupPage { page: draft.link(), groups: groups.iter().map(|group| card(draft, group)).collect() })
            }
            _ => None,
        })
        .collect();
    pages.sort_by_key(|groups| sort_key(&groups.page.label));
    pages
}

fn card(page: &Draft, GroupDraft { group, topic, .. }: &GroupDraft) -> GroupCard {
    GroupCard {
        link: Link { label: group.acronym.to_uppercase(), href: format!("{}#{}", page.address, group.acronym) },
        name: group.name.clone(),
        state: group.state,
        topic: topic.clone(),
        keywords: group.keywords.clone(),
    }
}
