//! Time zones of meetings, by their names in the IANA Time Zone Database. The data is that of the crate, the same on every
//! machine.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::suggest::did_you_mean;

/// The clocks of a place on the days of a meeting.
#[derive(Debug, Eq, PartialEq)]
pub(crate) struct LocalTime {
    /// How far they are from UTC: `UTC+2 during the meeting`, or `UTC−7, from 7 November UTC−8` where they are changed.
    pub(crate) offset: String,
    /// Noon of the day in the middle (RFC 3339): `2026-07-21T12:00:00+02:00`. Clocks are changed on weekends, for the most part:
    /// before it, or after the meeting.
    pub(crate) reference_time: String,
}

/// The time zone with this name.
///
/// # Errors
///
/// A name that may have been meant, if there is one.
pub(crate) fn find(name: &str) -> Result<TimeZone, Option<String>> {
    let known = TimeZoneDatabase::bundled();
    let names: Vec<String> = known.available().map(|name| name.to_string()).collect();
    // The database would take it in any case of its letters; browsers and calendars are not all so kind.
    let exact = names.iter().any(|known| known == name).then(|| known.get(name).ok()).flatten();
    exact.ok_or_else(|| did_you_mean(name, names.iter().map(String::as_str)))
}

impl LocalTime {
    /// The clocks of `utc_offset` from `start` to `end`.
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

/// An offset from UTC in minutes, in words: `UTC+5:30`.
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
    fn clocks_are_those_of_the_days() {
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
    fn clocks_that_are_changed_during_a_meeting_are_told_apart() {
        // Summer time began on 26 March 2017.
        assert_eq!(
            local("Europe/Berlin", date(2017, 3, 25)),
            ("UTC+1, from 26 March UTC+2".into(), "2017-03-28T12:00:00+02:00".into())
        );
    }

    #[test]
    fn r8_names_are_those_of_the_database() {
        assert_eq!(find("Europe/Viena").unwrap_err().as_deref(), Some("did you mean `Europe/Vienna`?"));
        assert_eq!(find("europe/vienna").unwrap_err().as_deref(), Some("did you mean `Europe/Vienna`?"));
        assert_eq!(find("UTC+1").unwrap_err(), None);
        assert_eq!(find("").unwrap_err(), None);
    }
}
