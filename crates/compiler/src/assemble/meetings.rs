//! Parts of a meeting's page that depend on the day of the build.

use model::meeting::{Meeting, Phase};
use model::paths::meeting_calendar;

use super::SiteGraph;

/// Adds the link to the calendar file, until the meeting is over, unless it was cancelled.
pub(super) fn meeting(graph: &SiteGraph<'_>, meeting: &Meeting) -> Meeting {
    let mut meeting = meeting.clone();
    if meeting.card.phase(graph.day) != Phase::Past && !meeting.card.cancelled {
        meeting.calendar = Some(meeting_calendar(meeting.card.number));
    }
    meeting
}
