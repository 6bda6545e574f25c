//! Converts the fields of `menu.toml`.

use std::collections::BTreeMap;

use model::Link;
use model::site::{Footer, LinkGroup, Section};

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{FooterFields, LinkFields, LinkGroupFields, NoteFields, SectionFields};
use crate::links::Target;

/// Converts the sections of the menu. Links to unpublished pages are still included.
pub(super) fn sections(sections: Vec<SectionFields>, context: &mut FileContext) -> Vec<Section> {
    sections.into_iter().filter_map(|fields| section(fields, context)).collect()
}

/// Converts the footer, likewise.
pub(super) fn footer(fields: FooterFields, context: &mut FileContext) -> Footer {
    Footer { columns: groups(fields.column, context), bottom: links(fields.bottom, context) }
}

/// Converts the notes, by address.
pub(super) fn notes(fields: Vec<NoteFields>, menu: &[Section], context: &mut FileContext) -> BTreeMap<String, String> {
    let links: Vec<&Link> = menu.iter().flat_map(|section| &section.groups).flat_map(|group| &group.links).collect();
    let mut note = |fields: NoteFields| {
        let (href, text) = (fields.href?, fields.text?);
        if !links.iter().any(|link| link.href == *href) {
            let label = format!("found `{}`; expected the address of a link in the menu", *href);
            context.diagnostics.push(Diagnostic::at(href.span(), "no link in the menu has this address", label));
        }
        Some((href.to_string(), text.to_string()))
    };
    fields.into_iter().filter_map(&mut note).collect()
}

fn section(fields: SectionFields, context: &mut FileContext) -> Option<Section> {
    let groups = groups(fields.group, context);
    let href = fields.href?;
    if !matches!(Target::parse(&href), Ok(Target::Page { anchor: None, .. })) {
        let label = format!("found `{href}`; expected the address of a page, as in `/about/`");
        context.diagnostics.push(Diagnostic::at(href.span(), "a section needs a page of this site", label));
        return None;
    }
    Some(Section {
        label: fields.label?.to_string(),
        href: context.href(&href),
        intro: fields.intro.map(|intro| intro.to_string()),
        groups,
    })
}

fn groups(groups: Vec<LinkGroupFields>, context: &mut FileContext) -> Vec<LinkGroup> {
    let mut group = |fields: LinkGroupFields| {
        let links = links(fields.links?, context);
        Some(LinkGroup { heading: fields.heading?.to_string(), links })
    };
    groups.into_iter().filter_map(&mut group).collect()
}

/// Converts links. Those to unpublished pages are not reported, but left out of builds.
fn links(links: Vec<LinkFields>, context: &mut FileContext) -> Vec<Link> {
    let day = context.day.take();
    let links = links.into_iter().filter_map(|link| context.link(link)).collect();
    context.day = day;
    links
}
