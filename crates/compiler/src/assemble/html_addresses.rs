//! Redirects from addresses that end in `.html` in place of a slash: `/about/note-well.html`. The predecessors of this site had
//! such addresses, and RFCs and other sites link to them. Posts and meetings never had them.

use redirects::{Pattern, Redirect, RedirectMatcher};

use super::SiteGraph;
use crate::project::{Draft, DraftKind};

/// Returns the redirects to the pages of the site, without those that are among the `written` ones.
pub(super) fn redirects(graph: &SiteGraph<'_>, written: &[Redirect]) -> Vec<Redirect> {
    let written = RedirectMatcher::new(written);
    let redirect = |draft: &&Draft| {
        let from = Pattern::parse(&html_address(&draft.address)?).ok()?;
        (!written.has_static(&from.stem())).then(|| Redirect { from, to: draft.address.clone() })
    };
    let pages = graph.drafts.values().filter(|draft| matches!(draft.kind, DraftKind::Page { .. }));
    pages.filter_map(redirect).collect()
}

/// Returns the address of `page` with `.html` in place of its last slash, or `None` for the home page.
fn html_address(page: &str) -> Option<String> {
    page.strip_suffix('/').filter(|page| !page.is_empty()).map(|page| format!("{page}.html"))
}
