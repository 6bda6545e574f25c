//! Step 4: what can only be checked when every file is known.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::assemble::is_list;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::project::{Draft, DraftKind, GroupDraft, Project};
use crate::source::CONTENT;

/// Checks that links lead somewhere, and that every title is there once.
pub(crate) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    for (path, link) in &project.links {
        let resolved = project.addresses.resolve(&link.target, &link.own, link.place.clone(), link.day.as_ref());
        diagnostics.extend(path, resolved.err());
    }
    for draft in project.drafts.iter().filter(|draft| is_list(&draft.address)) {
        let label =
            format!("found `{}`, which is the address of a list of posts; expected another name", draft.address);
        diagnostics.add(&draft.path, Diagnostic::of_file("this address is taken", label));
    }
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, acronym) in project.drafts.iter().flat_map(acronyms) {
        if let Some(other) = groups.insert(acronym, path) {
            let label = format!("found `{acronym}` here and in `{other}`; expected it once");
            diagnostics.add(path, Diagnostic::of_file("two groups have the same short name", label));
        }
    }
    let home_file = format!("{CONTENT}/home.toml");
    let home = project.home.iter().map(|home| (home_file.as_str(), home.title.as_str(), &home.title_place));
    let drafts = project.drafts.iter().map(|draft| (draft.path.as_str(), draft.title.as_str(), &draft.title_place));
    once("title", home.chain(drafts), diagnostics);
    once("other name", project.drafts.iter().flat_map(names), diagnostics);
}

/// The other names of a page, each with its file and its place there.
fn names(draft: &Draft) -> Vec<(&str, &str, &Range<usize>)> {
    draft.aliases.iter().map(|(name, place)| (draft.path.as_str(), name.as_str(), place)).collect()
}

/// The short names of the groups of a page, each with its file.
fn acronyms(draft: &Draft) -> Vec<(&str, &str)> {
    let DraftKind::Page { groups, .. } = &draft.special else { return Vec::new() };
    groups.iter().map(|GroupDraft { group, .. }| (draft.path.as_str(), group.acronym.as_str())).collect()
}

/// Reports what another page has too. Each comes with its file and its place there.
fn once<'a>(
    what: &str,
    all: impl Iterator<Item = (&'a str, &'a str, &'a Range<usize>)>,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&str, (&str, &Range<usize>)> = BTreeMap::new();
    for (path, text, place) in all {
        if let Some((first_path, first_place)) = seen.get(text) {
            let diagnostic = Diagnostic::at(
                place.clone(),
                format!("two pages have the same {what}"),
                format!("found `{text}` again; expected a {what} that no other page has"),
            );
            diagnostics.add(path, diagnostic.also_in(first_path, (*first_place).clone(), "the other page has it here"));
        } else {
            seen.insert(text, (path, place));
        }
    }
}
