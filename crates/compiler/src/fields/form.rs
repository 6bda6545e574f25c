//! Step 2, second half: reads TOML into a type, and finds every mistake in it at once.
//!
//! 1. The TOML parser finds what is no TOML.
//! 2. The keys are held against the JSON Schema of the type: unknown ones are reported and taken out, missing ones are
//!    reported ([`keys`]).
//! 3. The texts among the values are looked through for misspelt words ([`texts`]), and for what is not written yet
//!    ([`unwritten`]).
//! 4. serde reads the values. It stops at the first one that is wrong, so that one is reported and taken out, and the
//!    rest read again. This ends, because every round takes out a key, and works, because no field of the types is
//!    required for serde.

mod keys;
mod texts;
mod unwritten;
mod wrong_value;

pub(crate) use unwritten::UNWRITTEN;

use std::marker::PhantomData;
use std::ops::Range;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer};

use super::Described;
use crate::diagnostics::Diagnostic;

/// What a type wants to be filled in.
pub(crate) struct Form<T> {
    schema: Schema,
    fields: PhantomData<fn() -> T>,
}

impl<T: JsonSchema + DeserializeOwned> Form<T> {
    /// The form of `T`.
    pub(crate) fn new() -> Self {
        Self { schema: schema::<T>(), fields: PhantomData }
    }

    /// The fields that it has.
    pub(crate) fn fields(&self) -> Vec<Described<'_>> {
        Described::all(self.schema.as_value())
    }

    /// Reads the part of `file` in which its TOML is. Gives what can be read, or nothing if it is no TOML.
    ///
    /// `place` is where a missing field belongs; a file that is TOML and nothing else needs none.
    pub(crate) fn read(
        &self,
        file: &str,
        part: Range<usize>,
        place: Option<&Range<usize>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<T> {
        // The parser counts from the start of what it reads: with blanks for what comes before, its places are right.
        let toml = " ".repeat(part.start) + &file[part];
        let (mut table, errors) = DeTable::parse_recoverable(&toml);
        if !errors.is_empty() {
            diagnostics.extend(errors.iter().map(|error| wrong_value::not_toml(error, &toml)));
            return None;
        }
        keys::check(self.schema.as_value(), table.get_mut(), place, diagnostics);
        unwritten::check(table.get_ref(), diagnostics);
        texts::check(self.schema.as_value(), table.get_ref(), file, diagnostics);
        loop {
            match T::deserialize(Deserializer::from(table.clone())) {
                Ok(fields) => return Some(fields),
                Err(error) => {
                    let span = error.span().unwrap_or_default();
                    let key = remove(table.get_mut(), &span);
                    diagnostics.push(wrong_value::diagnostic(key.as_deref(), error.message(), span));
                    key?;
                }
            }
        }
    }
}

/// The JSON Schema of a type, in one piece.
fn schema<T: JsonSchema>() -> Schema {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    settings.into_generator().into_root_schema_for::<T>()
}

/// Takes out the innermost key whose value holds `place`, and gives its name.
fn remove(table: &mut DeTable<'_>, place: &Range<usize>) -> Option<String> {
    let holds = |value: &Spanned<DeValue<'_>>| {
        let span = value.span();
        span.start <= place.start && place.end <= span.end
    };
    let (key, value) = table.iter_mut().find_map(|(key, value)| {
        // A table that is written in parts, as `[[section.group]]` is, has no one place.
        let inner = remove_within(value.get_mut(), place);
        (inner.is_some() || holds(value)).then(|| (key.get_ref().to_string(), inner))
    })?;
    value.or_else(|| table.remove(key.as_str()).map(|_| key))
}

/// [`remove`] in the tables of a value.
fn remove_within(value: &mut DeValue<'_>, place: &Range<usize>) -> Option<String> {
    match value {
        DeValue::Table(table) => remove(table, place),
        DeValue::Array(items) => items.iter_mut().find_map(|item| remove_within(item.get_mut(), place)),
        _ => None,
    }
}
