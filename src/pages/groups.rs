//! The groups of an area, and the filterable list of all groups.

use maud::{Markup, html};
use model::group::{Group, GroupCard, GroupPage, GroupState};

use crate::components::list_filter::distinct_values;
use crate::components::markup::static_html;
use crate::components::{Facet, ListFilter, markup};

/// The groups of a page, shown after its body. The day as of which chairs and lists are known stands once at the top, and
/// again at the groups for which it is another day.
pub(crate) fn list(groups: &[Group]) -> Markup {
    let as_of = groups.iter().find(|group| !group.chairs.is_empty()).map(|group| group.as_of.text.as_str());
    html! {
        section class="groups" aria-labelledby="groups" {
            h2 id="groups" { "Groups" }
            @if let Some(as_of) = as_of { p class="sources__day" { "Chairs and mailing lists as of " (as_of) } }
            ul {
                @for group in groups {
                    (item(group, as_of))
                }
            }
        }
    }
}

fn item(group: &Group, as_of: Option<&str>) -> Markup {
    html! {
        li class="group" id=(group.acronym) {
            h3 class="card__title" {
                span class="group__acronym" { (group.acronym.to_ascii_uppercase()) } " " (group.name) " " (state_badge(group.state))
            }
            @if let Some(note) = &group.note {
                p class="group__note" { (note) }
            }
            p class="group__note" { (group.keywords.join(", ")) }
            @if !group.chairs.is_empty() {
                p {
                    (if group.chairs.len() == 1 { "Chair: " } else { "Chairs: " }) (group.chairs.join(", "))
                    @if as_of != Some(&group.as_of.text) { " (as of " (group.as_of.text) ")" }
                }
            }
            (markup::links(Some("group__links"), &group.links))
        }
    }
}

/// A badge with the state of a group that is not active.
fn state_badge(state: GroupState) -> Markup {
    html! {
        @if state != GroupState::Active { (markup::badge(state.word())) }
    }
}

/// All groups with their filter, shown before the body.
pub(crate) fn finder(pages: &[GroupPage]) -> ListFilter {
    let cards = pages.iter().flat_map(|page| &page.groups);
    let topics = distinct_values(cards.map(|card| card.topic.as_str()));
    let facets = vec![
        Facet { name: "area", label: "Area", values: pages.iter().map(|page| page.page.label.clone()).collect() },
        Facet { name: "topic", label: "Topic", values: topics },
        Facet { name: "state", label: "State", values: GroupState::ALL.map(|state| state.word().to_owned()).into() },
    ];
    let list = html! {
        @for GroupPage { page, groups } in pages {
            section class="group-page" {
                h2 { (markup::anchor(page)) }
                ul {
                    @for group in groups {
                        (card(group, &page.label))
                    }
                }
            }
        }
    };
    ListFilter {
        name: "Groups",
        search_label: "Search by name or topic",
        button: "Filter",
        noun: "groups",
        facets,
        intro: static_html(Markup::default()),
        list: static_html(list),
    }
}

fn card(GroupCard { link, name, state, topic, keywords }: &GroupCard, area: &str) -> Markup {
    html! {
        li class="group-card" data-area=(area) data-topic=(topic) data-state=(state.word()) {
            (markup::anchor(link))
            " "
            span { (name) " " (state_badge(*state)) }
            " "
            span class="group-card__keywords" { (keywords.join(", ")) }
        }
    }
}

#[cfg(test)]
mod tests {
    use model::group::GroupKind;
    use model::{Date, Day};

    use super::*;

    fn group(chair: &str, day: &str) -> Group {
        Group {
            acronym: "tls".into(),
            name: "Transport Layer Security".into(),
            kind: GroupKind::Wg,
            state: GroupState::Active,
            note: None,
            keywords: vec!["TLS".into()],
            chairs: vec![chair.into()],
            list: None,
            links: Vec::new(),
            as_of: Date { day: Day::parse(day).unwrap(), text: day.into() },
        }
    }

    #[test]
    fn day_of_the_chairs_stands_once_and_again_where_it_differs() {
        let groups = [group("A", "2026-03-28"), group("B", "2026-03-28"), group("C", "2026-04-01")];
        let html = list(&groups).into_string();
        assert_eq!(html.matches("2026-03-28").count(), 1, "{html}");
        assert!(html.contains("as of 2026-03-28</p>") && html.contains("C (as of 2026-04-01)"), "{html}");
    }
}
