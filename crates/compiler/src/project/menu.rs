//! The fields of `menu.toml`.

use std::collections::BTreeMap;

use model::Link;
use model::site::{Footer, Group, Section};

use super::notes::Notes;
use crate::fields::{FooterFields, GroupFields, LinkFields, NoteFields, SectionFields};
use crate::links::Target;
use crate::report::Problem;

/// The sections of the menu. Links to posts that are not published yet are still among them.
pub(super) fn sections(sections: Vec<SectionFields>, notes: &mut Notes) -> Vec<Section> {
    sections.into_iter().filter_map(|fields| section(fields, notes)).collect()
}

/// The foot of every page, with the same reservation.
pub(super) fn footer(fields: FooterFields, notes: &mut Notes) -> Footer {
    Footer { columns: groups(fields.column, notes), bottom: links(fields.bottom, notes) }
}

/// What overviews say of links, by address.
pub(super) fn texts(fields: Vec<NoteFields>, menu: &[Section], notes: &mut Notes) -> BTreeMap<String, String> {
    let links: Vec<&Link> = menu.iter().flat_map(|section| &section.groups).flat_map(|group| &group.links).collect();
    let mut text = |fields: NoteFields| {
        let (href, text) = (fields.href?, fields.text?);
        if !links.iter().any(|link| link.href == *href) {
            let label = format!("found `{}`; expected the address of a link of the menu", *href);
            notes.problems.push(Problem::at(href.span(), "no link of the menu leads here", label));
        }
        Some((href.to_string(), text.to_string()))
    };
    fields.into_iter().filter_map(&mut text).collect()
}

fn section(fields: SectionFields, notes: &mut Notes) -> Option<Section> {
    let groups = groups(fields.group, notes);
    let href = fields.href?;
    if !matches!(Target::parse(&href), Ok(Target::Page { anchor: None, .. })) {
        let label = format!("found `{href}`; expected the address of a page, as in `/about/`");
        notes.problems.push(Problem::at(href.span(), "a section has a page of this site", label));
        return None;
    }
    Some(Section {
        label: fields.label?.to_string(),
        href: notes.href(&href),
        intro: fields.intro.map(|intro| intro.to_string()),
        groups,
    })
}

fn groups(groups: Vec<GroupFields>, notes: &mut Notes) -> Vec<Group> {
    let mut group = |fields: GroupFields| {
        let links = links(fields.links?, notes);
        Some(Group { heading: fields.heading?.to_string(), links })
    };
    groups.into_iter().filter_map(&mut group).collect()
}

/// Links that are left out, not reported, until what they lead to is published.
fn links(links: Vec<LinkFields>, notes: &mut Notes) -> Vec<Link> {
    let day = notes.day.take();
    let links = links.into_iter().filter_map(|link| notes.link(link)).collect();
    notes.day = day;
    links
}
