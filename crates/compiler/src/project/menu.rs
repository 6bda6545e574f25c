//! Converts the fields of `menu.toml`.

use std::collections::BTreeMap;
use std::ops::Deref;

use model::Link;
use model::site::{Footer, LinkGroup, Section};

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{FooterFields, LinkFields, LinkGroupFields, NoteFields, SectionFields, Spanned};
use crate::links::Target;

/// Converts the sections of the menu. Links to unpublished pages are still included.
pub(super) fn sections(sections: Vec<SectionFields>, context: &mut FileContext) -> Vec<Section> {
    let addresses: Vec<&Spanned<String>> = sections.iter().filter_map(|section| section.href.as_ref()).collect();
    for (at, href) in addresses.iter().enumerate() {
        let first = addresses[..at].iter().find(|other| other.as_str() == href.as_str());
        context.diagnostics.extend(first.map(|first| repeated("addresses", *href, *first)));
    }
    sections.into_iter().filter_map(|fields| section(fields, context)).collect()
}

/// Converts the footer, likewise.
pub(super) fn footer(fields: FooterFields, context: &mut FileContext) -> Footer {
    for column in &fields.column {
        check_entries(std::slice::from_ref(column), context);
    }
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
    check_entries(&fields.group, context);
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

/// Reports entries of a section that visitors cannot tell apart: with the label of another, or its address. The same entry can be in two
/// groups, for those who look in either.
fn check_entries(groups: &[LinkGroupFields], context: &mut FileContext) {
    let entries = |(at, group): (usize, &'_ LinkGroupFields)| {
        let links = group.links.iter().flatten();
        links.filter_map(move |link| Some((at, link.label.clone()?, link.href.clone()?))).collect::<Vec<_>>()
    };
    let entries: Vec<_> = groups.iter().enumerate().flat_map(entries).collect();
    for (number, (group, label, href)) in entries.iter().enumerate() {
        for (other_group, other_label, other_href) in &entries[..number] {
            let (same_label, same_href) = (***label == ***other_label, href.as_str() == other_href.as_str());
            let repeated = match (same_label, same_href) {
                (true, true) if group == other_group => repeated("entries", label, other_label),
                (true, false) => repeated("labels", label, other_label),
                (false, true) => repeated("addresses", href, other_href),
                _ => continue,
            };
            context.diagnostics.push(repeated);
            break;
        }
    }
}

/// Reports a value that is there before.
fn repeated<T: Deref<Target = str>>(what: &str, value: &Spanned<T>, first: &Spanned<T>) -> Diagnostic {
    let text: &str = value;
    let label = format!("found `{text}` again; expected it only once");
    Diagnostic::at(value.span(), format!("two {what} of the menu are the same"), label)
        .related(first.span(), "the first one is here")
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
