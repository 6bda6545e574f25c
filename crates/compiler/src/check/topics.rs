//! Topics of posts. Each has a list at an address made from its name, so two spellings of a name would be two lists at one address.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostics::{Diagnostic, Diagnostics};
use crate::markdown::slug;
use crate::project::Draft;

/// A topic of a post: its name, the path of the file, and the span there.
type Use<'a> = (&'a str, &'a str, &'a Range<usize>);

/// Reports topics that most posts spell in another way, and those that a post has twice.
pub(super) fn check(drafts: &[Draft], diagnostics: &mut Diagnostics) {
    let mut topics: BTreeMap<String, Vec<Use<'_>>> = BTreeMap::new();
    for Draft { path, topics: own, .. } in drafts {
        for (at, (name, span)) in own.iter().enumerate() {
            if let Some((_, first)) = own[..at].iter().find(|(other, _)| slug(other) == slug(name)) {
                let label = format!("found `{name}` again; expected it only once");
                let diagnostic = Diagnostic::at(span.clone(), "this post has a topic twice", label);
                diagnostics.add(path, diagnostic.related(first.clone(), "it is here already"));
            } else {
                topics.entry(slug(name)).or_default().push((name, path, span));
            }
        }
    }
    for uses in topics.values() {
        let count = |name: &str| uses.iter().filter(|(other, ..)| *other == name).count();
        // The spelling of most posts; of equally frequent ones that of the first file.
        let right = uses.iter().enumerate().max_by_key(|(at, (name, ..))| (count(name), Reverse(*at)));
        let Some((_, &(right, right_path, right_span))) = right else { continue };
        for (name, path, span) in uses.iter().filter(|(name, ..)| *name != right) {
            let label = format!("found `{name}`; expected `{right}`");
            let diagnostic = Diagnostic::at((*span).clone(), "this topic has another spelling elsewhere", label);
            diagnostics.add(path, diagnostic.related_in(right_path, right_span.clone(), "as it is spelled here"));
        }
    }
}
