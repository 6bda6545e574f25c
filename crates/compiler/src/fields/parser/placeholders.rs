//! Placeholders of new files. Drafts can contain them, published pages cannot.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::diagnostics::Diagnostic;

/// The start of every placeholder.
pub const PLACEHOLDER: &str = "To be written";

/// Reports placeholders, unless the file is a draft.
pub(super) fn check(table: &DeTable<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let draft = table.get("draft").map(toml::Spanned::get_ref);
    if !matches!(draft, Some(DeValue::Boolean(true))) {
        for value in table.values() {
            check_value(value.get_ref(), value.span(), diagnostics);
        }
    }
}

fn check_value(value: &DeValue<'_>, span: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    match value {
        DeValue::String(text) if text.starts_with(PLACEHOLDER) => {
            let label = format!("found `{PLACEHOLDER}`; expected the final text, or `draft = true`");
            diagnostics.push(Diagnostic::at(span, "this has not been written yet", label));
        }
        DeValue::Array(items) => {
            for item in items {
                check_value(item.get_ref(), item.span(), diagnostics);
            }
        }
        _ => {}
    }
}
