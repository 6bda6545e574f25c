//! The groups of a page.

use model::Date;
use model::group::Group;

use super::file_context::FileContext;
use crate::date_labels;
use crate::diagnostics::Diagnostic;
use crate::fields::{Line, Name, Spanned, WorkFields};

/// A group by itself, with the field that it belongs to.
#[derive(Clone, Debug)]
pub(crate) struct GroupDraft {
    pub(crate) group: Group,
    pub(crate) topic: String,
}

/// Makes drafts of the groups, by short name. A group with a missing field is left out, which has been reported.
pub(super) fn drafts(fields: Vec<WorkFields>, context: &mut FileContext) -> Vec<GroupDraft> {
    let mut drafts: Vec<GroupDraft> = fields.into_iter().filter_map(|fields| draft(fields, context)).collect();
    drafts.sort_by(|a, b| a.group.acronym.cmp(&b.group.acronym));
    drafts
}

fn draft(fields: WorkFields, context: &mut FileContext) -> Option<GroupDraft> {
    if let Some(acronym) = &fields.acronym {
        context.diagnostics.extend(check_acronym(acronym));
    }
    if let Some(list) = fields.list.as_ref().filter(|list| !is_mail(list)) {
        let label = format!("found `{}`; expected an address as in `tls@ietf.org`", **list);
        context.diagnostics.push(Diagnostic::at(list.span(), "this is no mail address", label));
    }
    let as_of = fields.as_of?;
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
            as_of: Date { day: as_of.day()?, text: date_labels::long(as_of.0) },
        },
    })
}

fn strings<const HAS_WORDS: bool>(lines: &[Line<HAS_WORDS>]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}

fn check_acronym(acronym: &Spanned<Name>) -> Option<Diagnostic> {
    let fits = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
    (!acronym.chars().all(fits)).then(|| {
        let label = format!("found `{}`; expected small letters, digits and hyphens, as in `6man`", **acronym);
        Diagnostic::at(acronym.span(), "no group has this short name", label)
    })
}

fn is_mail(text: &str) -> bool {
    text.split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains([' ', '/']))
}

#[cfg(test)]
mod tests {
    use super::is_mail;

    #[test]
    fn a_mail_address_has_a_name_and_a_host() {
        assert!(is_mail("ietf-http-wg@w3.org"));
        for text in ["tls", "@ietf.org", "tls@ietf", "tls @ietf.org", "https://a@b.example/"] {
            assert!(!is_mail(text), "{text}");
        }
    }
}
