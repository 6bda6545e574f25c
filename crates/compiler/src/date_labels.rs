//! Formats dates for readers.

use jiff::civil::Date;
use model::meeting::DateLabels;

/// Formats a date as `14 March 2026`.
pub(crate) fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// Formats a date as `23 Dec 2025`.
pub(crate) fn short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// Formats the dates of a meeting.
///
/// The full range has a hyphen, as in the texts of the site; the short range of days has an en dash.
pub(crate) fn meeting(start: Date, end: Date) -> DateLabels {
    let format = |date: Date, pattern: &str| date.strftime(pattern).to_string();
    let full = if start == end {
        long(end)
    } else if start.year() != end.year() {
        format!("{} - {}", long(start), long(end))
    } else if start.month() != end.month() {
        format!("{} - {}", format(start, "%-d %B"), long(end))
    } else {
        format!("{}-{}", start.day(), long(end))
    };
    DateLabels {
        month: format(start, "%b %Y"),
        days: if start == end { start.day().to_string() } else { format!("{}–{}", start.day(), end.day()) },
        dates: full,
        first: format(start, "%A %-d %B"),
        last_weekday: format(end, "%A"),
        last: format(end, "%-d %B"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_have_a_long_and_a_short_format() {
        assert_eq!(long(date(2026, 7, 4)), "4 July 2026");
        assert_eq!(short(date(2025, 12, 23)), "23 Dec 2025");
    }

    #[test]
    fn range_within_a_month_names_the_month_once() {
        let labels = meeting(date(2026, 3, 14), date(2026, 3, 20));
        assert_eq!(
            labels,
            DateLabels {
                month: "Mar 2026".into(),
                days: "14–20".into(),
                dates: "14-20 March 2026".into(),
                first: "Saturday 14 March".into(),
                last_weekday: "Friday".into(),
                last: "20 March".into(),
            }
        );
    }

    #[test]
    fn range_across_months_names_both() {
        let labels = meeting(date(2026, 2, 28), date(2026, 3, 6));
        assert_eq!((labels.days.as_str(), labels.dates.as_str()), ("28–6", "28 February - 6 March 2026"));
    }

    #[test]
    fn range_across_years_names_both() {
        let labels = meeting(date(2026, 12, 28), date(2027, 1, 3));
        assert_eq!(labels.dates, "28 December 2026 - 3 January 2027");
        assert_eq!(labels.month, "Dec 2026");
    }

    #[test]
    fn single_day_is_not_a_range() {
        let labels = meeting(date(2026, 3, 14), date(2026, 3, 14));
        assert_eq!((labels.days.as_str(), labels.dates.as_str()), ("14", "14 March 2026"));
    }
}
