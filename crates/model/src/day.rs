//! Calendar days. The compiler validates and formats them; the browser compares and counts them.

use std::ops::Range;

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

    /// Returns the number of days from this day to `later`; it is negative if that day is earlier.
    #[must_use]
    pub fn days_until(&self, later: &Self) -> i32 {
        later.ordinal() - self.ordinal()
    }

    /// Says when `later` is, seen from this day: `in 12 days`, `tomorrow` or `today`.
    #[must_use]
    pub fn countdown(&self, later: &Self) -> String {
        match self.days_until(later) {
            ..=0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            days => format!("in {days} days"),
        }
    }

    /// Returns the number of the day in the Gregorian calendar. Years are counted from March, so that a leap day is the last one.
    fn ordinal(&self) -> i32 {
        let number = |range: Range<usize>| {
            let digits = self.0.as_bytes().get(range).unwrap_or_default();
            digits.iter().fold(0, |number, digit| number * 10 + i32::from(digit & 0xF))
        };
        let months = number(0..4) * 12 + number(5..7) - 3;
        let (year, month) = (months.div_euclid(12), months.rem_euclid(12));
        let leap_days = year / 4 - year / 100 + year / 400;
        year * 365 + leap_days + (153 * month + 2) / 5 + number(8..10)
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
    fn days_are_counted_across_months_years_and_leap_days() {
        let days = |from, to| Day::parse(from).unwrap().days_until(&Day::parse(to).unwrap());
        assert_eq!(days("2026-03-14", "2026-03-14"), 0);
        assert_eq!(days("2026-03-14", "2026-03-20"), 6);
        assert_eq!(days("2026-01-05", "2026-03-14"), 68);
        assert_eq!(days("2026-12-31", "2027-01-01"), 1);
        assert_eq!(days("2028-02-28", "2028-03-01"), 2);
        assert_eq!(days("2100-02-28", "2100-03-01"), 1);
        assert_eq!(days("1986-01-16", "2026-01-16"), 14_610);
        assert_eq!(days("2026-03-14", "2026-03-01"), -13);
    }

    #[test]
    fn countdown_has_words_for_the_next_days() {
        let countdown = |to| Day::parse("2026-03-02").unwrap().countdown(&Day::parse(to).unwrap());
        assert_eq!(["2026-03-02", "2026-03-03", "2026-03-14"].map(countdown), ["today", "tomorrow", "in 12 days"]);
    }

    #[test]
    fn other_formats_are_rejected() {
        for text in ["", "2026-1-05", "2026-01-05T00:00", "20260105", "2026/01/05", "२०२६-०१"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
