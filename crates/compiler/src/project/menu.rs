//! Converts the fields of `menu.toml`.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;

use model::Link;

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{EntryFields, FooterFields, LinkFields, LinkGroupFields, NoteFields, SectionFields, Spanned};
use crate::links::Target;

/// Highest place of a meeting that the menu can name: about three years ahead, as meetings are planned.
const MAX_NEXT_MEETING: usize = 9;

/// A section of the menu, before the meetings of the day are filled in.
#[derive(Clone, Debug)]
pub(crate) struct SectionDraft {
    pub(crate) label: String,
    pub(crate) href: String,
    pub(crate) intro: Option<String>,
    pub(crate) groups: Vec<LinkGroupDraft>,
}

/// A group of entries, likewise.
#[derive(Clone, Debug)]
pub(crate) struct LinkGroupDraft {
    pub(crate) heading: String,
    pub(crate) entries: Vec<MenuEntry>,
}

/// The footer, likewise.
#[derive(Clone, Debug)]
pub(crate) struct FooterDraft {
    pub(crate) columns: Vec<LinkGroupDraft>,
    pub(crate) bottom: Vec<Link>,
}

/// An entry of a group.
#[derive(Clone, Debug)]
pub(crate) enum MenuEntry {
    Link(Link),
    /// A meeting by its place, from 0, among those that are under way or ahead.
    NextMeeting(usize),
}

/// Converts the sections of the menu. Links to unpublished pages are still included.
pub(super) fn sections(sections: Vec<SectionFields>, context: &mut FileContext) -> Vec<SectionDraft> {
    let addresses: Vec<&Spanned<String>> = sections.iter().filter_map(|section| section.href.as_ref()).collect();
    for (at, href) in addresses.iter().enumerate() {
        let first = addresses[..at].iter().find(|other| other.as_str() == href.as_str());
        let repeated = first.map(|first| repeated("addresses", href.as_str(), href.span(), first.span()));
        context.diagnostics.extend(repeated);
    }
    sections.into_iter().filter_map(|fields| section(fields, context)).collect()
}

/// Converts the footer, likewise.
pub(super) fn footer(fields: FooterFields, context: &mut FileContext) -> FooterDraft {
    for column in &fields.column {
        check_entries(std::slice::from_ref(column), context);
    }
    FooterDraft { columns: groups(fields.column, context), bottom: links(fields.bottom, context) }
}

/// Converts the notes, by address.
pub(super) fn notes(
    fields: Vec<NoteFields>,
    menu: &[SectionDraft],
    context: &mut FileContext,
) -> BTreeMap<String, String> {
    let entries = menu.iter().flat_map(|section| &section.groups).flat_map(|group| &group.entries);
    let mut note = |fields: NoteFields| {
        let (href, text) = (fields.href?, fields.text?);
        if !entries.clone().any(|entry| matches!(entry, MenuEntry::Link(link) if link.href == *href)) {
            let label = format!("found `{}`; expected the address of a link in the menu", *href);
            context.diagnostics.push(Diagnostic::at(href.span(), "no link in the menu has this address", label));
        }
        Some((href.to_string(), text.to_string()))
    };
    fields.into_iter().filter_map(&mut note).collect()
}

