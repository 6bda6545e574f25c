//! When to ask again.

use std::time::Duration;

use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Number of tries for a request.
pub(crate) const TRIES: u32 = 3;

/// Pause before the second try. It doubles with each try.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// Longest pause. A source that asks for a longer one is not asked again.
pub(crate) const MAX_PAUSE: Duration = Duration::from_mins(2);

/// Returns whether a later request can have another answer.
pub(crate) fn is_temporary(status: u16) -> bool {
    status == 429 || status >= 500
}

/// Returns the pause after a failed try, the first of which is 1. `retry_after` is what the source asked for.
pub(crate) fn pause(failed: u32, retry_after: Option<Duration>) -> Duration {
    (FIRST_PAUSE * 2_u32.pow(failed - 1)).max(retry_after.unwrap_or_default())
}

/// Parses a `Retry-After` header (RFC 9110, section 10.2.3): seconds or a date. Anything else counts as missing.
pub(crate) fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = DateTimeParser::new().parse_timestamp(value.trim()).ok()?;
    // A date in the past asks for no pause.
    Some(Duration::try_from(at.duration_since(now)).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_and_are_never_shorter_than_asked_for() {
        let seconds = Duration::from_secs;
        assert_eq!([1, 2, 3].map(|failed| pause(failed, None)), [2, 4, 8].map(seconds));
        assert_eq!(pause(1, Some(seconds(1))), seconds(2));
        assert_eq!(pause(1, Some(seconds(60))), seconds(60));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = "2015-10-21T07:27:00Z".parse().unwrap();
        let after = |value| retry_after(value, now).map(|wait| wait.as_secs());
        assert_eq!(after("120"), Some(120));
        assert_eq!(after("Wed, 21 Oct 2015 07:28:00 GMT"), Some(60));
        assert_eq!(after("Wed, 21 Oct 2015 07:26:00 GMT"), Some(0));
        for value in ["", "-1", "1.5", "soon", "99999999999999999999999"] {
            assert_eq!(after(value), None, "{value}");
        }
    }

    #[test]
    fn only_busy_and_broken_sources_are_asked_again() {
        assert!([429, 500, 502, 503, 504].into_iter().all(is_temporary));
        assert!(![200, 304, 400, 403, 404, 410].into_iter().any(is_temporary));
    }
}
