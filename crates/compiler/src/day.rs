//! The day that the site is compiled for.
//!
//! Writers see today's site. A build for publication also honors `SOURCE_DATE_EPOCH`, so that it is reproducible: the same
//! commit and day give the same bytes.

use std::{env, fmt};

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use model::Day;

/// Why the day of the build cannot be determined.
#[derive(Debug, Eq, PartialEq)]
pub enum DayError {
    /// The requested date does not exist, for example `2026-02-30`.
    InvalidDate(String),
    /// `SOURCE_DATE_EPOCH` is not a number of seconds since 1970-01-01.
    InvalidEpoch(String),
    /// The system clock is outside the years 0 to 9999.
    Clock,
}

impl fmt::Display for DayError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidDate(found) => {
                write!(formatter, "`{found}` is not a valid date; expected `YYYY-MM-DD`, as in `--on 2026-01-05`")
            }
            Self::InvalidEpoch(found) => write!(
                formatter,
                "SOURCE_DATE_EPOCH is `{found}`; expected seconds since 1970-01-01, as in `git log -1 --format=%ct`"
            ),
            Self::Clock => formatter
                .write_str("the system clock has no valid date; set the clock, or choose a day with `--on 2026-01-05`"),
        }
    }
}

impl std::error::Error for DayError {}

/// Returns a day as a date to calculate with. Every day is one.
pub(crate) fn date(day: &Day) -> Option<Date> {
    day.as_str().parse().ok()
}

/// Returns `on` (`YYYY-MM-DD`), or today (UTC) without it.
///
/// # Errors
///
/// If `on` is not a valid date, or the system clock has none.
pub fn day_or_today(on: Option<&str>) -> Result<Day, DayError> {
    match on {
        Some(on) => parse(on).ok_or_else(|| DayError::InvalidDate(on.to_owned())),
        None => day_of(Timestamp::now()).ok_or(DayError::Clock),
    }
}

/// Returns the day of a reproducible build: `on` (`YYYY-MM-DD`), else the day of `SOURCE_DATE_EPOCH`, else today (UTC).
///
/// # Errors
///
/// If the first of these that is given is invalid.
pub fn build_day(on: Option<&str>) -> Result<Day, DayError> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(epoch) if on.is_none() => from_epoch(&epoch).ok_or(DayError::InvalidEpoch(epoch)),
        _ => day_or_today(on),
    }
}

/// Parses a date of the form `YYYY-MM-DD`.
fn parse(text: &str) -> Option<Day> {
    text.parse::<Date>().ok()?;
    Day::parse(text)
}

/// Returns the day (UTC) of a number of seconds since 1970-01-01.
fn from_epoch(seconds: &str) -> Option<Day> {
    day_of(Timestamp::from_second(seconds.trim().parse().ok()?).ok()?)
}

/// Returns the day (UTC) of a timestamp.
fn day_of(time: Timestamp) -> Option<Day> {
    Day::parse(&time.to_zoned(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requested_day_takes_precedence() {
        let day = Ok(Day::parse("2026-01-05").unwrap());
        assert_eq!(day_or_today(Some("2026-01-05")), day);
        assert_eq!(build_day(Some("2026-01-05")), day);
    }

    #[test]
    fn r8_invalid_dates_are_rejected() {
        for text in ["2026-02-30", "2025-02-29", "2026-13-01", "tomorrow", "", "2026-1-5", "2026-01-05T00:00"] {
            let error = Err(DayError::InvalidDate(text.to_owned()));
            assert_eq!(day_or_today(Some(text)), error, "{text}");
            assert_eq!(build_day(Some(text)), error, "{text}");
        }
    }

    #[test]
    fn seconds_are_read_in_utc() {
        assert_eq!(from_epoch("1767657599\n"), Day::parse("2026-01-05"));
        assert_eq!(from_epoch("1767657600"), Day::parse("2026-01-06"));
        assert_eq!(from_epoch("0"), Day::parse("1970-01-01"));
    }

    #[test]
    fn invalid_seconds_are_rejected() {
        for text in ["", "now", "99999999999999", "1.5", "-99999999999"] {
            assert_eq!(from_epoch(text), None, "{text}");
        }
    }
}