fn section(fields: SectionFields, context: &mut FileContext) -> Option<SectionDraft> {
    check_entries(&fields.group, context);
    let groups = groups(fields.group, context);
    let href = fields.href?;
    if !matches!(Target::parse(&href), Ok(Target::Page { anchor: None, .. })) {
        let label = format!("found `{href}`; expected the address of a page, as in `/about/`");
        context.diagnostics.push(Diagnostic::at(href.span(), "a section needs a page of this site", label));
        return None;
    }
    Some(SectionDraft {
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
        group.links.iter().flatten().map(move |entry| (at, (**entry).clone())).collect::<Vec<_>>()
    };
    let entries: Vec<(usize, EntryFields)> = groups.iter().enumerate().flat_map(entries).collect();
    for (number, (group, entry)) in entries.iter().enumerate() {
        let repeated = |(other_group, other): &(usize, EntryFields)| repeated_entry(entry, other, group == other_group);
        context.diagnostics.extend(entries[..number].iter().find_map(repeated));
    }
}

/// Compares an entry with an earlier one. `same_group` says whether both are in one group.
fn repeated_entry(entry: &EntryFields, earlier: &EntryFields, same_group: bool) -> Option<Diagnostic> {
    if let (Some(place), Some(first)) = (&entry.next_meeting, &earlier.next_meeting) {
        let same = same_group && **place == **first;
        return same.then(|| repeated("entries", **place, place.span(), first.span()));
    }
    let (label, href) = (entry.label.as_ref()?, entry.href.as_ref()?);
    let (first_label, first_href) = (earlier.label.as_ref()?, earlier.href.as_ref()?);
    match (***label == ***first_label, **href == **first_href) {
        (true, true) if same_group => Some(repeated("entries", &***label, label.span(), first_label.span())),
        (true, false) => Some(repeated("labels", &***label, label.span(), first_label.span())),
        (false, true) => Some(repeated("addresses", &**href, href.span(), first_href.span())),
        _ => None,
    }
}

/// Reports a value that is there before.
fn repeated(what: &str, value: impl Display, span: Range<usize>, first: Range<usize>) -> Diagnostic {
    let label = format!("found `{value}` again; expected it only once");
    Diagnostic::at(span, format!("two {what} of the menu are the same"), label).related(first, "the first one is here")
}

fn groups(groups: Vec<LinkGroupFields>, context: &mut FileContext) -> Vec<LinkGroupDraft> {
    let mut group = |fields: LinkGroupFields| {
        let entries = fields.links?.iter().filter_map(|entry| self::entry(entry, context)).collect();
        Some(LinkGroupDraft { heading: fields.heading?.to_string(), entries })
    };
    groups.into_iter().filter_map(&mut group).collect()
}

/// Converts an entry. Returns `None` if it is neither a link nor a meeting, which is reported.
fn entry(entry: &Spanned<EntryFields>, context: &mut FileContext) -> Option<MenuEntry> {
    let span = entry.span();
    let EntryFields { label, href, next_meeting } = (**entry).clone();
    let Some(place) = next_meeting else {
        // A field that is misspelled, or whose value is invalid, has been reported already.
        let is_within = |diagnostic: &Diagnostic| diagnostic.span().is_some_and(|at| span.contains(&at.start));
        if context.diagnostics.iter().any(is_within) {
            return None;
        }
        for name in [label.is_none().then_some("label"), href.is_none().then_some("href")].into_iter().flatten() {
            let title = format!("the field `{name}` is missing");
            let label = "expected a link with `label` and `href`, or a meeting with `next_meeting`";
            context.diagnostics.push(Diagnostic::at(span.clone(), title, label));
        }
        return links(vec![LinkFields { label, href }], context).pop().map(MenuEntry::Link);
    };
    if let Some(other) = label.map(|label| label.span()).or_else(|| href.map(|href| href.span())) {
        let label = "found `next_meeting` too; expected either a meeting or a link";
        let title = "an entry of the menu is both a meeting and a link";
        context.diagnostics.push(Diagnostic::at(other, title, label).related(place.span(), "the meeting is here"));
    }
    let number = usize::try_from(*place).ok().filter(|number| (1..=MAX_NEXT_MEETING).contains(number));
    if number.is_none() {
        let label = format!("found `{}`; expected a number from 1, the next meeting, to {MAX_NEXT_MEETING}", *place);
        context.diagnostics.push(Diagnostic::at(place.span(), "there is no such place of a meeting", label));
    }
    Some(MenuEntry::NextMeeting(number?.checked_sub(1)?))
}

/// Converts links. Those to unpublished pages are not reported, but left out of builds.
fn links(links: Vec<LinkFields>, context: &mut FileContext) -> Vec<Link> {
    let day = context.day.take();
    let links = links.into_iter().filter_map(|link| context.link(link)).collect();
    context.day = day;
    links
}
