//! Checks the links of `confirmed-links.toml`: each is the address of another site, and listed once.

use std::collections::btree_map::{BTreeMap, Entry};
use std::ops::Range;

use jiff::civil::Date;

use super::file_context::FileContext;
use crate::diagnostics::Diagnostic;
use crate::fields::ConfirmedLinksFields;

/// A link that a person has opened.
#[derive(Debug)]
pub(crate) struct ConfirmedLink {
    pub(crate) url: String,
    /// The span of the address.
    pub(crate) span: Range<usize>,
    /// What the link checker was answered.
    pub(crate) answer: String,
    /// The day on which it was opened.
    pub(crate) on: Date,
    /// The span of the day.
    pub(crate) on_span: Range<usize>,
}

/// Returns the links that have all fields, each address once.
pub(super) fn links(fields: ConfirmedLinksFields, context: &mut FileContext) -> Vec<ConfirmedLink> {
    let mut spans = BTreeMap::new();
    let mut links = Vec::new();
    for fields in fields.link {
        let (Some(url), Some(answer), Some(on)) = (fields.url, fields.answer, fields.on) else { continue };
        let (span, url) = (url.span(), context.external_address(&url));
        match spans.entry(url.clone()) {
            Entry::Vacant(entry) => {
                entry.insert(span.clone());
                links.push(ConfirmedLink { url, span, answer: answer.to_string(), on: on.0, on_span: on.span() });
            }
            Entry::Occupied(first) => {
                let label = format!("found `{url}` again; expected it once, with the day of the last look");
                let diagnostic = Diagnostic::at(span, "this link is listed twice", label);
                context.diagnostics.push(diagnostic.related(first.get().clone(), "the first one is here"));
            }
        }
    }
    links
}
