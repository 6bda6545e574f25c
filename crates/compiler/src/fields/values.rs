//! Types of values. Each is checked when it is parsed, so that the rest of the compiler can rely on it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use jiff::civil::Date;
use model::Day;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use toml::Value;

/// One non-empty line of text, without control characters, and without spaces at its start and end. Its spelling is checked,
/// unless it is a [`Name`].
#[derive(Clone, Debug)]
pub(crate) struct Line<const SPELL_CHECKED: bool = true>(String);

/// A [`Line`] that names somebody or something: its spelling is not checked.
pub(crate) type Name = Line<false>;

/// A [`Line`] of [`MIN_DESCRIPTION_LENGTH`] to `MAX_LENGTH` characters.
#[derive(Clone, Debug)]
pub(crate) struct Description<const MAX_LENGTH: usize = MAX_DESCRIPTION_LENGTH>(Line);

/// A calendar date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CalendarDay(pub(crate) Date);

/// Minimum length of a description, in characters.
pub const MIN_DESCRIPTION_LENGTH: usize = 60;

/// Maximum length of a description, in characters.
pub const MAX_DESCRIPTION_LENGTH: usize = 220;

/// Maximum length of the description of a post, in characters.
pub const MAX_POST_DESCRIPTION_LENGTH: usize = 240;

impl<const SPELL_CHECKED: bool> Line<SPELL_CHECKED> {
    /// A text that is a fact from its owner, which has been checked when the facts were read.
    pub(crate) fn of_fact(text: &str) -> Self {
        Self(text.to_owned())
    }

    fn parse(text: String) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("found empty text; expected at least one word".to_owned());
        }
        if let Some(control) = text.chars().find(|character| character.is_control()) {
            let found = control.escape_default();
            return Err(format!("found the control character `{found}`; expected a single line of text"));
        }
        if text.trim() != text {
            return Err("found a space at the start or end of the text; expected none".to_owned());
        }
        Ok(Self(text))
    }
}

impl<const SPELL_CHECKED: bool> Deref for Line<SPELL_CHECKED> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const SPELL_CHECKED: bool> fmt::Display for Line<SPELL_CHECKED> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl<const MAX_LENGTH: usize> Deref for Description<MAX_LENGTH> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl CalendarDay {
    /// Converts the date to the model's [`Day`]. Years in TOML have four digits, so this does not fail.
    pub(crate) fn day(self) -> Option<Day> {
        Day::parse(&self.0.to_string())
    }
}

impl<'de, const SPELL_CHECKED: bool> Deserialize<'de> for Line<SPELL_CHECKED> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de, const MAX_LENGTH: usize> Deserialize<'de> for Description<MAX_LENGTH> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let line = Line::<true>::deserialize(deserializer)?;
        match line.chars().count() {
            length if (MIN_DESCRIPTION_LENGTH..=MAX_LENGTH).contains(&length) => Ok(Self(line)),
            length => Err(D::Error::custom(format!(
                "found {length} characters; expected {MIN_DESCRIPTION_LENGTH} to {MAX_LENGTH}"
            ))),
        }
    }
}

impl<'de> Deserialize<'de> for CalendarDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "expected a date without quotes, as in 2026-01-05";
        let found = |found: &str| D::Error::custom(format!("found {found}; {expected}"));
        let datetime = match Value::deserialize(deserializer)? {
            Value::Datetime(datetime) => datetime,
            Value::String(text) => return Err(found(&format!("the text {text:?}"))),
            Value::Integer(number) => return Err(found(&format!("the number `{number}`"))),
            Value::Float(number) => return Err(found(&format!("the number `{number}`"))),
            Value::Boolean(value) => return Err(found(&format!("`{value}`"))),
            Value::Array(_) => return Err(found("a list")),
            Value::Table(_) => return Err(found("a table")),
        };
        match (datetime.date, datetime.time, datetime.offset) {
            (Some(date), None, None) => date.to_string().parse().map(Self).map_err(D::Error::custom),
            _ => Err(found(&format!("`{datetime}`"))),
        }
    }
}

impl<const SPELL_CHECKED: bool> JsonSchema for Line<SPELL_CHECKED> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        if SPELL_CHECKED { "Line".into() } else { "Name".into() }
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // The spelling of values with a `contentMediaType` is checked.
        if SPELL_CHECKED {
            json_schema!({ "type": "string", "contentMediaType": "text/plain" })
        } else {
            json_schema!({ "type": "string" })
        }
    }
}

impl<const MAX_LENGTH: usize> JsonSchema for Description<MAX_LENGTH> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Description".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": "text/plain", "minLength": MIN_DESCRIPTION_LENGTH, "maxLength": MAX_LENGTH })
    }
}

impl JsonSchema for CalendarDay {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}
