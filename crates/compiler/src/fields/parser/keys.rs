//! Checks for unknown and missing keys.

use std::ops::Range;

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::diagnostics::Diagnostic;
use crate::fields::first_sentence;
use crate::suggest::did_you_mean;

/// Reports the unknown and missing keys of `table` and the tables inside it, and removes the unknown ones.
/// `table_span` is the span of the table; `None` for the whole file.
pub(super) fn check(
    schema: &Value,
    table: &mut DeTable<'_>,
    table_span: Option<&Range<usize>>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
    let known: Vec<&str> = properties.keys().map(String::as_str).collect();

    let mut suggested = Vec::new();
    for (key, span) in keys(table) {
        if known.contains(&key.as_str()) {
            continue;
        }
        table.remove(key.as_str());
        suggested.extend(crate::suggest::nearest(&key, known.iter().copied()));
        let label = format!("found `{key}`; expected one of {}", quoted(&known));
        let diagnostic = Diagnostic::at(span, "unknown field", label);
        diagnostics.push(diagnostic.help(did_you_mean(&key, known.iter().copied())));
    }

    let required = schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    // A misspelled key has been reported already.
    for name in required.filter(|name| !suggested.contains(name) && !table.contains_key(*name)) {
        let title = format!("the field `{name}` is missing");
        let description = properties.get(name).and_then(|field| field.get("description")).and_then(Value::as_str);
        let label = description
            .map_or_else(|| "expected it here".to_owned(), |text| format!("expected here: {}", first_sentence(text)));
        diagnostics.push(match table_span {
            Some(span) => Diagnostic::at(span.clone(), title, label),
            None => Diagnostic::of_file(title, label),
        });
    }

    for (key, value) in table.iter_mut() {
        let span = value.span();
        if let Some(schema) = properties.get(key.get_ref().as_ref()) {
            check_within(schema, value.get_mut(), span, diagnostics);
        }
    }
}

fn check_within(schema: &Value, value: &mut DeValue<'_>, span: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    match value {
        DeValue::Table(table) => check(schema, table, Some(&span), diagnostics),
        DeValue::Array(items) => {
            let Some(schema) = schema.get("items") else { return };
            for item in items.iter_mut() {
                let span = item.span();
                check_within(schema, item.get_mut(), span, diagnostics);
            }
        }
        _ => {}
    }
}

/// Returns the keys of a table with their spans, in the order of the file.
fn keys(table: &DeTable<'_>) -> Vec<(String, Range<usize>)> {
    let mut keys: Vec<_> = table.keys().map(|key| (key.get_ref().to_string(), key.span())).collect();
    keys.sort_by_key(|(_, span)| span.start);
    keys
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
