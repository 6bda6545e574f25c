//! The groups of a page.

use std::ops::Range;

use model::group::{self, Group};

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::facts::{Facts, GroupFacts};
use crate::fields::{Line, Name, Spanned, WorkingGroupFields};

/// Topic of a group that no writer has described yet.
const OTHER: &str = "Other";

/// A group, its topic, and where it belongs.
#[derive(Clone, Debug)]
pub(crate) struct GroupDraft {
    pub(crate) group: Group,
    pub(crate) topic: String,
    /// Acronym of its area, or of the body that it belongs to, if its owner says so.
    pub(super) area: Option<String>,
    /// Span of its acronym.
    pub(super) span: Range<usize>,
}

/// Converts groups, sorted by acronym. A group with a missing field, which is reported elsewhere, is left out.
pub(super) fn drafts(fields: Vec<WorkingGroupFields>, facts: &Facts, context: &mut FileContext) -> Vec<GroupDraft> {
    let mut drafts: Vec<GroupDraft> = fields.into_iter().filter_map(|fields| draft(fields, facts, context)).collect();
    drafts.sort_by(|a, b| a.group.acronym.cmp(&b.group.acronym));
    drafts
}

/// Returns a group without an entry, as far as it is known.
pub(super) fn unwritten(acronym: &str, facts: &Facts, context: &mut FileContext) -> Option<GroupDraft> {
    let fields = WorkingGroupFields {
        acronym: Some(Spanned::of_fact(Name::of_fact(acronym))),
        topic: Some(Line::of_fact(OTHER)),
        ..WorkingGroupFields::default()
    };
    draft(fields, facts, context)
}

fn draft(mut fields: WorkingGroupFields, facts: &Facts, context: &mut FileContext) -> Option<GroupDraft> {
    if let Some(acronym) = &fields.acronym {
        context.diagnostics.extend(check_acronym(acronym));
    }
    let GroupFacts { as_of, area, archive } = facts.fill_group(&mut fields, &mut context.diagnostics);
    let acronym = fields.acronym?;
    for (name, is_missing) in [("name", fields.name.is_none()), ("as_of", fields.as_of.is_none())] {
        if is_missing && as_of.is_none() {
            let label = format!("found no `{name}`; expected it, because the Datatracker does not know `{}`", *acronym);
            context.diagnostics.push(Diagnostic::at(acronym.span(), "this group is not known", label));
        }
    }
    if let Some(list) = fields.list.as_ref().filter(|list| !is_email(list)) {
        let label = format!("found `{}`; expected an address like `tls@ietf.org`", **list);
        context.diagnostics.push(Diagnostic::at(list.span(), "this is not an email address", label));
    }
    let written = context.as_of(fields.as_of);
    let kind = fields.kind.map(|kind| *kind).unwrap_or_default();
    let list = fields.list.map(|list| list.to_string());
    Some(GroupDraft {
        topic: fields.topic?.to_string(),
        area,
        span: acronym.span(),
        group: Group {
            links: group::links(kind, &acronym, list.as_deref(), archive),
            acronym: acronym.to_string(),
            name: fields.name?.to_string(),
            kind,
            state: fields.state.map(|state| *state).unwrap_or_default(),
            note: fields.note.as_ref().map(ToString::to_string),
            keywords: strings(&fields.keywords),
            chairs: fields.chairs.map(|chairs| strings(&chairs)).unwrap_or_default(),
            list,
            as_of: as_of.or(written)?,
        },
    })
}

fn strings<const SPELL_CHECKED: bool>(lines: &[Line<SPELL_CHECKED>]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}

fn check_acronym(acronym: &Spanned<Name>) -> Option<Diagnostic> {
    let is_allowed = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-';
    (!acronym.chars().all(is_allowed)).then(|| {
        let label = format!("found `{}`; expected lowercase letters, digits and hyphens, as in `6man`", **acronym);
        Diagnostic::at(acronym.span(), "this is not a valid acronym", label)
    })
}

fn is_email(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains([' ', '/']))
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn email_address_has_a_name_and_a_host() {
        assert!(is_email("ietf-http-wg@w3.org"));
        for text in ["tls", "@ietf.org", "tls@ietf", "tls @ietf.org", "https://a@b.example/"] {
            assert!(!is_email(text), "{text}");
        }
    }
}
