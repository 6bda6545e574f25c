//! Converts days to the types that the crates for feeds and calendars use.

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::Day;

/// Converts a day to a date. Never fails for a day that the compiler has validated.
pub(crate) fn date(day: &Day) -> Result<NaiveDate> {
    day.as_str().parse().with_context(|| format!("`{}` is not a valid date", day.as_str()))
}

/// Returns the start of a day in UTC, for formats that require a time.
pub(crate) fn start_of(day: &Day) -> Result<DateTime<Utc>> {
    Ok(date(day)?.and_time(NaiveTime::MIN).and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn day_starts_at_midnight_and_invalid_day_is_an_error() {
        let start = |text| start_of(&Day::parse(text).unwrap()).map(|time| time.to_rfc3339());
        assert_eq!(start("2026-01-05").unwrap(), "2026-01-05T00:00:00+00:00");
        assert!(start("2026-02-30").is_err());
    }
}
