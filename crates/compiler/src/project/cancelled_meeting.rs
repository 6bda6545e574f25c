//! What a cancelled meeting cannot have.

use std::ops::Range;

use crate::diagnostics::Diagnostic;
use crate::fields::LinkFields;

/// Labels of links to what a cancelled meeting does not have, in lowercase.
const LABELS: [&str; 4] = ["proceedings", "register", "register now", "registration"];

/// Reports the attendance of a cancelled meeting. `start` is the span of its first day.
pub(super) fn attendance(start: Range<usize>) -> Diagnostic {
    let label =
        "found `cancelled = true`, and the attendance of the meeting that starts here; expected only one of them";
    Diagnostic::at(start, "a cancelled meeting has no attendance", label)
}

/// Removes links to the registration and the proceedings of a cancelled meeting, and warns of them.
pub(super) fn remove_links(links: &mut Vec<LinkFields>) -> Vec<Diagnostic> {
    let is_offered = |link: &mut LinkFields| {
        link.label.as_ref().is_some_and(|label| LABELS.contains(&label.to_lowercase().as_str()))
    };
    let warning = |link: LinkFields| {
        let label = link.label?;
        let text = format!("found the link `{label}`, which is left out; expected none");
        Some(Diagnostic::at(label.span(), "a cancelled meeting has no registration and no proceedings", text).warning())
    };
    links.extract_if(.., is_offered).filter_map(warning).collect()
}
