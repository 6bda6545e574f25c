//! Converts the front matter of a page.

use super::draft::{Draft, DraftKind};
use super::file_context::{FileContext, newest};
use super::group;
use super::imported;
use super::markdown_file::MarkdownFile;
use super::original::Original;
use crate::diagnostics::Diagnostic;
use crate::facts::Facts;
use crate::fields::{CalendarDay, KindName, PageFields};
use crate::markdown::Surroundings;
use crate::rfcs;

/// Returns what matters for the text of a page: its kind, and the ids of its groups or its list.
pub(super) fn surroundings<'a>(fields: Option<&PageFields>, facts: &'a Facts) -> Surroundings<'a> {
    let rfcs = facts.rfcs();
    let Some(PageFields { kind, group, about, rfcs_of, .. }) = fields else {
        return Surroundings { rfcs, ..Surroundings::default() };
    };
    let list = match kind {
        KindName::Groups => Some("groups"),
        KindName::UpcomingMeetings | KindName::PastMeetings => Some("meetings"),
        KindName::Rfcs => Some(rfcs::BY_NUMBER),
        KindName::RfcFigures => Some(rfcs::FIGURES),
        _ => None,
    };
    let list = list.or((!rfcs_of.is_empty()).then_some(rfcs::OF_GROUPS));
    let written = group.iter().filter_map(|group| group.acronym.as_ref()).map(ToString::to_string);
    let is_of_page = |area: Option<&str>| *kind == KindName::Groups && area.is_some() && area == about.as_deref();
    let known = facts.groups().filter(|(_, area)| is_of_page(*area)).map(|(acronym, _)| acronym.to_owned());
    let acronyms = written.chain(known);
    let ids = acronyms.chain(list.map(str::to_owned)).collect();
    Surroundings { timeline: *kind == KindName::Timeline, ids, rfcs }
}

/// Converts the fields of a page. Returns `None` if one is missing, which is reported elsewhere.
pub(super) fn draft(
    fields: PageFields,
    facts: &Facts,
    file: &mut MarkdownFile<'_>,
    context: &mut FileContext,
) -> Option<Draft> {
    if let Some(diagram) = fields.diagram.as_ref().filter(|_| fields.kind != KindName::Section) {
        let label = "found on a page of another kind; expected `kind = \"section\"`";
        context.diagnostics.push(Diagnostic::at(diagram.span(), "only a section page can have a diagram", label));
    }
    context.diagnostics.extend(rfcs::check(&fields, file.address, facts.rfcs()));
    let groups = group::drafts(fields.group, facts, context);
    if fields.kind != KindName::Groups
        && let Some(title) = fields.title.as_ref().filter(|_| !groups.is_empty())
    {
        let label = "found groups on a page of another kind; expected `kind = \"groups\"`";
        context.diagnostics.push(Diagnostic::at(title.span(), "only a groups page can have groups", label));
    }
    imported::check(fields.imported, fields.original.as_ref(), context);
    let (members, known) = fields.about.as_deref().and_then(|acronym| facts.members(acronym)).unzip();
    let text_as_of = context.as_of(fields.as_of);
    let as_of = newest(text_as_of.clone(), known);
    let as_of = groups.iter().fold(as_of, |as_of, group| newest(as_of, Some(group.group.as_of.clone())));
    let sources = context.sources(fields.sources);
    let calls_to_action = fields.calls_to_action.into_iter().filter_map(|link| context.link(link)).collect();
    let original = fields.original.and_then(|original| Original::new(&original, &[], context));
    let title = fields.title?;
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_span: title.span(),
        title: title.to_string(),
        aliases: fields.aliases.iter().map(|alias| (alias.to_string(), alias.span())).collect(),
        topics: Vec::new(),
        date_span: 0..0,
        description: fields.description?.to_string(),
        as_of,
        text_as_of,
        members: members.unwrap_or_default(),
        about: fields.about.map(|acronym| acronym.to_string()),
        sources,
        original,
        body: std::mem::take(&mut file.body),
        kind: DraftKind::Page {
            kind: fields.kind,
            diagram: fields.diagram.map(|diagram| *diagram),
            calls_to_action,
            groups,
            valid_until: fields.valid_until.and_then(CalendarDay::day),
            rfcs_of: fields.rfcs_of.iter().map(ToString::to_string).collect(),
        },
    })
}
