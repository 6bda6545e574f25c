//! What can be found: pages, groups, meetings and posts.

use model::group::Group;
use model::meeting::Phase;
use model::page::Link;
use model::paths::is_rfc_list;
use model::{Day, Page, PageKind};

use super::text::plain;
use crate::Kind;
use crate::document::Document;

/// What can be found.
pub(super) struct Entry {
    pub(super) kind: Kind,
    /// What is shown.
    pub(super) document: Document,
    /// Its other names, and what it is known for.
    pub(super) names: String,
    pub(super) headings: String,
    /// Day of a post.
    posted: Option<Day>,
}

/// Everything that can be found, numbered by kind, in the order of addresses; posts newest first.
pub(super) fn of(pages: &[Page], aliases: &[(String, String)]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = pages.iter().filter_map(entry).collect();
    for entry in &mut entries {
        for (name, _) in aliases.iter().filter(|(_, href)| *href == entry.document.href) {
            entry.names.push(' ');
            entry.names += name;
        }
    }
    entries.extend(pages.iter().flat_map(groups));
    // Stable: those of a kind stay in order, and of equal posts the newest is found first.
    entries.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| b.posted.cmp(&a.posted)));
    entries
}

/// The entry of a page. The search itself is none, and neither are the later parts of a list, or lists of RFCs, which are found by
/// their own names.
fn entry(page: &Page) -> Option<Entry> {
    // What stands in the text of the home page is found at its own place.
    let text = plain(if matches!(page.kind, PageKind::Home(_)) { "" } else { &page.body.html });
    // Members stand before the text.
    let members = page.members.iter().map(|members| format!("{}: {}. ", members.role, members.names));
    let document = Document {
        title: page.title.clone(),
        href: page.address.clone(),
        breadcrumbs: breadcrumbs(&page.breadcrumbs),
        description: page.description.clone(),
        text: members.collect::<String>() + &text.all,
        ..Document::default()
    };
    let entry = Entry { kind: Kind::Page, document, names: String::new(), headings: text.headings, posted: None };
    Some(match &page.kind {
        PageKind::Search(_) => return None,
        _ if is_rfc_list(&page.address) => return None,
        PageKind::News(_) if page.previous.is_some() => return None,
        PageKind::Post(post) => Entry {
            kind: Kind::Post,
            names: labels(&post.topics),
            posted: Some(post.date.day.clone()),
            document: dated(entry.document, &post.date.text),
            ..entry
        },
        PageKind::Meeting(meeting) => {
            let facts = meeting.facts(Phase::Past).into_iter().map(|(label, value)| format!("{label}: {value}."));
            let text = facts.chain([entry.document.text.clone()]).collect::<Vec<_>>().join(" ");
            Entry {
                kind: Kind::Meeting,
                names: format!("{} {}", meeting.card.place, meeting.card.date_labels.month),
                document: Document { text, ..dated(entry.document, &meeting.card.date_labels.dates) },
                ..entry
            }
        }
        PageKind::Section(overview) => {
            let cards = overview.groups.iter().flat_map(|group| &group.cards);
            let titles: Vec<&str> = cards.map(|card| card.title.as_str()).collect();
            let text = format!("{} {}.", entry.document.text, titles.join(", "));
            Entry { document: Document { text, ..entry.document }, ..entry }
        }
        _ => entry,
    })
}

/// Adds a date in words to the line that says where a document is.
fn dated(document: Document, date: &str) -> Document {
    let parts = [document.breadcrumbs.as_str(), date];
    let breadcrumbs = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Document { breadcrumbs, ..document }
}

/// The entries of the groups of a page.
fn groups(page: &Page) -> Vec<Entry> {
    let PageKind::Groups(groups) = &page.kind else { return Vec::new() };
    let own = Link { label: page.title.clone(), href: page.address.clone() };
    let breadcrumbs = breadcrumbs(&[page.breadcrumbs.as_slice(), &[own]].concat());
    groups.iter().map(|group| of_group(page, group, &breadcrumbs)).collect()
}

fn of_group(page: &Page, group: &Group, breadcrumbs: &str) -> Entry {
    let Group { acronym, name, keywords, chairs, note, state, .. } = group;
    let title = format!("{name} ({})", acronym.to_uppercase());
    let leaders = if chairs.is_empty() { String::new() } else { format!(" Chairs: {}.", chairs.join(", ")) };
    let description = format!("{}. Works on {}.", state.word(), keywords.join(", "));
    let document = Document {
        title,
        href: format!("{}#{acronym}", page.address),
        breadcrumbs: breadcrumbs.to_owned(),
        description,
        text: format!("{}{leaders}", note.as_deref().map(|note| format!("{note}.")).unwrap_or_default()),
        ..Document::default()
    };
    Entry {
        kind: Kind::Group,
        document,
        names: format!("{} {}", keywords.join(" "), what(group)),
        headings: String::new(),
        posted: None,
    }
}

/// What a group is, in the words that visitors use.
fn what(group: &Group) -> &'static str {
    match group.kind {
        model::group::GroupKind::Wg => "wg working group",
        model::group::GroupKind::Rg => "rg research group",
        model::group::GroupKind::Bof => "bof birds of a feather",
    }
}

fn breadcrumbs(links: &[Link]) -> String {
    links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join(" › ")
}

fn labels(links: &[Link]) -> String {
    links.iter().map(|link| link.label.as_str()).collect::<Vec<_>>().join(" ")
}
