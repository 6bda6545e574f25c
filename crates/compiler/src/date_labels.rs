//! Days in the words that readers see.

use jiff::civil::Date;
use model::meeting::DateLabels;

/// `14 March 2026`, for the day of a page's newest fact.
pub(crate) fn long(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// `23 Dec 2025`, for the day of a post.
pub(crate) fn short(date: Date) -> String {
    date.strftime("%-d %b %Y").to_string()
}

/// The days of a meeting.
///
/// The range in full has a hyphen, as in the texts of the site; the range for the calendar leaf has an en dash.
pub(crate) fn meeting(start: Date, end: Date) -> DateLabels {
    let in_words = |date: Date, form: &str| date.strftime(form).to_string();
    let full = if start == end {
        long(end)
    } else if start.year() != end.year() {
        format!("{} - {}", long(start), long(end))
    } else if start.month() != end.month() {
        format!("{} - {}", in_words(start, "%-d %B"), long(end))
    } else {
        format!("{}-{}", start.day(), long(end))
    };
    DateLabels {
        month: in_words(start, "%b %Y"),
        days: if start == end { start.day().to_string() } else { format!("{}–{}", start.day(), end.day()) },
        dates: full,
        first: in_words(start, "%A %-d %B"),
        last_weekday: in_words(end, "%A"),
        last: in_words(end, "%-d %B"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day() {
        assert_eq!(long(date(2026, 7, 4)), "4 July 2026");
        assert_eq!(short(date(2025, 12, 23)), "23 Dec 2025");
    }

    #[test]
    fn a_meeting_within_a_month() {
        let words = meeting(date(2026, 3, 14), date(2026, 3, 20));
        assert_eq!(
            words,
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
    fn a_meeting_over_the_end_of_a_month() {
        let words = meeting(date(2026, 2, 28), date(2026, 3, 6));
        assert_eq!((words.days.as_str(), words.dates.as_str()), ("28–6", "28 February - 6 March 2026"));
    }

    #[test]
    fn a_meeting_over_the_end_of_a_year() {
        let words = meeting(date(2026, 12, 28), date(2027, 1, 3));
        assert_eq!(words.dates, "28 December 2026 - 3 January 2027");
        assert_eq!(words.month, "Dec 2026");
    }

    #[test]
    fn a_meeting_of_one_day() {
        let words = meeting(date(2026, 3, 14), date(2026, 3, 14));
        assert_eq!((words.days.as_str(), words.dates.as_str()), ("14", "14 March 2026"));
    }
}
