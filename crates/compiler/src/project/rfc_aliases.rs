//! Checks the names of RFCs of `rfc-aliases.toml`: each once, and only for RFCs that exist.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};

use search::terms::{normalize, phrase_key, words};
use synced::Rfc;

use crate::diagnostics::Diagnostic;
use crate::fields::RfcAliasFields;

/// Returns the names, each with the number of an RFC. Those with an error are left out. Without a list of RFCs, every number is
/// taken to exist.
pub(super) fn aliases(fields: RfcAliasFields, rfcs: &[Rfc], diagnostics: &mut Vec<Diagnostic>) -> Vec<(String, u32)> {
    let known: BTreeSet<u32> = rfcs.iter().map(|rfc| rfc.number).collect();
    let mut spans = BTreeMap::new();
    let mut aliases = Vec::new();
    for (name, numbers) in fields.names.in_file_order() {
        let (span, name) = (name.span(), name.into_inner());
        if numbers.is_empty() {
            let label = format!("found no number for `{name}`; expected at least one, as in `\"{name}\" = [9000]`");
            diagnostics.push(Diagnostic::at(span.clone(), "this name stands for no RFC", label));
        }
        let spoken: Vec<String> = words(&name).map(|range| normalize(&name[range])).collect();
        match spans.entry(spoken) {
            Entry::Vacant(_) if phrase_key(&name) == "=" => {
                let label = format!("found `{name}`; expected a word that says something");
                diagnostics.push(Diagnostic::at(span, "nobody searches for this name", label));
                continue;
            }
            Entry::Vacant(entry) => {
                entry.insert(span);
            }
            Entry::Occupied(first) => {
                let label = format!("found `{name}` again; expected it once, with all its numbers");
                let diagnostic = Diagnostic::at(span, "this name is listed twice", label);
                diagnostics.push(diagnostic.related(first.get().clone(), "the first one is here"));
                continue;
            }
        }
        let mut seen = BTreeSet::new();
        for number in numbers {
            if !seen.insert(*number) {
                let label = format!("found `{number}` again; expected it once");
                diagnostics.push(Diagnostic::at(number.span(), "this number is listed twice", label));
            } else if !known.is_empty() && !known.contains(&number) {
                let label =
                    format!("found `{number}`; expected the number of an RFC in `{}`", crate::facts::path::<Rfc>());
                diagnostics.push(Diagnostic::at(number.span(), "there is no such RFC", label));
            } else {
                aliases.push((name.clone(), *number));
            }
        }
    }
    aliases
}
