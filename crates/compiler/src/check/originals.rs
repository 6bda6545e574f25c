//! Originals of summaries: on another site, so that no page sends its readers to itself.

use model::paths::{other_service, without_origin};

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::project::Project;

/// Reports originals on this site, apart from other services on the same host.
pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    let Some(site) = &project.site else { return };
    for draft in &project.drafts {
        let Some(original) = &draft.original else { continue };
        let href = &original.link.href;
        if without_origin(href, &site.origin).is_some_and(|path| other_service(path).is_none()) {
            let label = format!("found `{href}`; expected an address of another site, or a text that is no summary");
            let diagnostic = Diagnostic::at(original.span.clone(), "this original would be on this site", label);
            diagnostics.add(&draft.path, diagnostic.help(HELP.to_owned()));
        }
    }
}

const HELP: &str = "with its text in this file, the page is the original: remove `original`";
