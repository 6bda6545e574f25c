//! What a new file has in the places that are yet to be filled in. A draft can have it, a published page cannot.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::Diagnostic;

/// How such texts start.
pub(crate) const UNWRITTEN: &str = "To be written";

/// Reports what is yet to be written in a file that is no draft.
pub(super) fn check(table: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let draft = table.get("draft").map(toml::Spanned::get_ref);
    if !matches!(draft, Some(DeValue::Boolean(true))) {
        for value in table.values() {
            check_value(value.get_ref(), value.span(), diagnostics);
        }
    }
}

fn check_value(value: &DeValue<'_>, place: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    match value {
        DeValue::String(text) if text.starts_with(UNWRITTEN) => {
            let label = format!("found `{UNWRITTEN}`; expected the words themselves, or `draft = true`");
            diagnostics.push(Diagnostic::at(place, "this is not written yet", label));
        }
        DeValue::Array(items) => {
            for item in items {
                check_value(item.get_ref(), item.span(), diagnostics);
            }
        }
        _ => {}
    }
}
