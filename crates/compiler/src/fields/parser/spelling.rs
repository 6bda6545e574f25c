//! Checks the spelling of the values that readers see.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::Diagnostic;
use crate::spelling;

/// Reports misspelled words in the texts of `table` and the tables inside it. The schema marks texts for readers with
/// `contentMediaType`.
pub(super) fn check(schema: &Value, table: &DeTable<'_>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    for (key, value) in table {
        if let Some(schema) = schema.get("properties").and_then(|properties| properties.get(key.get_ref().as_ref())) {
            check_value(schema, value, file, diagnostics);
        }
    }
}

fn check_value(schema: &Value, value: &Spanned<DeValue<'_>>, file: &str, diagnostics: &mut Vec<Diagnostic>) {
    match value.get_ref() {
        DeValue::String(text) if schema.get("contentMediaType").is_some() => {
            diagnostics.extend(spelling::check(text, file, &value.span()));
        }
        DeValue::Table(table) => check(schema, table, file, diagnostics),
        DeValue::Array(items) => {
            let Some(schema) = schema.get("items") else { return };
            for item in items {
                check_value(schema, item, file, diagnostics);
            }
        }
        _ => {}
    }
}
