//! The front matter of a page.

use super::draft::{Draft, DraftKind};
use super::file_context::FileContext;
use super::group;
use super::markdown_file::{MarkdownFile, as_of};
use crate::diagnostics::Diagnostic;
use crate::fields::{KindName, PageFields};

/// Makes a draft of a page. Nothing if a field is missing, which has been reported.
pub(super) fn draft(fields: PageFields, file: &mut MarkdownFile<'_>, context: &mut FileContext) -> Option<Draft> {
    if let Some(diagram) = fields.diagram.as_ref().filter(|_| fields.kind != KindName::Section) {
        let label = "found on a page of another kind; expected `kind = \"section\"` too";
        context.diagnostics.push(Diagnostic::at(diagram.span(), "only a section has a diagram", label));
    }
    let groups = group::drafts(fields.group, context);
    if fields.kind != KindName::Groups
        && let Some(title) = fields.title.as_ref().filter(|_| !groups.is_empty())
    {
        let label = "found groups on a page of another kind; expected `kind = \"groups\"` too";
        context.diagnostics.push(Diagnostic::at(title.span(), "only a page of groups has groups", label));
    }
    file.add_anchors(groups.iter().map(|draft| draft.group.acronym.as_str()));
    let sources = context.sources(fields.sources);
    let title = fields.title?;
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_place: title.span(),
        title: title.to_string(),
        aliases: fields.aliases.iter().map(|name| (name.to_string(), name.span())).collect(),
        description: fields.description?.to_string(),
        as_of: as_of(fields.as_of),
        sources,
        body: std::mem::take(&mut file.body),
        special: DraftKind::Page { kind: fields.kind, diagram: fields.diagram.map(|diagram| *diagram), groups },
    })
}
