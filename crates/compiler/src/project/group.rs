//! The groups of a page.

use model::group::Group;

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::{Line, Name, Spanned, WorkingGroupFields};

/// A group and its topic.
#[derive(Clone, Debug)]
pub(crate) struct GroupDraft {
    pub(crate) group: Group,
    pub(crate) topic: String,
}

/// Converts groups, sorted by acronym. A group with a missing field, which is reported elsewhere, is left out.
pub(super) fn drafts(fields: Vec<WorkingGroupFields>, context: &mut FileContext) -> Vec<GroupDraft> {
    let mut drafts: Vec<GroupDraft> = fields.into_iter().filter_map(|fields| draft(fields, context)).collect();
    drafts.sort_by(|a, b| a.group.acronym.cmp(&b.group.acronym));
    drafts
}

fn draft(fields: WorkingGroupFields, context: &mut FileContext) -> Option<GroupDraft> {
    if let Some(acronym) = &fields.acronym {
        context.diagnostics.extend(check_acronym(acronym));
    }
    if let Some(list) = fields.list.as_ref().filter(|list| !is_email(list)) {
        let label = format!("found `{}`; expected an address like `tls@ietf.org`", **list);
        context.diagnostics.push(Diagnostic::at(list.span(), "this is not an email address", label));
    }
    let as_of = context.as_of(fields.as_of)?;
    Some(GroupDraft {
        topic: fields.topic?.to_string(),
        group: Group {
            acronym: fields.acronym?.to_string(),
            name: fields.name?.to_string(),
            kind: fields.kind,
            state: fields.state,
            note: fields.note.as_ref().map(ToString::to_string),
            keywords: strings(&fields.keywords),
            chairs: strings(&fields.chairs),
            list: fields.list.map(|list| list.to_string()),
            as_of,
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
