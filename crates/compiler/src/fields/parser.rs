//! Step 2, second half: parses TOML into a type, and reports all errors at once.
//!
//! 1. The TOML parser finds syntax errors, which are told in the writer's words ([`syntax`]).
//! 2. Keys are checked against the JSON Schema of the type ([`keys`]): unknown keys are reported and removed, missing keys are
//!    reported.
//! 3. Texts are checked for placeholders ([`placeholders`]) and for misspelled words ([`spelling`]).
//! 4. serde reads the values. It stops at the first invalid value, so that one is reported and removed, and the rest is read
//!    again. This terminates, because each round removes a key, and works, because serde requires no field of the types.

mod errors;
mod keys;
mod placeholders;
mod spelling;
mod syntax;

pub use placeholders::PLACEHOLDER;

use std::marker::PhantomData;
use std::ops::Range;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::FieldInfo;
use crate::diagnostics::Diagnostic;

/// Parses TOML into the fields `T`.
pub(crate) struct FieldParser<T> {
    schema: Schema,
    fields: PhantomData<fn() -> T>,
}

impl<T: JsonSchema + DeserializeOwned> FieldParser<T> {
    /// Creates a parser, with the schema of `T`.
    pub(crate) fn new() -> Self {
        Self { schema: schema::<T>(), fields: PhantomData }
    }

    /// Returns the fields of `T`.
    pub(crate) fn fields(&self) -> Vec<FieldInfo<'_>> {
        FieldInfo::all(self.schema.as_value())
    }

    /// Parses the `range` of `file` that is TOML. Returns the valid fields, or `None` after a syntax error.
    ///
    /// Missing fields are reported at `table_span`, or for the file as a whole.
    pub(crate) fn parse(
        &self,
        file: &str,
        range: Range<usize>,
        table_span: Option<&Range<usize>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        // Padding makes the spans of the TOML parser those of the file.
        let toml = " ".repeat(range.start) + &file[range];
        let (mut table, errors) = DeTable::parse_recoverable(&toml);
        if !errors.is_empty() {
            diagnostics.extend(syntax::report(&errors, &toml));
            return None;
        }
        keys::check(self.schema.as_value(), table.get_mut(), table_span, diagnostics);
        placeholders::check(table.get_ref(), diagnostics);
        spelling::check(self.schema.as_value(), table.get_ref(), file, diagnostics);
        loop {
            match T::deserialize(Deserializer::from(table.clone())) {
                Ok(fields) => return Some(fields),
                Err(error) => {
                    let span = error.span().unwrap_or_default();
                    let key = remove(table.get_mut(), &span);
                    let written = toml.get(span.clone()).unwrap_or_default();
                    diagnostics.push(errors::value(key.as_deref(), error.message(), span, written));
                    key?;
                }
            }
        }
    }
}

/// Returns the JSON Schema of a type, without references.
fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>()
}

/// Removes the innermost key whose value contains `span`, and returns its name.
fn remove(table: &mut DeTable<'_>, span: &Range<usize>) -> Option<String> {
    let contains_span = |value: &Spanned<DeValue<'_>>| {
        let value_span = value.span();
        value_span.start <= span.start && span.end <= value_span.end
    };
    let (key, removed) = table.iter_mut().find_map(|(key, value)| {
        // A table in several parts, such as `[[section.group]]`, has no single span.
        let inner = remove_within(value.get_mut(), span);
        (inner.is_some() || contains_span(value)).then(|| (key.get_ref().to_string(), inner))
    })?;
    removed.or_else(|| table.remove(key.as_str()).map(|_| key))
}

/// [`remove`] for the tables inside a value.
fn remove_within(value: &mut DeValue<'_>, span: &Range<usize>) -> Option<String> {
    match value {
        DeValue::Table(table) => remove(table, span),
        DeValue::Array(items) => items.iter_mut().find_map(|item| remove_within(item.get_mut(), span)),
        _ => None,
    }
}
