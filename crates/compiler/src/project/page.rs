//! The front matter of a page.

use super::draft::{Draft, Special};
use super::group;
use super::markdown_file::{MarkdownFile, as_of};
use super::notes::Notes;
use crate::fields::{KindName, PageFields};
use crate::report::Problem;

/// Makes a draft of a page. Nothing if a field is missing, which has been reported.
pub(super) fn draft(fields: PageFields, file: &mut MarkdownFile<'_>, notes: &mut Notes) -> Option<Draft> {
    if let Some(diagram) = fields.diagram.as_ref().filter(|_| fields.kind != KindName::Section) {
        let label = "found on a page of another kind; expected `kind = \"section\"` too";
        notes.problems.push(Problem::at(diagram.span(), "only a section has a diagram", label));
    }
    let groups = group::drafts(fields.group, notes);
    if fields.kind != KindName::Groups
        && let Some(title) = fields.title.as_ref().filter(|_| !groups.is_empty())
    {
        let label = "found groups on a page of another kind; expected `kind = \"groups\"` too";
        notes.problems.push(Problem::at(title.span(), "only a page of groups has groups", label));
    }
    file.add_anchors(groups.iter().map(|draft| draft.group.acronym.as_str()));
    let sources = notes.sources(fields.sources);
    let title = fields.title?;
    Some(Draft {
        path: file.path.to_owned(),
        address: file.address.to_owned(),
        title_place: title.span(),
        title: title.to_string(),
        also: fields.also.iter().map(|name| (name.to_string(), name.span())).collect(),
        description: fields.description?.to_string(),
        as_of: as_of(fields.as_of),
        sources,
        text: std::mem::take(&mut file.text),
        special: Special::Page { kind: fields.kind, diagram: fields.diagram.map(|diagram| *diagram), groups },
    })
}
