//! The values that fields can have. Each is checked where it is read, so that the rest of the compiler can rely on it.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use jiff::civil::Date;
use model::Day;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use toml::Value;

/// A text of one line that is not empty: no line feeds or other control characters, no space at its ends. The spelling of
/// its words is checked, unless it is a [`Name`].
#[derive(Clone, Debug)]
pub(crate) struct Line<const HAS_WORDS: bool = true>(String);

/// A [`Line`] that names somebody or something: its spelling is its own.
pub(crate) type Name = Line<false>;

/// A [`Line`] of at least [`SHORTEST`] and at most `LONGEST` characters.
#[derive(Clone, Debug)]
pub(crate) struct Description<const LONGEST: usize = 220>(Line);

/// A day of the calendar.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CalendarDay(pub(crate) Date);

/// What is shorter than this many characters describes nothing.
const SHORTEST: usize = 60;

impl<const HAS_WORDS: bool> Line<HAS_WORDS> {
    fn check(text: String) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("found an empty text; expected words".to_owned());
        }
        if let Some(control) = text.chars().find(|character| character.is_control()) {
            let found = control.escape_default();
            return Err(format!("found the control character `{found}`; expected one line of text"));
        }
        if text.trim() != text {
            return Err("found a space at an end of the text; expected none".to_owned());
        }
        Ok(Self(text))
    }
}

impl<const HAS_WORDS: bool> Deref for Line<HAS_WORDS> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const HAS_WORDS: bool> fmt::Display for Line<HAS_WORDS> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self)
    }
}

impl<const LONGEST: usize> Deref for Description<LONGEST> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl CalendarDay {
    /// The day as the model has it. TOML's years have four digits, so there always is one.
    pub(crate) fn day(self) -> Option<Day> {
        Day::parse(&self.0.to_string())
    }
}

impl<'de, const HAS_WORDS: bool> Deserialize<'de> for Line<HAS_WORDS> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::check(String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl<'de, const LONGEST: usize> Deserialize<'de> for Description<LONGEST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let line = Line::<true>::deserialize(deserializer)?;
        match line.chars().count() {
            length if (SHORTEST..=LONGEST).contains(&length) => Ok(Self(line)),
            length => Err(D::Error::custom(format!("found {length} characters; expected {SHORTEST} to {LONGEST}"))),
        }
    }
}

impl<'de> Deserialize<'de> for CalendarDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = "expected a date without quotes, as in 2026-01-05";
        let value = Value::deserialize(deserializer)?;
        let Value::Datetime(datetime) = value else {
            return Err(D::Error::custom(format!("found a value of type {}; {expected}", value.type_str())));
        };
        match (datetime.date, datetime.time, datetime.offset) {
            (Some(date), None, None) => date.to_string().parse().map(Self).map_err(D::Error::custom),
            _ => Err(D::Error::custom(format!("found `{datetime}`; {expected}"))),
        }
    }
}

impl<const HAS_WORDS: bool> JsonSchema for Line<HAS_WORDS> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        if HAS_WORDS { "Line".into() } else { "Name".into() }
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        // The mark of texts that readers see, by which their spelling is checked.
        if HAS_WORDS {
            json_schema!({ "type": "string", "contentMediaType": "text/plain" })
        } else {
            json_schema!({ "type": "string" })
        }
    }
}

impl<const LONGEST: usize> JsonSchema for Description<LONGEST> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Description".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "contentMediaType": "text/plain", "minLength": SHORTEST, "maxLength": LONGEST })
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
