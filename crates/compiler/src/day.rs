//! The day that the site is compiled for.
//!
//! Writers see the site of today. A build for visitors takes its day from `SOURCE_DATE_EPOCH` too, so that it can be repeated:
//! a commit and a day give the same bytes.

use std::{env, fmt};

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use model::Day;

/// Why there is no day to compile for.
#[derive(Debug, Eq, PartialEq)]
pub enum DayError {
    /// The day that was asked for is not in the calendar, for example `2026-02-30`.
    InvalidDate(String),
    /// `SOURCE_DATE_EPOCH` is not a number of seconds since 1970.
    InvalidEpoch(String),
    /// The clock of this machine is outside of the years 0 to 9999.
    Clock,
}

impl fmt::Display for DayError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidDate(found) => {
                write!(formatter, "`{found}` is not a valid date; expected one as in `--on 2026-01-05`")
            }
            Self::InvalidEpoch(found) => write!(
                formatter,
                "SOURCE_DATE_EPOCH is `{found}`; expected seconds since 1970, as `git log -1 --format=%ct` prints them"
            ),
            Self::Clock => formatter.write_str(
                "the clock of this machine shows no valid date; set the clock, or name a day with `--on 2026-01-05`",
            ),
        }
    }
}

impl std::error::Error for DayError {}

/// The day for writers: `on` (`YYYY-MM-DD`), else today (UTC).
///
/// # Errors
///
/// If `on` is not a valid date, or the clock shows none.
pub fn day_or_today(on: Option<&str>) -> Result<Day, DayError> {
    match on {
        Some(on) => parse(on).ok_or_else(|| DayError::InvalidDate(on.to_owned())),
        None => day_of(Timestamp::now()).ok_or(DayError::Clock),
    }
}

/// The day of a build for visitors: `on` (`YYYY-MM-DD`), else that of `SOURCE_DATE_EPOCH`, else today (UTC).
///
/// # Errors
///
/// If the first of these that is given is not valid.
pub fn build_day(on: Option<&str>) -> Result<Day, DayError> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(epoch) if on.is_none() => from_epoch(&epoch).ok_or(DayError::InvalidEpoch(epoch)),
        _ => day_or_today(on),
    }
}

/// A date of the calendar in the form `YYYY-MM-DD`.
fn parse(text: &str) -> Option<Day> {
    text.parse::<Date>().ok()?;
    Day::parse(text)
}

/// The day of a number of seconds since 1970.
fn from_epoch(seconds: &str) -> Option<Day> {
    day_of(Timestamp::from_second(seconds.trim().parse().ok()?).ok()?)
}

/// The day of a moment (UTC).
fn day_of(time: Timestamp) -> Option<Day> {
    Day::parse(&time.to_zoned(TimeZone::UTC).date().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requested_day_comes_first() {
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
