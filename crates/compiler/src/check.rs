//! Step 4: what can only be checked when every file is known.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::project::Project;
use crate::report::{Messages, Problem};
use crate::source::CONTENT;

/// Checks that links lead somewhere, and that every title is there once.
pub(crate) fn check(project: &Project, messages: &mut Messages) {
    for (path, link) in &project.links {
        let resolved = project.addresses.resolve(&link.target, &link.own, link.place.clone(), link.day.as_ref());
        messages.extend(path, resolved.err());
    }
    let home_file = format!("{CONTENT}/home.toml");
    let home = project.home.iter().map(|home| (home_file.as_str(), home.title.as_str(), &home.title_place));
    let drafts = project.drafts.iter().map(|draft| (draft.path.as_str(), draft.title.as_str(), &draft.title_place));
    titles(home.chain(drafts), messages);
}

/// Reports titles that another page has too. Each comes with its file and its place there.
fn titles<'a>(titles: impl Iterator<Item = (&'a str, &'a str, &'a Range<usize>)>, messages: &mut Messages) {
    let mut seen: BTreeMap<&str, (&str, &Range<usize>)> = BTreeMap::new();
    for (path, title, place) in titles {
        if let Some((first_path, first_place)) = seen.get(title) {
            let problem = Problem::at(
                place.clone(),
                "two pages have the same title",
                format!("found `{title}` again; expected a title that no other page has"),
            );
            messages.add(path, problem.also_in(first_path, (*first_place).clone(), "the other page has it here"));
        } else {
            seen.insert(title, (path, place));
        }
    }
}
