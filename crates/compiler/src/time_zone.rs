//! Time zones of meetings, from the IANA Time Zone Database that is bundled with `jiff`, so that builds do not depend on the
//! machine.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::suggest::did_you_mean;

/// The local time during a meeting.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct LocalTime {
    /// Offset from UTC: `UTC+2 during the meeting`, or `UTC−7, from 7 November UTC−8` if the clocks change.
    pub(crate) offset: String,
    /// Noon of the middle day (RFC 3339): `2026-07-21T12:00:00+02:00`. Clocks mostly change on weekends, so the offset of that
    /// day holds for most of the meeting.
    pub(crate) reference_time: String,
}

/// Finds a time zone by name.
///
/// # Errors
///
/// Returns the "did you mean" of an unknown name, if there is a similar one.
pub(crate) fn find(name: &str) -> Result<TimeZone, Option<String>> {
    let database = TimeZoneDatabase::bundled();
    let names: Vec<String> = database.available().map(|name| name.to_string()).collect();
    // The database ignores case, but not all browsers and calendars do.
    let exact = names.iter().any(|known| known == name).then(|| database.get(name).ok()).flatten();
    exact.ok_or_else(|| did_you_mean(name, names.iter().map(String::as_str)))
}

impl LocalTime {
    /// Returns the local time in `zone` from `start` to `end`, both inclusive.
    pub(crate) fn of(zone: &TimeZone, start: Date, end: Date) -> Option<Self> {
        let noon = |day: Date| day.at(12, 0, 0, 0).to_zoned(zone.clone()).ok();
        let offset = |day: Date| Some(noon(day)?.offset().seconds() / 60);
        let first = offset(start)?;
        let days = start.series(1.day()).take_while(|day| *day <= end);
        let change = days.filter_map(|day| Some((day, offset(day)?))).find(|(_, offset)| *offset != first);
        let offset = match change {
            Some((day, offset)) => format!("{}, from {} {}", utc(first), day.strftime("%-d %B"), utc(offset)),
            None => format!("{} during the meeting", utc(first)),
        };
        let middle = start.checked_add(((end - start).get_days() / 2).days()).ok()?;
        Some(Self { offset, reference_time: noon(middle)?.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string() })
    }
}

/// Formats an offset from UTC, in minutes: `UTC+5:30`.
fn utc(minutes: i32) -> String {
    let sign = match minutes {
        0 => return "UTC".to_owned(),
        1.. => '+',
        _ => '−',
    };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn local(name: &str, start: Date) -> (String, String) {
        let LocalTime { offset, reference_time } =
            LocalTime::of(&find(name).unwrap(), start, start.checked_add(6.days()).unwrap()).unwrap();
        (offset, reference_time)
    }

    #[test]
    fn offset_is_that_of_the_dates() {
        assert_eq!(
            local("Europe/Vienna", date(2026, 7, 18)),
            ("UTC+2 during the meeting".into(), "2026-07-21T12:00:00+02:00".into())
        );
        assert_eq!(local("Europe/Vienna", date(2026, 11, 14)).0, "UTC+1 during the meeting");
        assert_eq!(local("America/Los_Angeles", date(2026, 11, 14)).0, "UTC−8 during the meeting");
        assert_eq!(local("Asia/Kolkata", date(2026, 11, 14)).0, "UTC+5:30 during the meeting");
        assert_eq!(local("Atlantic/Reykjavik", date(2026, 11, 14)).0, "UTC during the meeting");
    }

    #[test]
    fn change_of_offset_during_meeting_is_named() {
        // Summer time began on 26 March 2017.
        assert_eq!(
            local("Europe/Berlin", date(2017, 3, 25)),
            ("UTC+1, from 26 March UTC+2".into(), "2017-03-28T12:00:00+02:00".into())
        );
    }

    #[test]
    fn r8_unknown_names_are_rejected_with_suggestion() {
        assert_eq!(find("Europe/Viena").unwrap_err().as_deref(), Some("did you mean `Europe/Vienna`?"));
        assert_eq!(find("europe/vienna").unwrap_err().as_deref(), Some("did you mean `Europe/Vienna`?"));
        assert_eq!(find("UTC+1").unwrap_err(), None);
        assert_eq!(find("").unwrap_err(), None);
    }
}
