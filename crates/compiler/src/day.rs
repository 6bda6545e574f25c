//! The day a build is for: an input, so that two builds of a commit are the same bytes.

use std::path::Path;
use std::process::Command;
use std::{env, fmt};

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};
use model::Day;

/// Why a build has no day.
#[derive(Debug, Eq, PartialEq)]
pub enum DayError {
    /// The day that was asked for is none, for example `2026-02-30`.
    NoDay(String),
    /// `SOURCE_DATE_EPOCH` is set to something that is no number of seconds since 1970.
    NoEpoch(String),
    /// Nothing says which day it is: there is no `--on`, no `SOURCE_DATE_EPOCH`, and no commit.
    Nothing,
}

impl fmt::Display for DayError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDay(found) => write!(formatter, "`{found}` is no day; expected one as in `--on 2026-01-05`"),
            Self::NoEpoch(found) => write!(
                formatter,
                "SOURCE_DATE_EPOCH is `{found}`; expected seconds since 1970, as `git log -1 --format=%ct` prints them"
            ),
            Self::Nothing => formatter.write_str(
                "the day to build for is not known, because there is no git commit to take it from; \
                 set it with `--on YYYY-MM-DD` or in SOURCE_DATE_EPOCH",
            ),
        }
    }
}

impl std::error::Error for DayError {}

/// The build's day: `on` (`YYYY-MM-DD`), else `SOURCE_DATE_EPOCH` (UTC), else the day of the newest git commit of
/// `root` (UTC).
///
/// # Errors
///
/// If the first of these that is given is no day, or if there is none.
pub fn build_day(on: Option<&str>, root: &Path) -> Result<Day, DayError> {
    if let Some(on) = on {
        return parse(on).ok_or_else(|| DayError::NoDay(on.to_owned()));
    }
    if let Ok(epoch) = env::var("SOURCE_DATE_EPOCH") {
        return from_epoch(&epoch).ok_or(DayError::NoEpoch(epoch));
    }
    newest_commit(root).as_deref().and_then(from_epoch).ok_or(DayError::Nothing)
}

/// Today (UTC). For what is started anew; builds have their own day, see [`build_day`].
#[must_use]
pub fn today() -> Option<Day> {
    Day::parse(&Timestamp::now().to_zoned(TimeZone::UTC).date().to_string())
}

/// A day of the calendar in the form `YYYY-MM-DD`.
fn parse(text: &str) -> Option<Day> {
    text.parse::<Date>().ok()?;
    Day::parse(text)
}

/// The day, in UTC, of a number of seconds since 1970.
fn from_epoch(seconds: &str) -> Option<Day> {
    let time = Timestamp::from_second(seconds.trim().parse().ok()?).ok()?;
    Day::parse(&time.to_zoned(TimeZone::UTC).date().to_string())
}

/// When the newest commit was made, in seconds since 1970.
fn newest_commit(root: &Path) -> Option<String> {
    let output = Command::new("git").arg("-C").arg(root).args(["log", "-1", "--format=%ct"]).output().ok()?;
    output.status.success().then(|| String::from_utf8(output.stdout).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_asked_for_comes_first() {
        let day = build_day(Some("2026-01-05"), Path::new("/nowhere"));
        assert_eq!(day, Ok(Day::parse("2026-01-05").unwrap()));
    }

    #[test]
    fn r8_a_day_that_is_none_is_refused() {
        for text in ["2026-02-30", "2025-02-29", "2026-13-01", "tomorrow", "", "2026-1-5", "2026-01-05T00:00"] {
            assert_eq!(build_day(Some(text), Path::new(".")), Err(DayError::NoDay(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn seconds_are_read_in_utc() {
        assert_eq!(from_epoch("1767657599\n"), Day::parse("2026-01-05"));
        assert_eq!(from_epoch("1767657600"), Day::parse("2026-01-06"));
        assert_eq!(from_epoch("0"), Day::parse("1970-01-01"));
    }

    #[test]
    fn seconds_that_are_none_are_refused() {
        for text in ["", "now", "99999999999999", "1.5", "-99999999999"] {
            assert_eq!(from_epoch(text), None, "{text}");
        }
    }

    #[test]
    fn the_message_says_what_to_set() {
        assert_eq!(newest_commit(Path::new("/nowhere")), None);
        assert!(DayError::Nothing.to_string().contains("--on YYYY-MM-DD"));
    }
}
