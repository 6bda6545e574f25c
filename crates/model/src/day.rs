//! Calendar days. The compiler validates and formats them, so the browser needs no calendar arithmetic.

use serde::{Deserialize, Serialize};

/// A calendar day, `YYYY-MM-DD` (RFC 3339 `full-date`). Days sort chronologically, as their text does.
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Day(String);

impl Day {
    /// Parses `YYYY-MM-DD`. Returns `None` for any other format. The compiler checks that the month has that many days.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let shape = bytes.len() == 10
            && bytes.iter().enumerate().all(|(at, byte)| match at {
                4 | 7 => *byte == b'-',
                _ => byte.is_ascii_digit(),
            });
        shape.then(|| Self(text.to_owned()))
    }

    /// Returns the day as `YYYY-MM-DD`, the format of `<time datetime>`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(any(test, feature = "arbitrary"))]
impl<'a> arbitrary::Arbitrary<'a> for Day {
    fn arbitrary(source: &mut arbitrary::Unstructured<'a>) -> arbitrary::Result<Self> {
        let (year, month, day) =
            (source.int_in_range(0..=9999)?, source.int_in_range(1..=12)?, source.int_in_range(1..=31)?);
        Ok(Self(format!("{year:04}-{month:02}-{day:02}")))
    }
}

/// A day with its text for readers.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(any(test, feature = "arbitrary"), derive(arbitrary::Arbitrary))]
pub struct Date {
    /// The day, for machines and for comparisons.
    pub day: Day,
    /// The day as shown to readers: `23 Dec 2025`.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_sort_chronologically() {
        let day = |text| Day::parse(text).unwrap();
        assert!(day("2025-12-31") < day("2026-01-01"));
        assert!(day("2026-01-09") < day("2026-01-10"));
    }

    #[test]
    fn other_formats_are_rejected() {
        for text in ["", "2026-1-05", "2026-01-05T00:00", "20260105", "2026/01/05", "२०२६-०१"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
