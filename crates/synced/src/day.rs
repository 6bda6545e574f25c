//! Reads and writes dates as TOML has them, without quotes. For `#[serde(with = "crate::day")]`.

use jiff::civil::Date;
use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::value::Datetime;

/// Writes a date.
///
/// # Errors
/// Fails if the year does not have four digits, or if the serializer fails.
pub fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
    day.to_string().parse::<Datetime>().map_err(S::Error::custom)?.serialize(serializer)
}

/// Reads a date.
///
/// # Errors
/// Fails if the value is no date, or has a time.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let value = Datetime::deserialize(deserializer)?;
    let date = value.date.filter(|_| value.time.is_none() && value.offset.is_none());
    let date = date.ok_or_else(|| D::Error::custom(format!("found `{value}`; expected a date, as in 2026-01-05")))?;
    date.to_string().parse().map_err(D::Error::custom)
}
