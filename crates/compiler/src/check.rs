//! Step 4: checks that need all files.

mod meetings;
mod originals;
mod own_addresses;
mod topics;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::assemble::is_post_list;
use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::project::{Draft, DraftKind, FeatureDraft, GroupDraft, Project};
use crate::source::CONTENT;
use own_addresses::OwnAddresses;

/// Checks that links resolve, that meetings follow each other, that none of those featured was cancelled, that no page has a
/// reserved address, that originals are on other sites, and that titles, aliases and acronyms are unique.
pub(crate) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    let own_addresses = OwnAddresses::new(project);
    for (path, link) in &project.links {
        let resolve = || project.addresses.resolve(&link.target, &link.page, link.span.clone(), link.day.as_ref());
        diagnostics.extend(path, own_addresses.check(link).unwrap_or_else(resolve).err());
    }
    let is_published = |draft: &&Draft| !project.addresses.is_draft(&draft.address);
    meetings::check(project.drafts.iter().filter(is_published), diagnostics);
    topics::check(&project.drafts, diagnostics);
    originals::check(project, diagnostics);
    for draft in project.drafts.iter().filter(|draft| is_post_list(&draft.address)) {
        let label =
            format!("found `{}`, which is the address of a list of posts; expected another file name", draft.address);
        diagnostics.add(&draft.path, Diagnostic::of_file("this address is reserved", label));
    }
    let mut groups: BTreeMap<&str, &str> = BTreeMap::new();
    for (path, acronym) in project.drafts.iter().flat_map(acronyms) {
        if let Some(other) = groups.insert(acronym, path) {
            let label = format!("found `{acronym}` here and in `{other}`; expected it only once");
            diagnostics.add(path, Diagnostic::of_file("two groups have the same acronym", label));
        }
    }
    let home_file = format!("{CONTENT}/home.toml");
    for FeatureDraft { feature, .. } in project.home.iter().flat_map(|home| &home.features) {
        let Some(meeting) = project.cancelled_meeting(feature) else { continue };
        let label = format!(
            "found the feature `{}`, which is left out because {meeting} was cancelled; expected a feature with another link",
            feature.title
        );
        diagnostics.add(&home_file, Diagnostic::of_file("a cancelled meeting is not featured", label).warning());
    }
    let home = project.home.iter().map(|home| (home_file.as_str(), home.title.as_str(), &home.title_span));
    let drafts = project.drafts.iter().map(|draft| (draft.path.as_str(), draft.title.as_str(), &draft.title_span));
    check_unique("title", home.chain(drafts), diagnostics);
    check_unique("alias", project.drafts.iter().flat_map(aliases), diagnostics);
}

/// Returns the aliases of a page, each with its file and its span there.
fn aliases(draft: &Draft) -> Vec<(&str, &str, &Range<usize>)> {
    draft.aliases.iter().map(|(alias, span)| (draft.path.as_str(), alias.as_str(), span)).collect()
}

/// Returns the acronyms of the groups of a page, each with its file.
fn acronyms(draft: &Draft) -> Vec<(&str, &str)> {
    let DraftKind::Page { groups, .. } = &draft.kind else { return Vec::new() };
    groups.iter().map(|GroupDraft { group, .. }| (draft.path.as_str(), group.acronym.as_str())).collect()
}

/// Reports every value that an earlier page has too. Each value comes with its file and its span there.
fn check_unique<'a>(
    what: &str,
    values: impl Iterator<Item = (&'a str, &'a str, &'a Range<usize>)>,
    diagnostics: &mut Diagnostics,
) {
    let mut seen: BTreeMap<&str, (&str, &Range<usize>)> = BTreeMap::new();
    for (path, text, span) in values {
        if let Some((first_path, first_span)) = seen.get(text) {
            let diagnostic = Diagnostic::at(
                span.clone(),
                format!("two pages have the same {what}"),
                format!("found `{text}` again; expected a {what} that no other page has"),
            );
            diagnostics
                .add(path, diagnostic.related_in(first_path, (*first_span).clone(), "the other page has it here"));
        } else {
            seen.insert(text, (path, span));
        }
    }
}
