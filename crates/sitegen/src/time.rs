//! Days as the crates for feeds and calendars take them.

use anyhow::{Context, Result};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use model::Day;

/// The day as a date. The compiler has checked that there is such a day.
pub(crate) fn date(day: &Day) -> Result<NaiveDate> {
    day.as_str().parse().with_context(|| format!("{} is no day", day.as_str()))
}

/// The start of a day in UTC, where a format wants a time of something that is only known by the day.
pub(crate) fn start_of(day: &Day) -> Result<DateTime<Utc>> {
    Ok(date(day)?.and_time(NaiveTime::MIN).and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_starts_at_midnight() {
        let start = |text| start_of(&Day::parse(text).unwrap()).map(|time| time.to_rfc3339());
        assert_eq!(start("2026-01-05").unwrap(), "2026-01-05T00:00:00+00:00");
        assert!(start("2026-02-30").is_err());
    }
}
