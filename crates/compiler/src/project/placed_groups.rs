//! Places the groups on the pages of their areas.
//!
//! A writer lists a group on a page, with its topic. The Datatracker says which area it is in, and that can change any day. So a
//! group stands on the page of its area, wherever its entry is, and one without an entry stands there too.

use std::collections::BTreeSet;

use super::draft::{Draft, DraftKind};
use super::file_context::{FileContext, newest};
use super::group::{self, GroupDraft};
use crate::BuildOptions;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::facts::{self, Facts};
use crate::fields::KindName;

/// Moves groups to the pages of their areas, and adds those without an entry. Warns of an entry that is on another page, and of a
/// group whose area has no page.
pub(super) fn place(drafts: &mut [Draft], facts: &Facts, options: &BuildOptions, diagnostics: &mut Diagnostics) {
    let unwritten = unwritten(drafts, facts, options, diagnostics);
    let mut to_place = take_misplaced(drafts, diagnostics);
    to_place.extend(unwritten);
    for group in to_place {
        add(drafts, group, diagnostics);
    }
}

/// Returns the groups without an entry. Those that belong to no area are left out.
fn unwritten(
    drafts: &[Draft],
    facts: &Facts,
    options: &BuildOptions,
    diagnostics: &mut Diagnostics,
) -> Vec<GroupDraft> {
    let written: BTreeSet<&str> = drafts.iter().flat_map(groups).map(|draft| draft.group.acronym.as_str()).collect();
    let unwritten = facts.groups().filter(|(acronym, area)| area.is_some() && !written.contains(acronym));
    let mut context = FileContext::new(options);
    let unwritten = unwritten.filter_map(|(acronym, _)| group::unwritten(acronym, facts, &mut context)).collect();
    diagnostics.extend(&facts::path::<synced::Group>(), context.diagnostics);
    unwritten
}

/// Removes the groups whose area has another page.
fn take_misplaced(drafts: &mut [Draft], diagnostics: &mut Diagnostics) -> Vec<GroupDraft> {
    let areas: BTreeSet<String> = drafts.iter().filter_map(area).map(str::to_owned).collect();
    let mut misplaced = Vec::new();
    for draft in drafts {
        let own = area(draft).map(str::to_owned);
        let DraftKind::Page { groups, .. } = &mut draft.kind else { continue };
        let is_misplaced = |group: &mut GroupDraft| {
            group.area.as_ref().is_some_and(|area| Some(area) != own.as_ref() && areas.contains(area))
        };
        for group in groups.extract_if(.., is_misplaced) {
            let area = group.area.as_deref().unwrap_or_default();
            let label = format!("found the group on this page; expected it on that of `{area}`, where it is shown");
            let warning = Diagnostic::at(group.span.clone(), "this group is in another area now", label).warning();
            let help = format!("move the entry to the page with `about = \"{area}\"`");
            diagnostics.add(&draft.path, warning.help(help));
            misplaced.push(group);
        }
    }
    misplaced
}

/// Adds a group to the page of its area.
fn add(drafts: &mut [Draft], group: GroupDraft, diagnostics: &mut Diagnostics) {
    let acronym = &group.group.acronym;
    let Some(draft) = drafts.iter_mut().find(|draft| area(draft).is_some() && area(draft) == group.area.as_deref())
    else {
        let area = group.area.as_deref().unwrap_or_default();
        let label =
            format!("found `{acronym}` in `{area}`; expected a page with `kind = \"groups\"` and `about = \"{area}\"`");
        let warning = Diagnostic::of_file("this group is not shown, because its area has no page", label).warning();
        diagnostics.add(&facts::path::<synced::Group>(), warning);
        return;
    };
    let DraftKind::Page { groups, .. } = &mut draft.kind else { return };
    draft.as_of = newest(draft.as_of.take(), Some(group.group.as_of.clone()));
    let at = groups.partition_point(|other| other.group.acronym < *acronym);
    groups.insert(at, group);
}

/// Returns the acronym of the area whose groups a page lists.
fn area(draft: &Draft) -> Option<&str> {
    let is_list = matches!(draft.kind, DraftKind::Page { kind: KindName::Groups, .. });
    draft.about.as_deref().filter(|_| is_list)
}

fn groups(draft: &Draft) -> &[GroupDraft] {
    if let DraftKind::Page { groups, .. } = &draft.kind { groups } else { &[] }
}
