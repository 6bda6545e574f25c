//! First and last day of a meeting.

use jiff::civil::Date;

use crate::diagnostics::Diagnostic;
use crate::fields::{CalendarDay, Spanned};

/// Maximum length of a meeting. No meeting has been longer, so a longer one has a wrong month or year.
const MAX_DAYS: i32 = 14;

/// Reports a meeting that ends before it starts, or is too long.
pub(super) fn check_days(start: &Spanned<CalendarDay>, end: &Spanned<CalendarDay>) -> Option<Diagnostic> {
    let diagnostic = |title: &str, label: String| {
        Some(Diagnostic::at(end.span(), title, label).related(start.span(), "the meeting starts on this day"))
    };
    match days(start.0, end.0) {
        days if days < 1 => {
            diagnostic("this meeting ends before it starts", format!("found {}; expected {} or later", end.0, start.0))
        }
        days if days > MAX_DAYS => {
            diagnostic("this meeting is too long", format!("found {days} days; expected at most {MAX_DAYS}"))
        }
        _ => None,
    }
}

/// Number of days from `start` to `end`, both inclusive.
fn days(start: Date, end: Date) -> i32 {
    start.until(end).map_or(i32::MAX, |span| span.get_days() + 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn first_and_last_day_count() {
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 20)), 7);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 14)), 1);
        assert_eq!(days(date(2026, 3, 14), date(2026, 3, 13)), 0);
        assert_eq!(days(date(2026, 3, 14), date(2025, 3, 20)), -358);
        assert_eq!(days(Date::MIN, Date::MAX), 7_304_484);
    }
}
