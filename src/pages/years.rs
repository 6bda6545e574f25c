//! Meetings by year and by decade.

use model::meeting::MeetingCard;

/// Number of digits of a year that say in which decade it is.
pub(crate) const DECADE: usize = 3;
/// Number of digits of a year.
pub(crate) const YEAR: usize = 4;

/// Returns the first digits of the day on which a meeting starts.
pub(crate) fn start(meeting: &MeetingCard, digits: usize) -> &str {
    meeting.start.as_str().get(..digits).unwrap_or_default()
}

/// Returns meetings that are sorted by day by the first digits of that.
pub(crate) fn by_start<'a, 'b>(
    meetings: &'a [&'b MeetingCard],
    digits: usize,
) -> impl Iterator<Item = &'a [&'b MeetingCard]> {
    meetings.chunk_by(move |one, other| start(one, digits) == start(other, digits))
}
